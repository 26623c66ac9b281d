//! Ids, words and rows of the spine.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{OrgRef, PartySide, PersonRef, RelationshipId, Side};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    drafts, entries, files, lanes, read_marks, record_parties, records, turns,
};
use crate::{id_type, text_enum};

id_type!(
    /// A record of any kind; a complaint's id is its record's.
    RecordId
);
id_type!(
    /// A timeline of a record.
    ThreadId
);
id_type!(
    /// A part of a timeline with its own readers.
    LaneId
);
id_type!(
    /// A message or event.
    EntryId
);
id_type!(
    /// An attachment.
    FileId
);
id_type!(
    /// A time during which one side held the ball.
    TurnId
);

text_enum! {
    /// What a record is.
    pub enum RecordKind {
        Complaint = "complaint",
        /// The service agreement of a relationship, with its ladder.
        Agreement = "agreement",
        /// A review meeting of the two firms.
        Meeting = "meeting",
        /// One cause behind many complaints, kept by the vendor alone.
        MajorIssue = "major_issue",
    }
}

impl RecordKind {
    /// The letter before the number that people quote.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Complaint => "C",
            Self::Agreement => "A",
            Self::Meeting => "M",
            Self::MajorIssue => "I",
        }
    }

    /// How many of them are called: in web addresses and in the frames about lists.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Complaint => "complaints",
            Self::Agreement => "agreements",
            Self::Meeting => "meetings",
            Self::MajorIssue => "issues",
        }
    }
}

text_enum! {
    /// Who sees the entries of a lane.
    pub enum LaneKind {
        /// All parties.
        Shared = "shared",
        /// One organisation.
        Private = "private",
        /// A mediator and one side.
        Caucus = "caucus",
        /// Organisations that are named one by one.
        Named = "named",
    }
}

/// How callers name a lane: by a word for the shared one and their own, by its id for any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneRef {
    Shared,
    Private,
    Id(LaneId),
}

impl LaneRef {
    /// What readers of a lane call it.
    pub fn of(lane: &Lane) -> Self {
        match lane.kind {
            LaneKind::Shared => Self::Shared,
            LaneKind::Private => Self::Private,
            LaneKind::Caucus | LaneKind::Named => Self::Id(lane.id),
        }
    }

    /// Whether it means this lane, which its caller may read.
    pub fn is(self, lane: &Lane) -> bool {
        match self {
            Self::Shared => lane.kind == LaneKind::Shared,
            Self::Private => lane.kind == LaneKind::Private,
            Self::Id(id) => lane.id == id,
        }
    }
}

impl std::fmt::Display for LaneRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shared => f.write_str(LaneKind::Shared.as_str()),
            Self::Private => f.write_str(LaneKind::Private.as_str()),
            Self::Id(id) => write!(f, "{id}"),
        }
    }
}

impl std::str::FromStr for LaneRef {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "shared" => Ok(Self::Shared),
            "private" => Ok(Self::Private),
            id => id.parse().map(Self::Id).map_err(|_| format!("no lane: {id:?}")),
        }
    }
}

impl Serialize for LaneRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LaneRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for LaneRef {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        String::schema()
    }
}

impl ToSchema for LaneRef {}

text_enum! {
    /// Which side owes the next move.
    pub enum BallSide {
        Customer = "customer",
        Vendor = "vendor",
        Both = "both",
        Third = "third",
    }
}

impl BallSide {
    /// Whether `side` owes the next move.
    pub fn is_with(self, side: Side) -> bool {
        match self {
            Self::Both => true,
            Self::Customer => side == Side::Customer,
            Self::Vendor => side == Side::Vendor,
            Self::Third => false,
        }
    }
}

impl From<Side> for BallSide {
    fn from(side: Side) -> Self {
        match side {
            Side::Customer => Self::Customer,
            Side::Vendor => Self::Vendor,
        }
    }
}

text_enum! {
    /// What happened: a message, or an event of the record.
    pub enum EntryKind {
        Message = "message",
        Filed = "filed",
        Submitted = "submitted",
        Acknowledged = "acknowledged",
        Assessed = "assessed",
        AskedCustomer = "asked_customer",
        AskedVendor = "asked_vendor",
        Answered = "answered",
        Proposed = "proposed",
        Accepted = "accepted",
        Declined = "declined",
        Refused = "refused",
        RefusalAnswered = "refusal_answered",
        Withdrawn = "withdrawn",
        Closed = "closed",
        Reopened = "reopened",
        Assigned = "assigned",
        Confirmed = "confirmed",
        Edited = "edited",
        Imported = "imported",
        ParticipantAdded = "participant_added",
        ParticipantRemoved = "participant_removed",
        Linked = "linked",
        Revised = "revised",
        Retracted = "retracted",
        Erased = "erased",
        Reminded = "reminded",
        AutoClosed = "auto_closed",
        AgreementProposed = "agreement_proposed",
        AgreementInForce = "agreement_in_force",
        AgreementWithdrawn = "agreement_withdrawn",
        ClockWarned = "clock_warned",
        PauseContested = "pause_contested",
        PauseConceded = "pause_conceded",
        PauseUpheld = "pause_upheld",
        FactStated = "fact_stated",
        FactRevised = "fact_revised",
        FactAnswered = "fact_answered",
        FactEvidence = "fact_evidence",
        FactWithdrawn = "fact_withdrawn",
        OfferMade = "offer_made",
        OfferAccepted = "offer_accepted",
        OfferRejected = "offer_rejected",
        OfferCountered = "offer_countered",
        OfferWithdrawn = "offer_withdrawn",
        OfferExpired = "offer_expired",
        EscalationRequested = "escalation_requested",
        EscalationApproved = "escalation_approved",
        EscalationDeclined = "escalation_declined",
        EscalationAnswered = "escalation_answered",
        DeEscalated = "de_escalated",
        MediationProposed = "mediation_proposed",
        MediationConsented = "mediation_consented",
        MediationDeclined = "mediation_declined",
        MediatorJoined = "mediator_joined",
        MediationRecommended = "mediation_recommended",
        MediationDetermined = "mediation_determined",
        MediationAnswered = "mediation_answered",
        MediationReviewAsked = "mediation_review_asked",
        MediationClosed = "mediation_closed",
        CommitmentMade = "commitment_made",
        CommitmentFulfilled = "commitment_fulfilled",
        CommitmentConfirmed = "commitment_confirmed",
        CommitmentRejected = "commitment_rejected",
        CommitmentMissed = "commitment_missed",
        CommitmentMoved = "commitment_moved",
        CommitmentReleased = "commitment_released",
        Signed = "signed",
        SignatureRefused = "signature_refused",
        SignatureStale = "signature_stale",
        ReportStarted = "report_started",
        ReportStepSubmitted = "report_step_submitted",
        ReportLinked = "report_linked",
        ReportCompleted = "report_completed",
        Unlinked = "unlinked",
        Split = "split",
        IssueOpened = "issue_opened",
        IssueClosed = "issue_closed",
        TaskAdded = "task_added",
        TaskDone = "task_done",
        /// A shared task was reworded or taken away.
        TaskChanged = "task_changed",
        ThirdPartyInvited = "third_party_invited",
        Given = "given",
        /// The portal asks the customer how it went, in its own lane.
        SatisfactionAsked = "satisfaction_asked",
        SatisfactionAnswered = "satisfaction_answered",
        ReviewPublished = "review_published",
        MeetingPlanned = "meeting_planned",
        MinutesWritten = "minutes_written",
        MinutesConfirmed = "minutes_confirmed",
    }
}

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
#[diesel(table_name = files)]
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
