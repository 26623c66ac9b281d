//! The rows of relationships, as either side sees them.
use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::features::organisations::lookup::find_key;
use crate::features::organisations::model::{
    OrgRef, Relationship, RelationshipId, RelationshipPatch, RelationshipRow, Side,
};
use crate::platform::authz::{OrganisationId, Scope, Sees};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{organisations, record_parties, relationships};
use crate::platform::db::{Conn, MAX_PARAMETERS};
use crate::platform::http::Cursor;

diesel::alias!(organisations as vendors: Vendors, organisations as customers: Customers);

type Row = (RelationshipRow, String, String, Option<Timestamp>);

/// Relationships of an organisation with the names of both sides, on whichever side it stands.
macro_rules! relationships_of {
    ($organisation:expr) => {
        relationships::table
            .inner_join(vendors.on(relationships::vendor_org.eq(vendors.field(organisations::id))))
            .inner_join(
                customers.on(relationships::customer_org.eq(customers.field(organisations::id))),
            )
            .filter(
                relationships::vendor_org
                    .eq($organisation)
                    .or(relationships::customer_org.eq($organisation)),
            )
    };
}

macro_rules! columns {
    () => {
        (
            RelationshipRow::as_select(),
            vendors.field(organisations::name),
            customers.field(organisations::name),
            customers.field(organisations::claimed_at),
        )
    };
}

fn seen_by(scope: &Scope, (row, vendor, customer, claimed_at): Row) -> Relationship {
    let side = if row.vendor_org == scope.org() { Side::Vendor } else { Side::Customer };
    let customer = match side {
        Side::Vendor => row.name.clone(),
        Side::Customer => customer,
    };
    Relationship {
        side,
        vendor: OrgRef { id: row.vendor_org, name: vendor },
        customer: OrgRef { id: row.customer_org, name: customer },
        claimed: claimed_at.is_some(),
        row,
    }
}

/// Newest first.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Relationship>> {
    let mut query = relationships_of!(scope.org())
        .filter(relationships::merged_into.is_null())
        .select(columns!())
        .order((relationships::created_at.desc(), relationships::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(Cursor { at, id }) = after {
        let id = RelationshipId(id);
        query = query.filter(
            relationships::created_at
                .lt(at)
                .or(relationships::created_at.eq(at).and(relationships::id.lt(id))),
        );
    }
    let rows: Vec<Row> = query.load(conn)?;
    Ok(rows.into_iter().map(|row| seen_by(scope, row)).collect())
}

/// Those that `is_wanted` by the vendor's name for the customer, or by either organisation's own;
/// newest first. Two statements: names, then rows.
pub fn list_named(
    conn: &mut Conn,
    scope: &Scope,
    is_wanted: impl Fn(&str) -> bool,
    after: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Relationship>> {
    let names: Vec<(RelationshipId, OrganisationId, Timestamp, String, String, String)> =
        relationships_of!(scope.org())
            .filter(relationships::merged_into.is_null())
            .select((
                relationships::id,
                relationships::vendor_org,
                relationships::created_at,
                relationships::name,
                vendors.field(organisations::name),
                customers.field(organisations::name),
            ))
            .order((relationships::created_at.desc(), relationships::id.desc()))
            .load(conn)?;
    let place = after.map(|cursor| (cursor.at, RelationshipId(cursor.id)));
    let ids: Vec<RelationshipId> = names
        .into_iter()
        .filter(|(id, _, at, ..)| place.is_none_or(|place| (*at, *id) < place))
        .filter(|(_, vendor_org, _, label, vendor, customer)| {
            if *vendor_org == scope.org() {
                is_wanted(label) || is_wanted(customer)
            } else {
                is_wanted(vendor)
            }
        })
        .map(|(id, ..)| id)
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .collect();
    let rows: Vec<Row> = relationships_of!(scope.org())
        .filter(relationships::id.eq_any(ids))
        .select(columns!())
        .order((relationships::created_at.desc(), relationships::id.desc()))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| seen_by(scope, row)).collect())
}

