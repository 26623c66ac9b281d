//! What an organisation's administrators see of the sign-ins of its people and of its mail.
use diesel::prelude::*;

use crate::features::organisations::model::{MailId, MemberSession, MembershipStatus, SentMail};
use crate::platform::authz::{Scope, SessionId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{mails, memberships, persons, sessions};
use crate::platform::http::Cursor;

/// Sessions, neither ended nor expired, of active people of the scope's organisation.
macro_rules! live_sessions {
    ($scope:expr, $now:expr) => {
        sessions::table
            .inner_join(
                persons::table
                    .inner_join(memberships::table.on(memberships::person_id.eq(persons::id))),
            )
            .filter(memberships::organisation_id.eq($scope.org()))
            .filter(memberships::status.eq(MembershipStatus::Active))
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

/// Newest first.
pub fn list_sessions(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<MemberSession>> {
    let mut query = live_sessions!(scope, now)
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
    live_sessions!(scope, now).filter(sessions::id.eq(id)).first(conn).optional()
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
