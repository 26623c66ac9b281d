//! Drafts: one for each member, thread and lane.
use diesel::prelude::*;

use crate::features::records::model::{DraftRow, LaneRef, ThreadId};
use crate::platform::authz::{MembershipId, PersonId};
use crate::platform::db::Conn;
use crate::platform::db::schema::{drafts, persons};

pub fn find_draft(
    conn: &mut Conn,
    thread: ThreadId,
    membership: MembershipId,
    lane: LaneRef,
) -> QueryResult<Option<DraftRow>> {
    DraftRow::query()
        .filter(drafts::thread_id.eq(thread))
        .filter(drafts::membership_id.eq(membership))
        .filter(drafts::lane.eq(lane.to_string()))
        .first(conn)
        .optional()
}

pub fn list_drafts(
    conn: &mut Conn,
    thread: ThreadId,
    membership: MembershipId,
) -> QueryResult<Vec<DraftRow>> {
    DraftRow::query()
        .filter(drafts::thread_id.eq(thread))
        .filter(drafts::membership_id.eq(membership))
        .order(drafts::lane)
        .load(conn)
}

pub fn save_draft(conn: &mut Conn, row: &DraftRow) -> QueryResult<()> {
    diesel::delete(
        drafts::table
            .filter(drafts::thread_id.eq(row.thread_id))
            .filter(drafts::membership_id.eq(row.membership_id))
            .filter(drafts::lane.eq(&row.lane)),
    )
    .execute(conn)?;
    diesel::insert_into(drafts::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete_draft(
    conn: &mut Conn,
    thread: ThreadId,
    membership: MembershipId,
    lane: LaneRef,
) -> QueryResult<()> {
    diesel::delete(
        drafts::table
            .filter(drafts::thread_id.eq(thread))
            .filter(drafts::membership_id.eq(membership))
            .filter(drafts::lane.eq(lane.to_string())),
    )
    .execute(conn)?;
    Ok(())
}

/// How long this person's messages are held before they go out, in seconds.
pub fn hold_seconds(conn: &mut Conn, person: PersonId) -> QueryResult<i32> {
    persons::table.filter(persons::id.eq(person)).select(persons::hold_seconds).first(conn)
}

/// Every draft of a member: what their uploads may be waiting in.
pub fn drafts_of_member_unscoped(
    conn: &mut Conn,
    membership: MembershipId,
) -> QueryResult<Vec<DraftRow>> {
    DraftRow::query().filter(drafts::membership_id.eq(membership)).load(conn)
}
