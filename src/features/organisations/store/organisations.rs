//! The rows of organisations.
use diesel::prelude::*;

use crate::features::organisations::model::{Organisation, OrganisationPatch, OrganisationRow};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{memberships, organisations, relationships};

/// The scope's own organisation.
pub fn load(conn: &mut Conn, scope: &Scope) -> QueryResult<Organisation> {
    load_unscoped(conn, scope.org())
}

pub fn load_unscoped(conn: &mut Conn, id: OrganisationId) -> QueryResult<Organisation> {
    Organisation::query().filter(organisations::id.eq(id)).first(conn)
}

pub fn load_many_unscoped(
    conn: &mut Conn,
    ids: &[OrganisationId],
) -> QueryResult<Vec<Organisation>> {
    Organisation::query().filter(organisations::id.eq_any(ids)).load(conn)
}

pub fn find_by_slug_unscoped(conn: &mut Conn, slug: &str) -> QueryResult<Option<Organisation>> {
    Organisation::query().filter(organisations::slug.eq(slug)).first(conn).optional()
}

pub fn find_by_name_unscoped(conn: &mut Conn, name: &str) -> QueryResult<Option<Organisation>> {
    Organisation::query().filter(organisations::name.eq(name)).first(conn).optional()
}

/// Organisations that have customers, or are nobody's customer; by slug.
pub fn vendors_unscoped(conn: &mut Conn) -> QueryResult<Vec<Organisation>> {
    use diesel::dsl::{exists, not};
    let sells = relationships::table.filter(relationships::vendor_org.eq(organisations::id));
    let buys = relationships::table.filter(relationships::customer_org.eq(organisations::id));
    Organisation::query()
        .filter(exists(sells).or(not(exists(buys))))
        .order(organisations::slug)
        .load(conn)
}

/// Whether there is no organisation at all.
pub fn none_yet(conn: &mut Conn) -> QueryResult<bool> {
    let first: Option<OrganisationId> =
        organisations::table.select(organisations::id).first(conn).optional()?;
    Ok(first.is_none())
}

/// Which of these slugs are gone.
pub fn taken_slugs_unscoped(conn: &mut Conn, slugs: &[String]) -> QueryResult<Vec<String>> {
    organisations::table
        .filter(organisations::slug.eq_any(slugs))
        .select(organisations::slug)
        .load(conn)
}

pub fn insert(conn: &mut Conn, rows: &[OrganisationRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(organisations::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// Takes the next version if the row still has `version`; false if somebody was faster.
pub fn update(
    conn: &mut Conn,
    scope: &Scope,
    version: i32,
    patch: &OrganisationPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        organisations::table
            .filter(organisations::id.eq(scope.org()))
            .filter(organisations::version.eq(version)),
    )
    .set((patch, organisations::version.eq(version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The first person has come; later ones change nothing.
pub fn claim_unscoped(conn: &mut Conn, id: OrganisationId, now: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        organisations::table
            .filter(organisations::id.eq(id))
            .filter(organisations::claimed_at.is_null()),
    )
    .set(organisations::claimed_at.eq(Some(now)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// What all members of the organisation may see has changed: gives back who they are.
pub fn bump_epochs(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<MembershipId>> {
    diesel::update(memberships::table.filter(memberships::organisation_id.eq(scope.org())))
        .set(memberships::epoch.eq(memberships::epoch + 1))
        .returning(memberships::id)
        .get_results(conn)
}
