//! The own sessions.
use super::super::model::SessionRow;
use super::super::store;
use crate::platform::auth::{Person, end_session, end_sessions_of};
use crate::platform::authz::{PersonId, SessionId, System};
use crate::platform::context::Platform;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

const OWN: System = System { reason: "own" };

/// The sessions that have not ended, the newest first.
pub async fn list_sessions(
    platform: &Platform,
    person: Person,
    params: &PageParams,
) -> Result<Page<SessionRow>, Problem> {
    let (limit, after, now) = (params.limit()?, params.cursor()?, platform.clock.now());
    let rows = platform
        .db
        .read(move |conn| Ok(store::sessions_of(conn, person.id, now, after, limit + 1)?))
        .await?;
    Ok(Page::cut(rows, limit, |row| Cursor { at: row.created_at, id: row.id.0 }))
}

/// Ends one of the own sessions; somebody else's is not found.
pub async fn end_one(platform: &Platform, person: Person, id: SessionId) -> Result<(), Problem> {
    platform
        .db
        .write(&OWN, "session.end", move |tx| {
            if !store::owns_session(tx.conn, person.id, id)? {
                return Err(Problem::not_found());
            }
            tx.subject(id);
            end_session(tx, id, "ended_by_owner")?;
            Ok(())
        })
        .await
}

/// Ends all own sessions but the one that asks.
pub async fn end_others(platform: &Platform, person: Person) -> Result<(), Problem> {
    platform
        .db
        .write(&OWN, "session.end_others", move |tx| {
            tx.subject(person.id);
            end_sessions_of(tx, person.id, person.session, "ended_by_owner")?;
            Ok(())
        })
        .await
}

/// Slug of the organisation that somebody starts in; `None` if they belong to none.
pub async fn start_page(platform: &Platform, person: PersonId) -> Result<Option<String>, Problem> {
    platform.db.read(move |conn| Ok(store::first_organisation(conn, person)?)).await
}
