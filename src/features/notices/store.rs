//! Queries on notices.
use diesel::prelude::*;

use crate::features::notices::model::{NoticeEvent, NoticeId, NoticeRow, NoticeSubject};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::notices;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, rows: &[NoticeRow]) -> QueryResult<()> {
    crate::insert_all!(conn, notices::table, rows, 9);
    Ok(())
}

/// Which of these members were told of it before.
pub fn told_unscoped(
    conn: &mut Conn,
    members: &[MembershipId],
    event: NoticeEvent,
    subject: NoticeSubject,
) -> QueryResult<Vec<MembershipId>> {
    notices::table
        .filter(notices::membership_id.eq_any(members.to_vec()))
        .filter(notices::event.eq(event))
        .filter(notices::subject.eq(subject))
        .select(notices::membership_id)
        .load(conn)
}

/// The member's notices, the newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    unread: bool,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<NoticeRow>> {
    use notices as n;
    let mut query =
        n::table.filter(n::membership_id.eq(scope.membership())).into_boxed::<MultiBackend>();
    if unread {
        query = query.filter(n::read_at.is_null());
    }
    if let Some(Cursor { at, id }) = after {
        let (same, earlier) = (n::created_at.le(at), n::created_at.lt(at));
        query = query.filter(same).filter(earlier.or(n::id.lt(NoticeId(id))));
    }
    query
        .order((n::created_at.desc(), n::id.desc()))
        .limit(limit)
        .select(<NoticeRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// How many notices a member has not read, up to a limit. Takes no scope: the caller has shown whose
/// inbox it is.
pub fn unread_unscoped(
    conn: &mut Conn,
    membership: MembershipId,
    limit: i64,
) -> QueryResult<usize> {
    let unread: Vec<NoticeId> = notices::table
        .filter(notices::membership_id.eq(membership))
        .filter(notices::read_at.is_null())
        .select(notices::id)
        .limit(limit)
        .load(conn)?;
    Ok(unread.len())
}

/// Marks one as read; false if the member has no such notice. Twice is no error.
pub fn mark_read(
    conn: &mut Conn,
    scope: &Scope,
    id: NoticeId,
    now: Timestamp,
) -> QueryResult<bool> {
    let own = notices::table
        .filter(notices::id.eq(id))
        .filter(notices::membership_id.eq(scope.membership()));
    let found: Option<NoticeId> = own.select(notices::id).first(conn).optional()?;
    diesel::update(own.filter(notices::read_at.is_null()))
        .set(notices::read_at.eq(Some(now)))
        .execute(conn)?;
    Ok(found.is_some())
}

pub fn mark_all_read(conn: &mut Conn, scope: &Scope, now: Timestamp) -> QueryResult<usize> {
    diesel::update(
        notices::table
            .filter(notices::membership_id.eq(scope.membership()))
            .filter(notices::read_at.is_null()),
    )
    .set(notices::read_at.eq(Some(now)))
    .execute(conn)
}

/// A notice by its id, for the mail that tells it.
pub fn find_unscoped(conn: &mut Conn, id: NoticeId) -> QueryResult<Option<NoticeRow>> {
    NoticeRow::query().filter(notices::id.eq(id)).first(conn).optional()
}
