//! Relationships between a vendor and its customers, as either side sees them.
use std::collections::HashMap;

use crate::features::organisations::lookup::Wanted;
use crate::features::organisations::model::{
    AccountStatus, PersonRef, Relationship, RelationshipId, RelationshipPatch, Side,
};
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::policy;
use crate::features::organisations::service::create::{
    NewOrganisation, NewRelationship, create_organisation, create_relationship,
};
use crate::features::organisations::service::team;
use crate::features::organisations::store;
use crate::platform::auth::Budget;
use crate::platform::authz::{Capability, Locale, MembershipId, OrganisationId, Scope, Sees};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::http::{Cursor, IfMatch, Page, PageParams};
use crate::platform::problem::{Code, Problem};

/// A relationship with what is counted and named around it.
#[derive(Debug, Clone)]
pub struct RelationshipDetails {
    pub relationship: Relationship,
    /// Whoever looks after it at the vendor; told to the vendor alone.
    pub owner: Option<PersonRef>,
    /// Open complaints that the scope may see.
    pub open_complaints: i64,
}

/// A customer that a vendor adds; nobody has claimed it.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    pub name: String,
    pub customer_number: Option<String>,
    pub tier: Option<String>,
    /// The vendor's own unless told.
    pub locale: Option<Locale>,
}

/// What the vendor changes; `None` leaves it, `Some(None)` clears it.
#[derive(Debug, Clone, Default)]
pub struct RelationshipChange {
    pub name: Option<String>,
    pub customer_number: Option<Option<String>>,
    pub tier: Option<Option<String>>,
    pub segment: Option<Option<String>>,
    pub owner_membership_id: Option<Option<MembershipId>>,
    pub legal_name: Option<Option<String>>,
    pub tax_id: Option<Option<String>>,
    pub legal_address: Option<Option<String>>,
    pub status: Option<AccountStatus>,
    pub parent_id: Option<Option<RelationshipId>>,
    pub note: Option<Option<String>>,
}

/// Outbox kind: what the vendor keeps about an account has changed, or the account is new.
pub const ACCOUNT_CHANGED: &str = "account.changed";

fn tell_change(tx: &mut Tx<'_>, id: RelationshipId) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: ACCOUNT_CHANGED,
        ref_id: id.0,
        payload: serde_json::json!({}),
        dedupe: None,
        due_at: tx.now,
    })
}

/// Relationships of the organisation, newest first; with `q`, those whose name contains it.
pub fn relationships(
    conn: &mut Conn,
    scope: &Scope,
    q: Option<&str>,
    page: &PageParams,
) -> Result<Page<RelationshipDetails>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = match q.and_then(Wanted::new) {
        None => store::relationships::list(conn, scope, cursor, limit + 1)?,
        Some(wanted) => {
            let is_wanted = |name: &str| wanted.is_in(name);
            store::relationships::list_named(conn, scope, is_wanted, cursor, limit + 1)?
        }
    };
    let page = Page::cut(rows, limit, |relationship| Cursor {
        at: relationship.row.created_at,
        id: relationship.row.id.0,
    });
    Ok(Page { items: with_details(conn, scope, page.items)?, next_cursor: page.next_cursor })
}

/// Adds owners and counts in three statements.
fn with_details(
    conn: &mut Conn,
    scope: &Scope,
    relationships: Vec<Relationship>,
) -> Result<Vec<RelationshipDetails>, Problem> {
    let ids: Vec<RelationshipId> =
        relationships.iter().map(|relationship| relationship.row.id).collect();
    // What goes on with a customer that was merged away goes on with the one that lives on.
    let merged = store::merged::merged_among(conn, scope, &ids)?;
    let counterparts: Vec<OrganisationId> = relationships
        .iter()
        .map(|relationship| relationship.counterpart().id)
        .chain(merged.iter().map(|(_, customer)| *customer))
        .collect();
    let counts = store::relationships::open_complaints(conn, scope, &counterparts)?;
    let owners: Vec<MembershipId> = relationships
        .iter()
        .filter(|relationship| relationship.side == Side::Vendor)
        .filter_map(|relationship| relationship.row.owner_membership_id)
        .collect();
    let people: HashMap<MembershipId, PersonRef> = store::person_refs(conn, &owners)?;
    Ok(relationships
        .into_iter()
        .map(|relationship| RelationshipDetails {
            owner: relationship
                .row
                .owner_membership_id
                .and_then(|id| people.get(&id))
                .map(|person| person.clone().on(Side::Vendor)),
            open_complaints: merged
                .iter()
                .filter(|(into, _)| *into == relationship.row.id)
                .map(|(_, customer)| customer)
                .chain([&relationship.counterpart().id])
                .filter_map(|customer| counts.get(customer))
                .sum(),
            relationship,
        })
        .collect())
}

