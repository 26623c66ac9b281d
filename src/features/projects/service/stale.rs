//! Ending a review that is open, and what happens when something changes that was signed.
use serde_json::Value;

use super::gates::{At, find};
use super::{Opened, bundle};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{
    GatePatch, GateReviewState, GateRow, GateState, PhaseId, ReviewId,
};
use crate::features::projects::store;
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Ends the review that is open, with what changed.
pub(super) fn end_open(
    tx: &mut Tx<'_>,
    at: &mut At,
    to: GateReviewState,
    changed: &Value,
) -> Result<(), Problem> {
    let review = at.review().ok_or_else(Problem::not_found)?.id;
    let (subject, side) = (SubjectId(at.gate.id.0), at.opened.standing.side);
    signoffs::mark_stale_version(tx, SubjectKind::Gate, subject, at.gate.review, side, changed)?;
    end(tx, at, review, to)
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    at: &mut At,
    review: ReviewId,
    to: GateReviewState,
) -> Result<(), Problem> {
    if !store::end_review(tx.conn, review, GateReviewState::Open, to, tx.now)? {
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
    store::end_review(tx.conn, review, state, GateReviewState::Stale, tx.now)?;
    at.set(tx, &GatePatch { state: Some(GateState::Stale), ..GatePatch::default() })
}
