//! A complaint as the two sides see it: the fields of the answer.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::agreements::service::{Clock, Held};
use crate::features::complaints::definition::FieldView;
use crate::features::complaints::model::{Category, Remedy, Severity, Status};
use crate::features::complaints::policy::ActionState;
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId, Side};
use crate::features::records::model::{Ball, FileRef, RecordId, RecordRef, ThreadId};
use crate::features::records::service::ReadBy;
use crate::platform::clock::Timestamp;

/// Own references of both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReferencesView {
    pub customer: Option<String>,
    pub vendor: Option<String>,
}

/// Owners of both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnersView {
    pub customer: Option<PersonRef>,
    pub vendor: Option<PersonRef>,
}

/// Time booked to each side so far, in seconds. Both sides see the same figures.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LedgerView {
    pub customer_seconds: i64,
    pub vendor_seconds: i64,
    pub third_seconds: i64,
    pub both_seconds: i64,
}

impl From<Held> for LedgerView {
    fn from(held: Held) -> Self {
        Self {
            customer_seconds: held.customer_seconds,
            vendor_seconds: held.vendor_seconds,
            third_seconds: held.third_seconds,
            both_seconds: held.both_seconds,
        }
    }
}

/// A linked record that the caller may see.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkView {
    pub kind: String,
    /// `from`: this record points to the other one.
    pub direction: &'static str,
    pub record: RecordRef,
}

/// A complaint.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Complaint)]
pub struct ComplaintView {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: Status,
    pub status_label: String,
    pub sub_state: Option<String>,
    pub severity: Severity,
    pub category: Category,
    pub ball: Ball,
    pub customer: OrgRef,
    pub vendor: OrgRef,
    pub counterpart: OrgRef,
    /// The caller's side.
    pub side: Side,
    pub owner: Option<PersonRef>,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub created_at: Timestamp,
    pub activity_at: Timestamp,
    pub relationship_id: RelationshipId,
    pub version: i32,
    pub thread_id: ThreadId,
    pub description: String,
    pub description_html: String,
    pub remedy_sought: Remedy,
    pub order_no: Option<String>,
    pub serial_no: Option<String>,
    pub delivery_note: Option<String>,
    pub quantity_complained: Option<i64>,
    pub quantity_affected: Option<i64>,
    pub occurred_on: Option<String>,
    pub detected_where: Option<String>,
    pub claimed_amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub references: ReferencesView,
    pub owners: OwnersView,
    pub filed_by_side: Side,
    /// Name of who filed it.
    pub filed_by: String,
    pub on_behalf_of: Option<String>,
    pub confirmed: bool,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<String>,
    pub resolution_notes_html: Option<String>,
    pub refusal_reason: Option<String>,
    #[schema(value_type = Object)]
    pub custom: serde_json::Value,
    pub custom_fields: Vec<FieldView>,
    pub definition_version: i32,
    pub ledger: LedgerView,
    /// Those that are running, paused or missed; all of them are in the ledger.
    pub clocks: Vec<Clock>,
    pub actions: Vec<ActionState>,
    /// Fields that the caller's side may not change, though it may change others.
    pub locked_fields: Vec<&'static str>,
    pub people: Vec<PersonRef>,
    pub links: Vec<LinkView>,
    pub reads: Vec<ReadBy>,
    /// Evidence kept with a draft; afterwards the files are at the entry that brought them.
    pub files: Vec<FileRef>,
}