fn one(
    conn: &mut Conn,
    scope: &Scope,
    relationship: Relationship,
) -> Result<RelationshipDetails, Problem> {
    with_details(conn, scope, vec![relationship])?.pop().ok_or_else(Problem::not_found)
}

/// A relationship in which the scope's organisation stands; any other is missing.
pub fn find_relationship(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<Relationship, Problem> {
    store::relationships::find(conn, scope, id)?.ok_or_else(Problem::not_found)
}

/// Those of these relationships in which the scope's organisation stands: one statement.
pub fn relationships_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<Vec<Relationship>, Problem> {
    Ok(if ids.is_empty() { Vec::new() } else { store::relationships::among(conn, scope, ids)? })
}

/// The vendor's customers of whom somebody has signed in.
pub fn customers_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
) -> Result<Vec<OrganisationId>, Problem> {
    Ok(store::relationships::claimed_customers_unscoped(conn, vendor)?)
}

/// Whose customer an organisation is; nobody's, as long as nobody of it has signed in.
pub fn vendors_of_unscoped(
    conn: &mut Conn,
    customer: OrganisationId,
) -> Result<Vec<OrganisationId>, Problem> {
    Ok(store::relationships::vendors_of_unscoped(conn, customer)?)
}

/// A relationship with its details.
pub fn relationship(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> Result<RelationshipDetails, Problem> {
    let relationship = find_relationship(conn, scope, id)?;
    one(conn, scope, relationship)
}

/// Those of these relationships in which the scope's organisation stands, with their details.
pub fn relationship_details(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> Result<Vec<RelationshipDetails>, Problem> {
    let found = relationships_among(conn, scope, ids)?;
    with_details(conn, scope, found)
}

/// Customers that one vendor adds by hand in an hour; whoever has more imports them.
const CUSTOMERS_PER_HOUR: Budget = Budget { name: "new-customer", limit: 60, seconds: 3600 };

/// A vendor adds a customer. Two of the same name are one too many.
pub fn add_customer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    new: NewCustomer,
) -> Result<RelationshipDetails, Problem> {
    scope.require(Capability::ManageRelationships)?;
    let same = store::relationships::find_by_names_unscoped(tx.conn, &[scope.org()], &[&new.name])?;
    if !same.is_empty() {
        return Err(Problem::new(Code::AlreadyExists).with_field("name", "already_exists"));
    }
    CUSTOMERS_PER_HOUR.draw(tx, &scope.org().to_string())?;
    let vendor = store::organisations::load(tx.conn, scope)?;
    let customer = create_organisation(
        tx,
        NewOrganisation {
            name: new.name.clone(),
            locale: new.locale.unwrap_or(vendor.locale),
            time_zone: vendor.time_zone,
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: true,
        },
    )?;
    let id = create_relationship(
        tx,
        NewRelationship {
            vendor: scope.org(),
            customer,
            name: new.name,
            customer_number: new.customer_number,
            tier: new.tier,
            segment: None,
            owner: Some(scope.membership()),
        },
    )?;
    tx.subject(id);
    tell_change(tx, id)?;
    relationship(tx.conn, scope, id)
}

/// The vendor changes what it keeps about a customer.
pub fn update_relationship(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RelationshipId,
    version: IfMatch,
    change: RelationshipChange,
) -> Result<RelationshipDetails, Problem> {
    let before = find_relationship(tx.conn, scope, id)?;
    policy::may_manage_relationship(scope, before.side)?;
    version.check(before.row.version)?;
    if let Some(Some(owner)) = change.owner_membership_id
        && !store::people::is_active(tx.conn, scope, owner)?
    {
        return Err(Problem::invalid("owner_membership_id", "not_allowed_value"));
    }
    if let Some(Some(parent)) = change.parent_id {
        check_parent(tx.conn, scope, id, parent)?;
    }
    if let Some(owner) = change.owner_membership_id {
        team::hand_over(tx, scope, &before.row, owner)?;
    }
    if let Some(name) = &change.name {
        store::relationships::rename_unclaimed(tx.conn, scope, before.row.customer_org, name)?;
    }
    let patch = RelationshipPatch {
        name: change.name,
        customer_number: change.customer_number,
        tier: change.tier,
        segment: change.segment,
        owner_membership_id: change.owner_membership_id,
        legal_name: change.legal_name,
        tax_id: change.tax_id,
        legal_address: change.legal_address,
        status: change.status,
        parent_id: change.parent_id,
        note: change.note,
    };
    if !store::relationships::update(tx.conn, scope, id, before.row.version, &patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    tx.subject(id);
    tell_change(tx, id)?;
    relationship(tx.conn, scope, id)
}

/// How deep a group of firms goes at most.
const DEEPEST: usize = 16;

/// A customer belongs to another one of the same vendor, and to none that belongs to it.
fn check_parent(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    parent: RelationshipId,
) -> Result<(), Problem> {
    let parents: HashMap<RelationshipId, Option<RelationshipId>> =
        store::relationships::parents(conn, scope)?.into_iter().collect();
    let wrong = || Problem::invalid("parent_id", "not_allowed_value");
    let mut above = Some(parent);
    for _ in 0..DEEPEST {
        let Some(one) = above else { return Ok(()) };
        if one == id {
            return Err(wrong());
        }
        // Of another vendor's there is no line.
        above = match parents.get(&one) {
            Some(next) => *next,
            None => return Err(wrong()),
        };
    }
    Err(wrong())
}

/// Active people of the other organisation: names and titles.
pub fn counterpart_people(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
    page: &PageParams,
) -> Result<Page<PersonRef>, Problem> {
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let relationship = find_relationship(conn, scope, id)?;
    let counterpart = [relationship.counterpart().id];
    let rows = store::people::list_refs_unscoped(conn, &counterpart, cursor, limit + 1)?;
    let page =
        Page::cut(rows, limit, |(person, since)| Cursor { at: *since, id: person.membership_id.0 });
    Ok(page.map(|(person, _)| person.on(relationship.side.other())))
}

/// The relationships of a vendor with these customers, for a record that all of them are in.
pub fn relationships_between_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    customers: &[OrganisationId],
) -> Result<HashMap<OrganisationId, RelationshipId>, Problem> {
    Ok(store::relationships::between_unscoped(conn, vendor, customers)?.into_iter().collect())
}

/// The accounts of a vendor that have these customer numbers or names, as they were asked for. A
/// number counts before a name, and of two customers with one name the older one.
pub fn accounts_called_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
    called: &[&str],
) -> diesel::QueryResult<HashMap<String, RelationshipId>> {
    let rows = store::relationships::called_unscoped(conn, vendor, called)?;
    let mut found = HashMap::new();
    for (id, _, number) in &rows {
        if let Some(number) = number {
            found.entry(number.clone()).or_insert(*id);
        }
    }
    for (id, name, _) in rows {
        found.entry(name).or_insert(id);
    }
    Ok(found)
}

