//! Rows of what customers say is wrong.
use diesel::prelude::*;

use crate::features::customers::model::{
    CorrectionId, CorrectionPatch, CorrectionRow, CorrectionState,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::corrections;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &CorrectionRow) -> QueryResult<()> {
    diesel::insert_into(corrections::table).values(row).execute(conn)?;
    Ok(())
}

/// One in which the scope's organisation stands, on either side.
pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: CorrectionId,
) -> QueryResult<Option<CorrectionRow>> {
    CorrectionRow::query()
        .filter(corrections::id.eq(id))
        .filter(
            corrections::vendor_org.eq(scope.org()).or(corrections::customer_org.eq(scope.org())),
        )
        .first(conn)
        .optional()
}

/// Those of a relationship that the caller has shown to be the scope's, the newest first.
pub fn of_relationship(
    conn: &mut Conn,
    id: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<CorrectionRow>> {
    CorrectionRow::query()
        .filter(corrections::relationship_id.eq(id))
        .order((corrections::proposed_at.desc(), corrections::id.desc()))
        .limit(limit)
        .load(conn)
}

/// A page of those that wait for the scope's organisation as the vendor, the newest first, with one
/// row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    state: Option<CorrectionState>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<CorrectionRow>> {
    use corrections as c;
    let mut query = c::table.filter(c::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(state) = state {
        query = query.filter(c::state.eq(state));
    }
    if let Some(Cursor { at, id }) = cursor {
        let earlier = c::proposed_at.lt(at).or(c::id.lt(CorrectionId(id)));
        query = query.filter(c::proposed_at.le(at)).filter(earlier);
    }
    query
        .order((c::proposed_at.desc(), c::id.desc()))
        .limit(limit)
        .select(<CorrectionRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// Whose data these records are about: what they are called beside other things.
pub fn customers_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
) -> QueryResult<Vec<(RecordId, OrganisationId)>> {
    corrections::table
        .filter(corrections::record_id.eq_any(ids.to_vec()))
        .select((corrections::record_id, corrections::customer_org))
        .load(conn)
}

/// Moves one on that still has this version; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &CorrectionRow, patch: &CorrectionPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        corrections::table
            .filter(corrections::id.eq(row.id))
            .filter(corrections::version.eq(row.version)),
    )
    .set((patch, corrections::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
