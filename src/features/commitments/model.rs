//! Words, rows and the visible form of commitments.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::records::model::{FileId, RecordId, RecordRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::commitments;
use crate::{id_type, text_enum};

id_type!(
    /// A commitment.
    CommitmentId
);
id_type!(
    /// What a commitment comes from: the id of an offer, a meeting, a report.
    SourceId
);

text_enum! {
    /// Where a commitment stands.
    pub enum CommitmentState {
        /// Written down for a side that has not agreed to it yet: nothing is owed.
        Proposed = "proposed",
        Open = "open",
        /// The owing side says that it is done.
        Fulfilled = "fulfilled",
        /// The other side agrees that it is done.
        Confirmed = "confirmed",
        /// Its end has passed; it is still owed.
        Missed = "missed",
        /// The side that it is owed to lets it go.
        Released = "released",
    }
}

impl CommitmentState {
    /// Whether anybody still has to do something.
    pub fn is_pending(self) -> bool {
        !matches!(self, Self::Confirmed | Self::Released)
    }
}

text_enum! {
    /// What can be done with a commitment.
    pub enum CommitmentAction {
        Fulfil = "fulfil",
        Confirm = "confirm",
        Reject = "reject",
        Move = "move",
        Assign = "assign",
        Release = "release",
    }
}

/// The row of a commitment.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = commitments, treat_none_as_default_value = false)]
pub struct CommitmentRow {
    pub id: CommitmentId,
    pub record_id: RecordId,
    pub relationship_id: RelationshipId,
    /// What made it: `settlement`, `meeting`, `report`.
    pub source_kind: String,
    pub source_id: SourceId,
    /// The side that owes it, and its organisation.
    pub side: Side,
    pub organisation_id: OrganisationId,
    /// The organisation that it is owed to.
    pub counterpart_org: OrganisationId,
    pub owner_membership_id: Option<MembershipId>,
    /// The kind of term that it comes from, or `action`.
    pub kind: String,
    pub text: String,
    /// Minor units of `currency`.
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub due_at: Timestamp,
    pub state: CommitmentState,
    pub version: i32,
    pub created_at: Timestamp,
    pub fulfilled_at: Option<Timestamp>,
    pub fulfilled_by: Option<MembershipId>,
    pub confirmed_at: Option<Timestamp>,
    pub confirmed_by: Option<MembershipId>,
    pub missed_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub quantity: Option<i64>,
    pub return_required: bool,
    /// The entry of the shared lane that says that it was done.
    pub fulfilled_seq: Option<i64>,
}

/// What an action changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = commitments)]
pub struct CommitmentPatch {
    pub owner_membership_id: Option<Option<MembershipId>>,
    pub due_at: Option<Timestamp>,
    pub state: Option<CommitmentState>,
    pub fulfilled_at: Option<Option<Timestamp>>,
    pub fulfilled_by: Option<Option<MembershipId>>,
    pub confirmed_at: Option<Option<Timestamp>>,
    pub confirmed_by: Option<Option<MembershipId>>,
    pub missed_at: Option<Option<Timestamp>>,
    pub reason: Option<Option<String>>,
}

/// The kind of a commitment that is no term of an offer: its words say what it is.
pub const ACTION: &str = "action";
/// The kind of a commitment to send goods back.
pub const RETURN: &str = "return";
/// The kind of a condition of a verdict, in its own words as well.
pub const CONDITION: &str = "condition";

/// A promise to be kept.
#[derive(Debug, Clone)]
pub struct NewCommitment {
    pub source_kind: &'static str,
    pub source: SourceId,
    /// The side that owes it.
    pub side: Side,
    /// Of the owing side; the owner of the record on that side unless told.
    pub owner: Option<MembershipId>,
    pub kind: String,
    pub text: String,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    /// Pieces.
    pub quantity: Option<i64>,
    /// Whether the goods go back first.
    pub return_required: bool,
    /// The last day, in the owing organisation's time zone.
    pub due_on: chrono::NaiveDate,
    /// Whether the owing side has agreed to it.
    pub agreed: bool,
}

/// Which organisations a promise is between.
#[derive(Debug, Clone, Copy)]
pub struct Between {
    pub owing: OrganisationId,
    pub owed: OrganisationId,
    pub relationship: RelationshipId,
}

/// What one action brings.
#[derive(Debug, Clone, Default)]
pub struct CommitmentInput {
    pub note: Option<String>,
    pub reason: Option<String>,
    pub due_on: Option<chrono::NaiveDate>,
    /// `Some(None)` takes the owner away.
    pub owner: Option<Option<MembershipId>>,
    pub file_ids: Vec<FileId>,
}

/// An action as a commitment offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CommitmentActionState {
    pub name: CommitmentAction,
    pub allowed: bool,
    /// `wrong_status`, `wrong_side`, `role_too_low`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// A commitment in a list over all records, with the organisation that it is shared with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedCommitment {
    #[serde(flatten)]
    pub commitment: Commitment,
    /// Whom the caller's organisation owes it to, or who owes it to them.
    pub counterpart: OrgRef,
}

/// A commitment as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Commitment {
    pub id: CommitmentId,
    pub record: RecordRef,
    pub source_kind: String,
    #[schema(value_type = String, format = Uuid)]
    pub source_id: Uuid,
    pub side: Side,
    pub owner: Option<PersonRef>,
    pub kind: String,
    pub text: String,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    /// Pieces.
    pub quantity: Option<i64>,
    /// Whether the goods go back first.
    pub return_required: bool,
    /// The other side's commitment to send the goods back, where they go first and have not been
    /// confirmed to be there; whoever wants to may still keep this one before.
    pub waits_for: Option<CommitmentId>,
    pub due_at: Timestamp,
    pub state: CommitmentState,
    /// Whether its end passed, or passed before it was done.
    pub late: bool,
    pub fulfilled_at: Option<Timestamp>,
    pub fulfilled_by: Option<PersonRef>,
    /// `seq` of the entry in the record's shared lane that says so, with the evidence.
    pub fulfilled_seq: Option<i64>,
    pub confirmed_at: Option<Timestamp>,
    pub confirmed_by: Option<PersonRef>,
    pub missed_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub version: i32,
    pub actions: Vec<CommitmentActionState>,
}
