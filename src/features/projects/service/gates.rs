//! Gates: a verdict is put up with the bundle that it stands on, and counts once every organisation
//! has signed it.
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bundle::Standing as AtGate;
use super::decide::decide;
use super::stale::{end, end_open};
use super::{Opened, Words, gate_view, open, plan_moved, settle, tell};
use crate::features::projects::model::{
    CriterionRow, DeliverableId, DeliverableRow, EvidenceRow, GateAction, GateId, GatePatch,
    GateReviewState, GateRow, GateState, GateView, PhaseId, PhaseRow, PhaseState, ReviewRow,
    SignerRow, Verdict,
};
use crate::features::projects::policy::{self, GateStage, Ready};
use crate::features::projects::store;
use crate::features::records::model::EntryKind;
use crate::features::signoffs::model::{
    Outcome, SignoffState, SignoffView, SlotView, SubjectId, SubjectKind, Vote,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// A condition of a verdict.
#[derive(Debug, Clone)]
pub struct Condition {
    pub text: String,
    /// Who owes it.
    pub organisation: OrganisationId,
    /// To whom; the other side's only or first organisation unless told.
    pub owed_to: Option<OrganisationId>,
    pub due_on: NaiveDate,
}

/// What an action on a gate brings; each takes its own part.
#[derive(Debug, Clone, Default)]
pub struct GateInput {
    /// Of the gate that was seen.
    pub version: i32,
    /// To sign, refuse or abstain: the hash of what was shown.
    pub sha256: Option<Vec<u8>>,
    pub reason: Option<String>,
    pub verdict: Option<Verdict>,
    pub note: Option<String>,
    pub conditions: Vec<Condition>,
    /// The last day of an interim verdict.
    pub until: Option<NaiveDate>,
    /// Deliverables that a recycled phase begins again.
    pub again: Vec<DeliverableId>,
}

/// A gate with all that stands at it.
pub(super) struct At {
    pub opened: Opened,
    pub gate: GateRow,
    pub phases: Vec<PhaseRow>,
    pub gates: Vec<GateRow>,
    /// Of the gate's phase.
    pub deliverables: Vec<DeliverableRow>,
    pub evidence: Vec<EvidenceRow>,
    pub criteria: Vec<CriterionRow>,
    pub signers: Vec<SignerRow>,
    /// Newest first.
    pub reviews: Vec<ReviewRow>,
    /// Oldest first.
    pub signoffs: Vec<SignoffView>,
    pub missed: bool,
}

pub(super) fn find(conn: &mut Conn, scope: &Scope, id: GateId) -> Result<At, Problem> {
    let gate = store::find_gate_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let opened = open(conn, scope, gate.record_id)?;
    at(conn, opened, gate)
}

fn at(conn: &mut Conn, opened: Opened, gate: GateRow) -> Result<At, Problem> {
    let record = gate.record_id;
    let (mut phases, mut gates) = (Vec::new(), Vec::new());
    for (phase, gate) in store::phases_with_gates(conn, record)? {
        phases.push(phase);
        gates.extend(gate);
    }
    let mut deliverables = store::deliverables(conn, record)?;
    deliverables.retain(|row| row.phase_id == gate.phase_id);
    let subject = SubjectId(gate.id.0);
    let signed = signoffs::of_subjects_unscoped(conn, SubjectKind::Gate, &[subject])?
        .remove(&subject)
        .unwrap_or_default();
    Ok(At {
        phases,
        gates,
        deliverables,
        evidence: store::evidence(conn, record)?,
        criteria: store::criteria(conn, gate.id)?,
        signers: store::signers(conn, gate.id)?,
        reviews: store::reviews(conn, gate.id)?,
        signoffs: signed,
        missed: settle::conditions_missed(conn, record)?,
        opened,
        gate,
    })
}

impl At {
    pub fn phase(&self) -> Result<&PhaseRow, Problem> {
        let found = self.phases.iter().find(|phase| phase.id == self.gate.phase_id);
        found.ok_or_else(Problem::not_found)
    }

    /// The newest review.
    pub fn review(&self) -> Option<&ReviewRow> {
        self.reviews.iter().find(|review| review.number == self.gate.review)
    }

    pub fn signoff(&self, number: i32) -> Option<&SignoffView> {
        self.signoffs.iter().find(|view| view.subject_version == number)
    }

    /// Places for signatures of the review that is open.
    pub fn slots(&self) -> &[SlotView] {
        let open = self.signoff(self.gate.review);
        let open = open.filter(|view| view.state == SignoffState::Open);
        open.map(|view| view.slots.as_slice()).unwrap_or_default()
    }

    pub fn stage(&self) -> Result<GateStage<'_>, Problem> {
        Ok(GateStage {
            project: self.opened.project.status,
            phase: self.phase()?.state,
            state: self.gate.state,
            both_in: self.opened.stage().both_in,
            slots: self.slots(),
            proposed_by: self.review().map(|review| review.organisation_id),
        })
    }

    /// What stands before a verdict.
    pub fn ready(&self) -> Result<Ready<'_>, Problem> {
        let position = self.phase()?.position;
        let before: Vec<PhaseId> = self
            .phases
            .iter()
            .filter(|phase| phase.position < position)
            .map(|phase| phase.id)
            .collect();
        let unsettled = |gate: &GateRow| {
            before.contains(&gate.phase_id)
                && matches!(gate.state, GateState::Stale | GateState::Expired | GateState::InReview)
        };
        Ok(Ready {
            deliverables: &self.deliverables,
            criteria: &self.criteria,
            pass_score: self.gate.pass_score,
            earlier_open: self.gates.iter().any(unsettled),
            conditions_missed: self.missed,
        })
    }

    pub fn at_gate(&self) -> AtGate<'_> {
        AtGate {
            record: &self.opened.record,
            gate: &self.gate,
            criteria: &self.criteria,
            deliverables: &self.deliverables,
            evidence: &self.evidence,
        }
    }

    fn authorize(&self, action: GateAction) -> Result<(), Problem> {
        policy::gate(self.opened.standing, self.opened.own, action, self.stage()?)
            .map_err(Problem::not_allowed)
    }

    /// Moves the gate on, in the database and here.
    pub fn set(&mut self, tx: &mut Tx<'_>, patch: &GatePatch) -> Result<(), Problem> {
        if !store::update_gate(tx.conn, &self.gate, patch)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        let id = self.gate.id;
        self.gate = store::find_gate_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
        Ok(())
    }

    /// What an entry says of the gate.
    pub fn figures(&self, more: Value) -> Value {
        let mut data = json!({
            "gate_id": self.gate.id, "phase_id": self.gate.phase_id, "title": self.gate.title.0,
        });
        if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
            data.extend(more);
        }
        data
    }
}

