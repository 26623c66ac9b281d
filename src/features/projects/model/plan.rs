//! Rows of phases, deliverables and gates.
use diesel::prelude::*;

use super::{
    CriterionId, CriterionKind, DeliverableId, DeliverableStatus, EvidenceId, GateId,
    GateReviewState, GateState, Handling, PhaseId, PhaseState, ProjectRole, ReviewId, Verdict,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{
    project_criteria, project_deliverables, project_evidence, project_gates, project_phases,
    project_reviews, project_signers,
};

/// The row of a phase.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_phases, treat_none_as_default_value = false)]
pub struct PhaseRow {
    pub id: PhaseId,
    pub record_id: RecordId,
    pub position: i32,
    /// A [`super::Label`], as all titles here.
    pub title: Json,
    pub state: PhaseState,
    /// As planned, `YYYY-MM-DD`.
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub version: i32,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, AsChangeset)]
#[diesel(table_name = project_phases)]
pub struct PhasePatch {
    pub title: Option<Json>,
    pub starts_on: Option<Option<String>>,
    pub ends_on: Option<Option<String>>,
}

/// The row of a deliverable.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_deliverables, treat_none_as_default_value = false)]
pub struct DeliverableRow {
    pub id: DeliverableId,
    pub record_id: RecordId,
    pub phase_id: PhaseId,
    pub position: i32,
    pub title: Json,
    pub note: Option<String>,
    /// Whose job it is.
    pub side: Side,
    /// Which organisation of the side; none: whichever are in.
    pub organisation_id: Option<OrganisationId>,
    pub required: bool,
    pub handling: Handling,
    /// `YYYY-MM-DD`
    pub due_on: Option<String>,
    pub status: DeliverableStatus,
    /// How often it was submitted.
    pub revision: i32,
    pub submitted_by: Option<MembershipId>,
    pub submitted_at: Option<Timestamp>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    /// Why it was sent back, waived or reopened.
    pub reason: Option<String>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}

/// Columns to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, AsChangeset)]
#[diesel(table_name = project_deliverables)]
pub struct DeliverablePatch {
    pub title: Option<Json>,
    pub note: Option<Option<String>>,
    pub organisation_id: Option<Option<OrganisationId>>,
    pub required: Option<bool>,
    pub handling: Option<Handling>,
    pub due_on: Option<Option<String>>,
    pub status: Option<DeliverableStatus>,
    pub revision: Option<i32>,
    pub submitted_by: Option<Option<MembershipId>>,
    pub submitted_at: Option<Option<Timestamp>>,
    pub answered_by: Option<Option<MembershipId>>,
    pub answered_at: Option<Option<Timestamp>>,
    pub reason: Option<Option<String>>,
}

/// The row of a piece of evidence.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_evidence, treat_none_as_default_value = false)]
pub struct EvidenceRow {
    pub id: EvidenceId,
    pub deliverable_id: DeliverableId,
    pub record_id: RecordId,
    pub file_id: Option<FileId>,
    pub url: Option<String>,
    pub title: String,
    /// Of a file.
    pub sha256: Option<Vec<u8>>,
    pub organisation_id: OrganisationId,
    pub added_by: Option<MembershipId>,
    pub added_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

/// The row of a gate.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_gates, treat_none_as_default_value = false)]
pub struct GateRow {
    pub id: GateId,
    pub record_id: RecordId,
    pub phase_id: PhaseId,
    pub title: Json,
    /// `YYYY-MM-DD`
    pub scheduled_on: Option<String>,
    pub state: GateState,
    /// The last one that was signed by all.
    pub verdict: Option<Verdict>,
    pub passed_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    pub interim_until: Option<Timestamp>,
    /// The number of the newest review; 0 before the first.
    pub review: i32,
    /// The score that is wanted, of 100.
    pub pass_score: Option<i32>,
    pub version: i32,
}

/// Columns to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, AsChangeset)]
#[diesel(table_name = project_gates)]
pub struct GatePatch {
    pub scheduled_on: Option<Option<String>>,
    pub state: Option<GateState>,
    pub verdict: Option<Option<Verdict>>,
    pub passed_at: Option<Option<Timestamp>>,
    pub decided_at: Option<Option<Timestamp>>,
    pub interim_until: Option<Option<Timestamp>>,
    pub review: Option<i32>,
}

/// The row of a criterion.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_criteria, treat_none_as_default_value = false)]
pub struct CriterionRow {
    pub id: CriterionId,
    pub gate_id: GateId,
    pub record_id: RecordId,
    pub position: i32,
    pub title: Json,
    pub kind: CriterionKind,
    pub weight: i32,
    /// Of a must: 0 or 1; of a scored one: 0 to 10.
    pub value: Option<i32>,
    pub note: Option<String>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub version: i32,
}

/// A signature that a gate needs of each organisation of a side.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_signers, treat_none_as_default_value = false)]
pub struct SignerRow {
    pub gate_id: GateId,
    pub position: i32,
    pub side: Side,
    pub role: ProjectRole,
    /// Signed after those of lower stages.
    pub stage: i32,
}

/// The row of a review: a verdict with the bundle that it stands on.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_reviews, treat_none_as_default_value = false)]
pub struct ReviewRow {
    pub id: ReviewId,
    pub gate_id: GateId,
    pub record_id: RecordId,
    pub number: i32,
    pub verdict: Verdict,
    pub note: Option<String>,
    pub interim_until: Option<Timestamp>,
    /// Canonical JSON: what is hashed.
    pub content: String,
    pub sha256: Vec<u8>,
    pub state: GateReviewState,
    pub organisation_id: OrganisationId,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}
