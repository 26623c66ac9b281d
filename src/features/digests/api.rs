//! `/projects/{id}/digest`: how often the caller gets a summary by mail.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::digests::model::{DigestPace, DigestView};
use crate::features::digests::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/digest" Member => show,
        PUT "/api/v1/projects/{id}/digest" Member => choose,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What the caller wants.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProjectDigestChoice)]
pub struct ChoiceInput {
    pace: DigestPace,
}

/// How often the caller gets a summary of the project by mail.
#[utoipa::path(get, path = "/api/v1/projects/{id}/digest", tag = "projects",
    operation_id = "show_project_digest", params(("id" = String, Path)),
    responses((status = 200, body = DigestView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let view = platform.db.read(move |conn| service::view(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Chooses it: never, every day or every Monday.
#[utoipa::path(put, path = "/api/v1/projects/{id}/digest", tag = "projects",
    operation_id = "choose_project_digest", params(("id" = String, Path)),
    request_body = ChoiceInput,
    responses((status = 200, body = DigestView), (status = 404), (status = 422)))]
pub async fn choose(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    body: Body<ChoiceInput>,
) -> Answer {
    let (id, pace, actor) = (id.into_inner(), body.0.pace, scope.clone());
    let write = move |tx: &mut Tx<'_>| service::choose(tx, &actor, id, pace);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.digest.choose", write).await?))
}
