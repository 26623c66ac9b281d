//! What becomes of an agreement on secrecy is told in a record of its own, which both sides read.
use std::collections::HashMap;

use serde_json::{Value, json};

use crate::features::ndas::model::{NdaAction, NdaId, NdaRow, NdaState};
use crate::features::ndas::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryKind, RecordId, RecordKind};
use crate::features::records::service::{
    self as records, ListState, NewEntry, NewParty, NewRecord,
};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: the last day of an agreement comes. The row's reference is the agreement.
pub const NDA_SOON: &str = "nda_soon";
/// How many days before the last one both sides are told.
const SOON: [i64; 2] = [30, 7];
const DAY: i64 = 86_400;

/// What agreements are called beside other things; the caller has shown that their records are
/// visible.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> Result<HashMap<RecordId, String>, Problem> {
    Ok(store::titles(conn, ids)?.into_iter().collect())
}

/// The record of one that is proposed.
pub(super) fn open(
    tx: &mut Tx<'_>,
    row: &NdaRow,
    by: Option<MembershipId>,
) -> Result<RecordId, Problem> {
    let party = |side: Side, organisation: OrganisationId| NewParty {
        organisation,
        side,
        owner: by.filter(|_| side == row.proposed_side),
        team: None,
        reference: None,
        hidden: false,
    };
    let new = NewRecord {
        kind: RecordKind::Agreement,
        vendor: row.vendor_org,
        relationship: row.relationship_id,
        customer: party(Side::Customer, row.customer_org),
        vendor_party: party(Side::Vendor, row.vendor_org),
        state: state(row.state),
        custom: json!({}),
        definition_version: 0,
        created_at: tx.now,
    };
    Ok(records::create(tx, new)?.record.id)
}

fn state(of: NdaState) -> ListState {
    let status = match of {
        NdaState::Proposed => "proposed",
        NdaState::Confirmed => "in_force",
        NdaState::Declined | NdaState::Withdrawn | NdaState::Terminated | NdaState::Expired => {
            "none"
        }
    };
    ListState {
        status: status.to_owned(),
        open: matches!(of, NdaState::Proposed | NdaState::Confirmed),
        severity: String::new(),
        category: String::new(),
    }
}

/// Says it to both sides; whose answer is awaited has the ball.
fn say(
    tx: &mut Tx<'_>,
    row: &NdaRow,
    (kind, now): (EntryKind, NdaState),
    by: Option<MembershipId>,
    more: &Value,
    body: Option<String>,
) -> Result<RecordId, Problem> {
    let record = match row.record_id {
        Some(record) => record,
        None => {
            let record = open(tx, row, None)?;
            store::set_record(tx.conn, row.id, record)?;
            record
        }
    };
    let mut data = json!({
        "nda_id": row.id, "title": row.title, "valid_from": row.valid_from,
        "valid_until": row.valid_until,
    });
    if let (Some(data), Some(more)) = (data.as_object_mut(), more.as_object()) {
        data.extend(more.clone());
    }
    let ball = (now == NdaState::Proposed).then(|| BallSide::from(row.proposed_side.other()));
    records::set_ball(tx, record, ball, None, kind)?;
    let version = records::load_unscoped(tx.conn, record)?.version;
    records::changed(tx, record, version, &state(now))?;
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let entry = NewEntry::event(by, kind, tx.now, data).with_body(body);
    let entry = records::append(tx, lane.id, entry)?;
    records::notify(tx, &entry)?;
    Ok(record)
}

/// That one is proposed.
pub(super) fn proposed(tx: &mut Tx<'_>, scope: &Scope, row: &NdaRow) -> Result<(), Problem> {
    let by = Some(scope.membership());
    say(tx, row, (EntryKind::NdaProposed, row.state), by, &json!({}), None).map(drop)
}

/// What a side did about it.
pub(super) fn acted(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &NdaRow,
    action: NdaAction,
    reason: Option<&str>,
) -> Result<(), Problem> {
    use EntryKind as K;
    let (kind, now, more) = match action {
        NdaAction::Confirm => {
            (K::NdaAnswered, NdaState::Confirmed, json!({ "answer": "confirmed" }))
        }
        NdaAction::Decline => (K::NdaAnswered, NdaState::Declined, json!({ "answer": "declined" })),
        NdaAction::Withdraw => {
            (K::NdaAnswered, NdaState::Withdrawn, json!({ "answer": "withdrawn" }))
        }
        NdaAction::Terminate => (K::NdaEnded, NdaState::Terminated, json!({ "how": "terminated" })),
    };
    let body = reason.map(str::to_owned);
    let record = say(tx, row, (kind, now), Some(scope.membership()), &more, body)?;
    records::take_part(tx, record, scope)
}

/// That its last day is over; of one that was proposed, that nobody answered it before.
pub(super) fn expired(tx: &mut Tx<'_>, row: &NdaRow) -> Result<(), Problem> {
    let how = if row.state == NdaState::Proposed { "unanswered" } else { "expired" };
    let more = json!({ "how": how });
    say(tx, row, (EntryKind::NdaEnded, NdaState::Expired), None, &more, None).map(drop)
}

/// Somebody looks again before its last day, as far as those days are still to come.
pub(super) fn watch(tx: &mut Tx<'_>, row: &NdaRow) -> Result<(), Problem> {
    for days in SOON {
        let due_at = row.until_at.plus_seconds(-days * DAY);
        if due_at <= tx.now {
            continue;
        }
        tx.enqueue(NewOutbox {
            kind: NDA_SOON,
            ref_id: row.id.0,
            payload: json!({ "days": days }),
            dedupe: Some(format!("{NDA_SOON}:{}:{days}", row.id)),
            due_at,
        })?;
    }
    Ok(())
}

/// Agreements that hold and of which somebody has to be told within days.
pub fn end_soon(conn: &mut Conn, now: Timestamp) -> Result<Vec<NdaRow>, Problem> {
    let ahead = SOON.iter().max().copied().unwrap_or_default().saturating_add(2);
    Ok(store::ending_between(conn, now, now.plus_seconds(ahead * DAY))?)
}

/// For the worker: watches over all of them; what is watched already stays as it is.
pub fn look_ahead(tx: &mut Tx<'_>) -> Result<(), Problem> {
    let now = tx.now;
    for row in end_soon(tx.conn, now)? {
        watch(tx, &row)?;
    }
    Ok(())
}

/// For the worker: so many days are left.
pub fn run_soon(tx: &mut Tx<'_>, id: NdaId, days: i64) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    if !row.holds(tx.now) {
        return Ok(());
    }
    let more = json!({ "days": days });
    say(tx, &row, (EntryKind::NdaExpiring, row.state), None, &more, None).map(drop)
}
