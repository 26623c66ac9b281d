//! Rows of what people are at customers, from when to when.
use diesel::prelude::*;

use crate::features::customers::model::{ContactId, RoleId, RoleRow};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::contact_roles;

pub fn insert(conn: &mut Conn, rows: &[RoleRow]) -> QueryResult<()> {
    crate::insert_all!(conn, contact_roles::table, rows, 13);
    Ok(())
}

/// All of these contacts, those that hold first, then the latest.
pub fn of_contacts(conn: &mut Conn, scope: &Scope, ids: &[ContactId]) -> QueryResult<Vec<RoleRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    RoleRow::query()
        .filter(contact_roles::contact_id.eq_any(ids.to_vec()))
        .filter(contact_roles::vendor_org.eq(scope.org()))
        .order((
            contact_roles::valid_to.is_null().desc(),
            contact_roles::created_at.desc(),
            contact_roles::id.desc(),
        ))
        .load(conn)
}

/// Roles at a customer that hold on a day, whoever was first first.
pub fn at_account(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    day: &str,
) -> QueryResult<Vec<RoleRow>> {
    use contact_roles as r;
    let begun = r::valid_from.is_null().or(r::valid_from.le(Some(day)).assume_not_null());
    let goes_on = r::valid_to.is_null().or(r::valid_to.gt(Some(day)).assume_not_null());
    RoleRow::query()
        .filter(r::relationship_id.eq(id))
        .filter(r::vendor_org.eq(scope.org()))
        .filter(begun)
        .filter(goes_on)
        .order((r::is_primary.desc(), r::created_at, r::id))
        .load(conn)
}

/// The customers at which these contacts of a vendor have a role without an end.
pub fn accounts_now_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    ids: &[ContactId],
) -> QueryResult<Vec<(ContactId, RelationshipId)>> {
    contact_roles::table
        .filter(contact_roles::contact_id.eq_any(ids.to_vec()))
        .filter(contact_roles::vendor_org.eq(vendor))
        .filter(contact_roles::valid_to.is_null())
        .select((contact_roles::contact_id, contact_roles::relationship_id))
        .distinct()
        .load(conn)
}

/// Until when these roles hold.
pub fn end(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RoleId],
    valid_to: Option<&str>,
) -> QueryResult<()> {
    diesel::update(
        contact_roles::table
            .filter(contact_roles::id.eq_any(ids.to_vec()))
            .filter(contact_roles::vendor_org.eq(scope.org())),
    )
    .set(contact_roles::valid_to.eq(valid_to))
    .execute(conn)?;
    Ok(())
}
