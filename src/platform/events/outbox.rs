//! The outbox: rows written in the transaction of the change, done by workers after the commit.
//!
//! A row carries ids. A worker claims it with a lease (a fencing number; `SKIP LOCKED` on
//! PostgreSQL), does the work under its own reading of the rights, and completes it only if its
//! lease still holds. What fails is tried again with growing delays, then ends in the dead-letter
//! list that the operator sees.
use diesel::prelude::*;
use uuid::Uuid;

use crate::id_type;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::outbox;
use crate::platform::db::{Conn, Json};
use crate::text_enum;

id_type!(
    /// A piece of work.
    OutboxId
);

text_enum! {
    /// Where a piece of work stands.
    pub enum OutboxState {
        Waiting = "waiting",
        Done = "done",
        /// Tried too often, or refused for good.
        Dead = "dead",
    }
}

/// How long a worker may take before another one may claim its work, in seconds.
const LEASE_SECONDS: i64 = 120;
/// Delays between tries, in seconds: 1 minute up to 12 hours, about 3 days in all.
const RETRY_SECONDS: [i64; 11] =
    [60, 300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 43_200, 86_400];

/// Work to be put into the outbox.
#[derive(Debug, Clone)]
pub struct NewOutbox {
    pub kind: &'static str,
    pub ref_id: Uuid,
    /// Further ids; never text, never rights.
    pub payload: serde_json::Value,
    /// Work with the same key exists once.
    pub dedupe: Option<String>,
    pub due_at: Timestamp,
}

#[derive(Insertable)]
#[diesel(table_name = outbox)]
struct Row {
    id: OutboxId,
    kind: String,
    ref_id: OutboxId,
    payload: Json,
    dedupe: Option<String>,
    due_at: Timestamp,
    state: OutboxState,
    attempts: i32,
    lease_no: i32,
    created_at: Timestamp,
}

/// Work that a worker holds.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = outbox)]
pub struct Claimed {
    pub id: OutboxId,
    pub kind: String,
    /// What it is about; an id of the feature that put it here.
    pub ref_id: OutboxId,
    pub payload: Json,
    pub due_at: Timestamp,
    pub attempts: i32,
    pub lease_no: i32,
}

impl Claimed {
    /// The id it refers to, in the feature's own type.
    pub fn subject<T: From<Uuid>>(&self) -> T {
        T::from(self.ref_id.0)
    }
}

/// Puts work into the outbox; silently keeps the first of two with the same `dedupe`.
pub fn enqueue(conn: &mut Conn, new: NewOutbox, now: Timestamp) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(outbox::table)
            .values(&row(new, now))
            .on_conflict(outbox::dedupe)
            .do_nothing()
            .execute(c)
    })?;
    Ok(())
}

/// Puts many pieces of work into the outbox that have no `dedupe`.
pub fn enqueue_all(conn: &mut Conn, new: Vec<NewOutbox>, now: Timestamp) -> QueryResult<()> {
    let rows: Vec<Row> = new.into_iter().map(|new| row(new, now)).collect();
    crate::on_backend!(conn, |c| { diesel::insert_into(outbox::table).values(&rows).execute(c) })?;
    Ok(())
}

fn row(new: NewOutbox, now: Timestamp) -> Row {
    Row {
        id: OutboxId::generate(),
        kind: new.kind.to_owned(),
        ref_id: OutboxId(new.ref_id),
        payload: Json(new.payload),
        dedupe: new.dedupe,
        due_at: new.due_at,
        state: OutboxState::Waiting,
        attempts: 0,
        lease_no: 0,
        created_at: now,
    }
}

/// Whether there is work with each of these keys, done or not.
pub fn is_queued(conn: &mut Conn, keys: &[String]) -> QueryResult<bool> {
    let found: Vec<OutboxId> = outbox::table
        .filter(outbox::dedupe.eq_any(keys.iter().cloned().map(Some).collect::<Vec<_>>()))
        .select(outbox::id)
        .load(conn)?;
    Ok(found.len() >= keys.len())
}

