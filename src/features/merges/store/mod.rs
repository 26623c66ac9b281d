//! Rows of merges, and what marks a row as merged.
pub mod duplicates;
pub mod hanging;

use std::collections::HashMap;

use diesel::dsl::{count_star, exists};
use diesel::prelude::*;

use crate::features::merges::model::{MergeId, MergeKind, MergeRow, MergedId};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{contacts, invitations, merge_log, records, relationships};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &MergeRow) -> QueryResult<()> {
    diesel::insert_into(merge_log::table).values(row).execute(conn)?;
    Ok(())
}

/// A merge of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: MergeId) -> QueryResult<Option<MergeRow>> {
    MergeRow::query()
        .filter(merge_log::id.eq(id))
        .filter(merge_log::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// Merges of the scope's organisation, the newest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<MergeRow>> {
    use merge_log as m;
    let mut query = m::table.filter(m::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        let earlier = m::merged_at.lt(at).or(m::id.lt(MergeId(id)));
        query = query.filter(m::merged_at.le(at)).filter(earlier);
    }
    query
        .order((m::merged_at.desc(), m::id.desc()))
        .limit(limit)
        .select(<MergeRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// Marks a merge as taken back; false if somebody was faster.
pub fn undo(
    conn: &mut Conn,
    scope: &Scope,
    id: MergeId,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        merge_log::table
            .filter(merge_log::id.eq(id))
            .filter(merge_log::vendor_org.eq(scope.org()))
            .filter(merge_log::undone_at.is_null()),
    )
    .set((merge_log::undone_by.eq(Some(by)), merge_log::undone_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Into which row these of the scope's organisation are merged.
pub fn merged_into(
    conn: &mut Conn,
    scope: &Scope,
    kind: MergeKind,
    ids: &[MergedId],
) -> QueryResult<HashMap<MergedId, Option<MergedId>>> {
    let rows: Vec<(MergedId, Option<MergedId>)> = match kind {
        MergeKind::Account => relationships::table
            .filter(relationships::vendor_org.eq(scope.org()))
            .filter(relationships::id.eq_any(ids.to_vec()))
            .select((relationships::id, relationships::merged_into))
            .load(conn)?,
        MergeKind::Contact => contacts::table
            .filter(contacts::vendor_org.eq(scope.org()))
            .filter(contacts::id.eq_any(ids.to_vec()))
            .select((contacts::id, contacts::merged_into))
            .load(conn)?,
    };
    Ok(rows.into_iter().collect())
}

/// Marks a row of the scope's organisation as merged, or as standing for itself again.
pub fn mark(
    conn: &mut Conn,
    scope: &Scope,
    kind: MergeKind,
    id: MergedId,
    into: Option<MergedId>,
) -> QueryResult<()> {
    match kind {
        MergeKind::Account => diesel::update(
            relationships::table
                .filter(relationships::vendor_org.eq(scope.org()))
                .filter(relationships::id.eq(id)),
        )
        .set((
            relationships::merged_into.eq(into),
            relationships::version.eq(relationships::version + 1),
        ))
        .execute(conn)?,
        MergeKind::Contact => diesel::update(
            contacts::table
                .filter(contacts::vendor_org.eq(scope.org()))
                .filter(contacts::id.eq(id)),
        )
        .set((contacts::merged_into.eq(into), contacts::version.eq(contacts::version + 1)))
        .execute(conn)?,
    };
    Ok(())
}

/// How many records there are with this customer that the scope's organisation has.
pub fn records(conn: &mut Conn, scope: &Scope, id: RelationshipId) -> QueryResult<i64> {
    records::table
        .filter(records::vendor_org.eq(scope.org()))
        .filter(records::relationship_id.eq(Some(id)))
        .select(count_star())
        .first(conn)
}

/// Whether somebody is asked into this organisation and may still come.
pub fn asked_in_unscoped(conn: &mut Conn, customer: OrganisationId) -> QueryResult<bool> {
    let open = invitations::table
        .filter(invitations::organisation_id.eq(customer))
        .filter(invitations::accepted_at.is_null())
        .filter(invitations::revoked_at.is_null());
    diesel::select(exists(open)).first(conn)
}
