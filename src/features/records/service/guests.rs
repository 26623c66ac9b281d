//! Organisations beside the two sides of a record: they are let in through lanes that name them,
//! and out again at once.
use std::collections::HashMap;

use crate::features::organisations::model::PartySide;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{
    EntryId, EntryRow, Lane, LaneId, LaneKind, LaneRef, Place, RecordId, ThreadId,
};
use crate::features::records::service::{carry, read, share};
use crate::features::records::store::{self, At};
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;

/// A lane that names its readers.
#[derive(Debug, Clone)]
pub struct NewLane {
    pub kind: LaneKind,
    pub topic: Option<String>,
    pub readers: Vec<OrganisationId>,
}

/// Lets an organisation in beside the two sides. It sees nothing before a lane names it; a
/// mediator reads the shared lane as well.
pub fn admit(
    tx: &mut Tx<'_>,
    record: RecordId,
    organisation: OrganisationId,
    side: PartySide,
) -> Result<(), Problem> {
    let parties = store::list_parties_unscoped(tx.conn, record)?;
    let own = parties.iter().any(|party| party.organisation_id == organisation);
    let like = parties.first().filter(|_| !own && side.principal().is_none());
    let like = like.ok_or_else(|| Problem::internal("a side is no guest"))?;
    store::insert_guest(tx.conn, like, organisation, side)?;
    look_again(tx, organisation)
}

/// Opens a lane for those whom it names, in the record's thread.
pub fn open_lane(tx: &mut Tx<'_>, record: RecordId, new: NewLane) -> Result<Lane, Problem> {
    let shared = super::shared_lane_unscoped(tx.conn, record)?;
    let lane = Lane {
        id: LaneId::generate(),
        thread_id: shared.thread_id,
        record_id: record,
        kind: new.kind,
        organisation_id: None,
        head_seq: 0,
        head_hash: Vec::new(),
        topic: new.topic,
    };
    store::insert_named_lane(tx.conn, &lane, &new.readers)?;
    Ok(lane)
}

/// Shows a guest out: nothing of the record opens any more, and open sockets are closed.
pub fn dismiss(
    tx: &mut Tx<'_>,
    record: RecordId,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    store::end_guest(tx.conn, record, organisation)?;
    look_again(tx, organisation)
}

/// Ends a guest's time in one lane. What it reads elsewhere in the record stays: that may be
/// somebody else's to end. Whoever reads nothing more is shown out.
pub fn leave_lane(
    tx: &mut Tx<'_>,
    lane: &Lane,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    if store::leave_lane(tx.conn, lane, organisation)? {
        look_again(tx, organisation)
    } else {
        dismiss(tx, lane.record_id, organisation)
    }
}

/// Takes readers that stand on a side of the record out of a lane that names its readers; other
/// customers who read on do not see it.
pub fn close_lane_to(
    tx: &mut Tx<'_>,
    lane: LaneId,
    organisations: &[OrganisationId],
) -> Result<(), Problem> {
    store::close_lane_to(tx.conn, lane, organisations)?;
    for organisation in organisations {
        look_again(tx, *organisation)?;
    }
    Ok(())
}

/// Closes the sockets of an organisation's people, who come back with the rights of now.
pub fn look_again(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<(), Problem> {
    for (_, membership, _) in organisations::active_people_unscoped(tx.conn, &[organisation])? {
        tx.hint(Hint::Rights { membership });
    }
    Ok(())
}

/// Organisations with which the scope's own one shares, or shared, a lane of that kind.
pub fn companions(conn: &mut Conn, scope: &Scope) -> Result<Vec<OrganisationId>, Problem> {
    Ok(store::companions(conn, scope)?)
}

/// Complaints in which the scope's organisation is a guest now, the newest first.
pub fn places_as_guest(conn: &mut Conn, scope: &Scope) -> Result<Vec<Place>, Problem> {
    Ok(store::places_as_guest(conn, scope)?)
}

/// Lanes of these records that the scope reads as a guest, each with whether it holds something
/// that its member has not read.
pub fn lanes_as_guest(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> Result<Vec<(Lane, bool)>, Problem> {
    let lanes = store::lanes_as_guest(conn, scope, ids)?;
    let known: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    let marks: HashMap<LaneId, i64> =
        store::own_marks(conn, scope.membership(), &known)?.into_iter().collect();
    Ok(lanes
        .into_iter()
        .map(|lane| {
            let new = lane.head_seq > marks.get(&lane.id).copied().unwrap_or(0);
            (lane, new)
        })
        .collect())
}

/// Whom somebody may mention in a lane: people of its readers; a guest, who has no directory of
/// the sides, only the own organisation's.
pub fn mentionable_in(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    wanted: LaneRef,
) -> Result<Vec<(OrganisationId, PartySide)>, Problem> {
    let own = read::require_place(conn, scope, record)?;
    let lanes = read::lanes_of(conn, scope, record)?;
    let lane = lanes.into_iter().find(|lane| wanted.is(lane)).ok_or_else(Problem::not_found)?;
    let readers = read::known_readers_unscoped(conn, std::slice::from_ref(&lane), own.side)?;
    let readers: Vec<OrganisationId> = readers.into_values().flatten().collect();
    let guest = own.side.principal().is_none();
    let vendor_only = own.kind.keeps_customers_apart() && lane.kind == LaneKind::Shared;
    Ok(store::places_unscoped(conn, &[record])?
        .into_iter()
        .filter(|place| readers.contains(&place.organisation_id))
        .filter(|place| !guest || place.organisation_id == scope.org())
        .filter(|place| !vendor_only || place.side == PartySide::Vendor)
        .map(|place| (place.organisation_id, place.side))
        .collect())
}

/// Copies chosen entries of the shared lane, with their attachments, into a named lane: a third
/// party sees what it is given, in the words of then. The newest text of each; what was taken back
/// cannot be given.
pub fn give(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    lane: LaneId,
    entries: &[EntryId],
) -> Result<Vec<EntryRow>, Problem> {
    scope.require(Capability::Write)?;
    let lanes = read::seats(tx.conn, scope, At::Thread(thread))?.lanes;
    let shared = lanes.iter().find(|lane| lane.kind == LaneKind::Shared);
    let named = lanes.iter().find(|found| found.id == lane && found.kind == LaneKind::Named);
    let (Some(shared), Some(named)) = (shared, named) else { return Err(Problem::not_found()) };
    let (named, record) = (named.clone(), shared.record_id);
    let parts = carry::chosen(tx, shared, entries)?;
    let given = carry::copy_into(tx, scope, &parts, &named, |_| serde_json::Value::Null)?;
    for row in &given {
        share::notify(tx, row)?;
    }
    tx.subject(record);
    Ok(given)
}
