//! What is known of accounts, read from where it happens: one statement for each kind of fact.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::organisations::model::{AccountStatus, RelationshipId};
use crate::features::segments::model::{Facts, Filed, Marks, Ordered};
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

/// Whose facts are read.
struct Asked<'a> {
    vendor: OrganisationId,
    some: Chosen<'a>,
    /// Where accounts that were merged away live on: their records stay with them, and count there.
    merged: HashMap<RelationshipId, RelationshipId>,
}

impl Asked<'_> {
    /// Those with records of which is asked; none: all of them.
    fn with_merged(&self) -> Option<Vec<RelationshipId>> {
        let some = self.some?;
        Some(some.iter().chain(self.merged.keys()).copied().collect())
    }

    /// The account for which something counts.
    fn account(&self, id: RelationshipId) -> RelationshipId {
        self.merged.get(&id).copied().unwrap_or(id)
    }
}

/// Reads all facts of a vendor's accounts.
pub fn load_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
) -> QueryResult<Known> {
    let asked = Asked { vendor, some, merged: merged(conn, vendor, some)? };
    let mut known = accounts(conn, vendor, some)?;
    add_complaints(conn, &asked, &mut known)?;
    add_reopened(conn, &asked, &mut known)?;
    add_satisfaction(conn, &asked, &mut known)?;
    add_interactions(conn, vendor, some, &mut known)?;
    add_orders(conn, vendor, some, &mut known)?;
    for row in super::marks::load_unscoped(conn, vendor, some)? {
        if let Some(facts) = known.get_mut(&row.relationship_id) {
            facts.marks = row.marks();
        }
    }
    Ok(known)
}

fn merged(
    conn: &mut Conn,
    vendor: OrganisationId,
    some: Chosen<'_>,
) -> QueryResult<HashMap<RelationshipId, RelationshipId>> {
    use relationships as r;
    let mut query = r::table
        .filter(r::vendor_org.eq(vendor))
        .filter(r::merged_into.is_not_null())
        .select((r::id, r::merged_into.assume_not_null()))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(r::merged_into.eq_any(ids.to_vec()).assume_not_null());
    }
    let rows: Vec<(RelationshipId, RelationshipId)> = query.load(conn)?;
    Ok(rows.into_iter().collect())
}

/// What a vendor keeps of an account.
#[derive(Queryable)]
struct Line {
    id: RelationshipId,
    name: String,
    tier: Option<String>,
    segment: Option<String>,
    status: AccountStatus,
    customer_number: Option<String>,
    legal_name: Option<String>,
    tax_id: Option<String>,
    owner: Option<MembershipId>,
    created_at: Timestamp,
    claimed_at: Option<Timestamp>,
}

impl Line {
    fn facts(self) -> (RelationshipId, Facts) {
        let facts = Facts {
            name: self.name,
            tier: self.tier,
            segment: self.segment,
            status: self.status,
            customer_number: self.customer_number,
            legal_name: self.legal_name,
            tax_id: self.tax_id,
            owner: self.owner,
            created_at: self.created_at,
            claimed_at: self.claimed_at,
            complaints: Vec::new(),
            reopened: Vec::new(),
            satisfaction: Vec::new(),
            interactions: Vec::new(),
            orders: Vec::new(),
            marks: Marks::default(),
        };
        (self.id, facts)
    }
}

fn accounts(conn: &mut Conn, vendor: OrganisationId, some: Chosen<'_>) -> QueryResult<Known> {
    use {organisations as o, relationships as r};
    let mut query = r::table
        .inner_join(o::table.on(o::id.eq(r::customer_org)))
        .filter(r::vendor_org.eq(vendor))
        .filter(r::merged_into.is_null())
        .select((
            r::id,
            r::name,
            r::tier,
            r::segment,
            r::status,
            r::customer_number,
            r::legal_name,
            r::tax_id,
            r::owner_membership_id,
            r::created_at,
            o::claimed_at,
        ))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = some {
        query = query.filter(r::id.eq_any(ids.to_vec()));
    }
    let rows: Vec<Line> = query.load(conn)?;
    Ok(rows.into_iter().map(Line::facts).collect())
}

fn add_complaints(conn: &mut Conn, asked: &Asked<'_>, known: &mut Known) -> QueryResult<()> {
    use complaints as c;
    let mut query = c::table
        .filter(c::vendor_org.eq(asked.vendor))
        .filter(c::submitted_at.is_not_null())
        .select((c::relationship_id, c::submitted_at.assume_not_null(), c::closed_at, c::status))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = asked.with_merged() {
        query = query.filter(c::relationship_id.eq_any(ids));
    }
    let rows: Vec<(RelationshipId, Timestamp, Option<Timestamp>, String)> = query.load(conn)?;
    for (id, at, closed_at, status) in rows {
        // Nobody keeps when a complaint was withdrawn: it counts as filed, and never as open.
        let over_at = closed_at.or_else(|| (status == "withdrawn").then_some(at));
        if let Some(facts) = known.get_mut(&asked.account(id)) {
            facts.complaints.push(Filed { at, over_at });
        }
    }
    Ok(())
}

fn add_reopened(conn: &mut Conn, asked: &Asked<'_>, known: &mut Known) -> QueryResult<()> {
    use {complaints as c, entries as e};
    let mut query = c::table
        .inner_join(e::table.on(e::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(asked.vendor))
        .filter(e::kind.eq("reopened"))
        .select((c::relationship_id, e::occurred_at))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = asked.with_merged() {
        query = query.filter(c::relationship_id.eq_any(ids));
    }
    let rows: Vec<(RelationshipId, Timestamp)> = query.load(conn)?;
    for (id, at) in rows {
        if let Some(facts) = known.get_mut(&asked.account(id)) {
            facts.reopened.push(at);
        }
    }
    Ok(())
}

fn add_satisfaction(conn: &mut Conn, asked: &Asked<'_>, known: &mut Known) -> QueryResult<()> {
    use {complaints as c, satisfactions as s};
    let mut query = c::table
        .inner_join(s::table.on(s::record_id.eq(c::record_id)))
        .filter(c::vendor_org.eq(asked.vendor))
        .filter(s::score.is_not_null())
        .filter(s::answered_at.is_not_null())
        .select((c::relationship_id, s::answered_at.assume_not_null(), s::score.assume_not_null()))
        .into_boxed::<MultiBackend>();
    if let Some(ids) = asked.with_merged() {
        query = query.filter(c::relationship_id.eq_any(ids));
    }
    let rows: Vec<(RelationshipId, Timestamp, i32)> = query.load(conn)?;
    for (id, at, score) in rows {
        if let Some(facts) = known.get_mut(&asked.account(id)) {
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
