//! How organisations, memberships and relationships come into being: by the command line, the
//! demo, imports and sign-up. The caller says for whom; there is no scope yet.
use std::collections::{HashMap, HashSet};

use crate::features::organisations::model::{
    AccountStatus, InvitationId, MembershipRow, MembershipStatus, Organisation, OrganisationRow,
    RelationshipId, RelationshipRow,
};
use crate::features::organisations::office_hours::{OfficeHours, time_zone};
use crate::features::organisations::service::invitations::{self, Sending};
use crate::features::organisations::slug;
use crate::features::organisations::store;
use crate::platform::auth::EmailAddress;
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Role, Sees};
use crate::platform::db::{Json, Tx};
use crate::platform::events::{Hint, NewOutbox};
use crate::platform::problem::Problem;

/// Names looked up or rows inserted in one statement.
const CHUNK: usize = 500;

/// An organisation to be made. Nobody has claimed it until its first membership.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    pub name: String,
    pub locale: Locale,
    /// IANA name.
    pub time_zone: String,
    pub sees: Sees,
    pub office_hours: OfficeHours,
    /// False: its owner is asked the five questions at the first sign-in.
    pub setup_done: bool,
}

/// A vendor to be made, with the invitation of its first owner.
#[derive(Debug, Clone)]
pub struct NewVendor {
    pub name: String,
    pub locale: Locale,
    pub time_zone: String,
    /// `None`: whoever holds the link gives their own address, and no mail is sent.
    pub owner_email: Option<String>,
    pub owner_name: Option<String>,
}

/// Somebody's place in an organisation to be made.
#[derive(Debug, Clone)]
pub struct NewMembership {
    pub organisation: OrganisationId,
    pub person: PersonId,
    pub role: Role,
    pub title: Option<String>,
    pub team: Option<String>,
}

/// A relationship to be made.
#[derive(Debug, Clone)]
pub struct NewRelationship {
    pub vendor: OrganisationId,
    pub customer: OrganisationId,
    /// What the vendor calls the customer.
    pub name: String,
    pub customer_number: Option<String>,
    pub tier: Option<String>,
    pub segment: Option<String>,
    pub owner: Option<MembershipId>,
}

/// A customer of a vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customer {
    pub relationship: RelationshipId,
    pub organisation: OrganisationId,
}

/// Makes an organisation; its slug comes from its name.
pub fn create_organisation(
    tx: &mut Tx<'_>,
    new: NewOrganisation,
) -> Result<OrganisationId, Problem> {
    create_organisations(tx, vec![new])?.first().copied().ok_or_else(|| Problem::internal("no row"))
}

