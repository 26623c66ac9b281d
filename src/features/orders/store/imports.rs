//! What imports read and write: whole chunks, a few statements each. Whoever calls has said whose
//! rows they are.
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::features::orders::model::{
    ChangeRow, ImportKind, ImportRow, LineRow, OrderId, OrderImportId, OrderRow, ProductId,
    ProductRow,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    order_complaints, order_import_changes, order_imports, order_lines, products, record_parties,
    sales_orders,
};
use crate::platform::db::{Conn, MAX_PARAMETERS, MultiBackend};
use crate::platform::http::Cursor;
use crate::{insert_all, on_backend};

pub fn insert_import(conn: &mut Conn, row: &ImportRow) -> QueryResult<()> {
    diesel::insert_into(order_imports::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_import(conn: &mut Conn, id: OrderImportId) -> QueryResult<Option<ImportRow>> {
    ImportRow::query().filter(order_imports::id.eq(id)).first(conn).optional()
}

/// A page of the runs for the scope's organisation, the newest first, with one row too many.
pub fn page_imports(
    conn: &mut Conn,
    scope: &Scope,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<ImportRow>> {
    use order_imports as i;
    let mut query = i::table.filter(i::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        let (same, earlier) = (i::started_at.le(at), i::started_at.lt(at));
        query = query.filter(same).filter(earlier.or(i::id.lt(OrderImportId(id))));
    }
    query
        .order((i::started_at.desc(), i::id.desc()))
        .limit(limit)
        .select(<ImportRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// What the newest run of a kind for the scope's organisation read from.
pub fn last_source(
    conn: &mut Conn,
    scope: &Scope,
    kind: ImportKind,
) -> QueryResult<Option<String>> {
    use order_imports as i;
    i::table
        .filter(i::vendor_org.eq(scope.org()))
        .filter(i::kind.eq(kind))
        .order((i::started_at.desc(), i::id.desc()))
        .select(i::source)
        .first(conn)
        .optional()
}

/// The run is over, with these counts: created, updated, unchanged, rejected.
pub fn finish_import(
    conn: &mut Conn,
    id: OrderImportId,
    [created, updated, unchanged, rejected]: [i32; 4],
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(order_imports::table.filter(order_imports::id.eq(id)))
        .set((
            order_imports::created.eq(created),
            order_imports::updated.eq(updated),
            order_imports::unchanged.eq(unchanged),
            order_imports::rejected.eq(rejected),
            order_imports::finished_at.eq(Some(at)),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn set_undone(conn: &mut Conn, id: OrderImportId, at: Timestamp) -> QueryResult<()> {
    diesel::update(order_imports::table.filter(order_imports::id.eq(id)))
        .set(order_imports::undone_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

pub fn insert_changes(conn: &mut Conn, rows: &[ChangeRow]) -> QueryResult<()> {
    insert_all!(conn, order_import_changes::table, rows, 4);
    Ok(())
}

pub fn changes(conn: &mut Conn, id: OrderImportId) -> QueryResult<Vec<ChangeRow>> {
    ChangeRow::query()
        .filter(order_import_changes::batch_id.eq(id))
        .order((order_import_changes::entity, order_import_changes::entity_id))
        .load(conn)
}

pub fn delete_changes(conn: &mut Conn, id: OrderImportId) -> QueryResult<()> {
    diesel::delete(order_import_changes::table.filter(order_import_changes::batch_id.eq(id)))
        .execute(conn)?;
    Ok(())
}

/// What earlier runs made of these orders of a source.
pub fn imported_orders(
    conn: &mut Conn,
    vendor: OrganisationId,
    source: &str,
    external_ids: &[&str],
) -> QueryResult<Vec<OrderRow>> {
    OrderRow::query()
        .filter(sales_orders::vendor_org.eq(vendor))
        .filter(sales_orders::source.eq(source))
        .filter(sales_orders::external_id.eq_any(external_ids.to_vec()))
        .load(conn)
}

pub fn insert_orders(conn: &mut Conn, rows: &[OrderRow]) -> QueryResult<()> {
    insert_all!(conn, sales_orders::table, rows, 15);
    Ok(())
}

/// Whole rows anew, of orders that are there: as many in one statement as the databases take.
pub fn update_orders(conn: &mut Conn, rows: &[OrderRow]) -> QueryResult<()> {
    use sales_orders as o;
    for rows in rows.chunks(MAX_PARAMETERS / 15) {
        on_backend!(conn, |c| {
            diesel::insert_into(o::table)
                .values(rows)
                .on_conflict(o::id)
                .do_update()
                .set((
                    o::relationship_id.eq(excluded(o::relationship_id)),
                    o::ordered_at.eq(excluded(o::ordered_at)),
                    o::promised_at.eq(excluded(o::promised_at)),
                    o::shipped_at.eq(excluded(o::shipped_at)),
                    o::delivered_at.eq(excluded(o::delivered_at)),
                    o::currency.eq(excluded(o::currency)),
                    o::net_minor.eq(excluded(o::net_minor)),
                    o::status.eq(excluded(o::status)),
                    o::line_count.eq(excluded(o::line_count)),
                    o::content_hash.eq(excluded(o::content_hash)),
                    o::batch_id.eq(excluded(o::batch_id)),
                ))
                .execute(c)
        })?;
    }
    Ok(())
}

pub fn insert_lines(conn: &mut Conn, rows: &[LineRow]) -> QueryResult<()> {
    insert_all!(conn, order_lines::table, rows, 11);
    Ok(())
}

pub fn lines_of_unscoped(conn: &mut Conn, orders: &[OrderId]) -> QueryResult<Vec<LineRow>> {
    LineRow::query()
        .filter(order_lines::order_id.eq_any(orders.to_vec()))
        .order((order_lines::order_id, order_lines::position))
        .load(conn)
}

pub fn delete_lines(conn: &mut Conn, orders: &[OrderId]) -> QueryResult<()> {
    for ids in orders.chunks(MAX_PARAMETERS) {
        diesel::delete(order_lines::table.filter(order_lines::order_id.eq_any(ids.to_vec())))
            .execute(conn)?;
    }
    Ok(())
}

pub fn delete_orders(conn: &mut Conn, orders: &[OrderId]) -> QueryResult<()> {
    for ids in orders.chunks(MAX_PARAMETERS) {
        diesel::delete(sales_orders::table.filter(sales_orders::id.eq_any(ids.to_vec())))
            .execute(conn)?;
    }
    Ok(())
}

/// The products of a vendor that have these numbers.
pub fn products_by_sku(
    conn: &mut Conn,
    vendor: OrganisationId,
    skus: &[&str],
) -> QueryResult<Vec<ProductRow>> {
    ProductRow::query()
        .filter(products::vendor_org.eq(vendor))
        .filter(products::sku.eq_any(skus.to_vec()))
        .load(conn)
}

pub fn products_by_id(conn: &mut Conn, ids: &[ProductId]) -> QueryResult<Vec<ProductRow>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(MAX_PARAMETERS) {
        found.extend(ProductRow::query().filter(products::id.eq_any(ids.to_vec())).load(conn)?);
    }
    Ok(found)
}

/// Those of these products that lines name.
pub fn products_in_use(conn: &mut Conn, ids: &[ProductId]) -> QueryResult<Vec<ProductId>> {
    let mut found = Vec::new();
    for ids in ids.chunks(MAX_PARAMETERS) {
        let named = order_lines::table.filter(order_lines::product_id.eq(products::id.nullable()));
        let used: Vec<ProductId> = products::table
            .filter(products::id.eq_any(ids.to_vec()))
            .filter(exists(named))
            .select(products::id)
            .load(conn)?;
        found.extend(used);
    }
    Ok(found)
}

pub fn delete_products(conn: &mut Conn, ids: &[ProductId]) -> QueryResult<()> {
    for ids in ids.chunks(MAX_PARAMETERS) {
        diesel::delete(products::table.filter(products::id.eq_any(ids.to_vec()))).execute(conn)?;
    }
    Ok(())
}

/// The runs that wrote these orders last, if it was not this one.
pub fn later_orders(
    conn: &mut Conn,
    orders: &[OrderId],
    batch: OrderImportId,
) -> QueryResult<Vec<OrderImportId>> {
    let mut found = Vec::new();
    for ids in orders.chunks(MAX_PARAMETERS - 1) {
        let later: Vec<OrderImportId> = sales_orders::table
            .filter(sales_orders::id.eq_any(ids.to_vec()))
            .filter(sales_orders::batch_id.ne(batch))
            .select(sales_orders::batch_id)
            .load(conn)?;
        found.extend(later);
    }
    Ok(found)
}

/// The runs that wrote these products last, if it was not this one.
pub fn later_products(
    conn: &mut Conn,
    ids: &[ProductId],
    batch: OrderImportId,
) -> QueryResult<Vec<OrderImportId>> {
    let mut found = Vec::new();
    for ids in ids.chunks(MAX_PARAMETERS - 1) {
        let later: Vec<Option<OrderImportId>> = products::table
            .filter(products::id.eq_any(ids.to_vec()))
            .filter(products::batch_id.ne(Some(batch)))
            .select(products::batch_id)
            .load(conn)?;
        found.extend(later.into_iter().flatten());
    }
    Ok(found)
}

/// How many of these orders complaints were filed about that their vendor knows of: a draft of the
/// customer's is none of its business.
pub fn orders_with_complaints(
    conn: &mut Conn,
    vendor: OrganisationId,
    orders: &[OrderId],
) -> QueryResult<usize> {
    use {order_complaints as c, record_parties as p};
    let mut found = 0;
    for ids in orders.chunks(MAX_PARAMETERS - 2) {
        let of_vendor = p::record_id
            .eq(c::record_id)
            .and(p::organisation_id.eq(vendor))
            .and(p::hidden.eq(false));
        let told: Vec<OrderId> = c::table
            .inner_join(p::table.on(of_vendor))
            .filter(c::order_id.eq_any(ids.to_vec()))
            .select(c::order_id)
            .distinct()
            .into_boxed::<MultiBackend>()
            .load(conn)?;
        found += told.len();
    }
    Ok(found)
}

/// Forgets which complaints were begun about these orders; the complaints stay.
pub fn delete_complaints(conn: &mut Conn, orders: &[OrderId]) -> QueryResult<()> {
    use order_complaints as c;
    for ids in orders.chunks(MAX_PARAMETERS) {
        diesel::delete(c::table.filter(c::order_id.eq_any(ids.to_vec()))).execute(conn)?;
    }
    Ok(())
}
