//! What a scope may see of a record, and how far it was read.
use std::collections::HashMap;

use crate::features::organisations::model::{OrgRef, PartySide};
use crate::features::organisations::service::org_refs;
use crate::features::records::model::{
    Lane, LaneId, LaneKind, LaneRef, LaneView, Party, Place, ReadMark, RecordId, ThreadId,
};
use crate::features::records::store;
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;

/// The scope's own party row; a record that it may not see is missing.
pub fn require_party(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Party, Problem> {
    store::find_party(conn, scope, record)?.ok_or_else(Problem::not_found)
}

/// All parties of a record that the scope may see.
pub fn require_visible(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Vec<Party>, Problem> {
    require_party(conn, scope, record)?;
    Ok(store::list_parties_unscoped(conn, record)?)
}

/// The lanes of a thread that the scope may read: shared first.
pub fn thread_of(conn: &mut Conn, scope: &Scope, thread: ThreadId) -> Result<Vec<Lane>, Problem> {
    Ok(thread_and_place(conn, scope, thread)?.0)
}

/// The same with the scope's own place in the thread's record.
pub fn thread_and_place(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
) -> Result<(Vec<Lane>, Place), Problem> {
    let lanes = store::lanes_of_thread(conn, scope, thread)?;
    let record = lanes.first().map(|lane| lane.record_id).ok_or_else(Problem::not_found)?;
    let place = require_place(conn, scope, record)?;
    Ok((lanes, place))
}

/// The scope's own place in a record, as one of its sides or as a guest.
pub fn require_place(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Place, Problem> {
    store::find_place(conn, scope, record)?.ok_or_else(Problem::not_found)
}

/// One of those lanes.
pub fn lane_for(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
) -> Result<Lane, Problem> {
    thread_of(conn, scope, thread)?
        .into_iter()
        .find(|lane| wanted.is(lane))
        .ok_or_else(Problem::not_found)
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
pub fn read_by_others(
    conn: &mut Conn,
    scope: &Scope,
    lanes: &[Lane],
) -> Result<Vec<ReadBy>, Problem> {
    let Some(shared) = lanes.iter().find(|lane| lane.kind == LaneKind::Shared) else {
        return Ok(Vec::new());
    };
    let mut furthest: Vec<ReadMark> = Vec::new();
    for mark in store::read_marks_of_lane(conn, shared.id)? {
        let known = furthest.iter().any(|known| known.organisation_id == mark.organisation_id);
        if mark.organisation_id != scope.org() && !known {
            furthest.push(mark);
        }
    }
    let ids: Vec<_> = furthest.iter().map(|mark| mark.organisation_id).collect();
    let names = org_refs(conn, &ids)?;
    Ok(furthest
        .into_iter()
        .filter_map(|mark| {
            let organisation = names.get(&mark.organisation_id)?.clone();
            Some(ReadBy { organisation, at: Some(mark.at), seq: mark.seq })
        })
        .collect())
}

/// Which of these records hold entries that this member has not read: two statements for a page.
pub fn seen_up_to(
    conn: &mut Conn,
    scope: &Scope,
    records: &[RecordId],
) -> Result<HashMap<RecordId, bool>, Problem> {
    let lanes = store::readable_lanes(conn, scope, records)?;
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    let marks: HashMap<LaneId, i64> =
        store::own_marks(conn, scope.membership(), &ids)?.into_iter().collect();
    let mut unread = HashMap::new();
    for lane in lanes {
        let seen = marks.get(&lane.id).copied().unwrap_or(0);
        *unread.entry(lane.record_id).or_insert(false) |= lane.head_seq > seen;
    }
    Ok(unread)
}

/// The organisations that read these lanes now, each lane with its own.
pub fn readers_unscoped(
    conn: &mut Conn,
    lanes: &[Lane],
) -> Result<HashMap<LaneId, Vec<OrganisationId>>, Problem> {
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    let mut records: Vec<RecordId> = lanes.iter().map(|lane| lane.record_id).collect();
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

fn is_named(kind: LaneKind) -> bool {
    matches!(kind, LaneKind::Caucus | LaneKind::Named)
}

/// The lanes of a thread that the scope may read, and who else reads them.
pub fn lane_views(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
) -> Result<Vec<LaneView>, Problem> {
    let lanes = thread_of(conn, scope, thread)?;
    let mut readers = readers_unscoped(conn, &lanes)?;
    let ids: Vec<OrganisationId> = readers.values().flatten().copied().collect();
    let names = org_refs(conn, &ids)?;
    let named = |id: &OrganisationId| names.get(id).cloned();
    Ok(lanes
        .into_iter()
        .map(|lane| LaneView {
            id: lane.id,
            kind: lane.kind,
            readers: readers
                .remove(&lane.id)
                .unwrap_or_default()
                .iter()
                .filter_map(named)
                .collect(),
            head: lane.head_seq,
            may_write: scope.may(Capability::Write),
            topic: lane.topic,
        })
        .collect())
}
