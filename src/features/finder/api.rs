//! The search page and the palette.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::finder::model::SearchFound;
use crate::features::finder::service;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::{PageParams, Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![GET "/api/v1/search" Member => find]
}

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    q: String,
    /// Of each of both lists.
    limit: Option<i64>,
}

/// Complaints with all the words, newest first; and projects, ideas, requirements, decisions and
/// documents that are called so.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(SearchQuery),
    responses((status = 200, body = SearchFound), (status = 503)))]
pub async fn find(
    scope: Scope,
    platform: web::Data<Platform>,
    query: Query<SearchQuery>,
) -> Result<HttpResponse, Problem> {
    let SearchQuery { q, limit } = query.0;
    let limit = PageParams { limit, cursor: None }.limit()?;
    let found = service::find_in_turn(&platform, scope, q, limit).await?;
    Ok(HttpResponse::Ok().json(found))
}