/// The sides that the scope's organisation takes, in one statement.
pub fn sides(conn: &mut Conn, scope: &Scope) -> diesel::QueryResult<Vec<Side>> {
    let (customer, vendor) = store::relationships::sides(conn, scope)?;
    Ok(taken(customer, vendor))
}

/// Whether the scope's organisation sells to anybody here, or could.
pub fn could_sell(conn: &mut Conn, scope: &Scope) -> Result<bool, Problem> {
    Ok(sides(conn, scope)?.contains(&Side::Vendor))
}

/// Whether it has customers here. A guest's organisation has no relationship at all.
pub fn is_vendor(conn: &mut Conn, scope: &Scope) -> diesel::QueryResult<bool> {
    Ok(store::relationships::sides(conn, scope)?.1)
}

/// One without any relationship is a vendor that has no customers yet: a customer comes with its
/// relationship.
fn taken(customer: bool, vendor: bool) -> Vec<Side> {
    let mut sides = Vec::new();
    if customer {
        sides.push(Side::Customer);
    }
    if vendor || !customer {
        sides.push(Side::Vendor);
    }
    sides
}

/// The sides that these organisations take, in two statements.
pub fn sides_unscoped(
    conn: &mut Conn,
    organisations: &[OrganisationId],
) -> diesel::QueryResult<HashMap<OrganisationId, Vec<Side>>> {
    let (vendors, customers) = store::relationships::sides_unscoped(conn, organisations)?;
    Ok(organisations
        .iter()
        .map(|id| (*id, taken(customers.contains(id), vendors.contains(id))))
        .collect())
}
