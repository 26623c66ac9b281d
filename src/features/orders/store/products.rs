//! Queries on products.
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::features::orders::model::{ProductId, ProductPatch, ProductRow, ProductStatus};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::products;
use crate::platform::db::{Conn, MAX_PARAMETERS, MultiBackend};
use crate::{insert_all, on_backend};

/// A page of the scope's organisation's products by their numbers, with one row too many.
pub fn page_products(
    conn: &mut Conn,
    scope: &Scope,
    status: Option<ProductStatus>,
    after: Option<&str>,
    limit: i64,
) -> QueryResult<Vec<ProductRow>> {
    let mut query =
        products::table.filter(products::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(status) = status {
        query = query.filter(products::status.eq(status));
    }
    if let Some(after) = after {
        query = query.filter(products::sku.gt(after.to_owned()));
    }
    query
        .order(products::sku)
        .limit(limit)
        .select(<ProductRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// A product of the scope's organisation.
pub fn find_product(
    conn: &mut Conn,
    scope: &Scope,
    id: ProductId,
) -> QueryResult<Option<ProductRow>> {
    ProductRow::query()
        .filter(products::id.eq(id))
        .filter(products::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

pub fn sku_taken(conn: &mut Conn, vendor: OrganisationId, sku: &str) -> QueryResult<bool> {
    let found =
        products::table.filter(products::vendor_org.eq(vendor)).filter(products::sku.eq(sku));
    diesel::select(diesel::dsl::exists(found)).get_result(conn)
}

pub fn insert_products(conn: &mut Conn, rows: &[ProductRow]) -> QueryResult<()> {
    insert_all!(conn, products::table, rows, 10);
    Ok(())
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update_product(
    conn: &mut Conn,
    row: &ProductRow,
    patch: &ProductPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        products::table.filter(products::id.eq(row.id)).filter(products::version.eq(row.version)),
    )
    .set((patch, products::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// What these products are from now on, whole; each takes its next version.
pub fn rewrite_products(conn: &mut Conn, rows: &[ProductRow]) -> QueryResult<()> {
    use products as p;
    for rows in rows.chunks(MAX_PARAMETERS / 10) {
        on_backend!(conn, |c| {
            diesel::insert_into(p::table)
                .values(rows)
                .on_conflict(p::id)
                .do_update()
                .set((
                    p::name.eq(excluded(p::name)),
                    p::status.eq(excluded(p::status)),
                    p::category.eq(excluded(p::category)),
                    p::topic_id.eq(excluded(p::topic_id)),
                    p::batch_id.eq(excluded(p::batch_id)),
                    p::version.eq(p::version + 1),
                ))
                .execute(c)
        })?;
    }
    Ok(())
}
