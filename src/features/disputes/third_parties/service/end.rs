//! How a third party's time ends: the asking side ends it, it leaves, or its day is over.
use serde_json::json;

use crate::features::disputes::third_parties::model::{EndedBy, ThirdPartyRow};
use crate::features::disputes::third_parties::{policy, store};
use crate::features::organisations::model::PartySide;
use crate::features::records::model::{EntryKind, Lane, LaneId, LaneKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: the last day of a third party is over.
pub const THIRD_PARTY_CLOCK: &str = "third_party_clock";

pub(super) fn set_clock(tx: &mut Tx<'_>, row: &ThirdPartyRow) -> Result<(), Problem> {
    let Some(until) = row.until else { return Ok(()) };
    tx.enqueue(NewOutbox {
        kind: THIRD_PARTY_CLOCK,
        ref_id: row.lane_id.0,
        payload: json!({}),
        dedupe: Some(format!("{THIRD_PARTY_CLOCK}:{}", row.lane_id)),
        due_at: until.plus_seconds(1),
    })
}

/// Ends a third party's time in this lane, for the side that asked; or the third party leaves. The
/// asking side keeps what was written. What the other side asked the same people stays between
/// those.
pub fn end(tx: &mut Tx<'_>, scope: &Scope, record: RecordId, lane: LaneId) -> Result<(), Problem> {
    let place = records::require_place(tx.conn, scope, record)?;
    let leaves = place.side == PartySide::Third;
    let lanes = records::lanes_of(tx.conn, scope, record)?;
    let lane = lanes
        .into_iter()
        .find(|found| found.id == lane && found.kind == LaneKind::Named)
        .ok_or_else(Problem::not_found)?;
    if leaves {
        policy::may_leave(scope).map_err(|_| Problem::forbidden())?;
    } else {
        scope.require(Capability::ManageRelationships)?;
    }
    let readers: Vec<OrganisationId> =
        records::readers_unscoped(tx.conn, std::slice::from_ref(&lane))?
            .into_values()
            .flatten()
            .collect();
    let others = readers.iter().copied().filter(|reader| *reader != scope.org());
    let (guests, asker): (Vec<OrganisationId>, _) = if leaves {
        (vec![scope.org()], others.clone().next())
    } else {
        (others.collect(), Some(scope.org()))
    };
    let by = if leaves { EndedBy::Guest } else { EndedBy::Asker };
    for guest in guests {
        close(tx, &lane, guest, asker, by, Some(scope.membership()))?;
    }
    tx.subject(record);
    Ok(())
}

/// For the worker: the last day is over, unless the time ended before.
pub fn run_clock(tx: &mut Tx<'_>, lane: LaneId) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, lane)? else { return Ok(()) };
    if row.ended_at.is_some() || row.until.is_none_or(|until| tx.now <= until) {
        return Ok(());
    }
    tx.subject(row.record_id);
    let lane = records::load_lane_unscoped(tx.conn, lane)?;
    close(tx, &lane, row.organisation_id, Some(row.asked_by_org), EndedBy::Time, None)
}

/// Shows the guest out of the lane, and notes it in the private lane of the side that asked.
fn close(
    tx: &mut Tx<'_>,
    lane: &Lane,
    guest: OrganisationId,
    asker: Option<OrganisationId>,
    by: EndedBy,
    actor: Option<MembershipId>,
) -> Result<(), Problem> {
    records::leave_lane(tx, lane, guest)?;
    store::end(tx.conn, lane.id, by, tx.now)?;
    let Some(asker) = asker else { return Ok(()) };
    let private = records::private_lane_unscoped(tx.conn, lane.record_id, asker)?;
    let data = json!({ "lane_id": lane.id, "organisation_id": guest, "by": by });
    let entry = NewEntry::event(actor, EntryKind::ThirdPartyEnded, tx.now, data);
    records::append(tx, private.id, entry.with_body(lane.topic.clone()))?;
    Ok(())
}
