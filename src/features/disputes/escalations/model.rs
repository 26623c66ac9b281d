//! Ids, words and rows of escalations.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::complaints::model::Severity;
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::escalations;
use crate::{id_type, text_enum};

id_type!(
    /// A step up the ladder.
    EscalationId
);

text_enum! {
    /// Why somebody climbs.
    pub enum EscalationReason {
        Inactivity = "inactivity",
        LackOfProgress = "lack_of_progress",
        DeadlineMissed = "deadline_missed",
        /// An offer was left unanswered until it expired.
        OfferExpired = "offer_expired",
        Disagreement = "disagreement",
        Other = "other",
    }
}

text_enum! {
    /// Where the matter is going.
    pub enum Trend {
        Improving = "improving",
        Same = "same",
        Worsening = "worsening",
    }
}

text_enum! {
    /// Where an escalation stands.
    pub enum EscalationState {
        /// Waits for the other side's word, or for the end of its time.
        Requested = "requested",
        Active = "active",
        Declined = "declined",
        DeEscalated = "de_escalated",
        /// Followed by the next rung, or over with the complaint.
        Closed = "closed",
    }
}

text_enum! {
    /// What can be done with an escalation.
    pub enum EscalationAction {
        Approve = "approve",
        Decline = "decline",
        /// The reaction that the rung asks for.
        Answer = "answer",
        DeEscalate = "de_escalate",
    }
}

/// The row of an escalation.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = escalations, treat_none_as_default_value = false)]
pub struct EscalationRow {
    pub id: EscalationId,
    pub record_id: RecordId,
    /// Counts within the record, from 1.
    pub number: i32,
    /// From 1, the lowest.
    pub rung: i32,
    pub requested_side: Side,
    /// `None`: the program, because a side was silent.
    pub requested_by: Option<MembershipId>,
    pub requested_at: Timestamp,
    pub reason: EscalationReason,
    pub note: Option<String>,
    pub severity: Severity,
    pub trend: Trend,
    pub state: EscalationState,
    pub decided_side: Option<Side>,
    pub decided_by: Option<MembershipId>,
    pub decided_at: Option<Timestamp>,
    pub decision_reason: Option<String>,
    /// Until when the other side is to decide, and once active, to react.
    pub react_until: Option<Timestamp>,
    pub reacted_at: Option<Timestamp>,
    pub cooling_until: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// Whom the rung named when it was climbed: `[membership ids]`.
    pub people: Json,
    /// The rung's reaction time as it was then, in business minutes.
    pub react_minutes: i32,
    pub open_key: Option<String>,
    pub version: i32,
}

impl EscalationRow {
    /// Whom the rung named when it was climbed.
    pub fn named(&self) -> Vec<MembershipId> {
        serde_json::from_value(self.people.0.clone()).unwrap_or_default()
    }
}

/// What changes when something is done; `None` leaves a column.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = escalations)]
pub struct EscalationPatch {
    pub state: Option<EscalationState>,
    pub decided_side: Option<Option<Side>>,
    pub decided_by: Option<Option<MembershipId>>,
    pub decided_at: Option<Option<Timestamp>>,
    pub decision_reason: Option<Option<String>>,
    pub react_until: Option<Option<Timestamp>>,
    pub reacted_at: Option<Option<Timestamp>>,
    pub cooling_until: Option<Option<Timestamp>>,
    pub closed_at: Option<Option<Timestamp>>,
    pub open_key: Option<Option<String>>,
}

/// A rung's name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LadderName {
    pub en: String,
    pub ru: String,
}

/// A rung with people who are there: those who were named, or the managers of a side that named
/// nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub name: LadderName,
    pub customer: Vec<MembershipId>,
    pub vendor: Vec<MembershipId>,
    /// Business minutes of the side that reacts.
    pub react_minutes: i64,
}

impl Step {
    /// Everybody on it, the customer's people first.
    pub fn everybody(&self) -> Vec<MembershipId> {
        self.customer.iter().chain(&self.vendor).copied().collect()
    }
}
