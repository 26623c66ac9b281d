//! Requirements as those who are in the project see them.
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ChangeId, RequirementChangeKind, RequirementClaimKind, RequirementClaimState, RequirementId,
    RequirementLinkKind, RequirementListState, RequirementPriority, RequirementReviewState,
    RequirementState, Target, TraceId, VerificationMethod,
};
use crate::features::documents::model::DocumentId;
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::projects::model::DeliverableId;
use crate::features::records::model::{FileRef, RecordId, RecordRef};
use crate::features::requirements::policy::ActionState;
use crate::features::signoffs::model::SignoffView;
use crate::platform::clock::Timestamp;

/// What is agreed of a requirement, or is to be.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementContent)]
pub struct ContentView {
    pub text: String,
    /// Whose it is.
    pub source: OrgRef,
    pub priority: RequirementPriority,
    pub verification: VerificationMethod,
    pub acceptance: Option<String>,
    pub target: Option<Target>,
    /// The key of the requirement that it is a part of.
    pub parent_key: Option<String>,
}

/// A line of a delta.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementChange)]
pub struct ChangeView {
    pub id: ChangeId,
    pub requirement_id: RequirementId,
    pub key: String,
    pub kind: RequirementChangeKind,
    /// None of an addition.
    pub before: Option<ContentView>,
    /// None of a removal.
    pub after: Option<ContentView>,
    /// What differs: `text`, `source`, `priority`, `verification`, `acceptance`, `target`, `parent`.
    pub fields: Vec<&'static str>,
    pub reason: String,
    pub cost_minor: Option<i64>,
    pub currency: Option<String>,
    /// What it does to the schedule.
    pub days: Option<i32>,
    /// The version that it went into; none while it is not signed.
    pub list_version: Option<i32>,
    pub organisation: OrgRef,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub version: i32,
}

/// What somebody says of a requirement.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementClaim)]
pub struct ClaimView {
    pub kind: RequirementClaimKind,
    pub state: RequirementClaimState,
    pub note: Option<String>,
    pub url: Option<String>,
    /// Gone once the entry that brought it was taken back or erased.
    pub file: Option<FileRef>,
    pub organisation: OrgRef,
    pub by: Option<PersonRef>,
    pub at: Timestamp,
    pub answer: Option<String>,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
}

/// A link of a requirement.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementLink)]
pub struct TraceView {
    pub id: TraceId,
    pub kind: RequirementLinkKind,
    pub title: String,
    pub url: Option<String>,
    pub record: Option<RecordRef>,
    pub deliverable_id: Option<DeliverableId>,
    /// A document of the project, while it opens for the reader: then its name is asked for there, and
    /// `title` is empty.
    #[schema(value_type = Option<String>)]
    pub document_id: Option<DocumentId>,
    pub organisation: OrgRef,
    pub added_at: Timestamp,
    pub may_remove: bool,
}

/// A requirement.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Requirement)]
pub struct RequirementView {
    pub id: RequirementId,
    pub project_id: RecordId,
    pub key: String,
    #[serde(flatten)]
    pub content: ContentView,
    pub state: RequirementState,
    /// The version of the list in which it was agreed as it stands.
    pub agreed_version: Option<i32>,
    pub parent_id: Option<RequirementId>,
    /// How deep it stands in the tree.
    pub depth: i32,
    /// A line of the delta that is being prepared.
    pub change: Option<ChangeView>,
    /// What was said of it last.
    pub claim: Option<ClaimView>,
    /// Who is to say something to that.
    pub waits_for: Vec<OrgRef>,
    /// To records, as far as the caller sees them.
    pub links: Vec<TraceView>,
    /// Whether anything is named that shows or will show that it is met.
    pub covered: bool,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// What was put up for signing.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementReview)]
pub struct ListReviewView {
    pub number: i32,
    /// The version that the list has once all have signed.
    pub list_version: i32,
    pub note: Option<String>,
    pub state: RequirementReviewState,
    /// Lower-case hexadecimal, of the canonical JSON of what is signed.
    pub sha256: String,
    pub organisation: OrgRef,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub signoff: Option<SignoffView>,
    /// Those whose signature is missing.
    pub waits_for: Vec<OrgRef>,
}

/// A sum in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequirementCost)]
pub struct CostView {
    pub currency: String,
    pub amount_minor: i64,
}

/// What has become of the list since it was agreed first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequirementScope)]
pub struct ScopeView {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub costs: Vec<CostView>,
    pub days: i64,
}

/// An organisation that signs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementParty)]
pub struct PartyView {
    pub organisation: OrgRef,
    pub side: Side,
}

/// The requirements of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementList)]
pub struct ListView {
    pub project: RecordRef,
    pub state: RequirementListState,
    /// The version that all have signed; 0 before the first.
    pub agreed_version: i32,
    /// In the order of the tree.
    pub items: Vec<RequirementView>,
    /// Lines of the delta that is being prepared or signed.
    pub changes: Vec<ChangeView>,
    /// Newest first.
    pub reviews: Vec<ListReviewView>,
    /// Since the first agreement.
    pub scope: ScopeView,
    /// Agreed requirements for which nothing is named that shows that they are met.
    pub not_covered: usize,
    pub parties: Vec<PartyView>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// A list as it was put up for signing, with what changed in it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementListVersion)]
pub struct ListVersionView {
    pub review: ListReviewView,
    /// What was signed.
    pub content: serde_json::Value,
    /// Lines that it was signed with; none of the first.
    pub changes: Vec<ChangeView>,
}

/// A row of a file that is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ImportedRequirement)]
pub struct ImportRow {
    /// In the file, the header being the first.
    pub line: u64,
    /// None of a new one.
    pub key: Option<String>,
    pub text: String,
    /// `added`, `changed`, `unchanged`.
    pub change: &'static str,
    pub fields: Vec<&'static str>,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RequirementImportError)]
pub struct ImportError {
    pub line: u64,
    pub column: Option<String>,
    /// `missing_field`, `not_allowed_value`, `text_too_long`, `text_control`, `unknown_key`,
    /// `twice`, `bad_number`, `circular`, `damaged`.
    pub code: &'static str,
}

/// What an import does, or has done.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RequirementImport)]
pub struct ImportView {
    pub dry_run: bool,
    pub rows: Vec<ImportRow>,
    pub errors: Vec<ImportError>,
    /// Columns of the file that mean nothing here.
    pub unknown_columns: Vec<String>,
    /// Whether the changes become lines of a delta, because the list is agreed.
    pub as_changes: bool,
}
