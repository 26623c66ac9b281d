//! `/api/v1/me/tokens`: API tokens of the acting membership.
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::model::{ApiTokenId, ApiTokenRow, TokenScope};
use super::super::service;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::http::{Keyed, Page, PageParams, Query};
use crate::platform::problem::Problem;
use crate::platform::text::Line;

/// An API token, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiTokenView {
    pub id: ApiTokenId,
    pub name: String,
    pub scopes: Vec<TokenScope>,
    pub created_at: Timestamp,
    /// To about an hour.
    pub last_used_at: Option<Timestamp>,
    pub expires_at: Option<Timestamp>,
}

/// A token that was just made. Its secret is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct FreshApiToken {
    #[serde(flatten)]
    pub view: ApiTokenView,
    /// Send it as `Authorization: Bearer …`.
    pub token: String,
}

/// A token to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiToken {
    pub name: Line<100>,
    /// `write` includes `read`.
    pub scopes: Vec<TokenScope>,
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
}

impl From<ApiTokenRow> for ApiTokenView {
    fn from(row: ApiTokenRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            scopes: row.scopes.split(' ').filter_map(|word| word.parse().ok()).collect(),
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            expires_at: row.expires_at,
        }
    }
}

/// The tokens that work here, the newest first.
#[utoipa::path(get, path = "/api/v1/me/tokens", tag = "me", params(PageParams),
    responses((status = 200, body = Page<ApiTokenView>)))]
pub async fn list(
    scope: Scope,
    platform: web::Data<Platform>,
    params: Query<PageParams>,
) -> Result<web::Json<Page<ApiTokenView>>, Problem> {
    let page = service::list_tokens(&platform, &scope, &params.0).await?;
    Ok(web::Json(page.map(ApiTokenView::from)))
}

/// Makes a token that acts as this membership. Sent again under the same `Idempotency-Key`, it is
/// refused: the secret is shown once.
#[utoipa::path(post, path = "/api/v1/me/tokens", tag = "me", request_body = NewApiToken,
    responses((status = 201, body = FreshApiToken), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: web::Data<Platform>,
    request: Keyed<NewApiToken>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body: NewApiToken { name, scopes, expires_at }, key } = request;
    let name = name.into_string();
    let fresh = service::create_token(&platform, &scope, &key, name, &scopes, expires_at).await?;
    let answer = FreshApiToken { view: fresh.row.into(), token: fresh.token };
    Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(answer))
}

/// Revokes a token.
#[utoipa::path(delete, path = "/api/v1/me/tokens/{id}", tag = "me",
    params(("id" = ApiTokenId, Path)), responses((status = 204), (status = 404)))]
pub async fn revoke(
    scope: Scope,
    platform: web::Data<Platform>,
    id: web::Path<ApiTokenId>,
) -> Result<HttpResponse, Problem> {
    service::revoke_token(&platform, &scope, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
