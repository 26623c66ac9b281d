//! Whether what was shipped helped, over HTTP.
use actix_web::http::StatusCode;
use actix_web::web;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::aftercare::model::{IdeaOutcome, OutcomeAnswer};
use crate::features::aftercare::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::text::OptLine;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/ideas/{id}/outcome" Member => show,
        POST "/api/v1/ideas/{id}/outcome" Member => tell,
        GET "/api/v1/complaints/{id}/report/outcome" Member => show_report,
        POST "/api/v1/complaints/{id}/report/outcome" Member => tell_report,
    ]
}

/// What a delivered idea came to: to its vendor all that was said, to a customer what the caller said.
#[utoipa::path(get, path = "/api/v1/ideas/{id}/outcome", tag = "aftercare",
    operation_id = "show_idea_outcome", params(("id" = String, Path)),
    responses((status = 200, body = IdeaOutcome), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = platform.db.read(move |conn| service::outcome(conn, &scope, id)).await?;
    Ok(actix_web::HttpResponse::Ok().json(read))
}

/// Whether it helped.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeInput {
    /// 1 (not at all) to 5 (very much).
    #[schema(minimum = 1, maximum = 5)]
    score: i32,
    /// A word or two.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    words: OptLine<200>,
}

/// Somebody of a customer says whether a delivered idea helped: once.
#[utoipa::path(post, path = "/api/v1/ideas/{id}/outcome", tag = "aftercare",
    operation_id = "tell_idea_outcome", params(("id" = String, Path)), request_body = OutcomeInput,
    responses((status = 201, body = IdeaOutcome), (status = 404), (status = 409), (status = 422)))]
pub async fn tell(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<OutcomeInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let answer =
        OutcomeAnswer { score: request.body.score, words: request.body.words.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::tell_outcome(tx, &actor, id, &answer)
        })
    };
    Ok(platform.db.write(&scope, "outcome.tell", write).await?.into())
}

/// What the actions of a complaint's report came to, in the words of the customer.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/report/outcome", tag = "aftercare",
    operation_id = "show_report_outcome", params(("id" = String, Path)),
    responses((status = 200, body = IdeaOutcome), (status = 404)))]
pub async fn show_report(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = platform.db.read(move |conn| service::report_outcome(conn, &scope, id)).await?;
    Ok(actix_web::HttpResponse::Ok().json(read))
}

/// Somebody of the customer says whether what was done helped: once, and only after it was signed.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/report/outcome", tag = "aftercare",
    operation_id = "tell_report_outcome", params(("id" = String, Path)),
    request_body = OutcomeInput,
    responses((status = 201, body = IdeaOutcome), (status = 404), (status = 409), (status = 422)))]
pub async fn tell_report(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<OutcomeInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let answer =
        OutcomeAnswer { score: request.body.score, words: request.body.words.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::tell_report(tx, &actor, id, &answer)
        })
    };
    Ok(platform.db.write(&scope, "outcome.tell", write).await?.into())
}
