//! One chunk of rows in one transaction.
use std::collections::{HashMap, HashSet};

use crate::features::complaints::service::definition;
use crate::features::complaints::service::{Between, create_imported, update_imported};
use crate::features::imports::model::{BatchId, ExternalRef};
use crate::features::imports::reader::{Chunk, Ready};
use crate::features::imports::store;
use crate::features::organisations::service::{self as organisations, Customer, NewOrganisation};
use crate::platform::authz::{Locale, OrganisationId, Sees};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// What holds for all rows of an import.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub batch: BatchId,
    pub source: String,
    /// `None`: each row names its vendor.
    pub one_vendor: Option<OrganisationId>,
    /// Of vendors that have to be made.
    pub locale: Locale,
    pub time_zone: String,
}

/// A vendor and its newest definition.
#[derive(Debug, Clone, Copy)]
struct Vendor {
    id: OrganisationId,
    definition_version: i32,
}

/// Vendors and customers by name. What a chunk adds counts once the chunk is committed.
#[derive(Debug, Default)]
pub(super) struct Known {
    vendors: HashMap<Option<String>, Vendor>,
    customers: HashMap<(OrganisationId, String), Customer>,
}

impl Known {
    pub fn add(&mut self, new: Self) {
        self.vendors.extend(new.vendors);
        self.customers.extend(new.customers);
    }
}

/// What became of a chunk.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub created: u64,
    pub updated: u64,
    pub new: Known,
}

/// Where each row belongs: the names are found, or made.
struct Places<'a> {
    known: &'a Known,
    new: Known,
    /// Vendors that were made in this transaction: nothing of theirs was imported before.
    made: HashSet<OrganisationId>,
}

impl Places<'_> {
    fn vendor(&self, row: &Ready) -> Option<Vendor> {
        self.known.vendors.get(&row.vendor).or_else(|| self.new.vendors.get(&row.vendor)).copied()
    }

    fn between(&self, row: &Ready) -> Result<Between, Problem> {
        let vendor = self.vendor(row).ok_or_else(Problem::not_found)?;
        let key = (vendor.id, row.customer.clone());
        let customer = self
            .known
            .customers
            .get(&key)
            .or_else(|| self.new.customers.get(&key))
            .ok_or_else(Problem::not_found)?;
        Ok(Between {
            vendor: vendor.id,
            customer: customer.organisation,
            relationship: customer.relationship,
            definition_version: vendor.definition_version,
        })
    }
}

/// Writes a chunk: creates what is new, updates what changed, passes over the rest.
pub(super) fn write(
    tx: &mut Tx<'_>,
    plan: &Plan,
    known: &Known,
    chunk: &Chunk,
) -> Result<Done, Problem> {
    tx.subject(plan.batch);
    if let Some(vendor) = plan.one_vendor {
        tx.audit_organisation(vendor);
    }
    let mut places = Places { known, new: Known::default(), made: HashSet::new() };
    vendors(tx, plan, &mut places, chunk)?;
    customers(tx, &mut places, chunk)?;
    let refs = refs(tx.conn, plan, chunk, |row| {
        places.vendor(row).map(|vendor| vendor.id).filter(|id| !places.made.contains(id))
    })?;
    let mut new_rows = Vec::new();
    let mut new_complaints = Vec::new();
    for row in &chunk.rows {
        let between = places.between(row)?;
        match refs.get(&(between.vendor, row.external_id.clone())) {
            None => {
                new_rows.push(row);
                new_complaints.push((&row.complaint, between));
            }
            Some(known) if known.content_hash == row.content_hash => {}
            Some(known) => update(tx, row, known)?,
        }
    }
    let ids = create_imported(tx, &new_complaints)?;
    let new_refs: Vec<ExternalRef> = new_rows
        .iter()
        .zip(&new_complaints)
        .zip(ids)
        .map(|((row, (_, between)), record_id)| ExternalRef {
            vendor_org: between.vendor,
            source: plan.source.clone(),
            external_id: row.external_id.clone(),
            record_id,
            content_hash: row.content_hash.clone(),
        })
        .collect();
    store::insert_refs(tx.conn, &new_refs)?;
    Ok(done(chunk, new_rows.len(), places.new))
}

fn done(chunk: &Chunk, created: usize, new: Known) -> Done {
    let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
    let updated = chunk.rows.len().saturating_sub(created);
    Done { created: count(created), updated: count(updated), new }
}

