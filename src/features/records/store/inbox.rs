//! The one figure of the inbox that live sockets show.
use diesel::prelude::*;

use crate::platform::authz::MembershipId;
use crate::platform::db::Conn;
use crate::platform::db::schema::notifications;

/// Counting further tells nobody more.
const COUNTED: i64 = 100;

/// Unread notifications of a member; 100 means "more than 99".
pub fn count_unread(conn: &mut Conn, membership: MembershipId) -> QueryResult<usize> {
    let unread: Vec<crate::features::records::model::EntryId> = notifications::table
        .filter(notifications::membership_id.eq(membership))
        .filter(notifications::read_at.is_null())
        .select(notifications::id)
        .limit(COUNTED)
        .load(conn)?;
    Ok(unread.len())
}
