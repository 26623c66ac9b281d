//! Queries on agreements.
use diesel::prelude::*;

use crate::features::agreements::model::{AgreementId, AgreementRow};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{agreements, organisations, relationships};

/// Every version that is or was in force, oldest first.
pub fn in_force_ever(conn: &mut Conn, id: RelationshipId) -> QueryResult<Vec<AgreementRow>> {
    AgreementRow::query()
        .filter(agreements::relationship_id.eq(id))
        .filter(agreements::in_force_at.is_not_null())
        .order((agreements::in_force_at, agreements::version))
        .load(conn)
}

/// The same of many relationships: one statement.
pub fn in_force_ever_among(
    conn: &mut Conn,
    ids: &[RelationshipId],
) -> QueryResult<Vec<AgreementRow>> {
    AgreementRow::query()
        .filter(agreements::relationship_id.eq_any(ids.to_vec()))
        .filter(agreements::in_force_at.is_not_null())
        .order((agreements::in_force_at, agreements::version))
        .load(conn)
}

/// Every version, oldest first.
pub fn all(conn: &mut Conn, id: RelationshipId) -> QueryResult<Vec<AgreementRow>> {
    AgreementRow::query()
        .filter(agreements::relationship_id.eq(id))
        .order(agreements::version)
        .load(conn)
}

/// A page of versions, newest first, below `before`, with one row too many.
pub fn page(
    conn: &mut Conn,
    id: RelationshipId,
    before: Option<i32>,
    limit: i64,
) -> QueryResult<Vec<AgreementRow>> {
    AgreementRow::query()
        .filter(agreements::relationship_id.eq(id))
        .filter(agreements::version.lt(before.unwrap_or(i32::MAX)))
        .order(agreements::version.desc())
        .limit(limit + 1)
        .load(conn)
}

pub fn insert(conn: &mut Conn, row: &AgreementRow) -> QueryResult<()> {
    diesel::insert_into(agreements::table).values(row).execute(conn)?;
    Ok(())
}

/// The proposal ends without coming into force; false if it is open no more.
pub fn end_proposal(conn: &mut Conn, id: AgreementId, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        agreements::table
            .filter(agreements::id.eq(id))
            .filter(agreements::in_force_at.is_null())
            .filter(agreements::withdrawn_at.is_null()),
    )
    .set(agreements::withdrawn_at.eq(Some(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The proposal comes into force, and what was in force ends; false if it is open no more.
pub fn put_in_force(
    conn: &mut Conn,
    relationship: RelationshipId,
    id: AgreementId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        agreements::table
            .filter(agreements::id.eq(id))
            .filter(agreements::in_force_at.is_null())
            .filter(agreements::withdrawn_at.is_null()),
    )
    .set(agreements::in_force_at.eq(Some(at)))
    .execute(conn)?;
    if rows == 0 {
        return Ok(false);
    }
    diesel::update(
        agreements::table
            .filter(agreements::relationship_id.eq(relationship))
            .filter(agreements::id.ne(id))
            .filter(agreements::in_force_at.is_not_null())
            .filter(agreements::ended_at.is_null()),
    )
    .set(agreements::ended_at.eq(Some(at)))
    .execute(conn)?;
    Ok(true)
}

diesel::alias!(organisations as customers: Customers, organisations as vendors: Vendors);

/// The firms of agreements, by record: vendor, then customer.
pub fn named(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<(RecordId, String, String)>> {
    relationships::table
        .inner_join(agreements::table.on(agreements::relationship_id.eq(relationships::id)))
        .inner_join(vendors.on(vendors.field(organisations::id).eq(relationships::vendor_org)))
        .inner_join(
            customers.on(customers.field(organisations::id).eq(relationships::customer_org)),
        )
        .filter(agreements::record_id.eq_any(ids.to_vec()))
        .select((
            agreements::record_id,
            vendors.field(organisations::name),
            customers.field(organisations::name),
        ))
        .distinct()
        .load(conn)
}

/// When a version came, came into force and ended, and whose it was.
#[derive(Debug, Clone, Copy)]
pub struct Version {
    pub record: RecordId,
    pub version: i32,
    pub side: Side,
    pub proposed_at: Timestamp,
    pub in_force_at: Option<Timestamp>,
}

/// The version in force and the one that is proposed, as far as there are such.
pub fn standing(conn: &mut Conn, id: RelationshipId) -> QueryResult<Vec<Version>> {
    type Row = (RecordId, i32, Side, Timestamp, Option<Timestamp>);
    let rows: Vec<Row> = agreements::table
        .filter(agreements::relationship_id.eq(id))
        .filter(agreements::ended_at.is_null())
        .filter(agreements::withdrawn_at.is_null())
        .order(agreements::version)
        .select((
            agreements::record_id,
            agreements::version,
            agreements::proposed_side,
            agreements::proposed_at,
            agreements::in_force_at,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(version).collect())
}

/// The same for a relationship in which the scope's organisation stands; `None` for any other: one
/// statement.
pub fn standing_between(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> QueryResult<Option<Vec<Version>>> {
    type Row = Option<(RecordId, i32, Side, Timestamp, Option<Timestamp>)>;
    let standing = agreements::relationship_id
        .eq(relationships::id)
        .and(agreements::ended_at.is_null())
        .and(agreements::withdrawn_at.is_null());
    let rows: Vec<Row> = relationships::table
        .left_join(agreements::table.on(standing))
        .filter(relationships::id.eq(id))
        .filter(
            relationships::vendor_org
                .eq(scope.org())
                .or(relationships::customer_org.eq(scope.org())),
        )
        .order(agreements::version)
        .select(
            (
                agreements::record_id,
                agreements::version,
                agreements::proposed_side,
                agreements::proposed_at,
                agreements::in_force_at,
            )
                .nullable(),
        )
        .load(conn)?;
    if rows.is_empty() {
        return Ok(None);
    }
    Ok(Some(rows.into_iter().flatten().map(version).collect()))
}

fn version(
    (record, version, side, proposed_at, in_force_at): (
        RecordId,
        i32,
        Side,
        Timestamp,
        Option<Timestamp>,
    ),
) -> Version {
    Version { record, version, side, proposed_at, in_force_at }
}
