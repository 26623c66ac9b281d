//! Orders and products out of files of another system, chunk by chunk.
use std::collections::{HashMap, HashSet};

use crate::features::orders::model::{
    ChangeRow, ChangedEntity, ChangedId, ImportRow, LineRow, OrderId, OrderImportId, OrderRow,
    OrderStatus, ProductId, ProductRow, ProductStatus,
};
use crate::features::orders::store;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::segments::service as segments;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::problem::Problem;

/// Whose an order is, as the file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedCustomer {
    pub name: String,
    /// The vendor's number of it.
    pub number: Option<String>,
}

/// A line of a file.
#[derive(Debug, Clone)]
pub struct ImportedLine {
    pub sku: Option<String>,
    pub text: String,
    pub quantity_milli: i64,
    pub unit: Option<String>,
    pub unit_price_micros: i64,
    pub net_minor: i64,
    pub margin_minor: Option<i64>,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
}

/// An order with all its lines.
#[derive(Debug, Clone)]
pub struct ImportedOrder {
    pub external_id: String,
    /// Of all its rows and of how they were read.
    pub content_hash: Vec<u8>,
    pub customer: Option<ImportedCustomer>,
    pub ordered_at: Timestamp,
    pub promised_at: Option<Timestamp>,
    pub shipped_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub currency: String,
    pub status: OrderStatus,
    pub lines: Vec<ImportedLine>,
}

/// A product of a file.
#[derive(Debug, Clone)]
pub struct ImportedProduct {
    pub sku: String,
    pub name: String,
    pub status: ProductStatus,
    pub category: Option<String>,
}

impl ImportedProduct {
    /// Whether a product stays as it is: it says the same, or people changed it and it was not only
    /// proposed.
    pub(super) fn leaves(&self, row: &ProductRow) -> bool {
        let theirs = row.batch_id.is_none() && row.status != ProductStatus::Proposed;
        let same =
            row.name == self.name && row.status == self.status && row.category == self.category;
        theirs || same
    }
}

/// What came of a chunk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Products and customers that orders made by the way.
    pub products: u64,
    pub customers: u64,
}

/// Begins a run.
pub fn start(tx: &mut Tx<'_>, row: &ImportRow) -> Result<(), Problem> {
    tx.audit_organisation(row.vendor_org);
    tx.subject(row.id);
    Ok(store::insert_import(tx.conn, row)?)
}

/// Ends a run, with what came of it and how many rows were rejected.
pub fn finish(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    batch: OrderImportId,
    done: Imported,
    rejected: u64,
) -> Result<(), Problem> {
    tx.audit_organisation(vendor);
    tx.subject(batch);
    let counts = [done.created, done.updated, done.unchanged, rejected]
        .map(|count| i32::try_from(count).unwrap_or(i32::MAX));
    store::finish_import(tx.conn, batch, counts, tx.now)?;
    segments::plan_all(tx, vendor)
}

/// Writes orders of one source: new ones are made, changed ones are told anew with all their lines,
/// and the rest is left alone. Customers and products that nobody knows are made.
pub fn import_orders(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    orders: &[ImportedOrder],
) -> Result<Imported, Problem> {
    tx.audit_organisation(batch.vendor_org);
    tx.subject(batch.id);
    let ids: Vec<&str> = orders.iter().map(|order| order.external_id.as_str()).collect();
    let known: HashMap<String, OrderRow> =
        store::imported_orders(tx.conn, batch.vendor_org, &batch.source, &ids)?
            .into_iter()
            .map(|row| (row.external_id.clone(), row))
            .collect();
    let told: Vec<&ImportedOrder> = orders
        .iter()
        .filter(|order| {
            known.get(&order.external_id).is_none_or(|row| row.content_hash != order.content_hash)
        })
        .collect();
    let mut done = Imported {
        unchanged: u64::try_from(orders.len() - told.len()).unwrap_or(0),
        ..Imported::default()
    };
    if told.is_empty() {
        return Ok(done);
    }
    let customers = customers(tx, batch.vendor_org, &told, &mut done)?;
    let products = products(tx, batch, &told, &mut done)?;
    let mut rows = Vec::with_capacity(told.len());
    let mut lines = Vec::new();
    for order in told {
        let id = known.get(&order.external_id).map_or_else(OrderId::generate, |row| row.id);
        let whose = order.customer.as_ref().and_then(|customer| customers.of(customer));
        rows.push(order_row(order, id, whose, batch));
        lines.extend(order.lines.iter().zip(1..).map(|(line, position)| {
            let product = line.sku.as_ref().and_then(|sku| products.get(sku)).copied();
            line_row(line, id, position, product)
        }));
    }
    write(tx, batch, rows, &lines, &known, &mut done)?;
    Ok(done)
}

