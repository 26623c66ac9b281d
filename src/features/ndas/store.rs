//! Queries on agreements on secrecy.
use diesel::prelude::*;

use crate::features::ndas::model::{NdaId, NdaPatch, NdaRow, NdaState};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::ndas;

pub fn insert(conn: &mut Conn, row: &NdaRow) -> QueryResult<()> {
    diesel::insert_into(ndas::table).values(row).execute(conn)?;
    Ok(())
}

/// One by id alone; its relationship says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: NdaId) -> QueryResult<Option<NdaRow>> {
    NdaRow::query().filter(ndas::id.eq(id)).first(conn).optional()
}

/// Those of a relationship, newest first.
pub fn of_relationship(
    conn: &mut Conn,
    id: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<NdaRow>> {
    NdaRow::query()
        .filter(ndas::relationship_id.eq(id))
        .order((ndas::proposed_at.desc(), ndas::id.desc()))
        .limit(limit)
        .load(conn)
}

/// Whether one of the relationship is proposed, and could still hold.
pub fn has_proposed(conn: &mut Conn, id: RelationshipId, now: Timestamp) -> QueryResult<bool> {
    let proposed = ndas::table
        .filter(ndas::relationship_id.eq(id))
        .filter(ndas::state.eq(NdaState::Proposed))
        .filter(ndas::until_at.ge(now));
    diesel::select(diesel::dsl::exists(proposed)).get_result(conn)
}

/// When those of the relationship were proposed, newest first, that this side has proposed since then
/// and that were declined or taken back.
pub fn refused_since(
    conn: &mut Conn,
    id: RelationshipId,
    side: Side,
    since: Timestamp,
    limit: i64,
) -> QueryResult<Vec<Timestamp>> {
    ndas::table
        .filter(ndas::relationship_id.eq(id))
        .filter(ndas::proposed_side.eq(side))
        .filter(ndas::state.eq_any([NdaState::Declined, NdaState::Withdrawn]))
        .filter(ndas::proposed_at.gt(since))
        .order(ndas::proposed_at.desc())
        .limit(limit)
        .select(ndas::proposed_at)
        .load(conn)
}

/// Those that hold and end between these moments.
pub fn ending_between(
    conn: &mut Conn,
    after: Timestamp,
    before: Timestamp,
) -> QueryResult<Vec<NdaRow>> {
    NdaRow::query()
        .filter(ndas::state.eq(NdaState::Confirmed))
        .filter(ndas::until_at.gt(after))
        .filter(ndas::until_at.le(before))
        .order((ndas::until_at, ndas::id))
        .load(conn)
}

/// Customers with whom the vendor has one that holds.
pub fn customers_under(
    conn: &mut Conn,
    vendor: OrganisationId,
    now: Timestamp,
) -> QueryResult<Vec<OrganisationId>> {
    ndas::table
        .filter(ndas::vendor_org.eq(vendor))
        .filter(ndas::state.eq(NdaState::Confirmed))
        .filter(ndas::from_at.le(now))
        .filter(ndas::until_at.ge(now))
        .select(ndas::customer_org)
        .distinct()
        .load(conn)
}

/// The same of several vendors, each with its customers.
pub fn under_each(
    conn: &mut Conn,
    vendors: &[OrganisationId],
    now: Timestamp,
) -> QueryResult<Vec<(OrganisationId, OrganisationId)>> {
    ndas::table
        .filter(ndas::vendor_org.eq_any(vendors.to_vec()))
        .filter(ndas::state.eq(NdaState::Confirmed))
        .filter(ndas::from_at.le(now))
        .filter(ndas::until_at.ge(now))
        .select((ndas::vendor_org, ndas::customer_org))
        .distinct()
        .load(conn)
}

/// Where one is told of.
pub fn set_record(conn: &mut Conn, id: NdaId, record: RecordId) -> QueryResult<()> {
    diesel::update(ndas::table.filter(ndas::id.eq(id)))
        .set(ndas::record_id.eq(Some(record)))
        .execute(conn)?;
    Ok(())
}

/// What those are called that are told of in these records.
pub fn titles(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String)>> {
    ndas::table
        .filter(ndas::record_id.eq_any(ids.to_vec()))
        .select((ndas::record_id.assume_not_null(), ndas::title))
        .load(conn)
}

/// Moves one on that still has this version; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &NdaRow, patch: &NdaPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        ndas::table.filter(ndas::id.eq(row.id)).filter(ndas::version.eq(row.version)),
    )
    .set((patch, ndas::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
