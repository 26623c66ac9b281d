//! What an organisation's administrators see of the sign-ins of its people and of its mail.
use diesel::prelude::*;

use crate::features::organisations::model::{MailId, MemberSession, MembershipStatus, SentMail};
use crate::platform::authz::{PersonId, Scope, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{mails, memberships, persons, sessions};
use crate::platform::http::Cursor;

/// Sessions, neither ended nor expired, of active people of the scope's organisation who belong to
/// no other: the sign-ins of somebody who also works elsewhere are not this organisation's to see
/// or to end. What it may take from them is their place here.
macro_rules! live_sessions {
    ($scope:expr, $now:expr, $elsewhere:expr) => {
        sessions::table
            .inner_join(
                persons::table
                    .inner_join(memberships::table.on(memberships::person_id.eq(persons::id))),
            )
            .filter(memberships::organisation_id.eq($scope.org()))
            .filter(memberships::status.eq(MembershipStatus::Active))
            .filter(persons::id.ne_all($elsewhere))
            .filter(sessions::revoked_at.is_null())
            .filter(sessions::expires_at.gt($now))
            .select((
                sessions::id,
                sessions::created_at,
                sessions::last_seen_at,
                sessions::user_agent,
                sessions::address,
                persons::name,
                memberships::role,
            ))
    };
}

/// People of the scope's organisation who belong to another one, too.
fn people_elsewhere(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<PersonId>> {
    let here: Vec<PersonId> = memberships::table
        .filter(memberships::organisation_id.eq(scope.org()))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .select(memberships::person_id)
        .load(conn)?;
    memberships::table
        .filter(memberships::organisation_id.ne(scope.org()))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(memberships::person_id.eq_any(here))
        .select(memberships::person_id)
        .load(conn)
}

/// Newest first.
pub fn list_sessions(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<MemberSession>> {
    let elsewhere = people_elsewhere(conn, scope)?;
    let mut query = live_sessions!(scope, now, elsewhere)
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let id = SessionId(id);
        query = query.filter(
            sessions::created_at.lt(at).or(sessions::created_at.eq(at).and(sessions::id.lt(id))),
        );
    }
    query.load(conn)
}

pub fn find_session(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    id: SessionId,
) -> QueryResult<Option<MemberSession>> {
    let elsewhere = people_elsewhere(conn, scope)?;
    live_sessions!(scope, now, elsewhere).filter(sessions::id.eq(id)).first(conn).optional()
}

/// Mails to people of the scope's organisation, newest first.
pub fn list_mails(
    conn: &mut Conn,
    scope: &Scope,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<SentMail>> {
    let mut query = mails::table
        .filter(mails::organisation_id.eq(Some(scope.org())))
        .select((
            mails::id,
            mails::event,
            mails::to_address,
            mails::subject,
            mails::state,
            mails::created_at,
            mails::sent_at,
        ))
        .order((mails::created_at.desc(), mails::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let id = MailId(id);
        query = query
            .filter(mails::created_at.lt(at).or(mails::created_at.eq(at).and(mails::id.lt(id))));
    }
    query.load(conn)
}
