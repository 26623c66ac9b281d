//! Session rows, and the rotation of their refresh tokens.
//!
//! A refresh token is made from the row and its generation; using it moves the generation on.
//! Many tabs may come with the same token at once: for a few seconds the one before the current
//! one is answered with the same successor. Later it can only be a copy in other hands, and the
//! session ends for both.
use diesel::prelude::*;
use serde_json::json;

use crate::platform::authz::{PersonId, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{persons, sessions};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::Problem;

/// A session that nobody uses for 14 days ends.
pub(super) const IDLE_SECONDS: i64 = 14 * 86_400;
/// No session lasts longer than 90 days.
const ABSOLUTE_DAYS: i64 = 90;
/// How long the token before the current one still gives its successor.
const GRACE_SECONDS: i64 = 10;
/// Characters of a user agent that are kept.
const USER_AGENT_CHARS: usize = 300;

/// A session that holds, as far as cookies need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenSession {
    pub id: SessionId,
    pub person: PersonId,
    pub epoch: i32,
    pub generation: i32,
    pub expires_at: Timestamp,
}

/// A sign-in that becomes a session.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    pub person: PersonId,
    pub epoch: i32,
    pub user_agent: &'a str,
    pub address: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = sessions)]
struct NewRow {
    id: SessionId,
    person_id: PersonId,
    generation: i32,
    created_at: Timestamp,
    refreshed_at: Timestamp,
    last_seen_at: Timestamp,
    expires_at: Timestamp,
    user_agent: String,
    address: String,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions)]
struct Row {
    id: SessionId,
    person_id: PersonId,
    generation: i32,
    refreshed_at: Timestamp,
    expires_at: Timestamp,
    revoked_at: Option<Timestamp>,
}

/// Starts a session with a fresh id; nothing of an earlier sign-in lives on in it.
pub fn start_session(tx: &mut Tx<'_>, new: &NewSession<'_>) -> QueryResult<OpenSession> {
    let row = NewRow {
        id: SessionId::generate(),
        person_id: new.person,
        generation: 1,
        created_at: tx.now,
        refreshed_at: tx.now,
        last_seen_at: tx.now,
        expires_at: tx.now.plus_days(ABSOLUTE_DAYS),
        user_agent: new
            .user_agent
            .chars()
            .filter(|c| !c.is_control())
            .take(USER_AGENT_CHARS)
            .collect(),
        address: new.address.to_owned(),
    };
    diesel::insert_into(sessions::table).values(&row).execute(tx.conn)?;
    Ok(OpenSession {
        id: row.id,
        person: row.person_id,
        epoch: new.epoch,
        generation: row.generation,
        expires_at: row.expires_at,
    })
}

/// Ends one session; false if it had ended already.
pub fn end_session(tx: &mut Tx<'_>, id: SessionId, reason: &'static str) -> QueryResult<bool> {
    let ended = diesel::update(sessions::table.find(id).filter(sessions::revoked_at.is_null()))
        .set((sessions::revoked_at.eq(Some(tx.now)), sessions::revoked_reason.eq(Some(reason))))
        .execute(tx.conn)?;
    tx.hint(Hint::SessionEnded { session: id });
    Ok(ended == 1)
}

/// Ends all sessions of a person, but for one; says how many.
pub fn end_sessions_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    but: Option<SessionId>,
    reason: &'static str,
) -> QueryResult<usize> {
    let ids: Vec<SessionId> = sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::revoked_at.is_null())
        .select(sessions::id)
        .load(tx.conn)?;
    let mut ended = 0;
    for id in ids.into_iter().filter(|id| Some(*id) != but) {
        ended += usize::from(end_session(tx, id, reason)?);
    }
    Ok(ended)
}

/// After a change of password: the session goes on under the person's new epoch. Its generation
/// moves on by two, so that the grace does not cover a copy of the token before.
pub fn refound_session(tx: &mut Tx<'_>, id: SessionId) -> QueryResult<Option<OpenSession>> {
    let Some((row, epoch, _)) = find(tx.conn, id)? else { return Ok(None) };
    let generation = row.generation.saturating_add(2);
    diesel::update(sessions::table.find(id))
        .set((sessions::generation.eq(generation), sessions::refreshed_at.eq(tx.now)))
        .execute(tx.conn)?;
    Ok(Some(row.open(epoch, generation)))
}

/// What a refresh token led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Renewal {
    Open(OpenSession),
    /// Ended before, or now: the token had been used by somebody else.
    Ended,
}

