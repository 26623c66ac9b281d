//! The spine as callers see it.
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    BallSide, EntryId, EntryKind, FileId, FileRow, LaneId, LaneKind, LaneRef, Record, RecordId,
    RecordKind,
};
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::platform::clock::Timestamp;

/// An attachment as callers see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileRef {
    pub id: FileId,
    pub name: String,
    pub size: i64,
    pub media_type: String,
    /// Whether it may be shown in the page.
    pub inline_image: bool,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub sha256: String,
}

impl From<FileRow> for FileRef {
    fn from(row: FileRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            size: row.size,
            inline_image: crate::platform::files::is_inline_image(&row.media_type),
            media_type: row.media_type,
            width: row.width,
            height: row.height,
            sha256: hex::encode(row.sha256),
        }
    }
}

/// An entry as those who may read its lane see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Entry {
    pub id: EntryId,
    /// `shared`, `private`, or the lane's id.
    #[schema(value_type = String)]
    pub lane: LaneRef,
    pub seq: i64,
    pub kind: EntryKind,
    pub actor: Option<PersonRef>,
    pub occurred_at: Timestamp,
    pub recorded_at: Timestamp,
    /// Markdown as written, in its newest form; null once retracted or erased.
    pub body: Option<String>,
    /// The same, rendered and cleaned by the server.
    pub body_html: Option<String>,
    pub files: Vec<FileRef>,
    #[schema(value_type = Object)]
    pub data: serde_json::Map<String, serde_json::Value>,
    pub revised_at: Option<Timestamp>,
    pub retracted: bool,
    /// What it says is between the two sides: a guest does not read it. In a frame of the live
    /// socket nobody does, and whoever may asks for the entries again.
    pub withheld: bool,
    pub mine: bool,
    /// Name of the organisation that shared its private entry.
    pub shared_from: Option<String>,
}

/// A lane as its readers see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LaneView {
    pub id: LaneId,
    pub kind: LaneKind,
    pub topic: Option<String>,
    /// The organisations that read it.
    pub readers: Vec<OrgRef>,
    /// The newest `seq`.
    pub head: i64,
    /// False also once whoever else read it has gone.
    pub may_write: bool,
}

/// Who owes the next move.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Ball {
    pub side: Option<BallSide>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Whether it is the caller's side.
    pub mine: bool,
}

impl Ball {
    pub fn of(record: &Record, side: Side) -> Self {
        Self {
            side: record.ball_side,
            since: record.ball_since,
            until: record.ball_until,
            mine: record.ball_side.is_some_and(|ball| ball.is_with(side)),
        }
    }
}

/// A record as a link.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RecordRef {
    pub id: RecordId,
    pub kind: RecordKind,
    pub number: String,
    pub title: String,
}
