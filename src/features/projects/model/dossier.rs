//! A project as all of its organisations take it away: the same for each of them.
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    CriterionKind, DeliverableStatus, GateReviewState, GateState, MilestoneState, PhaseState,
    ProjectStatus, Verdict,
};
use crate::features::organisations::model::Side;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;

/// Purpose, plan, and every verdict that was ever put up, with the bundle that it stood on.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier {
    pub title: String,
    /// Markdown.
    pub purpose: String,
    pub template: String,
    pub status: ProjectStatus,
    pub starts_on: Option<String>,
    pub target_on: Option<String>,
    pub phases: Vec<DossierPhase>,
    pub milestones: Vec<DossierMilestone>,
}

/// Titles are labels: a text, or one for each language.
#[derive(Debug, Clone, Serialize)]
pub struct DossierPhase {
    pub id: Uuid,
    pub title: Value,
    pub state: PhaseState,
    pub started_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub deliverables: Vec<DossierDeliverable>,
    pub gate: Option<DossierGate>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DossierDeliverable {
    pub id: Uuid,
    pub title: Value,
    pub side: Side,
    pub organisation_id: Option<OrganisationId>,
    pub required: bool,
    pub status: DeliverableStatus,
    pub revision: i32,
    pub evidence: Vec<DossierEvidence>,
}

/// What shows that something is done; files are in the bundle by their hash.
#[derive(Debug, Clone, Serialize)]
pub struct DossierEvidence {
    pub title: String,
    pub url: Option<String>,
    /// Of a file, in hexadecimal.
    pub sha256: Option<String>,
    pub organisation_id: OrganisationId,
    pub added_at: Timestamp,
}

#[derive(Debug, Clone, Serialize)]
pub struct DossierGate {
    pub id: Uuid,
    pub title: Value,
    pub state: GateState,
    pub verdict: Option<Verdict>,
    pub criteria: Vec<DossierCriterion>,
    /// Oldest first.
    pub reviews: Vec<DossierReview>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DossierCriterion {
    pub title: Value,
    pub kind: CriterionKind,
    pub weight: i32,
    pub value: Option<i32>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DossierReview {
    pub number: i32,
    pub verdict: Verdict,
    pub state: GateReviewState,
    pub organisation_id: OrganisationId,
    pub proposed_at: Timestamp,
    /// What was signed: `sha256` is the hash of its canonical form.
    pub content: Value,
    pub sha256: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct DossierMilestone {
    pub title: String,
    pub due_on: String,
    pub organisation_id: Option<OrganisationId>,
    pub state: MilestoneState,
    pub reached_on: Option<String>,
}
