//! How a mediation ends by itself: the time for a review is over, or the complaint is.
use serde_json::json;

use super::{is_open, tell};
use crate::features::complaints::model::Status;
use crate::features::disputes::mediations::model::{
    MediationId, MediationPatch, MediationRow, MediationState, Outcome, REVIEW_DAYS,
};
use crate::features::disputes::mediations::store;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::MembershipId;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: the time in which a review could be asked for is over.
pub const MEDIATION_CLOCK: &str = "mediation_clock";

/// The state after the end.
pub(super) fn closed(tx: &Tx<'_>, outcome: Option<Outcome>) -> MediationPatch {
    MediationPatch {
        state: Some(MediationState::Closed),
        outcome: Some(outcome),
        closed_at: Some(Some(tx.now)),
        open_key: Some(None),
        ..MediationPatch::default()
    }
}

/// Shows the mediator out, and tells them that it is over: of what follows they read nothing.
pub(super) fn release(tx: &mut Tx<'_>, row: &MediationRow) -> Result<(), Problem> {
    records::dismiss(tx, row.record_id, row.mediator_org)?;
    let people = organisations::active_people_unscoped(tx.conn, &[row.mediator_org])?;
    let members: Vec<MembershipId> = people.iter().map(|(_, member, _)| *member).collect();
    for (_, person, _) in organisations::persons_unscoped(tx.conn, &members)? {
        tx.enqueue(NewOutbox {
            kind: "mail",
            ref_id: person.0,
            payload: json!({ "event": "mandate_ended", "record_id": row.record_id }),
            dedupe: Some(format!("mandate_ended:{}:{person}", row.id)),
            due_at: tx.now,
        })?;
    }
    Ok(())
}

pub(super) fn set_clock(tx: &mut Tx<'_>, row: &MediationRow) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: MEDIATION_CLOCK,
        ref_id: row.id.0,
        payload: json!({}),
        dedupe: Some(format!("{MEDIATION_CLOCK}:{}", row.id)),
        due_at: tx.now.plus_days(REVIEW_DAYS).plus_seconds(1),
    })
}

/// For the worker: nobody asked for a review, so what was determined stands.
pub fn run_clock(tx: &mut Tx<'_>, id: MediationId) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    if row.state == MediationState::Determined {
        close(tx, &row, row.outcome)?;
    }
    Ok(())
}

/// Whether a complaint is over while a mediation of it is open.
pub fn is_left_open(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    let over = records::parties_unscoped(conn, record)?.iter().all(|party| !party.open);
    Ok(over && store::list_unscoped(conn, record)?.iter().any(is_open))
}

/// The complaint is over, and with it the mediation.
pub fn end_with_complaint(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    let status = records::parties_unscoped(tx.conn, record)?.pop().map(|party| party.status);
    let outcome = match status.as_deref() {
        Some(status) if status == Status::Withdrawn.as_str() => Outcome::Withdrawn,
        _ => Outcome::SettledByAgreement,
    };
    for row in store::list_unscoped(tx.conn, record)?.iter().filter(|row| is_open(row)) {
        close(tx, row, row.outcome.or(Some(outcome)))?;
    }
    Ok(())
}

fn close(tx: &mut Tx<'_>, row: &MediationRow, outcome: Option<Outcome>) -> Result<(), Problem> {
    let patch = closed(tx, outcome);
    if store::update(tx.conn, row, &patch)? {
        let data = json!({ "mediation_id": row.id, "outcome": outcome, "automatic": true });
        tell(tx, row.record_id, None, EntryKind::MediationClosed, data, None)?;
        if row.state != MediationState::Proposed {
            release(tx, row)?;
        }
    }
    Ok(())
}
