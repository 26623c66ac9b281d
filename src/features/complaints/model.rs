//! Words and rows of complaints.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

pub use crate::features::agreements::model::Severity;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::complaints;
use crate::{id_type, text_enum};

id_type!(
    /// A saved view.
    SavedViewId
);

text_enum! {
    /// Where a complaint stands; the closed vocabulary that all logic is built on.
    pub enum Status {
        Draft = "draft",
        Submitted = "submitted",
        Acknowledged = "acknowledged",
        InAssessment = "in_assessment",
        AwaitingCustomer = "awaiting_customer",
        AwaitingVendor = "awaiting_vendor",
        AwaitingThirdParty = "awaiting_third_party",
        ResolutionProposed = "resolution_proposed",
        Disputed = "disputed",
        /// The customer accepted; what was promised may still be under way.
        Resolved = "resolved",
        /// The vendor refuses responsibility, with a reason; open until the customer answers.
        Rejected = "rejected",
        Closed = "closed",
        Withdrawn = "withdrawn",
    }
}

impl Status {
    /// Whether something is still owed by somebody.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Withdrawn)
    }
}

text_enum! {
    /// What it is about.
    pub enum Category {
        Product = "product",
        Service = "service",
        Delivery = "delivery",
        Documentation = "documentation",
        Invoice = "invoice",
        Warranty = "warranty",
        Installation = "installation",
        Other = "other",
    }
}

text_enum! {
    /// What the customer asks for, and what the vendor offers.
    pub enum Remedy {
        Replacement = "replacement",
        Repair = "repair",
        Refund = "refund",
        Credit = "credit",
        PriceReduction = "price_reduction",
        Return = "return",
        Explanation = "explanation",
        ProcessChange = "process_change",
        Other = "other",
    }
}

text_enum! {
    /// What can be done with a complaint.
    pub enum ActionName {
        Submit = "submit",
        Acknowledge = "acknowledge",
        Assess = "assess",
        AskCustomer = "ask_customer",
        AskVendor = "ask_vendor",
        Answer = "answer",
        Propose = "propose",
        Accept = "accept",
        Decline = "decline",
        Refuse = "refuse",
        AnswerRefusal = "answer_refusal",
        Withdraw = "withdraw",
        Close = "close",
        Reopen = "reopen",
        Assign = "assign",
        /// The customer confirms what the vendor wrote down by phone.
        Confirm = "confirm",
    }
}

text_enum! {
    /// What became of an objection to a pause.
    pub enum ContestState {
        Open = "open",
        /// The pause does not count.
        Conceded = "conceded",
        /// It counts all the same.
        Upheld = "upheld",
    }
}

/// Days after resolving or closing in which a complaint can be reopened.
pub const REOPEN_DAYS: i64 = 30;
/// Days of silence after which the side with the ball is reminded (ServiceNow's default).
pub const REMIND_DAYS: i64 = 5;
/// Days after which what was resolved closes by itself (ServiceNow's default).
pub const AUTO_CLOSE_DAYS: i64 = 10;
/// Days between the warning of that and the closing, at least.
pub const WARN_DAYS: i64 = 3;

/// The row of a complaint.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = complaints, treat_none_as_default_value = false)]
pub struct Complaint {
    pub record_id: RecordId,
    pub relationship_id: RelationshipId,
    pub vendor_org: OrganisationId,
    pub customer_org: OrganisationId,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub category: Category,
    pub severity: Severity,
    pub remedy_sought: Remedy,
    pub status: Status,
    pub product: Option<String>,
    pub order_no: Option<String>,
    pub lot: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    /// `YYYY-MM-DD`.
    pub occurred_on: Option<String>,
    pub detected_where: Option<String>,
    /// Minor units of `currency`.
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub filed_by_side: Side,
    pub filed_by: Option<MembershipId>,
    /// Who called, when the vendor wrote it down.
    pub on_behalf_of: Option<String>,
    /// When the customer confirmed what was written down by phone.
    pub confirmed_at: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    pub refusal_reason: Option<String>,
}

impl Complaint {
    /// False while the customer has not confirmed what the vendor wrote down by phone.
    pub fn is_confirmed(&self) -> bool {
        self.filed_by_side == Side::Customer || self.confirmed_at.is_some()
    }
}

/// What one action brings besides the version: each action takes its own part of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ActionInput {
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    pub reason: Option<String>,
    pub agree: Option<bool>,
    pub question: Option<String>,
    pub body: Option<String>,
    pub note: Option<String>,
    pub third_party: Option<bool>,
    /// `Some(None)` takes the owner away.
    #[serde(skip)]
    pub owner: Option<Option<MembershipId>>,
}
