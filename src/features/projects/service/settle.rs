//! What follows once a verdict is signed by all: the next phase, conditions, a rest, an end.
use serde_json::{Value, json};

use super::ball::GATE_SOURCE;
use super::gates::{At, Condition, is_current};
use super::{Opened, list_state, set_status, tell_alone};
use crate::features::commitments::model::{
    Between, CONDITION, CommitmentState, NewCommitment, SourceId,
};
use crate::features::commitments::service as commitments;
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    DeliverableId, DeliverablePatch, DeliverableStatus, GateId, GatePatch, GateReviewState,
    GateState, PhaseRow, PhaseState, ProjectStatus, ReviewRow, Verdict,
};
use crate::features::projects::store;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: an interim verdict ends. The row's reference is the gate.
pub const INTERIM_END: &str = "gate_interim_end";

/// The verdict counts.
pub(super) fn settle(tx: &mut Tx<'_>, at: &mut At) -> Result<(), Problem> {
    let review = at.review().ok_or_else(Problem::not_found)?.clone();
    if !store::end_review(
        tx.conn,
        review.id,
        GateReviewState::Open,
        GateReviewState::Signed,
        tx.now,
    )? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let content: Value = serde_json::from_str(&review.content).map_err(Problem::internal)?;
    let state = match review.verdict {
        Verdict::Go | Verdict::ConditionalGo if review.interim_until.is_some() => {
            GateState::Interim
        }
        Verdict::Go | Verdict::ConditionalGo => GateState::Passed,
        Verdict::Hold => GateState::Held,
        Verdict::Kill => GateState::Killed,
        Verdict::Recycle => GateState::Scheduled,
    };
    let passed = review.verdict.goes_on() && at.gate.passed_at.is_none();
    let patch = GatePatch {
        state: Some(state),
        verdict: Some(Some(review.verdict)),
        decided_at: Some(Some(tx.now)),
        passed_at: passed.then_some(Some(tx.now)),
        interim_until: Some(review.interim_until),
        ..GatePatch::default()
    };
    at.set(tx, &patch)?;
    let data = at.figures(json!({
        "interim_until": review.interim_until.map(Timestamp::micros), "number": review.number,
        "sha256": hex::encode(&review.sha256), "verdict": review.verdict,
    }));
    tell_alone(tx, at.gate.record_id, EntryKind::GateDecided, data)?;
    match review.verdict {
        Verdict::Go | Verdict::ConditionalGo => {
            promise(tx, at, &review, &content)?;
            watch(tx, at.gate.id, &review)?;
            go_on(tx, at)
        }
        Verdict::Hold => rest(tx, at, ProjectStatus::OnHold),
        Verdict::Kill => rest(tx, at, ProjectStatus::Cancelled),
        Verdict::Recycle => begin_again(tx, &content),
    }
}

/// The conditions become commitments.
fn promise(tx: &mut Tx<'_>, at: &At, review: &ReviewRow, content: &Value) -> Result<(), Problem> {
    let conditions = conditions(content)?;
    if conditions.is_empty() {
        return Ok(());
    }
    let customers: Vec<OrganisationId> = at
        .opened
        .members_in()
        .filter(|(_, side)| *side == Side::Customer)
        .map(|(id, _)| id)
        .collect();
    let vendor = at.opened.project.vendor_org;
    let relationships = organisations::relationships_between_unscoped(tx.conn, vendor, &customers)?;
    let mut new = Vec::with_capacity(conditions.len());
    for one in conditions {
        let missing = || Problem::internal("a condition of who takes no part");
        let (owing, owed) = between(&at.opened, &one).ok_or_else(missing)?;
        let customer = if owing == vendor { owed } else { owing };
        let relationship = *relationships.get(&customer).ok_or_else(missing)?;
        let promise = NewCommitment {
            source_kind: GATE_SOURCE,
            source: SourceId(at.gate.id.0),
            side: if owing == vendor { Side::Vendor } else { Side::Customer },
            owner: None,
            kind: CONDITION.to_owned(),
            text: one.text,
            amount_minor: None,
            currency: None,
            quantity: None,
            return_required: false,
            due_on: one.due_on,
            agreed: true,
        };
        new.push((promise, Between { owing, owed, relationship }));
    }
    commitments::make_between(tx, at.gate.record_id, review.proposed_by, new).map(drop)
}

/// Who owes a condition to whom; none for who is not in.
pub(super) fn between(
    opened: &Opened,
    condition: &Condition,
) -> Option<(OrganisationId, OrganisationId)> {
    let owing = condition.organisation;
    let (_, side) = opened.members_in().find(|(id, _)| *id == owing)?;
    let mut others = opened.members_in().filter(|(_, of)| *of == side.other());
    let owed = match condition.owed_to {
        Some(wanted) => others.find(|(id, _)| *id == wanted)?.0,
        // Whoever of the other side puts it up is the one to say that it is done.
        None if opened.standing.side == side.other() => opened.own,
        None => others.next()?.0,
    };
    Some((owing, owed))
}

