//! Climbing: somebody asks for the next rung, or silence does; and what time does afterwards.
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Case, act, ladder};
use crate::features::complaints::model::Severity;
use crate::features::disputes::escalations::model::{
    EscalationId, EscalationReason, EscalationRow, EscalationState, Trend,
};
use crate::features::disputes::escalations::{policy, store};
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: the time for deciding on a request is over.
pub const ESCALATION_CLOCK: &str = "escalation_clock";

/// What somebody who climbs says.
#[derive(Debug, Clone)]
pub struct NewEscalation {
    pub reason: EscalationReason,
    pub severity: Severity,
    pub trend: Trend,
    pub note: Option<String>,
}

/// The state that the clock was set for.
#[derive(Debug, Serialize, Deserialize)]
struct Set {
    version: i32,
}

/// Asks for the next rung. The people named on it, of both sides, take part from now on and are
/// told at once.
pub fn escalate(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewEscalation,
) -> Result<EscalationId, Problem> {
    let side = records::require_party(tx.conn, scope, record)?.side;
    let case = Case::load_unscoped(tx.conn, record, tx.now)?;
    let rung =
        policy::may_escalate(scope, &case.situation(side, tx.now)).map_err(Problem::not_allowed)?;
    let by = Some(scope.membership());
    records::take_part(tx, record, scope)?;
    open(tx, &case, side, by, rung, new, EscalationState::Requested)
}

/// Climbs one rung because the other side of `waiting` was silent: at once, because both agreed
/// beforehand that silence climbs. `None` when there is nothing to climb: the complaint is over, a
/// request waits already, or the last rung is reached. A cooling-off does not hold it up.
pub fn raise_for_silence(
    tx: &mut Tx<'_>,
    record: RecordId,
    waiting: Side,
    reason: EscalationReason,
) -> Result<Option<EscalationId>, Problem> {
    let case = Case::load_unscoped(tx.conn, record, tx.now)?;
    let Ok(rung) = policy::next_rung(&case.situation(waiting, tx.now)) else { return Ok(None) };
    let severity = case
        .parties
        .first()
        .and_then(|party| party.severity.parse().ok())
        .ok_or_else(|| Problem::internal("a complaint without a severity"))?;
    let new = NewEscalation { reason, severity, trend: Trend::Same, note: None };
    open(tx, &case, waiting, None, rung, &new, EscalationState::Active).map(Some)
}

fn open(
    tx: &mut Tx<'_>,
    case: &Case,
    side: Side,
    by: Option<MembershipId>,
    rung: i32,
    new: &NewEscalation,
    state: EscalationState,
) -> Result<EscalationId, Problem> {
    let record = case.record.id;
    let step = case.step(rung)?;
    let until = ladder::react_until(&case.terms, side.other(), tx.now, step.react_minutes);
    if state == EscalationState::Active {
        store::close_all(tx.conn, record, &[EscalationState::Active], tx.now)?;
    }
    let row = EscalationRow {
        id: EscalationId::generate(),
        record_id: record,
        number: case.past.last().map_or(1, |last| last.number.wrapping_add(1)),
        rung,
        requested_side: side,
        requested_by: by,
        requested_at: tx.now,
        reason: new.reason,
        note: new.note.clone(),
        severity: new.severity,
        trend: new.trend,
        state,
        decided_side: None,
        decided_by: None,
        decided_at: None,
        decision_reason: None,
        react_until: Some(until),
        reacted_at: None,
        cooling_until: None,
        closed_at: None,
        people: Json(json!(step.everybody())),
        react_minutes: i32::try_from(step.react_minutes).unwrap_or(i32::MAX),
        open_key: Some(open_key(record, state)),
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    call_in(tx, case, &row)?;
    let data = json!({
        "escalation_id": row.id, "number": row.number, "rung": rung, "side": side,
        "reason": new.reason, "severity": new.severity, "trend": new.trend,
        "react_until": until.micros(), "automatic": by.is_none(),
    });
    act::tell(tx, &row, by, EntryKind::EscalationRequested, data, new.note.clone())?;
    if state == EscalationState::Requested {
        set_clock(tx, &row)?;
    }
    Ok(row.id)
}

/// What two rows of a record may not have at once.
pub(super) fn open_key(record: RecordId, state: EscalationState) -> String {
    format!("{record}:{state}")
}

/// Everybody whom the rung names takes part from now on.
fn call_in(tx: &mut Tx<'_>, case: &Case, row: &EscalationRow) -> Result<(), Problem> {
    let step = case.step(row.rung)?;
    let mut people: Vec<(MembershipId, OrganisationId)> = Vec::new();
    for party in &case.parties {
        let named = match party.side {
            Side::Customer => &step.customer,
            Side::Vendor => &step.vendor,
        };
        people.extend(named.iter().map(|member| (*member, party.organisation_id)));
    }
    records::enrol(tx, row.record_id, &people)
}

fn set_clock(tx: &mut Tx<'_>, row: &EscalationRow) -> Result<(), Problem> {
    let Some(due_at) = row.react_until else { return Ok(()) };
    tx.enqueue(NewOutbox {
        kind: ESCALATION_CLOCK,
        ref_id: row.id.0,
        payload: serde_json::to_value(Set { version: row.version }).map_err(Problem::internal)?,
        dedupe: Some(format!("{ESCALATION_CLOCK}:{}:{}", row.id, row.version)),
        due_at,
    })
}

/// For the worker: whoever has not answered a request in the rung's time has agreed to it.
pub fn run_clock(
    tx: &mut Tx<'_>,
    id: EscalationId,
    payload: &serde_json::Value,
) -> Result<(), Problem> {
    let set: Set = serde_json::from_value(payload.clone()).map_err(Problem::internal)?;
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    if row.version != set.version || row.state != EscalationState::Requested {
        return Ok(());
    }
    let case = Case::load_unscoped(tx.conn, row.record_id, tx.now)?;
    if !case.live() {
        return Ok(());
    }
    if case.settled() {
        // Nobody is called in to a case on which both have agreed meanwhile.
        store::close_all(tx.conn, row.record_id, &[EscalationState::Requested], tx.now)?;
        return Ok(());
    }
    let patch = act::activate(tx, &case, &row, None)?;
    if store::update(tx.conn, &row, &patch)? {
        let data = json!({
            "escalation_id": row.id, "number": row.number, "rung": row.rung, "automatic": true,
        });
        act::tell(tx, &row, None, EntryKind::EscalationApproved, data, None)?;
    }
    Ok(())
}

/// Whether a complaint is over while something of its ladder is open.
pub fn is_left_open(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    let over = records::parties_unscoped(conn, record)?.iter().all(|party| !party.open);
    if !over {
        return Ok(false);
    }
    let open = [EscalationState::Requested, EscalationState::Active];
    Ok(store::list_unscoped(conn, record)?.iter().any(|row| open.contains(&row.state)))
}

/// The complaint is over, and with it what was climbed.
pub fn close_all(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    let open = [EscalationState::Requested, EscalationState::Active];
    store::close_all(tx.conn, record, &open, tx.now)?;
    Ok(())
}
