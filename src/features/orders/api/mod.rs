//! Orders and products over HTTP: the vendor's own alone, except what a customer ordered itself.
pub mod products;
pub mod purchases;
pub mod runs;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::orders::model::{AccountOrders, Order, OrderId, OrderItem};
use crate::features::orders::service::{self, ListQuery};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut table = products::routes();
    table.extend(purchases::routes());
    table.extend(runs::routes());
    table.extend(routes![
        GET "/api/v1/orders" Member => list,
        GET "/api/v1/orders/{id}" Member => show,
        POST "/api/v1/orders/{id}/lines/{position}/complaint" Member => complain,
        GET "/api/v1/accounts/{id}/orders" Member => account,
    ]);
    table
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What customers ordered, the newest first.
#[utoipa::path(get, path = "/api/v1/orders", tag = "orders", params(ListQuery),
    responses((status = 200, body = Page<OrderItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// An order with its lines.
#[utoipa::path(get, path = "/api/v1/orders/{id}", tag = "orders",
    params(("id" = String, Path)), responses((status = 200, body = Order), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<OrderId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::load(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What a customer ordered, by month and currency, and how punctually it came.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/orders", tag = "orders",
    params(("id" = String, Path, description = "Of the relationship.")),
    responses((status = 200, body = AccountOrders), (status = 404)))]
pub async fn account(scope: Scope, platform: Data, path: web::Path<RelationshipId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::account(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// An empty body: the address says all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The draft that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct DraftedComplaint {
    pub id: RecordId,
}

/// Drafts a complaint for the customer about a line, with product, number and pieces filled in.
#[utoipa::path(post, path = "/api/v1/orders/{id}/lines/{position}/complaint", tag = "orders",
    params(("id" = String, Path), ("position" = i32, Path)),
    responses((status = 201, body = DraftedComplaint), (status = 403), (status = 404), (status = 422)))]
pub async fn complain(
    scope: Scope,
    platform: Data,
    path: web::Path<(OrderId, i32)>,
    request: Keyed<Nothing>,
) -> Answer {
    let ((id, position), key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(DraftedComplaint { id: service::complain(tx, &actor, id, position)? })
        })
    };
    Ok(platform.db.write(&scope, "order.complain", write).await?.into())
}