pub fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> QueryResult<Option<Relationship>> {
    let row: Option<Row> = relationships_of!(scope.org())
        .filter(relationships::id.eq(id))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(|row| seen_by(scope, row)))
}

/// The vendor's customers, each with the one that it belongs to.
pub fn parents(
    conn: &mut Conn,
    scope: &Scope,
) -> QueryResult<Vec<(RelationshipId, Option<RelationshipId>)>> {
    relationships::table
        .filter(relationships::vendor_org.eq(scope.org()))
        .select((relationships::id, relationships::parent_id))
        .load(conn)
}

/// The relationships of a vendor with these customers.
pub fn between_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    with: &[OrganisationId],
) -> QueryResult<Vec<(OrganisationId, RelationshipId)>> {
    relationships::table
        .filter(relationships::vendor_org.eq(vendor))
        .filter(relationships::customer_org.eq_any(with.to_vec()))
        .select((relationships::customer_org, relationships::id))
        .load(conn)
}

/// An account with the one that lives on, and what it is called.
type Called = ((RelationshipId, Option<RelationshipId>), String, Option<String>);

/// Accounts of a vendor with one of these names or customer numbers, the oldest first; of one that
/// was merged, the one that lives on.
pub fn called_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    called: &[&str],
) -> QueryResult<Vec<(RelationshipId, String, Option<String>)>> {
    let of_name = relationships::name.eq_any(called.to_vec());
    let numbers: Vec<Option<&str>> = called.iter().copied().map(Some).collect();
    let of_number = relationships::customer_number.eq_any(numbers);
    let rows = relationships::table
        .filter(relationships::vendor_org.eq(vendor))
        .filter(of_name.nullable().or(of_number))
        .order((relationships::created_at, relationships::id))
        .select((
            (relationships::id, relationships::merged_into),
            relationships::name,
            relationships::customer_number,
        ))
        .load::<Called>(conn)?;
    let living = |((id, into), name, number): Called| (into.unwrap_or(id), name, number);
    Ok(rows.into_iter().map(living).collect())
}

/// Those of these relationships in which the scope's organisation stands.
pub fn among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> QueryResult<Vec<Relationship>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(MAX_PARAMETERS / 2) {
        let rows: Vec<Row> = relationships_of!(scope.org())
            .filter(relationships::id.eq_any(some.to_vec()))
            .order(relationships::created_at)
            .select(columns!())
            .load(conn)?;
        found.extend(rows.into_iter().map(|row| seen_by(scope, row)));
    }
    Ok(found)
}

/// The vendor's customers of whom somebody has signed in.
pub fn claimed_customers_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
) -> QueryResult<Vec<OrganisationId>> {
    relationships::table
        .inner_join(
            customers.on(relationships::customer_org.eq(customers.field(organisations::id))),
        )
        .filter(relationships::vendor_org.eq(vendor))
        .filter(customers.field(organisations::claimed_at).is_not_null())
        .select(relationships::customer_org)
        .load(conn)
}

/// Whose customer an organisation is of which somebody has signed in.
pub fn vendors_of_unscoped(
    conn: &mut Conn,
    customer: OrganisationId,
) -> QueryResult<Vec<OrganisationId>> {
    relationships::table
        .inner_join(
            customers.on(relationships::customer_org.eq(customers.field(organisations::id))),
        )
        .filter(relationships::customer_org.eq(customer))
        .filter(customers.field(organisations::claimed_at).is_not_null())
        .select(relationships::vendor_org)
        .load(conn)
}