/// Takes a refresh token that this server made: the session goes on, or ends.
pub(super) fn renew_session(
    tx: &mut Tx<'_>,
    id: SessionId,
    presented: i32,
) -> Result<Renewal, Problem> {
    tx.subject(id);
    let Some((row, epoch, disabled)) = find(tx.conn, id)? else { return Ok(Renewal::Ended) };
    match standing(&row, disabled, presented, tx.now) {
        Standing::Current => {
            let generation = row.generation.saturating_add(1);
            diesel::update(sessions::table.find(id))
                .set((
                    sessions::generation.eq(generation),
                    sessions::refreshed_at.eq(tx.now),
                    sessions::last_seen_at.eq(tx.now),
                ))
                .execute(tx.conn)?;
            Ok(Renewal::Open(row.open(epoch, generation)))
        }
        Standing::JustReplaced => Ok(Renewal::Open(row.open(epoch, row.generation))),
        Standing::Reused => {
            end_session(tx, id, "refresh_reuse")?;
            tx.enqueue(NewOutbox {
                kind: "mail",
                ref_id: id.0,
                payload: json!({ "event": "refresh_reuse", "person_id": row.person_id }),
                dedupe: Some(format!("refresh_reuse:{id}")),
                due_at: tx.now,
            })?;
            Ok(Renewal::Ended)
        }
        Standing::Ended => Ok(Renewal::Ended),
    }
}

/// For as long as nothing can be written (a full disk): reading goes on with the token as it is.
pub(super) fn peek_session(
    conn: &mut Conn,
    id: SessionId,
    presented: i32,
    now: Timestamp,
) -> QueryResult<Option<OpenSession>> {
    let Some((row, epoch, disabled)) = find(conn, id)? else { return Ok(None) };
    let standing = standing(&row, disabled, presented, now);
    let holds = matches!(standing, Standing::Current | Standing::JustReplaced);
    Ok(holds.then(|| row.open(epoch, row.generation)))
}

fn find(conn: &mut Conn, id: SessionId) -> QueryResult<Option<(Row, i32, bool)>> {
    sessions::table
        .inner_join(persons::table)
        .filter(sessions::id.eq(id))
        .select((Row::as_select(), persons::epoch, persons::disabled_at.is_not_null()))
        .first(conn)
        .optional()
}

impl Row {
    fn open(&self, epoch: i32, generation: i32) -> OpenSession {
        OpenSession {
            id: self.id,
            person: self.person_id,
            epoch,
            generation,
            expires_at: self.expires_at,
        }
    }
}

/// Where a presented generation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Current,
    /// The one before, within the grace: another tab was first.
    JustReplaced,
    /// An older one: there is a copy.
    Reused,
    /// Nothing to renew; also for a generation of the future, after an older backup came back.
    Ended,
}

fn standing(row: &Row, disabled: bool, presented: i32, now: Timestamp) -> Standing {
    let idle = now.seconds_since(row.refreshed_at);
    if disabled
        || row.revoked_at.is_some()
        || row.expires_at <= now
        || idle >= IDLE_SECONDS
        || presented > row.generation
    {
        Standing::Ended
    } else if presented == row.generation {
        Standing::Current
    } else if presented == row.generation.saturating_sub(1) && idle <= GRACE_SECONDS {
        Standing::JustReplaced
    } else {
        Standing::Reused
    }
}

/// Before this moment a session must have been renewed to be alive at `now`.
pub fn idle_limit(now: Timestamp) -> Timestamp {
    now.plus_seconds(-IDLE_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(1_790_000_000_000_000).unwrap().plus_seconds(seconds)
    }

    fn row() -> Row {
        Row {
            id: SessionId::generate(),
            person_id: PersonId::generate(),
            generation: 5,
            refreshed_at: at(0),
            expires_at: at(80 * 86_400),
            revoked_at: None,
        }
    }

    #[test]
    fn the_current_token_renews_and_the_one_before_has_its_grace() {
        for (presented, seconds, expected) in [
            (5, 0, Standing::Current),
            (5, 14 * 86_400 - 1, Standing::Current),
            (4, 0, Standing::JustReplaced),
            (4, 10, Standing::JustReplaced),
            (4, 11, Standing::Reused),
            (3, 0, Standing::Reused),
            (1, 600, Standing::Reused),
            (6, 0, Standing::Ended),
        ] {
            let found = standing(&row(), false, presented, at(seconds));
            assert_eq!(found, expected, "generation {presented} after {seconds} s");
        }
    }

    #[test]
    fn what_has_ended_is_not_renewed_and_raises_no_alarm() {
        let revoked = Row { revoked_at: Some(at(1)), ..row() };
        let over = Row { refreshed_at: at(79 * 86_400), ..row() };
        for presented in [3, 4, 5] {
            assert_eq!(standing(&revoked, false, presented, at(2)), Standing::Ended);
            assert_eq!(standing(&row(), true, presented, at(2)), Standing::Ended);
            assert_eq!(standing(&row(), false, presented, at(14 * 86_400)), Standing::Ended);
            assert_eq!(standing(&over, false, presented, at(80 * 86_400)), Standing::Ended);
        }
    }
}
