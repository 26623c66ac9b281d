//! `/api/v1/me/sessions`: where I am signed in.
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::model::SessionRow;
use super::super::service;
use crate::platform::auth::Person;
use crate::platform::authz::SessionId;
use crate::platform::clock::Timestamp;
use crate::platform::context::Platform;
use crate::platform::http::{Page, PageParams, Query};
use crate::platform::problem::Problem;

/// A sign-in of one browser.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    pub id: SessionId,
    pub created_at: Timestamp,
    /// To about ten minutes.
    pub last_seen_at: Timestamp,
    pub user_agent: String,
    pub address: String,
    /// The one that asks.
    pub current: bool,
}

impl SessionView {
    fn new(row: SessionRow, asking: Option<SessionId>) -> Self {
        Self {
            current: Some(row.id) == asking,
            id: row.id,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            user_agent: row.user_agent,
            address: row.address,
        }
    }
}

/// The own sessions, the newest first.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "me", params(PageParams),
    responses((status = 200, body = Page<SessionView>)))]
pub async fn list(
    person: Person,
    platform: web::Data<Platform>,
    params: Query<PageParams>,
) -> Result<web::Json<Page<SessionView>>, Problem> {
    let page = service::list_sessions(&platform, person, &params.0).await?;
    Ok(web::Json(page.map(|row| SessionView::new(row, person.session))))
}

/// Ends all own sessions but this one.
#[utoipa::path(delete, path = "/api/v1/me/sessions", tag = "me", responses((status = 204)))]
pub async fn end_others(
    person: Person,
    platform: web::Data<Platform>,
) -> Result<HttpResponse, Problem> {
    service::end_others(&platform, person).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Ends one own session.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "me",
    params(("id" = SessionId, Path)), responses((status = 204), (status = 404)))]
pub async fn end(
    person: Person,
    platform: web::Data<Platform>,
    id: web::Path<SessionId>,
) -> Result<HttpResponse, Problem> {
    service::end_one(&platform, person, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
