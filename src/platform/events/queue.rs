//! The outbox as the operator and the sweeper see it: counts, states, errors; no texts.
use diesel::prelude::*;

use super::outbox::{OutboxId, OutboxState};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::outbox;

/// Counting stops here: the operator needs to see a heap, not its exact size.
const COUNT_LIMIT: i64 = 10_000;

/// How much work waits, and how much was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueCounts {
    pub waiting: i64,
    pub dead: i64,
}

/// A piece of work without what it is about.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = outbox)]
pub struct QueueItem {
    pub id: OutboxId,
    pub kind: String,
    pub state: OutboxState,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub due_at: Timestamp,
}

/// Waiting and dead work of all kinds but `apart`; each number stops at 10,000.
pub fn counts(conn: &mut Conn, apart: &str) -> QueryResult<QueueCounts> {
    let mut count = |state: OutboxState| -> QueryResult<i64> {
        let ids: Vec<OutboxId> = outbox::table
            .filter(outbox::state.eq(state))
            .filter(outbox::kind.ne(apart.to_owned()))
            .select(outbox::id)
            .limit(COUNT_LIMIT)
            .load(conn)?;
        Ok(i64::try_from(ids.len()).unwrap_or(COUNT_LIMIT))
    };
    Ok(QueueCounts { waiting: count(OutboxState::Waiting)?, dead: count(OutboxState::Dead)? })
}

/// Work of one kind that is due and not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lag {
    pub kind: String,
    pub waiting: u64,
    /// When the oldest of it was due.
    pub oldest: Timestamp,
}

/// What is behind, by kind, the oldest first; looks at 10,000 pieces of work at most.
pub fn lags(conn: &mut Conn, now: Timestamp) -> QueryResult<Vec<Lag>> {
    let due: Vec<(String, Timestamp)> = outbox::table
        .filter(outbox::state.eq(OutboxState::Waiting))
        .filter(outbox::due_at.le(now))
        .select((outbox::kind, outbox::due_at))
        .order(outbox::due_at)
        .limit(COUNT_LIMIT)
        .load(conn)?;
    let mut lags: Vec<Lag> = Vec::new();
    for (kind, oldest) in due {
        match lags.iter_mut().find(|lag| lag.kind == kind) {
            Some(lag) => lag.waiting += 1,
            None => lags.push(Lag { kind, waiting: 1, oldest }),
        }
    }
    Ok(lags)
}

/// Work in a state, latest due first, from the place after `after` on.
pub fn list(
    conn: &mut Conn,
    state: OutboxState,
    after: Option<(Timestamp, OutboxId)>,
    limit: i64,
) -> QueryResult<Vec<QueueItem>> {
    let mut query = QueueItem::query().filter(outbox::state.eq(state)).into_boxed();
    if let Some((at, id)) = after {
        query =
            query.filter(outbox::due_at.lt(at).or(outbox::due_at.eq(at).and(outbox::id.lt(id))));
    }
    query.order((outbox::due_at.desc(), outbox::id.desc())).limit(limit).load(conn)
}

/// Lets work be tried again at once, with all its tries before it. `None` if there is no such
/// work, false if it is done.
pub fn requeue(conn: &mut Conn, id: OutboxId, now: Timestamp) -> QueryResult<Option<bool>> {
    let state: Option<OutboxState> =
        outbox::table.filter(outbox::id.eq(id)).select(outbox::state).first(conn).optional()?;
    let Some(state) = state else { return Ok(None) };
    if state == OutboxState::Done {
        return Ok(Some(false));
    }
    // A lease that somebody holds stays: the next try starts when it has run out.
    diesel::update(outbox::table.filter(outbox::id.eq(id)))
        .set((
            outbox::state.eq(OutboxState::Waiting),
            outbox::due_at.eq(now),
            outbox::attempts.eq(0),
            outbox::done_at.eq(None::<Timestamp>),
        ))
        .execute(conn)?;
    Ok(Some(true))
}

/// Forgets up to `limit` pieces of work that were done before `before`.
pub fn sweep(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<usize> {
    let ids: Vec<OutboxId> = outbox::table
        .filter(outbox::state.eq(OutboxState::Done))
        .filter(outbox::due_at.lt(before))
        .filter(outbox::done_at.lt(before))
        .select(outbox::id)
        .limit(limit)
        .load(conn)?;
    diesel::delete(outbox::table.filter(outbox::id.eq_any(ids))).execute(conn)
}
