//! What a scope may see of a record, and how far it was read.
use diesel::QueryResult;

use crate::features::organisations::model::OrgRef;
use crate::features::records::model::{
    Lane, LaneId, LaneKind, Party, ReadMark, RecordId, ThreadId,
};
use crate::features::records::store::{self, Around, At, Seats};
use crate::platform::authz::{MembershipId, Scope};
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

/// The newest `seq` of the two lanes that somebody reads.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    #[serde(default)]
    pub shared: i64,
    #[serde(default)]
    pub private: i64,
}

/// The scope's own party row; a record that it may not see is missing.
pub fn require_party(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Party, Problem> {
    store::find_party(conn, scope, record)?.ok_or_else(Problem::not_found)
}

/// Who sits at a record and which of its lanes the scope reads: one statement.
pub fn seats(conn: &mut Conn, scope: &Scope, at: At) -> Result<Seats, Problem> {
    store::find_seats(conn, scope, at)?.ok_or_else(Problem::not_found)
}

/// What hangs on a record, for callers that have its [`Seats`]: one statement.
pub fn around_unscoped(conn: &mut Conn, scope: &Scope, seats: &Seats) -> Result<Around, Problem> {
    let shared = seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    Ok(store::load_around_unscoped(conn, shared.record_id, shared.id, scope.org())?)
}

/// The lanes of a thread that the scope may read: shared first.
pub fn thread_of(conn: &mut Conn, scope: &Scope, thread: ThreadId) -> Result<Vec<Lane>, Problem> {
    Ok(seats(conn, scope, At::Thread(thread))?.lanes)
}

/// One of those lanes.
pub fn lane_for(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    kind: LaneKind,
) -> Result<Lane, Problem> {
    thread_of(conn, scope, thread)?
        .into_iter()
        .find(|lane| lane.kind == kind)
        .ok_or_else(Problem::not_found)
}

/// Where the lanes stand.
pub fn heads(lanes: &[Lane]) -> Heads {
    let head = |kind| lanes.iter().find(|lane| lane.kind == kind).map_or(0, |lane| lane.head_seq);
    Heads { shared: head(LaneKind::Shared), private: head(LaneKind::Private) }
}

/// "I have read up to here": moves forward only, never past the head. The other side learns of it
/// from the shared lane alone.
pub fn mark_read(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    kind: LaneKind,
    seq: i64,
) -> Result<(), Problem> {
    let lane = lane_for(tx.conn, scope, thread, kind)?;
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
