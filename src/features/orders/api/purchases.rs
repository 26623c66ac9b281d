//! What the own organisation ordered, over HTTP: for customers.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::{Answer, Data, DraftedComplaint, Nothing};
use crate::features::orders::model::{OrderId, Purchase, PurchaseDetail};
use crate::features::orders::service::{self, PurchasesQuery};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, Query, Route, once};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/purchases" Member => list,
        GET "/api/v1/purchases/{id}" Member => show,
        POST "/api/v1/purchases/{id}/lines/{position}/complaint" Member => complain,
    ]
}

/// What the own organisation ordered, as its vendors' systems tell it, the newest first.
#[utoipa::path(get, path = "/api/v1/purchases", tag = "orders", operation_id = "list_purchases",
    params(PurchasesQuery), responses((status = 200, body = Page<Purchase>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<PurchasesQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::purchases(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// An order of the own organisation with its lines.
#[utoipa::path(get, path = "/api/v1/purchases/{id}", tag = "orders",
    operation_id = "show_purchase", params(("id" = String, Path)),
    responses((status = 200, body = PurchaseDetail), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<OrderId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::purchase(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Drafts a complaint about a line of such an order, with product, number and pieces filled in.
#[utoipa::path(post, path = "/api/v1/purchases/{id}/lines/{position}/complaint", tag = "orders",
    operation_id = "complain_of_purchase", params(("id" = String, Path), ("position" = i32, Path)),
    responses((status = 201, body = DraftedComplaint), (status = 403), (status = 404)))]
pub async fn complain(
    scope: Scope,
    platform: Data,
    path: web::Path<(OrderId, i32)>,
    request: Keyed<Nothing>,
) -> Answer {
    let ((id, position), key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(DraftedComplaint { id: service::complain_of_purchase(tx, &actor, id, position)? })
        })
    };
    Ok(platform.db.write(&scope, "order.complain", write).await?.into())
}