/// New orders, changed ones, and what stood there before.
fn write(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    rows: Vec<OrderRow>,
    lines: &[LineRow],
    known: &HashMap<String, OrderRow>,
    done: &mut Imported,
) -> Result<(), Problem> {
    let (changed, new): (Vec<OrderRow>, Vec<OrderRow>) =
        rows.into_iter().partition(|row| known.contains_key(&row.external_id));
    done.created = u64::try_from(new.len()).unwrap_or(0);
    done.updated = u64::try_from(changed.len()).unwrap_or(0);
    let mut changes: Vec<ChangeRow> =
        new.iter().map(|row| change(batch.id, ChangedEntity::Order, row.id.0, None)).collect();
    let ids: Vec<OrderId> = changed.iter().map(|row| row.id).collect();
    let mut before: HashMap<OrderId, Vec<LineRow>> = HashMap::new();
    if !ids.is_empty() {
        for line in store::lines_of_unscoped(tx.conn, &ids)? {
            before.entry(line.order_id).or_default().push(line);
        }
        store::delete_lines(tx.conn, &ids)?;
    }
    for row in &changed {
        let Some(was) = known.get(&row.external_id) else { continue };
        let was = serde_json::to_value((was, before.remove(&row.id).unwrap_or_default()));
        let was = Json(was.map_err(Problem::internal)?);
        changes.push(change(batch.id, ChangedEntity::Order, row.id.0, Some(was)));
    }
    store::update_orders(tx.conn, &changed)?;
    store::insert_orders(tx.conn, &new)?;
    store::insert_lines(tx.conn, lines)?;
    Ok(store::insert_changes(tx.conn, &changes)?)
}

fn change(
    batch_id: OrderImportId,
    entity: ChangedEntity,
    entity_id: uuid::Uuid,
    was: Option<Json>,
) -> ChangeRow {
    ChangeRow { batch_id, entity, entity_id: ChangedId(entity_id), was }
}

fn order_row(
    order: &ImportedOrder,
    id: OrderId,
    whose: Option<RelationshipId>,
    batch: &ImportRow,
) -> OrderRow {
    OrderRow {
        id,
        vendor_org: batch.vendor_org,
        source: batch.source.clone(),
        external_id: order.external_id.clone(),
        relationship_id: whose,
        ordered_at: order.ordered_at,
        promised_at: order.promised_at,
        shipped_at: order.shipped_at,
        delivered_at: order.delivered_at,
        currency: order.currency.clone(),
        net_minor: order.lines.iter().fold(0, |sum: i64, line| sum.saturating_add(line.net_minor)),
        status: order.status,
        line_count: i32::try_from(order.lines.len()).unwrap_or(i32::MAX),
        content_hash: order.content_hash.clone(),
        batch_id: batch.id,
    }
}

fn line_row(
    line: &ImportedLine,
    order_id: OrderId,
    position: i32,
    product_id: Option<ProductId>,
) -> LineRow {
    LineRow {
        order_id,
        position,
        product_id,
        text: line.text.clone(),
        quantity_milli: line.quantity_milli,
        unit: line.unit.clone(),
        unit_price_micros: line.unit_price_micros,
        net_minor: line.net_minor,
        margin_minor: line.margin_minor,
        promised_at: line.promised_at,
        delivered_at: line.delivered_at,
    }
}

/// Accounts by number and by name.
pub(super) struct Customers(HashMap<String, RelationshipId>);

impl Customers {
    /// Those of a vendor that are called so.
    pub(super) fn called(
        conn: &mut Conn,
        vendor: OrganisationId,
        told: &[&ImportedCustomer],
    ) -> Result<Self, Problem> {
        let words = told.iter().flat_map(|one| one.number.iter().chain([&one.name]));
        let words: HashSet<&str> = words.map(String::as_str).collect();
        let words = Vec::from_iter(words);
        if words.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        Ok(Self(organisations::accounts_called_unscoped(conn, vendor, &words)?))
    }

    pub(super) fn of(&self, customer: &ImportedCustomer) -> Option<RelationshipId> {
        let by_number = customer.number.as_ref().and_then(|number| self.0.get(number));
        by_number.or_else(|| self.0.get(&customer.name)).copied()
    }
}

