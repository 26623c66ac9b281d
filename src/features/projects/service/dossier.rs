//! A project as all of its organisations take it away.
use super::open;
use crate::features::projects::model::{
    CriterionRow, DeliverableRow, Dossier, DossierCriterion, DossierDeliverable, DossierEvidence,
    DossierGate, DossierMilestone, DossierPhase, DossierReview, EvidenceRow, GateRow, MilestoneRow,
    PhaseRow, ReviewRow,
};
use crate::features::projects::store;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Rows of the plan, before they are put together.
struct Plan {
    deliverables: Vec<DeliverableRow>,
    evidence: Vec<EvidenceRow>,
    criteria: Vec<CriterionRow>,
    reviews: Vec<ReviewRow>,
}

/// The project as whoever is in it takes it away; nothing in it depends on who asks.
pub fn dossier(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Dossier, Problem> {
    let project = open(conn, scope, id)?.project;
    let plan = Plan {
        deliverables: store::deliverables(conn, id)?,
        evidence: store::evidence(conn, id)?,
        criteria: store::criteria_of_record(conn, id)?,
        reviews: store::reviews_of_record(conn, id)?,
    };
    let phases = store::phases_with_gates(conn, id)?;
    let phases: Result<_, _> =
        phases.into_iter().map(|(phase, gate)| plan.phase(phase, gate)).collect();
    Ok(Dossier {
        title: project.title,
        purpose: project.purpose,
        template: project.template,
        status: project.status,
        starts_on: project.starts_on,
        target_on: project.target_on,
        phases: phases?,
        milestones: store::milestones(conn, id)?.into_iter().map(milestone).collect(),
    })
}

impl Plan {
    fn phase(&self, row: PhaseRow, gate: Option<GateRow>) -> Result<DossierPhase, Problem> {
        let own = self.deliverables.iter().filter(|one| one.phase_id == row.id);
        Ok(DossierPhase {
            id: row.id.0,
            deliverables: own.map(|one| self.deliverable(one)).collect(),
            gate: gate.map(|gate| self.gate(gate)).transpose()?,
            title: row.title.0,
            state: row.state,
            started_at: row.started_at,
            ended_at: row.ended_at,
        })
    }

    fn deliverable(&self, row: &DeliverableRow) -> DossierDeliverable {
        let own = self.evidence.iter().filter(|one| one.deliverable_id == row.id);
        let standing = own.filter(|one| one.removed_at.is_none());
        DossierDeliverable {
            id: row.id.0,
            title: row.title.0.clone(),
            side: row.side,
            organisation_id: row.organisation_id,
            required: row.required,
            status: row.status,
            revision: row.revision,
            evidence: standing
                .map(|one| DossierEvidence {
                    title: one.title.clone(),
                    url: one.url.clone(),
                    sha256: one.sha256.as_ref().map(hex::encode),
                    organisation_id: one.organisation_id,
                    added_at: one.added_at,
                })
                .collect(),
        }
    }

    fn gate(&self, row: GateRow) -> Result<DossierGate, Problem> {
        let criteria = self.criteria.iter().filter(|one| one.gate_id == row.id);
        let reviews = self.reviews.iter().filter(|one| one.gate_id == row.id);
        Ok(DossierGate {
            id: row.id.0,
            criteria: criteria
                .map(|one| DossierCriterion {
                    title: one.title.0.clone(),
                    kind: one.kind,
                    weight: one.weight,
                    value: one.value,
                    note: one.note.clone(),
                })
                .collect(),
            reviews: reviews.map(review).collect::<Result<_, _>>()?,
            title: row.title.0,
            state: row.state,
            verdict: row.verdict,
        })
    }
}

fn review(row: &ReviewRow) -> Result<DossierReview, Problem> {
    Ok(DossierReview {
        number: row.number,
        verdict: row.verdict,
        state: row.state,
        organisation_id: row.organisation_id,
        proposed_at: row.proposed_at,
        content: serde_json::from_str(&row.content).map_err(Problem::internal)?,
        sha256: hex::encode(&row.sha256),
    })
}

fn milestone(row: MilestoneRow) -> DossierMilestone {
    DossierMilestone {
        title: row.title,
        due_on: row.due_on,
        organisation_id: row.organisation_id,
        state: row.state,
        reached_on: row.reached_on,
    }
}
