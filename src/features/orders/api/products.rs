//! Products over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::interactions::model::TopicId;
use crate::features::orders::model::{Product, ProductId, ProductStatus};
use crate::features::orders::service::{self, NewProduct, ProductChange, ProductsQuery};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::text::{Line, OptLine, OptText, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/products" Member => list,
        POST "/api/v1/products" Member => create,
        GET "/api/v1/products/{id}" Member => show,
        PATCH "/api/v1/products/{id}" Member => change,
    ]
}

/// What the own organisation sells, by its numbers.
#[utoipa::path(get, path = "/api/v1/products", tag = "orders", params(ProductsQuery),
    responses((status = 200, body = Page<Product>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ProductsQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    let page = platform.db.read(move |conn| service::products(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// A product.
#[utoipa::path(get, path = "/api/v1/products/{id}", tag = "orders",
    params(("id" = String, Path)), responses((status = 200, body = Product), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<ProductId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let found = platform.db.read(move |conn| service::product(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// A product to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewProduct)]
pub struct ProductInput {
    /// The own number of it.
    #[schema(value_type = String, max_length = 100)]
    sku: Line<100>,
    #[schema(value_type = String, max_length = 200)]
    name: Line<200>,
    /// `active` unless told.
    #[serde(default)]
    status: Option<ProductStatus>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    category: OptLine<100>,
    /// What callers call it.
    #[serde(default)]
    topic_id: Option<TopicId>,
}

/// Makes a product, or proposes one.
#[utoipa::path(post, path = "/api/v1/products", tag = "orders", request_body = ProductInput,
    responses((status = 201, body = Product), (status = 403), (status = 409), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ProductInput>) -> Answer {
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let new = NewProduct {
        sku: body.sku.into_string(),
        name: body.name.into_string(),
        status: body.status.unwrap_or(ProductStatus::Active),
        category: body.category.into_string(),
        topic: body.topic_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "product.create", write).await?.into())
}

/// What changes of a product; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProductPatchInput {
    #[schema(value_type = Option<String>, max_length = 200)]
    name: Option<Line<200>>,
    status: Option<ProductStatus>,
    #[schema(value_type = Option<String>, max_length = 100)]
    category: Option<OptLine<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    topic_id: Option<Option<TopicId>>,
}

/// Changes a product; imports leave it as it is from then on.
#[utoipa::path(patch, path = "/api/v1/products/{id}", tag = "orders",
    params(("id" = String, Path)), request_body = ProductPatchInput,
    responses((status = 200, body = Product), (status = 403), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<ProductId>,
    version: IfMatch,
    body: Body<ProductPatchInput>,
) -> Answer {
    let (id, actor, body) = (path.into_inner(), scope.clone(), body.0);
    let change = ProductChange {
        name: body.name.map(Line::into_string),
        status: body.status,
        category: body.category.map(OptText::into_string),
        topic: body.topic_id,
    };
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "product.change", write).await?))
}
