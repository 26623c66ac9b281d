//! Words, rows and the visible form of facts.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::organisations::model::{PersonRef, Side};
use crate::features::records::model::{EntryKind, FileId, FileRef, RecordId};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{fact_evidence, facts};
use crate::{id_type, text_enum};

id_type!(
    /// A fact.
    FactId
);

text_enum! {
    /// What a statement is about.
    pub enum FactKind {
        Quantity = "quantity",
        Date = "date",
        Defect = "defect",
        Delivery = "delivery",
        Amount = "amount",
        Cause = "cause",
        Other = "other",
    }
}

text_enum! {
    /// What a side says of a statement.
    pub enum Stance {
        Agreed = "agreed",
        Contested = "contested",
        Unknown = "unknown",
    }
}

text_enum! {
    /// What both together say of it.
    pub enum FactState {
        Agreed = "agreed",
        Contested = "contested",
        Open = "open",
    }
}

text_enum! {
    /// What can be done with a fact.
    pub enum FactAction {
        Agree = "agree",
        Contest = "contest",
        Unknown = "unknown",
        Withdraw = "withdraw",
    }
}

impl FactAction {
    /// What the caller's side says with it.
    pub fn stance(self) -> Option<Stance> {
        match self {
            Self::Agree => Some(Stance::Agreed),
            Self::Contest => Some(Stance::Contested),
            Self::Unknown => Some(Stance::Unknown),
            Self::Withdraw => None,
        }
    }
}

/// The row of a fact.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = facts, treat_none_as_default_value = false)]
pub struct FactRow {
    pub id: FactId,
    pub record_id: RecordId,
    pub position: i32,
    pub kind: FactKind,
    pub statement: String,
    pub stated_side: Side,
    pub stated_by: Option<MembershipId>,
    pub customer_stance: Stance,
    pub vendor_stance: Stance,
    pub version: i32,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

impl FactRow {
    /// What a side says; a mediator says nothing.
    pub fn stance_of(&self, side: Side) -> Option<Stance> {
        match side {
            Side::Customer => Some(self.customer_stance),
            Side::Vendor => Some(self.vendor_stance),
        }
    }
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = facts)]
pub struct FactPatch {
    pub kind: Option<FactKind>,
    pub statement: Option<String>,
    pub customer_stance: Option<Stance>,
    pub vendor_stance: Option<Stance>,
    pub withdrawn_at: Option<Option<Timestamp>>,
}

impl FactPatch {
    /// The same with what a side says now.
    pub fn with_stance(mut self, side: Side, stance: Stance) -> Self {
        match side {
            Side::Customer => self.customer_stance = Some(stance),
            Side::Vendor => self.vendor_stance = Some(stance),
        }
        self
    }
}

/// A file that bears out (or not) what is stated.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = fact_evidence, treat_none_as_default_value = false)]
pub struct EvidenceRow {
    pub fact_id: FactId,
    pub file_id: FileId,
    pub side: Side,
    pub added_by: Option<MembershipId>,
    pub added_at: Timestamp,
}

/// What each side says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Stances {
    pub customer: Stance,
    pub vendor: Stance,
}

/// A file of evidence with the side that brought it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Evidence {
    #[serde(flatten)]
    pub file: FileRef,
    pub side: Side,
}

/// Something that was said of a fact, oldest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FactEvent {
    pub at: Timestamp,
    pub kind: EntryKind,
    pub side: Option<Side>,
    #[schema(value_type = Object)]
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// An action as a fact offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FactActionState {
    /// `agree`, `contest`, `unknown`, `withdraw`, `edit`, `evidence`.
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `already`, `role_too_low`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// A fact as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Fact {
    pub id: FactId,
    pub position: i32,
    pub kind: FactKind,
    pub statement: String,
    pub stated_side: Side,
    pub stated_by: Option<PersonRef>,
    pub stances: Stances,
    pub state: FactState,
    pub evidence: Vec<Evidence>,
    pub version: i32,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub actions: Vec<FactActionState>,
    pub history: Vec<FactEvent>,
}