/// Whether work of these kinds could be claimed now. Asked before claiming: a look is a read, a
/// claim is a commit.
pub fn has_due(conn: &mut Conn, kinds: &[&str], now: Timestamp) -> QueryResult<bool> {
    let found: Option<OutboxId> = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .filter(outbox::due_at.le(now))
        .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now)))
        .filter(outbox::kind.eq_any(kinds.to_vec()))
        .select(outbox::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// When work of these kinds is due next, after `now`.
pub fn next_due(conn: &mut Conn, kinds: &[&str], now: Timestamp) -> QueryResult<Option<Timestamp>> {
    outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .filter(outbox::due_at.gt(now))
        .filter(outbox::kind.eq_any(kinds.to_vec()))
        .select(outbox::due_at)
        .order(outbox::due_at)
        .first(conn)
        .optional()
}

/// Claims up to `limit` pieces of due work of the given kinds, first in, first out: of two that
/// are due at one instant the older goes first, since ids grow with time.
pub fn claim(
    conn: &mut Conn,
    kinds: &[&str],
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<Claimed>> {
    macro_rules! due {
        () => {
            outbox::table
                .filter(outbox::state.eq(OutboxState::Waiting))
                .filter(outbox::kind.eq_any(kinds.to_vec()))
                .filter(outbox::due_at.le(now))
                .filter(outbox::lease_until.is_null().or(outbox::lease_until.lt(now)))
                .select(outbox::id)
                .order((outbox::due_at, outbox::id))
                .limit(limit)
        };
    }
    let ids: Vec<OutboxId> = match conn {
        Conn::Sqlite(c) => due!().load(c)?,
        Conn::Pg(c) => due!().for_update().skip_locked().load(c)?,
    };
    diesel::update(outbox::table.filter(outbox::id.eq_any(&ids)))
        .set((
            outbox::lease_until.eq(Some(now.plus_seconds(LEASE_SECONDS))),
            outbox::lease_no.eq(outbox::lease_no + 1),
            outbox::attempts.eq(outbox::attempts + 1),
        ))
        .execute(conn)?;
    Claimed::query().filter(outbox::id.eq_any(ids)).order((outbox::due_at, outbox::id)).load(conn)
}

/// The work is done. False if the lease was lost to another worker meanwhile.
pub fn complete(conn: &mut Conn, work: &Claimed, now: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        outbox::table.filter(outbox::id.eq(work.id)).filter(outbox::lease_no.eq(work.lease_no)),
    )
    .set((
        outbox::state.eq(OutboxState::Done),
        outbox::done_at.eq(Some(now)),
        outbox::lease_until.eq(None::<Timestamp>),
        outbox::last_error.eq(None::<String>),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// It failed: try again later, or give up after the last delay. True if it was given up.
pub fn fail(conn: &mut Conn, work: &Claimed, error: &str, now: Timestamp) -> QueryResult<bool> {
    let tries = usize::try_from(work.attempts.max(1) - 1).unwrap_or(usize::MAX);
    let Some(delay) = RETRY_SECONDS.get(tries) else {
        finish_dead(conn, work, error, now)?;
        return Ok(true);
    };
    diesel::update(
        outbox::table.filter(outbox::id.eq(work.id)).filter(outbox::lease_no.eq(work.lease_no)),
    )
    .set((
        outbox::due_at.eq(now.plus_seconds(*delay)),
        outbox::lease_until.eq(None::<Timestamp>),
        outbox::last_error.eq(Some(error)),
    ))
    .execute(conn)?;
    Ok(false)
}

/// It is refused for good: into the dead-letter list.
pub fn finish_dead(
    conn: &mut Conn,
    work: &Claimed,
    error: &str,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::update(
        outbox::table.filter(outbox::id.eq(work.id)).filter(outbox::lease_no.eq(work.lease_no)),
    )
    .set((
        outbox::state.eq(OutboxState::Dead),
        outbox::done_at.eq(Some(now)),
        outbox::lease_until.eq(None::<Timestamp>),
        outbox::last_error.eq(Some(error)),
    ))
    .execute(conn)?;
    Ok(())
}
