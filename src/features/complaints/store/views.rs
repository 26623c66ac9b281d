//! Saved views.
use diesel::prelude::*;

use crate::features::complaints::model::SavedViewId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::saved_views;
use crate::platform::db::{Conn, Json};

const KIND: &str = "complaint";

pub fn list_views(
    conn: &mut Conn,
    membership: MembershipId,
) -> QueryResult<Vec<(SavedViewId, String, Json)>> {
    saved_views::table
        .filter(saved_views::membership_id.eq(membership))
        .filter(saved_views::kind.eq(KIND))
        .order((saved_views::created_at, saved_views::id))
        .select((saved_views::id, saved_views::name, saved_views::query))
        .load(conn)
}

pub fn insert_view(
    conn: &mut Conn,
    id: SavedViewId,
    membership: MembershipId,
    name: &str,
    query: Json,
    now: Timestamp,
) -> QueryResult<()> {
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::id.eq(id),
            saved_views::membership_id.eq(membership),
            saved_views::kind.eq(KIND),
            saved_views::name.eq(name),
            saved_views::query.eq(query),
            saved_views::created_at.eq(now),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn update_view(conn: &mut Conn, id: SavedViewId, name: &str, query: Json) -> QueryResult<()> {
    diesel::update(saved_views::table.filter(saved_views::id.eq(id)))
        .set((saved_views::name.eq(name), saved_views::query.eq(query)))
        .execute(conn)?;
    Ok(())
}

pub fn delete_view(
    conn: &mut Conn,
    membership: MembershipId,
    id: SavedViewId,
) -> QueryResult<bool> {
    let rows = diesel::delete(
        saved_views::table
            .filter(saved_views::id.eq(id))
            .filter(saved_views::membership_id.eq(membership)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}
