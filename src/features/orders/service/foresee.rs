//! What an import would do, without doing it.
use std::collections::{HashMap, HashSet};

use super::imported::{Customers, ImportedCustomer, ImportedOrder, ImportedProduct};
use crate::features::orders::model::ProductRow;
use crate::features::orders::store;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What a chunk would bring.
#[derive(Debug, Clone, Default)]
pub struct Foreseen {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Names and numbers that nobody has yet: they would be made.
    pub customers: Vec<String>,
    pub products: Vec<String>,
}

/// What these orders of a source would bring; the caller has shown that it may import for the vendor.
pub fn foresee_orders(
    conn: &mut Conn,
    vendor: OrganisationId,
    source: &str,
    orders: &[ImportedOrder],
) -> Result<Foreseen, Problem> {
    let ids: Vec<&str> = orders.iter().map(|order| order.external_id.as_str()).collect();
    let known: HashMap<String, Vec<u8>> = store::imported_orders(conn, vendor, source, &ids)?
        .into_iter()
        .map(|row| (row.external_id, row.content_hash))
        .collect();
    let mut seen = Foreseen::default();
    for order in orders {
        match known.get(&order.external_id) {
            None => seen.created += 1,
            Some(hash) if *hash == order.content_hash => seen.unchanged += 1,
            Some(_) => seen.updated += 1,
        }
    }
    let told: Vec<&ImportedCustomer> =
        orders.iter().filter_map(|order| order.customer.as_ref()).collect();
    let customers = Customers::called(conn, vendor, &told)?;
    let names: HashSet<&String> = told
        .into_iter()
        .filter(|customer| customers.of(customer).is_none())
        .map(|customer| &customer.name)
        .collect();
    seen.customers = names.into_iter().cloned().collect();
    let lines = orders.iter().flat_map(|order| &order.lines);
    let skus: HashSet<&str> = lines.filter_map(|line| line.sku.as_deref()).collect();
    let skus = Vec::from_iter(skus);
    let there: HashSet<String> =
        store::products_by_sku(conn, vendor, &skus)?.into_iter().map(|row| row.sku).collect();
    let new = skus.into_iter().filter(|sku| !there.contains(*sku));
    seen.products = new.map(str::to_owned).collect();
    Ok(seen)
}

/// What these products would bring; the caller has shown that it may import for the vendor.
pub fn foresee_products(
    conn: &mut Conn,
    vendor: OrganisationId,
    told: &[ImportedProduct],
) -> Result<Foreseen, Problem> {
    let skus: Vec<&str> = told.iter().map(|product| product.sku.as_str()).collect();
    let known: HashMap<String, ProductRow> = store::products_by_sku(conn, vendor, &skus)?
        .into_iter()
        .map(|row| (row.sku.clone(), row))
        .collect();
    let mut seen = Foreseen::default();
    for product in told {
        match known.get(&product.sku) {
            None => seen.created += 1,
            Some(row) if product.leaves(row) => seen.unchanged += 1,
            Some(_) => seen.updated += 1,
        }
    }
    Ok(seen)
}
