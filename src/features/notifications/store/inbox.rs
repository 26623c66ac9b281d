//! Lines of inboxes.
use diesel::prelude::*;

use crate::features::notifications::model::{NotificationId, NotificationRow};
use crate::features::records::model::{EntryId, LaneId, RecordId};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{entries, notifications};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &NotificationRow) -> QueryResult<()> {
    diesel::insert_into(notifications::table).values(row).execute(conn)?;
    Ok(())
}

/// The member's notifications, newest first. Whether their records may still be seen is for the
/// service to ask.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    unread: bool,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<NotificationRow>> {
    let mut query = NotificationRow::query()
        .filter(notifications::membership_id.eq(scope.membership()))
        .order((notifications::created_at.desc(), notifications::id.desc()))
        .limit(limit)
        .into_boxed();
    if unread {
        query = query.filter(notifications::read_at.is_null());
    }
    if let Some(Cursor { at, id }) = after {
        let id = NotificationId(id);
        query = query.filter(
            notifications::created_at
                .lt(at)
                .or(notifications::created_at.eq(at).and(notifications::id.lt(id))),
        );
    }
    query.load(conn)
}

/// Those of these notifications after which the member was told nothing about the same record.
pub fn newest_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[NotificationId],
) -> QueryResult<Vec<NotificationId>> {
    let later = diesel::alias!(notifications as later);
    let superseded = later
        .filter(later.field(notifications::membership_id).eq(scope.membership()))
        .filter(later.field(notifications::record_id).eq(notifications::record_id))
        .filter(
            later.field(notifications::created_at).gt(notifications::created_at).or(later
                .field(notifications::created_at)
                .eq(notifications::created_at)
                .and(later.field(notifications::id).gt(notifications::id))),
        );
    notifications::table
        .filter(notifications::membership_id.eq(scope.membership()))
        .filter(notifications::id.eq_any(ids.to_vec()))
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .select(notifications::id)
        .load(conn)
}

/// Records of the member's unread notifications, one for each notification.
pub fn unread_records(conn: &mut Conn, scope: &Scope, limit: i64) -> QueryResult<Vec<RecordId>> {
    notifications::table
        .filter(notifications::membership_id.eq(scope.membership()))
        .filter(notifications::read_at.is_null())
        .select(notifications::record_id)
        .limit(limit)
        .load(conn)
}

/// Marks one as read; false if the member has no such notification. Twice is no error.
pub fn mark_read(
    conn: &mut Conn,
    scope: &Scope,
    id: NotificationId,
    now: Timestamp,
) -> QueryResult<bool> {
    let own = notifications::table
        .filter(notifications::id.eq(id))
        .filter(notifications::membership_id.eq(scope.membership()));
    let found: Option<NotificationId> = own.select(notifications::id).first(conn).optional()?;
    diesel::update(own.filter(notifications::read_at.is_null()))
        .set(notifications::read_at.eq(Some(now)))
        .execute(conn)?;
    Ok(found.is_some())
}

pub fn mark_all_read(conn: &mut Conn, scope: &Scope, now: Timestamp) -> QueryResult<usize> {
    diesel::update(
        notifications::table
            .filter(notifications::membership_id.eq(scope.membership()))
            .filter(notifications::read_at.is_null()),
    )
    .set(notifications::read_at.eq(Some(now)))
    .execute(conn)
}

/// Marks as read what tells a member of entries of a lane up to a `seq`, but for notices of one
/// event, which say what is not in the entry; how many.
pub fn mark_read_up_to(
    conn: &mut Conn,
    member: MembershipId,
    (lane, seq): (LaneId, i64),
    but: &str,
    now: Timestamp,
) -> QueryResult<usize> {
    let entries = entries_up_to(conn, member, lane, seq)?;
    if entries.is_empty() {
        return Ok(0);
    }
    diesel::update(
        notifications::table
            .filter(notifications::membership_id.eq(member))
            .filter(notifications::lane_id.eq(lane))
            .filter(notifications::read_at.is_null())
            .filter(notifications::event.ne(but.to_owned()))
            .filter(notifications::entry_id.eq_any(entries)),
    )
    .set(notifications::read_at.eq(Some(now)))
    .execute(conn)
}

/// Entries of a lane up to a `seq` that unread notifications of a member tell of.
fn entries_up_to(
    conn: &mut Conn,
    member: MembershipId,
    lane: LaneId,
    seq: i64,
) -> QueryResult<Vec<Option<EntryId>>> {
    notifications::table
        .inner_join(entries::table.on(entries::id.nullable().eq(notifications::entry_id)))
        .filter(notifications::membership_id.eq(member))
        .filter(notifications::lane_id.eq(lane))
        .filter(notifications::read_at.is_null())
        .filter(entries::seq.le(seq))
        .select(notifications::entry_id)
        .load(conn)
}

/// Whether somebody was told of an event of a record before.
pub fn was_told(
    conn: &mut Conn,
    membership: MembershipId,
    record: RecordId,
    event: &str,
) -> QueryResult<bool> {
    let found: Option<NotificationId> = notifications::table
        .filter(notifications::membership_id.eq(membership))
        .filter(notifications::record_id.eq(record))
        .filter(notifications::event.eq(event.to_owned()))
        .select(notifications::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}
