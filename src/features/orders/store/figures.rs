//! What analyses read of orders.
use diesel::prelude::*;

use crate::features::orders::model::{OrderId, OrderStatus, ProductId};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{order_lines, sales_orders};

/// From when to when, both included.
pub type Period = (Timestamp, Timestamp);

/// Whose, when, how much, in what.
type SaleRow = (OrderId, Option<RelationshipId>, Timestamp, i64, String, OrderStatus);

/// The orders of a period, the oldest first.
pub fn sales(conn: &mut Conn, scope: &Scope, (from, until): Period) -> QueryResult<Vec<SaleRow>> {
    use sales_orders as o;
    o::table
        .filter(o::vendor_org.eq(scope.org()))
        .filter(o::ordered_at.ge(from))
        .filter(o::ordered_at.le(until))
        .order((o::ordered_at, o::id))
        .select((o::id, o::relationship_id, o::ordered_at, o::net_minor, o::currency, o::status))
        .load(conn)
}

/// Whose, when, how many thousandths, how much, in what.
type ProductSaleRow = (OrderId, Option<RelationshipId>, Timestamp, i64, i64, String);

/// What was sold of a product in a period, line by line, the oldest first.
pub fn product_sales(
    conn: &mut Conn,
    scope: &Scope,
    product: ProductId,
    (from, until): Period,
) -> QueryResult<Vec<ProductSaleRow>> {
    use {order_lines as l, sales_orders as o};
    l::table
        .inner_join(o::table)
        .filter(l::product_id.eq(Some(product)))
        .filter(o::vendor_org.eq(scope.org()))
        .filter(o::status.ne(OrderStatus::Cancelled))
        .filter(o::ordered_at.ge(from))
        .filter(o::ordered_at.le(until))
        .order((o::ordered_at, o::id, l::position))
        .select((
            o::id,
            o::relationship_id,
            o::ordered_at,
            l::quantity_milli,
            l::net_minor,
            o::currency,
        ))
        .load(conn)
}
