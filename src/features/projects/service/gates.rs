//! Gates: a verdict is put up with the bundle that it stands on, and counts once every organisation
//! has signed it.
use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bundle::{self, Proposal, Standing as AtGate};
use super::{Opened, Words, gate_view, open, plan_moved, settle, tell};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    CriterionRow, DeliverableId, DeliverableRow, EvidenceRow, GateAction, GateId, GatePatch, GateRow,
    GateState, GateView, PhaseId, PhaseRow, PhaseState, ReviewId, ReviewRow, ReviewState, SignerRow,
    Verdict,
};
use crate::features::projects::policy::{self, GateStage, Ready};
use crate::features::projects::store;
use crate::features::records::model::EntryKind;
use crate::features::records::service as records;
use crate::features::signoffs::model::{
    NewSignoff, Outcome, SignoffState, SignoffView, Slot, SubjectId, SubjectKind, Vote, seal,
};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates;

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

/// Conditions of one verdict at most.
const MOST_CONDITIONS: usize = 20;
/// Days ahead that a date may be at most.
const MAX_DAYS: i64 = 3660;

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
    pub fn slots(&self) -> &[crate::features::signoffs::model::SlotView] {
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
                && matches!(
                    gate.state,
                    GateState::Stale | GateState::Expired | GateState::InReview
                )
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
        return Err(stale(tx, scope, &at)?);
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

fn stale(tx: &mut Tx<'_>, scope: &Scope, at: &At) -> Result<Problem, Problem> {
    let now = tx.now;
    let current = gate_view::present(tx.conn, scope, at, now)?;
    let mut problem = Problem::new(Code::StaleVersion);
    problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
    Ok(problem)
}

/// Puts a verdict up: in place of another one, if one was up.
fn decide(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    input: &GateInput,
) -> Result<(), Problem> {
    let verdict = input.verdict.ok_or_else(|| Problem::invalid("verdict", "missing_field"))?;
    policy::verdict(verdict, input.until.is_some(), at.ready()?).map_err(Problem::not_allowed)?;
    check(tx, at, verdict, input)?;
    let interim_until = interim(tx, at, input)?;
    let conditions: Vec<Condition> = input
        .conditions
        .iter()
        .map(|one| Condition {
            owed_to: settle::between(&at.opened, one).map(|(_, owed)| owed),
            ..one.clone()
        })
        .collect();
    if at.gate.state == GateState::InReview {
        let changed = json!([{ "item": "verdict", "change": "replaced", "to": verdict }]);
        end_open(tx, at, ReviewState::Stale, &changed)?;
    }
    let number = at.reviews.first().map_or(0, |review| review.number).wrapping_add(1);
    let proposal = Proposal {
        number,
        verdict,
        note: input.note.as_deref(),
        conditions: &conditions,
        interim_until,
        again: &input.again,
    };
    let content = bundle::content(at.at_gate(), &proposal);
    let canonical = records::canonical(&content);
    let sha256 = seal(&canonical);
    let row = ReviewRow {
        id: ReviewId::generate(),
        gate_id: at.gate.id,
        record_id: at.gate.record_id,
        number,
        verdict,
        note: input.note.clone(),
        interim_until,
        content: canonical,
        sha256: sha256.clone(),
        state: ReviewState::Open,
        organisation_id: scope.org(),
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        ended_at: None,
    };
    store::insert_review(tx.conn, &row)?;
    let slots = slots(tx, scope, at);
    let to: Vec<OrganisationId> =
        slots.iter().filter(|slot| slot.signed.is_none()).filter_map(|slot| slot.organisation).collect();
    let new = NewSignoff {
        record: at.gate.record_id,
        kind: SubjectKind::Gate,
        subject: SubjectId(at.gate.id.0),
        step: "",
        version: number,
        sha256: sha256.clone(),
        slots,
        interim: interim_until.is_some(),
    };
    signoffs::open_by(tx, new, scope.membership())?;
    let patch = GatePatch {
        state: Some(GateState::InReview),
        review: Some(number),
        ..GatePatch::default()
    };
    at.set(tx, &patch)?;
    let data = at.figures(json!({
        "content": content, "interim_until": interim_until.map(Timestamp::micros),
        "number": number, "sha256": hex::encode(sha256), "to": once(to), "verdict": verdict,
    }));
    let words = Words { body: input.note.clone(), files: &[] };
    tell(tx, scope, at.gate.record_id, EntryKind::GateProposed, data, words)
}

fn once(mut ids: Vec<OrganisationId>) -> Vec<OrganisationId> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What a verdict needs.
fn check(tx: &Tx<'_>, at: &At, verdict: Verdict, input: &GateInput) -> Result<(), Problem> {
    let wrong = |field: &'static str, code| Err(Problem::invalid(field, code));
    match verdict {
        Verdict::ConditionalGo if input.conditions.is_empty() => {
            return wrong("conditions", "missing_field");
        }
        Verdict::ConditionalGo => {}
        _ if !input.conditions.is_empty() => return wrong("conditions", "not_allowed_value"),
        _ => {}
    }
    if input.conditions.len() > MOST_CONDITIONS {
        return wrong("conditions", "too_many");
    }
    if !verdict.goes_on() && input.note.is_none() {
        return wrong("note", "missing_field");
    }
    if !verdict.goes_on() && input.until.is_some() {
        return wrong("until", "not_allowed_value");
    }
    let of_phase = |id: &DeliverableId| at.deliverables.iter().any(|row| row.id == *id);
    let again_fits = verdict == Verdict::Recycle || input.again.is_empty();
    if !again_fits || !input.again.iter().all(of_phase) {
        return wrong("again", "not_allowed_value");
    }
    let today = tx.now.datetime().date_naive();
    let too_far = tx.now.plus_days(MAX_DAYS).datetime().date_naive();
    let fits = |day: NaiveDate| day >= today && day <= too_far;
    for (one, index) in input.conditions.iter().zip(0..) {
        if !fits(one.due_on) {
            return Err(Problem::invalid(format!("conditions.{index}.due_on"), "bad_date"));
        }
        if settle::between(&at.opened, one).is_none() {
            return Err(Problem::invalid(
                format!("conditions.{index}.organisation_id"),
                "not_allowed_value",
            ));
        }
    }
    if input.until.is_some_and(|day| !fits(day)) {
        return wrong("until", "bad_date");
    }
    Ok(())
}

/// The end of an interim verdict's last day, at the vendor's offices.
fn interim(
    tx: &mut Tx<'_>,
    at: &At,
    input: &GateInput,
) -> Result<Option<Timestamp>, Problem> {
    let Some(day) = input.until else { return Ok(None) };
    let (_, zone) = organisations::office_unscoped(tx.conn, at.opened.project.vendor_org)?;
    let until = dates::end_of_day(zone, day);
    if until > tx.now { Ok(Some(until)) } else { Err(Problem::invalid("until", "bad_date")) }
}

/// A place for each signature of each organisation; whoever puts the verdict up has signed it, if
/// it is their turn.
fn slots(tx: &Tx<'_>, scope: &Scope, at: &At) -> Vec<Slot> {
    let mut slots = Vec::new();
    for signer in &at.signers {
        for (organisation, side) in at.opened.members_in().filter(|(_, side)| *side == signer.side) {
            let role = signer.role.as_str();
            slots.push(Slot::of_role(side, organisation, role, signer.stage));
        }
    }
    let first = slots.iter().map(|slot| slot.stage).min();
    let roles = at.opened.standing.signs_as();
    let own = slots.iter_mut().find(|slot| {
        slot.organisation == Some(scope.org())
            && Some(slot.stage) == first
            && slot.role.as_deref().is_some_and(|role| roles.contains(&role))
    });
    if let Some(own) = own {
        own.signed = Some((Some(scope.membership()), tx.now));
    }
    slots
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
            end(tx, at, review, ReviewState::Refused)
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
    end_open(tx, at, ReviewState::Withdrawn, &changed)?;
    let data = at.figures(json!({ "change": "withdrawn", "number": at.gate.review }));
    let words = Words { body: reason, files: &[] };
    tell(tx, scope, at.gate.record_id, EntryKind::GateChanged, data, words)
}

/// Ends the review that is open, with what changed.
fn end_open(
    tx: &mut Tx<'_>,
    at: &mut At,
    to: ReviewState,
    changed: &Value,
) -> Result<(), Problem> {
    let review = at.review().ok_or_else(Problem::not_found)?.id;
    let (subject, side) = (SubjectId(at.gate.id.0), at.opened.standing.side);
    signoffs::mark_stale_version(tx, SubjectKind::Gate, subject, at.gate.review, side, changed)?;
    end(tx, at, review, to)
}

fn end(tx: &mut Tx<'_>, at: &mut At, review: ReviewId, to: ReviewState) -> Result<(), Problem> {
    if !store::end_review(tx.conn, review, ReviewState::Open, to, tx.now)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let back = before_review(&at.gate, tx.now);
    at.set(tx, &GatePatch { state: Some(back), ..GatePatch::default() })
}

/// Where a gate stood before its verdict was put up.
fn before_review(gate: &GateRow, now: Timestamp) -> GateState {
    match (gate.passed_at, gate.interim_until) {
        (None, _) => GateState::Scheduled,
        (Some(_), Some(until)) if until < now => GateState::Expired,
        (Some(_), Some(_)) => GateState::Interim,
        (Some(_), None) => GateState::Stale,
    }
}

/// Something that stands at the gate of a phase was changed: what was signed of it, or is up for
/// signing, is no longer what is there.
pub(super) fn touched(
    tx: &mut Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    phase: PhaseId,
) -> Result<(), Problem> {
    let gates = store::gates(tx.conn, opened.record.id)?;
    let Some(gate) = gates.into_iter().find(|gate| gate.phase_id == phase) else { return Ok(()) };
    let stands = [GateState::InReview, GateState::Passed, GateState::Interim];
    if !stands.contains(&gate.state) {
        return Ok(());
    }
    let mut at = find(tx.conn, scope, gate.id)?;
    let Some(review) = at.review() else { return Ok(()) };
    let signed: Value = serde_json::from_str(&review.content).map_err(Problem::internal)?;
    let changes = bundle::changes(&signed, &bundle::evidence(at.at_gate()));
    if changes.is_empty() {
        return Ok(());
    }
    go_stale(tx, &mut at, opened.standing.side, &Value::Array(changes))
}

/// The signatures of the newest review are no longer worth anything, and so the gate is open again.
pub(super) fn go_stale(
    tx: &mut Tx<'_>,
    at: &mut At,
    side: Side,
    changes: &Value,
) -> Result<(), Problem> {
    let Some((review, state)) = at.review().map(|review| (review.id, review.state)) else {
        return Ok(());
    };
    let subject = SubjectId(at.gate.id.0);
    signoffs::mark_stale_version(tx, SubjectKind::Gate, subject, at.gate.review, side, changes)?;
    store::end_review(tx.conn, review, state, ReviewState::Stale, tx.now)?;
    at.set(tx, &GatePatch { state: Some(GateState::Stale), ..GatePatch::default() })
}

/// Whether a phase has a gate that waits for it.
pub(super) fn is_current(phase: &PhaseRow) -> bool {
    phase.state == PhaseState::Active
}
