//! Feeds of calendars, and what stands in one.
use diesel::prelude::*;

use crate::features::activities::model::{ActivityRow, ActivityStatus, FeedId, FeedRow};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{activities, calendar_feeds};

/// The feed of whoever acts.
pub fn feed_of(conn: &mut Conn, scope: &Scope) -> QueryResult<Option<FeedRow>> {
    FeedRow::query()
        .filter(calendar_feeds::membership_id.eq(scope.membership()))
        .filter(calendar_feeds::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// A feed that its address names; whoever has the address may read it.
pub fn feed_unscoped(conn: &mut Conn, id: FeedId) -> QueryResult<Option<FeedRow>> {
    FeedRow::query().filter(calendar_feeds::id.eq(id)).first(conn).optional()
}

pub fn insert_feed(conn: &mut Conn, row: &FeedRow) -> QueryResult<()> {
    diesel::insert_into(calendar_feeds::table).values(row).execute(conn)?;
    Ok(())
}

/// Takes the next generation: the address that was is dead.
pub fn rotate_feed(conn: &mut Conn, row: &FeedRow, now: Timestamp) -> QueryResult<()> {
    diesel::update(calendar_feeds::table.filter(calendar_feeds::id.eq(row.id)))
        .set((
            calendar_feeds::generation.eq(row.generation.wrapping_add(1)),
            calendar_feeds::active.eq(true),
            calendar_feeds::rotated_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn set_feed_active(conn: &mut Conn, id: FeedId, active: bool) -> QueryResult<()> {
    diesel::update(calendar_feeds::table.filter(calendar_feeds::id.eq(id)))
        .set(calendar_feeds::active.eq(active))
        .execute(conn)?;
    Ok(())
}

/// From when to when, and since when what was cancelled is shown.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub from: Timestamp,
    pub until: Timestamp,
    pub cancelled_since: Timestamp,
}

/// What stands in the feed of whoever the scope is: their activities of the window, the earliest
/// first; what was cancelled, for a while.
pub fn in_feed_unscoped(
    conn: &mut Conn,
    scope: &Scope,
    window: Window,
    most: i64,
) -> QueryResult<Vec<ActivityRow>> {
    use activities as a;
    ActivityRow::query()
        .filter(a::assignee.eq(scope.membership()))
        .filter(a::vendor_org.eq(scope.org()))
        .filter(a::starts_at.ge(window.from))
        .filter(a::starts_at.le(window.until))
        .filter(
            a::status
                .ne(ActivityStatus::Cancelled)
                .or(a::closed_at.assume_not_null().ge(window.cancelled_since)),
        )
        .order((a::starts_at, a::id))
        .limit(most)
        .load(conn)
}