/// A gate as the caller sees it.
pub fn gate(
    conn: &mut Conn,
    scope: &Scope,
    id: GateId,
    now: Timestamp,
) -> Result<GateView, Problem> {
    let at = find(conn, scope, id)?;
    gate_view::present(conn, scope, &at, now)
}

/// Does something with a gate.
///
/// # Errors
/// `stale_version` with the gate as it is now; `action_not_allowed` with a reason of the tables in
/// `policy`, or of the engine that signs: `already`, `other_hash`, `other_side`, `not_yet`,
/// `signature_stale`, `wrong_role`; `invalid` for what a verdict needs.
pub fn act_on_gate(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: GateId,
    action: GateAction,
    input: &GateInput,
) -> Result<GateView, Problem> {
    let mut at = find(tx.conn, scope, id)?;
    if at.gate.version != input.version {
        return Err(stale_version(tx, scope, &at)?);
    }
    at.authorize(action)?;
    let reason = || input.reason.clone().ok_or_else(|| Problem::invalid("reason", "missing_field"));
    match action {
        GateAction::Edit | GateAction::Assess => return Err(Problem::not_found()),
        GateAction::Decide => decide(tx, scope, &mut at, input)?,
        GateAction::Withdraw => withdraw(tx, scope, &mut at, input.reason.clone())?,
        GateAction::Sign => vote(tx, scope, &mut at, input, &Vote::Sign)?,
        GateAction::Refuse => vote(tx, scope, &mut at, input, &Vote::Refuse { reason: reason()? })?,
        GateAction::Abstain => {
            vote(tx, scope, &mut at, input, &Vote::Abstain { reason: reason()? })?;
        }
    }
    plan_moved(tx, at.opened.record.id)?;
    let now = tx.now;
    gate(tx.conn, scope, id, now)
}

fn stale_version(tx: &mut Tx<'_>, scope: &Scope, at: &At) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = gate_view::present(tx.conn, scope, at, now)?;
    Ok(Problem::stale(&current))
}

/// Signs, refuses or abstains.
fn vote(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    input: &GateInput,
    vote: &Vote,
) -> Result<(), Problem> {
    let seen = input.sha256.as_deref();
    let seen = seen.ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let number = at.gate.review;
    let signoff = at.signoff(number).ok_or_else(|| Problem::not_allowed("wrong_status"))?.id;
    let roles = at.opened.standing.signs_as();
    match signoffs::vote_as(tx, scope, signoff, seen, vote, roles)? {
        Outcome::Open => Ok(()),
        Outcome::Complete => settle::settle(tx, at),
        Outcome::Refused => {
            let review = at.review().ok_or_else(Problem::not_found)?.id;
            end(tx, at, review, GateReviewState::Refused)
        }
    }
}

/// Takes a verdict back.
fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    reason: Option<String>,
) -> Result<(), Problem> {
    let changed = json!([{ "item": "verdict", "change": "withdrawn" }]);
    end_open(tx, at, GateReviewState::Withdrawn, &changed)?;
    let data = at.figures(json!({ "change": "withdrawn", "number": at.gate.review }));
    let words = Words { body: reason, files: &[] };
    tell(tx, scope, at.gate.record_id, EntryKind::GateChanged, data, words)
}

/// Whether a phase has a gate that waits for it.
pub(super) fn is_current(phase: &PhaseRow) -> bool {
    phase.state == PhaseState::Active
}
