//! Rows of how people are reached, and of what they said about it.
use diesel::prelude::*;

use crate::features::customers::model::{ConsentRow, ContactId, PointId, PointRow};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{contact_consents, contact_points, contacts};
use crate::platform::db::{Conn, MAX_PARAMETERS};

pub fn insert(conn: &mut Conn, row: &PointRow) -> QueryResult<()> {
    diesel::insert_into(contact_points::table).values(row).execute(conn)?;
    Ok(())
}

pub fn insert_all(conn: &mut Conn, rows: &[PointRow]) -> QueryResult<()> {
    crate::insert_all!(conn, contact_points::table, rows, 10);
    Ok(())
}

/// How these contacts are reached now, the first ones first.
pub fn of_contacts(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[ContactId],
) -> QueryResult<Vec<PointRow>> {
    use contact_points as p;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    PointRow::query()
        .filter(p::contact_id.eq_any(ids.to_vec()))
        .filter(p::vendor_org.eq(scope.org()))
        .filter(p::ended_at.is_null())
        .order((p::is_primary.desc(), p::created_at, p::id))
        .load(conn)
}

/// Ends one that goes on; false if there is none.
pub fn end(
    conn: &mut Conn,
    scope: &Scope,
    contact: ContactId,
    id: PointId,
    at: Timestamp,
) -> QueryResult<bool> {
    use contact_points as p;
    let rows = diesel::update(
        p::table
            .filter(p::id.eq(id))
            .filter(p::contact_id.eq(contact))
            .filter(p::vendor_org.eq(scope.org()))
            .filter(p::ended_at.is_null()),
    )
    .set(p::ended_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Of these the first is another one now.
pub fn clear_primary(conn: &mut Conn, scope: &Scope, ids: &[PointId]) -> QueryResult<()> {
    diesel::update(
        contact_points::table
            .filter(contact_points::id.eq_any(ids.to_vec()))
            .filter(contact_points::vendor_org.eq(scope.org())),
    )
    .set(contact_points::is_primary.eq(false))
    .execute(conn)?;
    Ok(())
}

/// One by id alone, for the program's own work.
pub fn find_unscoped(conn: &mut Conn, id: PointId) -> QueryResult<Option<PointRow>> {
    PointRow::query().filter(contact_points::id.eq(id)).first(conn).optional()
}

/// Whose numbers and addresses these are, of a vendor's contacts that are still to be contacted.
pub fn owners_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    parties: &[String],
) -> QueryResult<Vec<(String, ContactId)>> {
    use contact_points as p;
    let mut found = Vec::new();
    for some in parties.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<(String, ContactId)> = p::table
            .inner_join(contacts::table)
            .filter(p::vendor_org.eq(vendor))
            .filter(p::norm.eq_any(some.iter().cloned().map(Some).collect::<Vec<_>>()))
            .filter(p::ended_at.is_null())
            .filter(contacts::archived_at.is_null())
            .select((p::norm.assume_not_null(), p::contact_id))
            .distinct()
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

pub fn insert_consent(conn: &mut Conn, row: &ConsentRow) -> QueryResult<()> {
    diesel::insert_into(contact_consents::table).values(row).execute(conn)?;
    Ok(())
}

/// All that these contacts said, the newest first.
pub fn consents(conn: &mut Conn, scope: &Scope, ids: &[ContactId]) -> QueryResult<Vec<ConsentRow>> {
    use contact_consents as c;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    ConsentRow::query()
        .filter(c::contact_id.eq_any(ids.to_vec()))
        .filter(c::vendor_org.eq(scope.org()))
        .order((c::said_on.desc(), c::recorded_at.desc(), c::id.desc()))
        .load(conn)
}
