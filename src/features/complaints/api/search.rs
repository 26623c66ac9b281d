//! The search page and the palette.
use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Data, Items};
use crate::features::complaints::service::{self, SearchHit};
use crate::platform::authz::Scope;
use crate::platform::http::{PageParams, Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![GET "/api/v1/search" Member => find]
}

/// What to look for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    q: String,
    limit: Option<i64>,
}

/// Records with all the words, newest first.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(SearchQuery),
    responses((status = 200, body = Items<SearchHit>)))]
pub async fn find(
    scope: Scope,
    platform: Data,
    query: Query<SearchQuery>,
) -> Result<HttpResponse, Problem> {
    let SearchQuery { q, limit } = query.0;
    let limit = PageParams { limit, cursor: None }.limit()?;
    let items = platform.db.scan(move |conn| service::search(conn, &scope, &q, limit)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}
