//! Words, rows and the visible form of agreements on secrecy.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::records::model::{FileId, FileRef, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::ndas;
use crate::{id_type, text_enum};

id_type!(
    /// An agreement on secrecy.
    NdaId
);

text_enum! {
    /// What became of it. Whether it holds today is another question.
    pub enum NdaState {
        Proposed = "proposed",
        /// Both sides have agreed.
        Confirmed = "confirmed",
        Declined = "declined",
        Withdrawn = "withdrawn",
        /// Ended by a side before its last day.
        Terminated = "terminated",
        Expired = "expired",
    }
}

text_enum! {
    /// What can be done with it.
    pub enum NdaAction {
        Confirm = "confirm",
        Decline = "decline",
        Withdraw = "withdraw",
        Terminate = "terminate",
    }
}

/// The row of an agreement.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = ndas, treat_none_as_default_value = false)]
pub struct NdaRow {
    pub id: NdaId,
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub customer_org: OrganisationId,
    pub title: String,
    pub file_id: Option<FileId>,
    /// `YYYY-MM-DD`
    pub valid_from: String,
    pub valid_until: String,
    /// The same two days as moments, in the vendor's time zone.
    pub from_at: Timestamp,
    pub until_at: Timestamp,
    pub state: NdaState,
    pub proposed_side: Side,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub ended_side: Option<Side>,
    pub ended_by: Option<MembershipId>,
    pub ended_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub version: i32,
    /// Where it is told of; none of those that are older than that.
    pub record_id: Option<RecordId>,
}

impl NdaRow {
    /// Whether it holds at that moment.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.state == NdaState::Confirmed && self.from_at <= at && at <= self.until_at
    }
}

/// What a step changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = ndas)]
pub struct NdaPatch {
    pub state: Option<NdaState>,
    pub answered_by: Option<Option<MembershipId>>,
    pub answered_at: Option<Option<Timestamp>>,
    pub ended_side: Option<Option<Side>>,
    pub ended_by: Option<Option<MembershipId>>,
    pub ended_at: Option<Option<Timestamp>>,
    pub reason: Option<Option<String>>,
}

/// An action as the agreement offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NdaActionState {
    pub name: NdaAction,
    pub allowed: bool,
    /// `role_too_low`, `wrong_status`, `wrong_side`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// An agreement as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Nda)]
pub struct NdaView {
    pub id: NdaId,
    #[schema(value_type = String)]
    pub relationship_id: RelationshipId,
    pub vendor: OrgRef,
    pub customer: OrgRef,
    pub title: String,
    pub file: Option<FileRef>,
    /// `YYYY-MM-DD`
    pub valid_from: String,
    pub valid_until: String,
    pub state: NdaState,
    /// Whether it holds now.
    pub active: bool,
    pub proposed_side: Side,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub ended_side: Option<Side>,
    pub ended_by: Option<PersonRef>,
    pub ended_at: Option<Timestamp>,
    pub reason: Option<String>,
    pub version: i32,
    pub actions: Vec<NdaActionState>,
}

/// All of a relationship, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NdaList {
    pub items: Vec<NdaView>,
    /// Whether one holds now.
    pub active: bool,
    /// Whether the reader may propose one now.
    pub may_propose: bool,
    /// When the reader may propose one again, after several of a day by the own side that came to
    /// nothing.
    pub propose_from: Option<Timestamp>,
}
