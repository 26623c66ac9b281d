//! Products and orders in any number: for made-up data.
use crate::features::orders::model::{
    ChangeRow, ChangedEntity, ChangedId, ImportRow, LineRow, OrderRow, ProductRow,
};
use crate::features::orders::store;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Writes products of a vendor.
pub fn keep_products_unscoped(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    products: &[ProductRow],
) -> Result<(), Problem> {
    tx.audit_organisation(batch.vendor_org);
    Ok(store::insert_products(tx.conn, products)?)
}

/// Writes orders with their lines as a part of a run, which can be taken back like any other. An import looks
/// for each order, customer and product first; what is made up is new.
pub fn keep_orders_unscoped(
    tx: &mut Tx<'_>,
    batch: &ImportRow,
    orders: &[OrderRow],
    lines: &[LineRow],
) -> Result<(), Problem> {
    tx.audit_organisation(batch.vendor_org);
    let made = |order: &OrderRow| ChangeRow {
        batch_id: batch.id,
        entity: ChangedEntity::Order,
        entity_id: ChangedId(order.id.0),
        was: None,
    };
    let changes: Vec<ChangeRow> = orders.iter().map(made).collect();
    store::insert_orders(tx.conn, orders)?;
    store::insert_lines(tx.conn, lines)?;
    store::insert_changes(tx.conn, &changes)?;
    Ok(())
}
