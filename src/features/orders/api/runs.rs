//! Runs of imports over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::{Answer, Data, Nothing};
use crate::features::orders::model::{ImportTakenBack, OrderImport, OrderImportId};
use crate::features::orders::service;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, PageParams, Query, Route, once};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/order-imports" Member => list,
        POST "/api/v1/order-imports/{id}/actions/undo" Member => undo,
    ]
}

/// Runs of imports of orders and products, the newest first.
#[utoipa::path(get, path = "/api/v1/order-imports", tag = "orders",
    operation_id = "list_order_imports", params(PageParams),
    responses((status = 200, body = Page<OrderImport>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<PageParams>) -> Answer {
    let params = query.0;
    let page = platform.db.read(move |conn| service::runs(conn, &scope, &params)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Takes a run back: what it made goes, what it changed is as it was. 409 with `already_undone`,
/// `imported_since` or `complaints_filed` if that cannot be.
#[utoipa::path(post, path = "/api/v1/order-imports/{id}/actions/undo", tag = "orders",
    operation_id = "undo_order_import", params(("id" = String, Path)),
    responses((status = 200, body = ImportTakenBack), (status = 403), (status = 404), (status = 409)))]
pub async fn undo(
    scope: Scope,
    platform: Data,
    path: web::Path<OrderImportId>,
    request: Keyed<Nothing>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::take_back(tx, &actor, id))
    };
    Ok(platform.db.write(&scope, "import.undo", write).await?.into())
}
