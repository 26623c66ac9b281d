//! Words and rows of review meetings.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::commitments::model::CommitmentId;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{BallSide, RecordId};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{meeting_actions, meeting_items, meeting_people, meetings};
use crate::{id_type, text_enum};

id_type!(
    /// A line of an agenda.
    ItemId
);

text_enum! {
    /// Where a meeting stands.
    pub enum MeetingState {
        /// The agenda is open.
        Planned = "planned",
        /// The agenda is closed; minutes are written.
        Held = "held",
        /// One side has confirmed the minutes, the other has not yet.
        ToConfirm = "to_confirm",
        Confirmed = "confirmed",
        Cancelled = "cancelled",
    }
}

impl MeetingState {
    /// Whether anybody still has to do something.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Confirmed | Self::Cancelled)
    }

    /// Whether it took place.
    pub fn was_held(self) -> bool {
        matches!(self, Self::Held | Self::ToConfirm | Self::Confirmed)
    }
}

text_enum! {
    /// What can be done with a meeting.
    pub enum MeetingAction {
        /// Title, time, place, people.
        Edit = "edit",
        EditAgenda = "edit_agenda",
        Cancel = "cancel",
        /// It took place: the agenda stands from now on.
        Hold = "hold",
        WriteMinutes = "write_minutes",
        /// Somebody takes something on.
        Promise = "promise",
        Confirm = "confirm",
        /// Does not confirm the minutes as they are.
        Refuse = "refuse",
    }
}

text_enum! {
    /// What a line of the agenda is about.
    pub enum ItemKind {
        /// Somebody's own words.
        Topic = "topic",
        Complaint = "complaint",
        /// A promise that was not kept in time.
        Commitment = "commitment",
        Agreement = "agreement",
        /// An earlier meeting.
        Meeting = "meeting",
    }
}

text_enum! {
    /// Why something stands on an agenda.
    pub enum ReasonCode {
        /// It is open and waits for `side`, since then and until then.
        Turn = "turn",
        /// It was escalated to rung `number`.
        Escalated = "escalated",
        /// Offer `number` of `side` waits for an answer.
        OfferOpen = "offer_open",
        /// What was signed has changed since; `step` of a report.
        SignatureStale = "signature_stale",
        /// `side` owes it, its last day is over.
        Overdue = "overdue",
        /// Version `number` of the agreement, proposed by `side`, waits for an answer.
        AgreementProposed = "agreement_proposed",
        /// The agreement has been in force for a year, or soon will have been.
        AgreementReview = "agreement_review",
        /// The minutes are not confirmed by both sides.
        MinutesOpen = "minutes_open",
    }
}

/// Why something stands on an agenda, in figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AgendaReason)]
pub struct Reason {
    pub code: ReasonCode,
    pub side: Option<BallSide>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub number: Option<i64>,
    pub step: Option<String>,
}

impl Reason {
    /// Nothing but the word.
    pub fn of(code: ReasonCode) -> Self {
        Self { code, side: None, since: None, until: None, number: None, step: None }
    }
}

/// Lines of an agenda, people, and actions at most.
pub const MOST_ITEMS: usize = 60;
pub const MOST_PEOPLE: usize = 40;
pub const MOST_ACTIONS: i64 = 100;

/// `commitments.source_kind` of what was taken on in a meeting.
pub const SOURCE: &str = "meeting";

/// The row of a meeting.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = meetings)]
pub struct MeetingRow {
    pub record_id: RecordId,
    pub relationship_id: RelationshipId,
    pub title: String,
    /// When it begins, or began.
    pub held_at: Timestamp,
    pub state: MeetingState,
    /// The agenda as it stood when the meeting was held; an empty list before.
    pub agenda: Json,
    /// Markdown; about the meeting as a whole.
    pub minutes: String,
    /// Counts changes of any part of the minutes.
    pub minutes_version: i32,
    pub created_by: Option<MembershipId>,
    pub ends_at: Option<Timestamp>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub cancel_reason: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    /// Counts changes of `minutes`.
    pub text_version: i32,
    /// The minutes as they were last put up for confirmation.
    pub signed_content: Option<Json>,
}

/// What changes of a meeting; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = meetings)]
pub struct MeetingPatch {
    pub title: Option<String>,
    pub held_at: Option<Timestamp>,
    pub ends_at: Option<Option<Timestamp>>,
    pub place: Option<Option<String>>,
    pub link: Option<Option<String>>,
    pub state: Option<MeetingState>,
    pub agenda: Option<Json>,
    pub cancel_reason: Option<Option<String>>,
    pub confirmed_at: Option<Option<Timestamp>>,
    pub signed_content: Option<Option<Json>>,
}

/// Somebody who is to come, or came.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = meeting_people, treat_none_as_default_value = false)]
pub struct PersonRow {
    pub record_id: RecordId,
    pub membership_id: MembershipId,
    pub side: Side,
    /// `None` until the meeting was held.
    pub attended: Option<bool>,
}

/// The row of a line of an agenda.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = meeting_items, treat_none_as_default_value = false)]
pub struct ItemRow {
    pub id: ItemId,
    pub record_id: RecordId,
    pub position: i32,
    pub kind: ItemKind,
    /// As a proposal names it; `None` for an own topic.
    pub subject: Option<String>,
    pub about_record: Option<RecordId>,
    pub about_commitment: Option<CommitmentId>,
    /// Of an own topic; anything else is called what it is called where it stands.
    pub title: String,
    /// Markdown.
    pub note: String,
    /// `[Reason]`: why it was taken over; from the meeting on, as things stood then.
    pub reasons: Json,
    pub side: Side,
    pub added_by: Option<MembershipId>,
    /// Of title and note.
    pub version: i32,
    /// Markdown.
    pub minutes: String,
    /// Of `minutes`.
    pub minutes_version: i32,
    pub created_at: Timestamp,
}

/// What was taken on in a meeting.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = meeting_actions, treat_none_as_default_value = false)]
pub struct ActionRow {
    pub commitment_id: CommitmentId,
    pub record_id: RecordId,
    pub item_id: Option<ItemId>,
    /// `YYYY-MM-DD`, as it was promised.
    pub due_on: String,
    pub created_at: Timestamp,
}