fn customers(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    orders: &[&ImportedOrder],
    done: &mut Imported,
) -> Result<Customers, Problem> {
    let told: Vec<&ImportedCustomer> =
        orders.iter().filter_map(|order| order.customer.as_ref()).collect();
    let mut found = Customers::called(tx.conn, vendor, &told)?;
    let missing: HashSet<&str> = told
        .iter()
        .filter(|customer| found.of(customer).is_none())
        .map(|customer| customer.name.as_str())
        .collect();
    if !missing.is_empty() {
        let missing = Vec::from_iter(missing);
        done.customers = u64::try_from(missing.len()).unwrap_or(0);
        let made = organisations::find_or_create_customers(tx, vendor, &missing)?;
        found.0.extend(made.into_iter().map(|(name, customer)| (name, customer.relationship)));
    }
    Ok(found)
}

/// The products that lines name, by number; those that nobody knows are made.
fn products(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    orders: &[&ImportedOrder],
    done: &mut Imported,
) -> Result<HashMap<String, ProductId>, Problem> {
    let mut named: HashMap<&str, &str> = HashMap::new();
    for line in orders.iter().flat_map(|order| &order.lines) {
        if let Some(sku) = &line.sku {
            named.entry(sku).or_insert(&line.text);
        }
    }
    let skus: Vec<&str> = named.keys().copied().collect();
    let mut found: HashMap<String, ProductId> =
        store::products_by_sku(tx.conn, batch.vendor_org, &skus)?
            .into_iter()
            .map(|row| (row.sku, row.id))
            .collect();
    let new: Vec<ProductRow> = named
        .into_iter()
        .filter(|(sku, _)| !found.contains_key(*sku))
        .map(|(sku, name)| {
            let told = ImportedProduct {
                sku: sku.to_owned(),
                name: name.to_owned(),
                status: ProductStatus::Active,
                category: None,
            };
            product_row(&told, batch, tx.now)
        })
        .collect();
    done.products = u64::try_from(new.len()).unwrap_or(0);
    insert_products(tx, batch.id, &new)?;
    found.extend(new.into_iter().map(|row| (row.sku, row.id)));
    Ok(found)
}

fn insert_products(
    tx: &mut Tx<'_>,
    batch: OrderImportId,
    new: &[ProductRow],
) -> Result<(), Problem> {
    store::insert_products(tx.conn, new)?;
    let changes: Vec<ChangeRow> =
        new.iter().map(|row| change(batch, ChangedEntity::Product, row.id.0, None)).collect();
    Ok(store::insert_changes(tx.conn, &changes)?)
}

fn product_row(told: &ImportedProduct, batch: &ImportRow, now: Timestamp) -> ProductRow {
    ProductRow {
        id: ProductId::generate(),
        vendor_org: batch.vendor_org,
        sku: told.sku.clone(),
        name: told.name.clone(),
        status: told.status,
        category: told.category.clone(),
        topic_id: None,
        batch_id: Some(batch.id),
        version: 1,
        created_at: now,
    }
}

/// Writes products. What people changed is theirs, unless it was only proposed.
pub fn import_products(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    told: &[ImportedProduct],
) -> Result<Imported, Problem> {
    tx.audit_organisation(batch.vendor_org);
    tx.subject(batch.id);
    let skus: Vec<&str> = told.iter().map(|product| product.sku.as_str()).collect();
    let known: HashMap<String, ProductRow> =
        store::products_by_sku(tx.conn, batch.vendor_org, &skus)?
            .into_iter()
            .map(|row| (row.sku.clone(), row))
            .collect();
    let mut done = Imported::default();
    let (mut new, mut changed, mut changes) = (Vec::new(), Vec::new(), Vec::new());
    for product in told {
        let Some(row) = known.get(&product.sku) else {
            new.push(product_row(product, batch, tx.now));
            done.created += 1;
            continue;
        };
        if product.leaves(row) {
            done.unchanged += 1;
            continue;
        }
        let was = Json(serde_json::to_value(row).map_err(Problem::internal)?);
        changes.push(change(batch.id, ChangedEntity::Product, row.id.0, Some(was)));
        changed.push(ProductRow {
            name: product.name.clone(),
            status: product.status,
            category: product.category.clone(),
            batch_id: Some(batch.id),
            ..row.clone()
        });
        done.updated += 1;
    }
    insert_products(tx, batch.id, &new)?;
    store::rewrite_products(tx.conn, &changed)?;
    store::insert_changes(tx.conn, &changes)?;
    Ok(done)
}