/// The conditions that a bundle holds.
pub(super) fn conditions(content: &Value) -> Result<Vec<Condition>, Problem> {
    let rows = content.get("conditions").and_then(Value::as_array).cloned().unwrap_or_default();
    rows.iter()
        .map(|row| {
            let text = |key: &str| row.get(key).and_then(Value::as_str);
            let read = || {
                Some(Condition {
                    text: text("text")?.to_owned(),
                    organisation: text("organisation_id")?.parse().ok()?,
                    owed_to: text("owed_to").and_then(|id| id.parse().ok()),
                    due_on: crate::platform::text::dates::day(text("due_on")?)?,
                })
            };
            read().ok_or_else(|| Problem::internal("a condition that cannot be read"))
        })
        .collect()
}

/// Whether a condition of any verdict of the project was missed and is still owed.
pub(super) fn conditions_missed(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    let rows = commitments::of_record_unscoped(conn, record)?;
    Ok(rows
        .iter()
        .any(|row| row.source_kind == GATE_SOURCE && row.state == CommitmentState::Missed))
}

/// An interim verdict ends by itself.
fn watch(tx: &mut Tx<'_>, gate: GateId, review: &ReviewRow) -> Result<(), Problem> {
    let Some(until) = review.interim_until else { return Ok(()) };
    tx.enqueue(NewOutbox {
        kind: INTERIM_END,
        ref_id: gate.0,
        payload: json!({}),
        dedupe: Some(format!("{INTERIM_END}:{}", review.id)),
        due_at: until.plus_seconds(1),
    })
}

/// The phase is over and the next one begins. A gate that is signed again moves no phase. Once the
/// last gate is signed for good, the project is completed.
fn go_on(tx: &mut Tx<'_>, at: &At) -> Result<(), Problem> {
    let phase = at.phase()?;
    let next = at.phases.iter().find(|next| next.position > phase.position);
    if is_current(phase) {
        store::end_phase(tx.conn, phase.id, tx.now)?;
        if let Some(next) = next {
            begin(tx, next)?;
        }
    }
    if next.is_none() && at.gate.state == GateState::Passed {
        return rest(tx, at, ProjectStatus::Completed);
    }
    moved(tx, at.gate.record_id)
}

/// A phase begins.
fn begin(tx: &mut Tx<'_>, phase: &PhaseRow) -> Result<(), Problem> {
    store::begin_phase(tx.conn, phase.id, tx.now)?;
    store::set_phase(tx.conn, phase.record_id, Some(phase.id))?;
    let data = json!({ "phase_id": phase.id, "title": phase.title.0 });
    tell_alone(tx, phase.record_id, EntryKind::PhaseStarted, data)
}

/// The first phase begins as soon as both sides are in.
pub(super) fn begin_first_phase(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let phases = store::phases(tx.conn, id)?;
    match phases.iter().find(|phase| phase.state == PhaseState::Planned) {
        Some(first) => begin(tx, first),
        None => Ok(()),
    }
}

/// Outbox kind: all gates of a project are passed. The row's reference is the project.
pub const PROJECT_COMPLETED: &str = "project_completed";

/// The project rests or ends.
fn rest(tx: &mut Tx<'_>, at: &At, to: ProjectStatus) -> Result<(), Problem> {
    set_status(tx, &at.opened.project, to)?;
    if to == ProjectStatus::Completed {
        tx.enqueue(NewOutbox {
            kind: PROJECT_COMPLETED,
            ref_id: at.gate.record_id.0,
            payload: json!({}),
            dedupe: Some(format!("{PROJECT_COMPLETED}:{}", at.gate.record_id)),
            due_at: tx.now,
        })?;
    }
    moved(tx, at.gate.record_id)
}

/// The lists of all organisations look again.
fn moved(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let (project, record) = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    records::changed(tx, id, record.version, &list_state(project.status)).map(drop)
}

/// Deliverables that are to be done again are in progress again.
fn begin_again(tx: &mut Tx<'_>, content: &Value) -> Result<(), Problem> {
    let named = content.get("again").and_then(Value::as_array).cloned().unwrap_or_default();
    let ids: Vec<DeliverableId> = named.iter().filter_map(|id| id.as_str()?.parse().ok()).collect();
    let patch = DeliverablePatch {
        status: Some(DeliverableStatus::InProgress),
        answered_by: Some(None),
        answered_at: Some(None),
        ..DeliverablePatch::default()
    };
    Ok(store::begin_again(tx.conn, &ids, &patch)?)
}

/// For the worker: an interim verdict that was not made good ends.
pub fn run_interim_end(tx: &mut Tx<'_>, id: GateId) -> Result<(), Problem> {
    let Some(gate) = store::find_gate_unscoped(tx.conn, id)? else { return Ok(()) };
    let over = gate.interim_until.is_some_and(|until| until < tx.now);
    if gate.state != GateState::Interim || !over {
        return Ok(());
    }
    let patch = GatePatch { state: Some(GateState::Expired), ..GatePatch::default() };
    if !store::update_gate(tx.conn, &gate, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let data = json!({
        "gate_id": gate.id, "phase_id": gate.phase_id, "title": gate.title.0,
        "interim_until": gate.interim_until.map(Timestamp::micros),
    });
    tell_alone(tx, gate.record_id, EntryKind::GateExpired, data)?;
    super::plan_moved(tx, gate.record_id)
}