/// Makes organisations in two statements for each 500; the ids in the order given.
pub fn create_organisations(
    tx: &mut Tx<'_>,
    new: Vec<NewOrganisation>,
) -> Result<Vec<OrganisationId>, Problem> {
    let candidates: Vec<Vec<String>> =
        new.iter().map(|organisation| slug::candidates(&organisation.name)).collect();
    let mut taken: HashSet<String> = HashSet::new();
    for chunk in candidates.chunks(CHUNK) {
        taken.extend(store::organisations::taken_slugs_unscoped(tx.conn, &chunk.concat())?);
    }
    let mut rows = Vec::with_capacity(new.len());
    for (organisation, candidates) in new.into_iter().zip(candidates) {
        let free = candidates.into_iter().find(|slug| !taken.contains(slug));
        let slug = free.ok_or_else(|| Problem::internal("no free slug"))?;
        taken.insert(slug.clone());
        rows.push(row(tx, organisation, slug)?);
    }
    for chunk in rows.chunks(CHUNK) {
        store::organisations::insert(tx.conn, chunk)?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

fn row(tx: &Tx<'_>, new: NewOrganisation, slug: String) -> Result<OrganisationRow, Problem> {
    time_zone(&new.time_zone)?;
    let office_hours = new.office_hours.checked()?;
    Ok(OrganisationRow {
        id: OrganisationId::generate(),
        slug,
        name: new.name,
        locale: new.locale,
        time_zone: new.time_zone,
        sees: new.sees,
        office_hours: Json(serde_json::to_value(office_hours).map_err(Problem::internal)?),
        setup_done: new.setup_done,
        claimed_at: None,
        version: 1,
        created_at: tx.now,
    })
}

/// Makes a vendor whose first owner is invited for seven days; the link is
/// [`invitations::first_token`].
pub fn create_vendor(
    tx: &mut Tx<'_>,
    new: NewVendor,
) -> Result<(OrganisationId, InvitationId), Problem> {
    let email = match &new.owner_email {
        Some(typed) => EmailAddress::parse(typed, "owner_email")?.as_str().to_owned(),
        None => String::new(),
    };
    let id = create_organisation(
        tx,
        NewOrganisation {
            name: new.name,
            locale: new.locale,
            time_zone: new.time_zone,
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: false,
        },
    )?;
    tx.audit_organisation(id);
    let invitation = invitations::send(
        tx,
        Sending {
            organisation: id,
            email,
            name: new.owner_name,
            role: Role::Owner,
            title: None,
            locale: new.locale,
            invited_by: None,
            called: None,
        },
    )?;
    Ok((id, invitation))
}

/// Invites an owner of an organisation that is there, for seven days; without an address, whoever
/// holds the link gives their own.
pub fn invite_owner(
    tx: &mut Tx<'_>,
    organisation: &Organisation,
    email: Option<String>,
) -> Result<InvitationId, Problem> {
    tx.audit_organisation(organisation.id);
    invitations::send(
        tx,
        Sending {
            organisation: organisation.id,
            email: email.unwrap_or_default(),
            name: None,
            role: Role::Owner,
            title: None,
            locale: organisation.locale,
            invited_by: None,
            called: None,
        },
    )
}

/// Gives somebody a place in an organisation; the first one claims it. `already_exists` if they
/// have one.
pub fn create_membership(tx: &mut Tx<'_>, new: NewMembership) -> Result<MembershipId, Problem> {
    let row = MembershipRow {
        id: MembershipId::generate(),
        organisation_id: new.organisation,
        person_id: new.person,
        role: new.role,
        title: new.title,
        team: new.team,
        status: MembershipStatus::Active,
        epoch: 0,
        created_at: tx.now,
        last_seen_at: None,
    };
    store::people::insert_unscoped(tx.conn, &row)?;
    if store::organisations::claim_unscoped(tx.conn, new.organisation, tx.now)? {
        tell_that_joined(tx, new.organisation)?;
    }
    tx.hint(Hint::PersonRights { person: new.person });
    Ok(row.id)
}

/// Makes a relationship; a firm is not its own customer.
pub fn create_relationship(
    tx: &mut Tx<'_>,
    new: NewRelationship,
) -> Result<RelationshipId, Problem> {
    if new.vendor == new.customer {
        return Err(Problem::invalid("customer", "not_allowed_value"));
    }
    let row = relationship_row(tx, new);
    store::relationships::insert(tx.conn, std::slice::from_ref(&row))?;
    tell_that_joined(tx, row.customer_org)?;
    Ok(row.id)
}

/// Outbox kind: an organisation has become the customer of somebody, or its first person came.
/// Those who show something to all customers of a vendor show it to this one as well.
pub const CUSTOMER_JOINED: &str = "customer_joined";

fn tell_that_joined(tx: &mut Tx<'_>, customer: OrganisationId) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: CUSTOMER_JOINED,
        ref_id: customer.0,
        payload: serde_json::json!({}),
        dedupe: None,
        due_at: tx.now,
    })
}

