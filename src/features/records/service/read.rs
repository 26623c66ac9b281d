//! What a scope may see of a record, and how far it was read.
use std::collections::HashMap;

use diesel::QueryResult;

use crate::features::organisations::model::{OrgRef, PartySide, Side};
use crate::features::organisations::service::org_refs;
use crate::features::records::model::{
    Lane, LaneId, LaneKind, LaneRef, LaneView, Party, Place, ReadMark, RecordId, RecordKind,
    ThreadId,
};
use crate::features::records::store::{self, Around, At, Seat, Seats};
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::Problem;

/// Outbox kind: somebody has read on in a lane; what was to make them read it is done.
pub const READ_EVENT: &str = "read";

/// What such work carries.
#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
pub struct ReadUpTo {
    pub lane: LaneId,
    pub membership: MembershipId,
    pub seq: i64,
}

/// How far a member has read a lane.
pub fn read_up_to(conn: &mut Conn, lane: LaneId, member: MembershipId) -> QueryResult<i64> {
    store::own_mark(conn, lane, member)
}

/// The scope's own party row; a record that it may not see is missing.
pub fn require_party(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Party, Problem> {
    store::find_party(conn, scope, record)?.ok_or_else(Problem::not_found)
}

/// Who sits at a record and which of its lanes the scope reads, which is of one of the two sides:
/// one statement.
pub fn seats(conn: &mut Conn, scope: &Scope, at: At) -> Result<Seats, Problem> {
    store::find_seats(conn, scope, at)?.ok_or_else(Problem::not_found)
}

/// What hangs on a record, for callers that have its [`Seats`]: one statement.
pub fn around_unscoped(conn: &mut Conn, scope: &Scope, seats: &Seats) -> Result<Around, Problem> {
    let shared = seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    Ok(store::load_around_unscoped(conn, shared.record_id, shared.id, scope.org())?)
}

/// The same for whoever has any place in the record: a guest finds the lanes that it reads, and
/// itself alone.
pub(super) fn seats_or_guest(
    conn: &mut Conn,
    scope: &Scope,
    at: At,
) -> Result<(Seats, PartySide), Problem> {
    if let Some(found) = store::find_seats(conn, scope, at)? {
        let own = found.seat_of(scope.org()).ok_or_else(Problem::not_found)?.side;
        return Ok((found, own));
    }
    let record = match at {
        At::Record(record) => Some(record),
        At::Thread(thread) => store::record_of_thread(conn, thread)?,
    };
    let place = require_place(conn, scope, record.ok_or_else(Problem::not_found)?)?;
    if place.side.principal().is_some() {
        return Err(Problem::not_found());
    }
    let mut lanes = store::guest_lanes(conn, &place)?;
    // A project has several threads, and an invited firm reads one lane of one of them.
    if let At::Thread(thread) = at {
        lanes.retain(|lane| lane.thread_id == thread);
    }
    if lanes.is_empty() {
        return Err(Problem::not_found());
    }
    let seat = Seat {
        organisation: OrgRef { id: scope.org(), name: scope.org_name().to_owned() },
        side: place.side,
        reference: None,
        hidden: false,
        owner: None,
    };
    // A guest takes part by its place: it is never listed among the people of the sides.
    let seats = vec![seat];
    Ok((Seats { lanes, seats, takes_part: true, title: None, kind: place.kind }, place.side))
}

/// The same as [`seats`] for whoever reads what both sides write for each other: a mediator finds
/// the two sides by name, without what each keeps for itself.
pub fn seats_of_reader(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Seats, Problem> {
    let (mut found, own) = seats_or_guest(conn, scope, At::Record(record))?;
    if own == PartySide::Third {
        return Err(Problem::not_found());
    }
    if own == PartySide::Mediator {
        let parties = store::list_parties_unscoped(conn, record)?;
        let ids: Vec<OrganisationId> = parties.iter().map(|party| party.organisation_id).collect();
        let mut names = org_refs(conn, &ids)?;
        found.seats.extend(parties.iter().filter_map(|party| {
            let organisation = names.remove(&party.organisation_id)?;
            let side = party.side.into();
            Some(Seat { organisation, side, reference: None, hidden: party.hidden, owner: None })
        }));
    }
    Ok(found)
}

/// The lanes of a thread that the scope reads, and whether others may learn that it is there: not of
/// a third party, nor of a customer where only the vendor speaks to customers that are kept apart.
pub fn lanes_to_follow(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
) -> Result<(Vec<Lane>, Option<PartySide>), Problem> {
    let (seats, side) = seats_or_guest(conn, scope, At::Thread(thread))?;
    let apart = side == PartySide::Third
        || seats.lanes.iter().any(|lane| !may_write_in(seats.kind, side, lane));
    Ok((seats.lanes, (!apart).then_some(side)))
}

/// Whether somebody with this place may write into a lane that they read: where customers do not
/// know of each other, the shared one is the vendor's.
pub(super) fn may_write_in(kind: RecordKind, side: PartySide, lane: &Lane) -> bool {
    !kind.keeps_customers_apart() || lane.kind != LaneKind::Shared || side == Side::Vendor
}

/// A lane that the scope may write into.
///
/// # Errors
/// `not_found`; `action_not_allowed` with `wrong_side`.
pub(super) fn lane_to_write(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
) -> Result<(Seats, Lane), Problem> {
    let (seats, side) = seats_or_guest(conn, scope, At::Thread(thread))?;
    let lane = seats.lane_named(wanted).ok_or_else(Problem::not_found)?.clone();
    if !may_write_in(seats.kind, side, &lane) {
        return Err(Problem::not_allowed("wrong_side"));
    }
    Ok((seats, lane))
}

/// The scope's own place in a record, as one of its sides or as a guest.
pub fn require_place(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Place, Problem> {
    store::find_place(conn, scope, record)?.ok_or_else(Problem::not_found)
}

/// The same, if it reads what both sides write for each other: one of them, or a mediator. To a
/// third party there is no such thing.
pub fn require_reader(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Place, Problem> {
    let place = require_place(conn, scope, record)?;
    if place.side == PartySide::Third { Err(Problem::not_found()) } else { Ok(place) }
}

/// The lanes of a record that the scope reads, whatever its place: shared first.
pub fn lanes_of(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Vec<Lane>, Problem> {
    let place = require_place(conn, scope, record)?;
    Ok(match place.side.principal() {
        Some(_) => store::lanes_of_record(conn, scope, record)?,
        None => store::guest_lanes(conn, &place)?,
    })
}

/// The lanes of a thread that the scope may read: shared first.
pub fn thread_of(conn: &mut Conn, scope: &Scope, thread: ThreadId) -> Result<Vec<Lane>, Problem> {
    Ok(seats_or_guest(conn, scope, At::Thread(thread))?.0.lanes)
}

/// One of those lanes, and the scope's own place there.
pub(super) fn lane_and_side(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
) -> Result<(Lane, PartySide), Problem> {
    let (seats, side) = seats_or_guest(conn, scope, At::Thread(thread))?;
    let lane = seats.lane_named(wanted).ok_or_else(Problem::not_found)?.clone();
    Ok((lane, side))
}

/// One of those lanes.
pub fn lane_for(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
) -> Result<Lane, Problem> {
    Ok(lane_and_side(conn, scope, thread, wanted)?.0)
}

/// Where the lanes stand, for an ETag: a number for each that the caller reads.
pub fn heads(lanes: &[Lane]) -> String {
    lanes.iter().map(|lane| lane.head_seq.to_string()).collect::<Vec<_>>().join(".")
}

/// "I have read up to here": moves forward only, never past the head. The other side learns of it
/// from the shared lane alone.
pub fn mark_read(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
    seq: i64,
) -> Result<(), Problem> {
    let lane = lane_for(tx.conn, scope, thread, wanted)?;
    let mark = ReadMark {
        lane_id: lane.id,
        membership_id: scope.membership(),
        organisation_id: scope.org(),
        seq: seq.clamp(0, lane.head_seq),
        at: tx.now,
    };
    tx.subject(lane.record_id);
    if store::mark_read(tx.conn, &mark)? {
        tx.enqueue(NewOutbox {
            kind: READ_EVENT,
            ref_id: lane.record_id.0,
            payload: serde_json::to_value(ReadUpTo {
                lane: lane.id,
                membership: mark.membership_id,
                seq: mark.seq,
            })
            .map_err(Problem::internal)?,
            dedupe: None,
            due_at: tx.now,
        })?;
        tx.hint(Hint::Read { thread: thread.0, lane: lane.id.0, organisation: scope.org() });
    }
    Ok(())
}

/// How far another organisation has read the shared lane: "seen by Northwind, 14:05".
#[derive(Debug, Clone, serde::Serialize, utoipa::ToSchema)]
pub struct ReadBy {
    pub organisation: OrgRef,
    pub at: Option<Timestamp>,
    pub seq: i64,
}

/// The furthest mark of every other organisation; of the shared lane alone.
pub fn read_by_others(scope: &Scope, seats: &Seats, around: &Around) -> Vec<ReadBy> {
    let mut read: Vec<ReadBy> = Vec::new();
    for mark in around.marks.iter().filter(|mark| mark.organisation != scope.org()) {
        let known = read.iter().any(|known| known.organisation.id == mark.organisation);
        if let Some(seat) = seats.seat_of(mark.organisation).filter(|_| !known) {
            let organisation = seat.organisation.clone();
            read.push(ReadBy { organisation, at: Some(mark.at), seq: mark.seq });
        }
    }
    read
}

/// The organisations that read these lanes now, each lane with its own.
pub fn readers_unscoped(
    conn: &mut Conn,
    lanes: &[Lane],
) -> Result<HashMap<LaneId, Vec<OrganisationId>>, Problem> {
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    let mut records: Vec<RecordId> = lanes.iter().map(|lane| lane.record_id).collect();
    records.sort_unstable();
    records.dedup();
    let places = store::places_unscoped(conn, &records)?;
    let named = if lanes.iter().any(|lane| is_named(lane.kind)) {
        store::named_readers(conn, &ids)?
    } else {
        Vec::new()
    };
    let readers = lanes.iter().map(|lane| {
        let readers = match lane.kind {
            LaneKind::Shared => places
                .iter()
                .filter(|place| place.record_id == lane.record_id && !place.hidden)
                .filter(|place| place.side != PartySide::Third)
                .map(|place| place.organisation_id)
                .collect(),
            LaneKind::Private => lane.organisation_id.into_iter().collect(),
            LaneKind::Caucus | LaneKind::Named => {
                named.iter().filter(|(of, _)| *of == lane.id).map(|(_, reader)| *reader).collect()
            }
        };
        (lane.id, readers)
    });
    Ok(readers.collect())
}

/// The readers that somebody of a side may know of. That others read on without one that was taken
/// out is known to the vendor alone: it stands for an agreement of the two.
pub(super) fn known_readers_unscoped(
    conn: &mut Conn,
    lanes: &[Lane],
    side: PartySide,
) -> Result<HashMap<LaneId, Vec<OrganisationId>>, Problem> {
    let mut readers = readers_unscoped(conn, lanes)?;
    if side == PartySide::Vendor || !lanes.iter().any(|lane| is_named(lane.kind)) {
        return Ok(readers);
    }
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    for (lane, organisation) in store::former_readers(conn, &ids)? {
        if let Some(still) = readers.get_mut(&lane).filter(|still| still.len() > 1) {
            still.push(organisation);
        }
    }
    // Nor by its place in the list.
    readers.values_mut().for_each(|readers| readers.sort_unstable());
    Ok(readers)
}

fn is_named(kind: LaneKind) -> bool {
    matches!(kind, LaneKind::Caucus | LaneKind::Named)
}

/// Nothing is written any more into a lane whose other reader has gone: it would be to nobody.
pub(super) fn require_listener(conn: &mut Conn, lane: &Lane) -> Result<(), Problem> {
    if !is_named(lane.kind) {
        return Ok(());
    }
    let readers = readers_unscoped(conn, std::slice::from_ref(lane))?;
    if readers.into_values().flatten().count() > 1 {
        Ok(())
    } else {
        Err(Problem::not_allowed("lane_over"))
    }
}

/// The lanes of a thread that the scope may read, and who else reads them.
pub fn lane_views(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
) -> Result<Vec<LaneView>, Problem> {
    let (Seats { lanes, seats, kind, .. }, side) = seats_or_guest(conn, scope, At::Thread(thread))?;
    let mut readers = known_readers_unscoped(conn, &lanes, side)?;
    if kind.keeps_customers_apart() {
        let known = |id: &OrganisationId| seats.iter().any(|seat| seat.organisation.id == *id);
        readers.values_mut().for_each(|readers| readers.retain(known));
    }
    let ids: Vec<OrganisationId> = readers.values().flatten().copied().collect();
    let names = org_refs(conn, &ids)?;
    let named = |id: &OrganisationId| names.get(id).cloned();
    Ok(lanes
        .into_iter()
        .map(|lane| {
            let readers = readers.remove(&lane.id).unwrap_or_default();
            let over = is_named(lane.kind) && readers.len() < 2;
            let may_write = !over && may_write_in(kind, side, &lane);
            LaneView {
                id: lane.id,
                kind: lane.kind,
                readers: readers.iter().filter_map(named).collect(),
                head: lane.head_seq,
                may_write: scope.may(Capability::Write) && may_write,
                topic: lane.topic,
            }
        })
        .collect())
}
