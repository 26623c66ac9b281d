//! Queries on orders and their lines; products, imports and figures stand in their own files.
mod figures;
mod imports;
mod products;
mod purchases;

use diesel::prelude::*;

pub use figures::{AccountRow, account_rows, product_sales, sales};
pub use imports::{
    changes, delete_changes, delete_complaints, delete_lines, delete_orders, delete_products,
    find_import, finish_import, imported_orders, insert_changes, insert_import, insert_lines,
    insert_orders, last_source, later_orders, later_products, lines_of_unscoped,
    orders_with_complaints, page_imports, products_by_id, products_by_sku, products_in_use,
    set_undone, update_orders,
};
pub use products::{
    find_product, insert_products, page_products, rewrite_products, sku_taken, update_product,
};
pub use purchases::{
    PurchaseLineRow, find_purchase, page_purchases, purchase_complaints_unscoped,
    purchase_lines_unscoped,
};

use crate::features::orders::model::{
    LineRow, OrderComplaintRow, OrderId, OrderRow, OrderStatus, ProductId, ProductRow,
};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{self, order_complaints, order_lines, sales_orders};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Which orders are asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
    pub relationship: Option<RelationshipId>,
    pub product: Option<ProductId>,
    pub status: Option<OrderStatus>,
    /// As the vendor's own system numbers it.
    pub number: Option<String>,
    /// Late or overdue as of this moment.
    pub late_at: Option<Timestamp>,
}

/// A page of orders of the scope's organisation, the newest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<OrderRow>> {
    use sales_orders as o;
    let own = o::table.filter(o::vendor_org.eq(scope.org())).into_boxed();
    newest(conn, narrowed(own, filter), cursor, limit)
}

/// Orders that something is asked of yet.
type Orders = sales_orders::BoxedQuery<'static, MultiBackend>;

/// A page of them, the newest first.
fn newest(
    conn: &mut Conn,
    mut query: Orders,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<OrderRow>> {
    use sales_orders as o;
    if let Some(Cursor { at, id }) = cursor {
        let (same, earlier) = (o::ordered_at.le(at), o::ordered_at.lt(at));
        query = query.filter(same).filter(earlier.or(o::id.lt(OrderId(id))));
    }
    query
        .order((o::ordered_at.desc(), o::id.desc()))
        .limit(limit)
        .select(<OrderRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

fn narrowed(mut query: Orders, filter: &Filter) -> Orders {
    use sales_orders as o;
    if let Some(from) = filter.from {
        query = query.filter(o::ordered_at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(o::ordered_at.le(until));
    }
    if let Some(relationship) = filter.relationship {
        query = query.filter(o::relationship_id.eq(Some(relationship)));
    }
    if let Some(status) = filter.status {
        query = query.filter(o::status.eq(status));
    }
    if let Some(number) = &filter.number {
        query = query.filter(o::external_id.eq(number.clone()));
    }
    if let Some(product) = filter.product {
        let with = order_lines::table
            .filter(order_lines::product_id.eq(Some(product)))
            .select(order_lines::order_id);
        query = query.filter(o::id.eq_any(with));
    }
    if let Some(now) = filter.late_at {
        let judged = [OrderStatus::Cancelled, OrderStatus::Returned];
        let done = [OrderStatus::Closed, OrderStatus::Delivered];
        let late = o::delivered_at.is_not_null().and(o::delivered_at.gt(o::promised_at));
        let overdue =
            o::delivered_at.is_null().and(o::promised_at.lt(now)).and(o::status.ne_all(done));
        query = query
            .filter(o::promised_at.is_not_null())
            .filter(o::status.ne_all(judged))
            .filter(late.or(overdue));
    }
    query
}

/// An order of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: OrderId) -> QueryResult<Option<OrderRow>> {
    OrderRow::query()
        .filter(sales_orders::id.eq(id))
        .filter(sales_orders::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// The lines of an order of the scope's organisation, with their products.
pub fn lines(
    conn: &mut Conn,
    scope: &Scope,
    id: OrderId,
) -> QueryResult<Vec<(LineRow, Option<ProductRow>)>> {
    use schema::products as goods;
    order_lines::table
        .inner_join(sales_orders::table)
        .left_join(goods::table.on(order_lines::product_id.eq(goods::id.nullable())))
        .filter(order_lines::order_id.eq(id))
        .filter(sales_orders::vendor_org.eq(scope.org()))
        .order(order_lines::position)
        .select((
            <LineRow as SelectableHelper<MultiBackend>>::as_select(),
            <Option<ProductRow> as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// The complaints about lines of an order of the scope's organisation.
pub fn complaints(
    conn: &mut Conn,
    scope: &Scope,
    id: OrderId,
) -> QueryResult<Vec<OrderComplaintRow>> {
    order_complaints::table
        .inner_join(sales_orders::table)
        .filter(order_complaints::order_id.eq(id))
        .filter(sales_orders::vendor_org.eq(scope.org()))
        .order(order_complaints::record_id)
        .select(<OrderComplaintRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

pub fn insert_complaint(conn: &mut Conn, row: &OrderComplaintRow) -> QueryResult<()> {
    diesel::insert_into(order_complaints::table).values(row).execute(conn)?;
    Ok(())
}