/// What [`write`] would do, without doing it.
pub(super) fn preview(conn: &mut Conn, plan: &Plan, chunk: &Chunk) -> Result<Done, Problem> {
    let vendors = match plan.one_vendor {
        Some(_) => HashMap::new(),
        None => store::find_vendors(conn, &plan.source, &vendor_names(chunk, &Known::default()))?,
    };
    let of = |row: &Ready| match &row.vendor {
        Some(name) if plan.one_vendor.is_none() => vendors.get(name).copied(),
        _ => plan.one_vendor,
    };
    let refs = refs(conn, plan, chunk, of)?;
    let is_new = |row: &&Ready| {
        of(row).is_none_or(|vendor| !refs.contains_key(&(vendor, row.external_id.clone())))
    };
    Ok(done(chunk, chunk.rows.iter().filter(is_new).count(), Known::default()))
}

fn vendor_names<'a>(chunk: &'a Chunk, known: &Known) -> Vec<&'a str> {
    let unknown = chunk.rows.iter().filter(|row| !known.vendors.contains_key(&row.vendor));
    let names: HashSet<&str> = unknown.filter_map(|row| row.vendor.as_deref()).collect();
    Vec::from_iter(names)
}

fn vendors(
    tx: &mut Tx<'_>,
    plan: &Plan,
    places: &mut Places<'_>,
    chunk: &Chunk,
) -> Result<(), Problem> {
    let mut found: Vec<(Option<String>, OrganisationId)> = Vec::new();
    if let Some(vendor) = plan.one_vendor {
        if !places.known.vendors.contains_key(&None) {
            found.push((None, vendor));
        }
    } else {
        let names = vendor_names(chunk, places.known);
        let mut ids = store::find_vendors(tx.conn, &plan.source, &names)?;
        let missing: Vec<&str> =
            names.into_iter().filter(|name| !ids.contains_key(*name)).collect();
        let made = organisations::create_organisations(
            tx,
            missing.iter().map(|name| new_vendor(plan, name)).collect(),
        )?;
        for (name, id) in missing.into_iter().zip(made) {
            ids.insert(name.to_owned(), id);
            places.made.insert(id);
        }
        found.extend(ids.into_iter().map(|(name, id)| (Some(name), id)));
    }
    let ids: Vec<OrganisationId> = found.iter().map(|(_, id)| *id).collect();
    let versions = definition::newest_versions(tx.conn, &ids)?;
    for (name, id) in found {
        let definition_version = versions.get(&id).copied().unwrap_or(0);
        places.new.vendors.insert(name, Vendor { id, definition_version });
    }
    Ok(())
}

fn new_vendor(plan: &Plan, name: &str) -> NewOrganisation {
    NewOrganisation {
        name: name.to_owned(),
        locale: plan.locale,
        time_zone: plan.time_zone.clone(),
        sees: Sees::All,
        office_hours: Default::default(),
        setup_done: false,
    }
}

fn customers(tx: &mut Tx<'_>, places: &mut Places<'_>, chunk: &Chunk) -> Result<(), Problem> {
    let mut wanted: HashSet<(OrganisationId, &str)> = HashSet::new();
    for row in &chunk.rows {
        let vendor = places.vendor(row).ok_or_else(Problem::not_found)?.id;
        if !places.known.customers.contains_key(&(vendor, row.customer.clone())) {
            wanted.insert((vendor, &row.customer));
        }
    }
    if !wanted.is_empty() {
        places.new.customers =
            organisations::find_or_create_customers_of(tx, &Vec::from_iter(wanted))?;
    }
    Ok(())
}

/// What earlier imports made of the rows: one statement for each vendor, which is cheaper than
/// one for all with the product of vendors and ids.
fn refs(
    conn: &mut Conn,
    plan: &Plan,
    chunk: &Chunk,
    vendor_of: impl Fn(&Ready) -> Option<OrganisationId>,
) -> Result<HashMap<(OrganisationId, String), ExternalRef>, Problem> {
    let mut by_vendor: HashMap<OrganisationId, Vec<&str>> = HashMap::new();
    for row in &chunk.rows {
        if let Some(vendor) = vendor_of(row) {
            by_vendor.entry(vendor).or_default().push(&row.external_id);
        }
    }
    let mut refs = HashMap::new();
    for (vendor, ids) in by_vendor {
        for found in store::find_refs(conn, vendor, &plan.source, &ids)? {
            refs.insert((vendor, found.external_id.clone()), found);
        }
    }
    Ok(refs)
}

fn update(tx: &mut Tx<'_>, row: &Ready, known: &ExternalRef) -> Result<(), Problem> {
    update_imported(tx, known.record_id, &row.complaint)?;
    store::set_content_hash(
        tx.conn,
        known.vendor_org,
        &known.source,
        known.record_id,
        &known.external_id,
        &row.content_hash,
    )?;
    Ok(())
}
