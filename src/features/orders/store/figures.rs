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

/// What an account's figures are made of.
#[derive(Debug, Clone, Queryable)]
pub struct AccountRow {
    pub ordered_at: Timestamp,
    pub promised_at: Option<Timestamp>,
    pub delivered_at: Option<Timestamp>,
    pub net_minor: i64,
    pub currency: String,
    pub status: OrderStatus,
}

/// The orders of a customer of the scope's organisation, the oldest first.
pub fn account_rows(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
) -> QueryResult<Vec<AccountRow>> {
    use sales_orders as o;
    o::table
        .filter(o::relationship_id.eq(Some(relationship)))
        .filter(o::vendor_org.eq(scope.org()))
        .order((o::ordered_at, o::id))
        .select((
            o::ordered_at,
            o::promised_at,
            o::delivered_at,
            o::net_minor,
            o::currency,
            o::status,
        ))
        .load(conn)
}
