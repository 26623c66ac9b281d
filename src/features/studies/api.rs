//! Studies over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::records::model::RecordId;
use crate::features::studies::model::{IdeaStudies, StudyKind};
use crate::features::studies::service;
use crate::features::surveys::service::{self as surveys, SurveyView};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/studies" Member => begin,
        GET "/api/v1/ideas/{id}/studies" Member => of_idea,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Which ideas, and how they are weighed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StudyInput {
    kind: StudyKind,
    /// 4 to 30 for `maxdiff`, 1 to 30 for `kano`.
    idea_ids: Vec<RecordId>,
}

/// Begins a survey that asks about ideas: a draft with the ideas as its items.
#[utoipa::path(post, path = "/api/v1/studies", tag = "surveys", operation_id = "begin_study",
    request_body = StudyInput,
    responses((status = 201, body = SurveyView), (status = 403), (status = 409), (status = 422)))]
pub async fn begin(scope: Scope, platform: Data, request: Keyed<StudyInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let StudyInput { kind, idea_ids } = request.body;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::begin(tx, &actor, kind, &idea_ids)?;
            surveys::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "study.begin", write).await?.into())
}

/// What studies found of an idea: class or score with how many it stands on, of those closed surveys
/// whose results the caller may see.
#[utoipa::path(get, path = "/api/v1/ideas/{id}/studies", tag = "ideas",
    operation_id = "list_idea_studies", params(("id" = String, Path)),
    responses((status = 200, body = IdeaStudies), (status = 404)))]
pub async fn of_idea(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.scan(move |conn| service::of_idea(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(found))
}
