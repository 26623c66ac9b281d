//! Rows of the spine.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    BallSide, EntryId, EntryKind, FileId, LaneId, LaneKind, RecordId, RecordKind, ThreadId, TurnId,
};
use crate::features::organisations::model::{PartySide, RelationshipId, Side};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    drafts, entries, files, lanes, read_marks, record_links, record_parties, records, turns,
};
use crate::platform::http::content::Content;

// `treat_none_as_default_value = false` on the rows below: a batch of them is one statement on
// SQLite too, where it would otherwise be one for each row, in a transaction of its own.

/// The row of a record.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = records, treat_none_as_default_value = false)]
pub struct Record {
    pub id: RecordId,
    pub kind: RecordKind,
    pub vendor_org: OrganisationId,
    pub relationship_id: Option<RelationshipId>,
    pub number: String,
    pub version: i32,
    pub sub_state: Option<String>,
    pub custom: Json,
    pub definition_version: i32,
    pub ball_side: Option<BallSide>,
    pub ball_since: Option<Timestamp>,
    pub ball_until: Option<Timestamp>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
}

/// An organisation in a record, and the record as that organisation lists it: the last columns
/// are kept by the writer so that every list and filter is one index.
#[derive(Debug, Clone, HasQuery, Insertable)]
// Without the last attribute a batch insert on SQLite would open a transaction of its own.
#[diesel(table_name = record_parties, treat_none_as_default_value = false)]
pub struct Party {
    pub record_id: RecordId,
    pub organisation_id: OrganisationId,
    pub side: Side,
    pub counterpart_org: Option<OrganisationId>,
    pub owner_membership_id: Option<MembershipId>,
    pub team: Option<String>,
    pub reference: Option<String>,
    /// True while the record is a draft of the other side.
    pub hidden: bool,
    pub kind: RecordKind,
    pub status: String,
    pub open: bool,
    pub severity: String,
    pub category: String,
    pub ball_side: Option<BallSide>,
    pub activity_at: Timestamp,
}

/// An organisation's place in a record, whichever it is. [`Party`] is the row of one of the two
/// sides; whoever is beside them has a place alone.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = record_parties)]
pub struct Place {
    pub record_id: RecordId,
    pub organisation_id: OrganisationId,
    pub side: PartySide,
    /// True while the record is a draft of the other side, and once a guest's time is over.
    pub hidden: bool,
    pub kind: RecordKind,
    pub ball_side: Option<BallSide>,
}

impl Place {
    /// Whether its organisation owes the next move.
    pub fn has_ball(&self) -> bool {
        self.ball_side.zip(self.side.principal()).is_some_and(|(ball, side)| ball.is_with(side))
    }
}

/// A lane, with the head of its chain.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = lanes, treat_none_as_default_value = false)]
pub struct Lane {
    pub id: LaneId,
    pub thread_id: ThreadId,
    pub record_id: RecordId,
    pub kind: LaneKind,
    pub organisation_id: Option<OrganisationId>,
    pub head_seq: i64,
    pub head_hash: Vec<u8>,
    /// What a named lane is about.
    pub topic: Option<String>,
}

/// An entry without its payload.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = entries, treat_none_as_default_value = false)]
pub struct EntryRow {
    pub id: EntryId,
    pub lane_id: LaneId,
    pub record_id: RecordId,
    pub seq: i64,
    pub actor_membership_id: Option<MembershipId>,
    pub kind: EntryKind,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    pub payload_hash: Vec<u8>,
    pub prev_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

/// An interval during which a side held the ball.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = turns, treat_none_as_default_value = false)]
pub struct Turn {
    pub id: TurnId,
    pub record_id: RecordId,
    pub side: BallSide,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
    pub cause: EntryKind,
}

/// A link from one record to another.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = record_links)]
pub struct LinkRow {
    pub from_record: RecordId,
    pub to_record: RecordId,
    /// A word of the feature that made it.
    pub kind: String,
    pub created_at: Timestamp,
    /// The organisation that alone knows of it; none: all parties of both records.
    pub organisation_id: Option<OrganisationId>,
}

/// How far somebody has read a lane.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = read_marks)]
pub struct ReadMark {
    pub lane_id: LaneId,
    pub membership_id: MembershipId,
    pub organisation_id: OrganisationId,
    pub seq: i64,
    pub at: Timestamp,
}

/// An attachment; bound to a lane and entry once its message is written.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = files, treat_none_as_default_value = false)]
pub struct FileRow {
    pub id: FileId,
    pub organisation_id: OrganisationId,
    pub uploaded_by: MembershipId,
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub media_type: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub storage_key: String,
    pub record_id: Option<RecordId>,
    pub lane_id: Option<LaneId>,
    pub entry_id: Option<EntryId>,
    pub created_at: Timestamp,
}

impl From<FileRow> for Content {
    fn from(row: FileRow) -> Self {
        Self {
            name: row.name,
            size: row.size,
            sha256: row.sha256,
            media_type: row.media_type,
            storage_key: row.storage_key,
        }
    }
}

/// What somebody is writing; survives a reload and another device.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = drafts)]
pub struct DraftRow {
    pub thread_id: ThreadId,
    pub membership_id: MembershipId,
    /// A [`LaneRef`] as text.
    pub lane: String,
    pub body: String,
    pub file_ids: Json,
    pub send_at: Option<Timestamp>,
    pub generation: i32,
    pub updated_at: Timestamp,
}

/// Who wrote an entry, as events need to know.
#[derive(Debug, Clone, Copy)]
pub struct Author {
    pub record: RecordId,
    pub lane: LaneKind,
    pub side: Side,
    pub kind: EntryKind,
    pub at: Timestamp,
}

/// What an entry says: the canonical JSON of this is hashed. Ids only, never names of people.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Payload {
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileSeal>,
    /// Figures of the event: from, to, reason, resolution code.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    pub data: serde_json::Map<String, serde_json::Value>,
    /// The organisation that a private entry was shared by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_from: Option<OrganisationId>,
}

/// An attachment as the chain knows it: its content is sealed by its hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FileSeal {
    pub id: FileId,
    pub sha256: String,
}