fn relationship_row(tx: &Tx<'_>, new: NewRelationship) -> RelationshipRow {
    RelationshipRow {
        id: RelationshipId::generate(),
        vendor_org: new.vendor,
        customer_org: new.customer,
        name: new.name,
        customer_number: new.customer_number,
        tier: new.tier,
        segment: new.segment,
        owner_membership_id: new.owner,
        agreement: Json(serde_json::json!({})),
        version: 1,
        created_at: tx.now,
        legal_name: None,
        tax_id: None,
        legal_address: None,
        status: AccountStatus::Client,
        parent_id: None,
        note: None,
    }
}

/// The vendor's customer of this name, made (unclaimed) if there is none.
pub fn find_or_create_customer(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    name: &str,
) -> Result<Customer, Problem> {
    find_or_create_customers(tx, vendor, &[name])?
        .get(name)
        .copied()
        .ok_or_else(|| Problem::internal("no customer"))
}

/// The same for many names.
pub fn find_or_create_customers(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    names: &[&str],
) -> Result<HashMap<String, Customer>, Problem> {
    let wanted: Vec<(OrganisationId, &str)> = names.iter().map(|name| (vendor, *name)).collect();
    let found = find_or_create_customers_of(tx, &wanted)?;
    Ok(found.into_iter().map(|((_, name), customer)| (name, customer)).collect())
}

/// The same for many vendors at once, in a few statements for each 500 customers.
pub fn find_or_create_customers_of(
    tx: &mut Tx<'_>,
    wanted: &[(OrganisationId, &str)],
) -> Result<HashMap<(OrganisationId, String), Customer>, Problem> {
    let mut found = HashMap::new();
    for chunk in wanted.chunks(CHUNK) {
        let (vendors, names): (HashSet<OrganisationId>, HashSet<&str>) =
            chunk.iter().copied().unzip();
        let (vendors, names) = (Vec::from_iter(vendors), Vec::from_iter(names));
        for row in store::relationships::find_by_names_unscoped(tx.conn, &vendors, &names)? {
            let customer = Customer { relationship: row.id, organisation: row.customer_org };
            found.entry((row.vendor_org, row.name)).or_insert(customer);
        }
    }
    let mut missing: Vec<(OrganisationId, &str)> = wanted
        .iter()
        .copied()
        .filter(|(vendor, name)| !found.contains_key(&(*vendor, (*name).to_owned())))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    for chunk in missing.chunks(CHUNK) {
        create_customers(tx, chunk, &mut found)?;
    }
    Ok(found)
}

/// Unclaimed customers, in the language and time zone of their vendor.
fn create_customers(
    tx: &mut Tx<'_>,
    wanted: &[(OrganisationId, &str)],
    found: &mut HashMap<(OrganisationId, String), Customer>,
) -> Result<(), Problem> {
    let vendors: HashSet<OrganisationId> = wanted.iter().map(|(vendor, _)| *vendor).collect();
    let hosts = store::organisations::load_many_unscoped(tx.conn, &Vec::from_iter(vendors))?;
    let hosts: HashMap<OrganisationId, _> = hosts.iter().map(|host| (host.id, host)).collect();
    let mut organisations = Vec::with_capacity(wanted.len());
    for (vendor, name) in wanted {
        let host = hosts.get(vendor).ok_or_else(Problem::not_found)?;
        organisations.push(NewOrganisation {
            name: (*name).to_owned(),
            locale: host.locale,
            time_zone: host.time_zone.clone(),
            sees: Sees::All,
            office_hours: OfficeHours::default(),
            setup_done: true,
        });
    }
    let ids = create_organisations(tx, organisations)?;
    let rows: Vec<RelationshipRow> = wanted
        .iter()
        .zip(ids)
        .map(|((vendor, name), customer)| {
            relationship_row(
                tx,
                NewRelationship {
                    vendor: *vendor,
                    customer,
                    name: (*name).to_owned(),
                    customer_number: None,
                    tier: None,
                    segment: None,
                    owner: None,
                },
            )
        })
        .collect();
    store::relationships::insert(tx.conn, &rows)?;
    for row in rows {
        let customer = Customer { relationship: row.id, organisation: row.customer_org };
        found.insert((row.vendor_org, row.name), customer);
    }
    Ok(())
}
