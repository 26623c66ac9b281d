//! What is known of accounts, read from where it happens: one statement for each kind of fact.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{Facts, Filed, Ordered};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    complaints, entries, interactions, organisations, relationships, sales_orders, satisfactions,
};
use crate::platform::db::{Conn, MultiBackend};

/// By account; of these, or of all that a vendor has.
pub type Known = HashMap<RelationshipId, Facts>;

/// Which accounts are asked for: all of the vendor's unless some are named.
type Chosen<'a> = Option<&'a [RelationshipId]>;

/// Reads all facts of a vendor's accounts.
pub fn load_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
) -> QueryResult<Known> {
    let mut known = accounts(conn, vendor, some)?;
    add_complaints(conn, vendor, some, &mut known)?;
    add_reopened(conn, vendor, some, &mut known)?;
    add_satisfaction(conn, vendor, some, &mut known)?;
    add_interactions(conn, vendor, some, &mut known)?;
    add_orders(conn, vendor, some, &mut known)?;
    Ok(known)
}

type AccountColumns = (
    RelationshipId,
    Option<String>,
    Option<String>,
    Option<MembershipId>,
    Timestamp,
    Option<Timestamp>,
);

fn accounts(conn: &mut Conn, vendor: OrganisationId, some: Chosen<'_>) -> QueryResult<Known> {
    use {organisations as o, relationships as r};
    let mut query = r::table
        .inner_join(o::table.on(o::id.eq(r::customer_org)))
        .filter(r::vendor_org.eq(vendor))
        .filter(r::merged_into.is_null())
        .select((
            r::id,
            r::tier,
            r::customer_number,
            r::owner_membership_id,
            r::created_at,
            o::claimed_at,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(r::id.eq_any(ids.to_vec()));
    }
    let rows: Vec<AccountColumns> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, tier, customer_number, owner, created_at, claimed_at)| {
            let facts = Facts {
                tier,
                customer_number,
                owner,
                created_at,
                claimed_at,
                complaints: Vec::new(),
                reopened: Vec::new(),
                satisfaction: Vec::new(),
                interactions: Vec::new(),
                orders: Vec::new(),
            };
            (id, facts)
        })
        .collect())
}

fn add_complaints(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
    known: &mut Known,
) -> QueryResult<()> {
    use complaints as c;
    let mut query = c::table
        .filter(c::vendor_org.eq(vendor))
        .filter(c::submitted_at.is_not_null())
        .select((c::relationship_id, c::submitted_at.assume_not_null(), c::closed_at, c::status))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(c::relationship_id.eq_any(ids.to_vec()));
    }
    let rows: Vec<(RelationshipId, Timestamp, Option<Timestamp>, String)> = query.load(conn)?;
    for (id, at, closed_at, status) in rows {
        // Nobody keeps when a complaint was withdrawn: it counts as filed, and never as open.
        let over_at = closed_at.or_else(|| (status == "withdrawn").then_some(at));
        if let Some(facts) = known.get_mut(&id) {
            facts.complaints.push(Filed { at, over_at });
        }
    }
    Ok(())
}

fn add_reopened(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
    known: &mut Known,
) -> QueryResult<()> {
    use {complaints as c, entries as e};
    let mut query = c::table
        .inner_join(e::table.on(e::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(vendor))
        .filter(e::kind.eq("reopened"))
        .select((c::relationship_id, e::occurred_at))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(c::relationship_id.eq_any(ids.to_vec()));
    }
    let rows: Vec<(RelationshipId, Timestamp)> = query.load(conn)?;
    for (id, at) in rows {
        if let Some(facts) = known.get_mut(&id) {
            facts.reopened.push(at);
        }
    }
    Ok(())
}

fn add_satisfaction(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
    known: &mut Known,
) -> QueryResult<()> {
    use {complaints as c, satisfactions as s};
    let mut query = c::table
        .inner_join(s::table.on(s::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(vendor))
        .filter(s::score.is_not_null())
        .filter(s::answered_at.is_not_null())
        .select((c::relationship_id, s::answered_at.assume_not_null(), s::score.assume_not_null()))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(c::relationship_id.eq_any(ids.to_vec()));
    }
    let rows: Vec<(RelationshipId, Timestamp, i32)> = query.load(conn)?;
    for (id, at, score) in rows {
        if let Some(facts) = known.get_mut(&id) {
            facts.satisfaction.push((at, score));
        }
    }
    Ok(())
}

fn add_interactions(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
    known: &mut Known,
) -> QueryResult<()> {
    use interactions as i;
    let mut query = i::table
        .filter(i::vendor_org.eq(vendor))
        .filter(i::relationship_id.is_not_null())
        .select((i::relationship_id.assume_not_null(), i::occurred_at))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(i::relationship_id.eq_any(ids.to_vec()).assume_not_null());
    }
    let rows: Vec<(RelationshipId, Timestamp)> = query.load(conn)?;
    for (id, at) in rows {
        if let Some(facts) = known.get_mut(&id) {
            facts.interactions.push(at);
        }
    }
    Ok(())
}

fn add_orders(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
    known: &mut Known,
) -> QueryResult<()> {
    use sales_orders as o;
    let mut query = o::table
        .filter(o::vendor_org.eq(vendor))
        .filter(o::relationship_id.is_not_null())
        .filter(o::status.ne("cancelled"))
        .select((o::relationship_id.assume_not_null(), o::ordered_at, o::net_minor, o::currency))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(o::relationship_id.eq_any(ids.to_vec()).assume_not_null());
    }
    let rows: Vec<(RelationshipId, Timestamp, i64, String)> = query.load(conn)?;
    for (id, at, net_minor, currency) in rows {
        if let Some(facts) = known.get_mut(&id) {
            facts.orders.push(Ordered { at, net_minor, currency });
        }
    }
    Ok(())
}
