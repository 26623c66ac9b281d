//! What customers read of orders: their own alone, and no column that is the vendor's business.
use diesel::prelude::*;

use super::{Filter, narrowed, newest};
use crate::features::orders::model::{OrderComplaintRow, OrderId, OrderRow};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    order_complaints, order_lines, products, relationships, sales_orders,
};
use crate::platform::http::Cursor;

/// The relationships in which the scope's organisation is the customer.
macro_rules! as_customer {
    ($scope:expr) => {
        relationships::table
            .filter(relationships::customer_org.eq($scope.org()))
            .select(relationships::id.nullable())
    };
}

/// A page of what the scope's organisation ordered, the newest first, with one row too many.
pub fn page_purchases(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<OrderRow>> {
    let own = sales_orders::table
        .filter(sales_orders::relationship_id.eq_any(as_customer!(scope)))
        .into_boxed();
    newest(conn, narrowed(own, filter), cursor, limit)
}

/// An order of the scope's organisation as the customer.
pub fn find_purchase(conn: &mut Conn, scope: &Scope, id: OrderId) -> QueryResult<Option<OrderRow>> {
    OrderRow::query()
        .filter(sales_orders::id.eq(id))
        .filter(sales_orders::relationship_id.eq_any(as_customer!(scope)))
        .first(conn)
        .optional()
}

/// What a customer may read of a line.
#[derive(Debug, Clone, Queryable)]
pub struct PurchaseLineRow {
    pub position: i32,
    pub sku: Option<String>,
    pub text: String,
    pub quantity_milli: i64,
    pub unit: Option<String>,
    pub unit_price_micros: i64,
    pub net_minor: i64,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
}

/// The lines of an order; [`find_purchase`] has shown that it is the reader's own.
pub fn purchase_lines_unscoped(conn: &mut Conn, id: OrderId) -> QueryResult<Vec<PurchaseLineRow>> {
    use order_lines as l;
    l::table
        .left_join(products::table.on(l::product_id.eq(products::id.nullable())))
        .filter(l::order_id.eq(id))
        .order(l::position)
        .select((
            l::position,
            products::sku.nullable(),
            l::text,
            l::quantity_milli,
            l::unit,
            l::unit_price_micros,
            l::net_minor,
            l::promised_at,
            l::delivered_at,
        ))
        .load(conn)
}

/// The complaints about lines of an order; [`find_purchase`] has shown that it is the reader's own.
pub fn purchase_complaints_unscoped(
    conn: &mut Conn,
    id: OrderId,
) -> QueryResult<Vec<OrderComplaintRow>> {
    OrderComplaintRow::query()
        .filter(order_complaints::order_id.eq(id))
        .order(order_complaints::record_id)
        .load(conn)
}