/// Which of these organisations are vendors, and which are customers, in any relationship.
pub fn sides_unscoped(
    conn: &mut Conn,
    organisations: &[OrganisationId],
) -> QueryResult<(Vec<OrganisationId>, Vec<OrganisationId>)> {
    let as_vendor = relationships::table
        .filter(relationships::vendor_org.eq_any(organisations))
        .select(relationships::vendor_org)
        .distinct()
        .load(conn)?;
    let as_customer = relationships::table
        .filter(relationships::customer_org.eq_any(organisations))
        .select(relationships::customer_org)
        .distinct()
        .load(conn)?;
    Ok((as_vendor, as_customer))
}

/// Whether the scope's organisation is the customer, and whether it is the vendor, of any
/// relationship.
pub fn sides(conn: &mut Conn, scope: &Scope) -> QueryResult<(bool, bool)> {
    let of_customer = relationships::table.filter(relationships::customer_org.eq(scope.org()));
    let of_vendor = relationships::table.filter(relationships::vendor_org.eq(scope.org()));
    diesel::select((exists(of_customer), exists(of_vendor))).first(conn)
}

/// The vendor's relationships of these names.
pub fn find_by_names_unscoped(
    conn: &mut Conn,
    of: &[OrganisationId],
    names: &[&str],
) -> QueryResult<Vec<RelationshipRow>> {
    RelationshipRow::query()
        .filter(relationships::vendor_org.eq_any(of))
        .filter(relationships::name.eq_any(names))
        .order(relationships::created_at)
        .load(conn)
}

pub fn insert(conn: &mut Conn, rows: &[RelationshipRow]) -> QueryResult<()> {
    let found_by = |row: &RelationshipRow| {
        let others = [&row.legal_name, &row.tax_id, &row.customer_number];
        let others = others.into_iter().flatten().map(String::as_str);
        find_key(std::iter::once(row.name.as_str()).chain(others))
    };
    let keyed = rows.iter().map(|row| (row, relationships::find_key.eq(Some(found_by(row)))));
    let keyed: Vec<_> = keyed.collect();
    crate::on_backend!(conn, |c| {
        diesel::insert_into(relationships::table).values(keyed).execute(c)
    })?;
    Ok(())
}

/// The vendor's change; takes the next version if the row still has `version`.
pub fn update(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    version: i32,
    patch: &RelationshipPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        relationships::table
            .filter(relationships::vendor_org.eq(scope.org()))
            .filter(relationships::id.eq(id))
            .filter(relationships::version.eq(version)),
    )
    .set((patch, relationships::version.eq(version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Until somebody claims it, a customer is called what its only vendor calls it.
pub fn rename_unclaimed(
    conn: &mut Conn,
    scope: &Scope,
    customer: OrganisationId,
    name: &str,
) -> QueryResult<()> {
    let others = relationships::table
        .filter(relationships::customer_org.eq(customer))
        .filter(relationships::vendor_org.ne(scope.org()));
    diesel::update(
        organisations::table
            .filter(organisations::id.eq(customer))
            .filter(organisations::claimed_at.is_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(others))),
    )
    .set(organisations::name.eq(name))
    .execute(conn)?;
    Ok(())
}

/// Open complaints with each of these organisations, in one statement. Somebody who does not see
/// all of their organisation's records gets the number of those they own.
pub fn open_complaints(
    conn: &mut Conn,
    scope: &Scope,
    counterparts: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, i64>> {
    let mut query = record_parties::table
        .filter(record_parties::organisation_id.eq(scope.org()))
        .filter(record_parties::kind.eq("complaint"))
        .filter(record_parties::open.eq(true))
        .filter(record_parties::hidden.eq(false))
        .filter(record_parties::counterpart_org.eq_any(counterparts))
        .group_by(record_parties::counterpart_org)
        .select((record_parties::counterpart_org, diesel::dsl::count_star()))
        .into_boxed();
    if scope.sees() != Sees::All {
        query = query.filter(record_parties::owner_membership_id.eq(scope.membership()));
    }
    let rows: Vec<(Option<OrganisationId>, i64)> = query.load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, count)| Some((id?, count))).collect())
}
