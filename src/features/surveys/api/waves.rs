//! Waves, trends and tags over HTTP.
use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::QuestionId;
use crate::features::surveys::service::results::trend::Trend;
use crate::features::surveys::service::{self, SurveyView, results};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Route, once};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/surveys/{id}/waves" Member => next,
        GET "/api/v1/surveys/{id}/trend" Member => trend,
        PUT "/api/v1/surveys/{id}/tags" Member => tag,
    ]
}

/// Nothing is needed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyWaveInput {}

/// Begins the next wave of a closed survey: a draft that asks the same, with the same ids.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/waves", tag = "surveys",
    operation_id = "begin_survey_wave", params(("id" = String, Path)),
    request_body = SurveyWaveInput,
    responses((status = 201, body = SurveyView), (status = 403), (status = 404), (status = 409)))]
pub async fn next(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<SurveyWaveInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let next = service::next_wave(tx, &actor, id)?;
            service::load(tx.conn, &actor, next)
        })
    };
    Ok(platform.db.write(&scope, "survey.next_wave", write).await?.into())
}

/// The scores of a survey over its waves, with intervals at 95 %, and whether they moved by more than
/// chance. Made of what each wave tells the caller; empty where nothing was asked again.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/trend", tag = "surveys",
    operation_id = "show_survey_trend", params(("id" = String, Path)),
    responses((status = 200, body = Trend), (status = 404)))]
pub async fn trend(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = move |conn: &mut _| results::trend::trend(conn, &scope, id);
    let found = platform.db.scan(read).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}

/// What a text is called.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyTagsInput {
    question: QuestionId,
    /// The key of a text, as results tell it.
    text: String,
    /// At most 10, of at most 40 characters and without commas; kept in small letters.
    tags: Vec<String>,
}

/// The tags of a text as they are now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SurveyTags {
    pub tags: Vec<String>,
}

/// Puts these tags in place of those that a text has. Only texts that the caller is told have tags.
#[utoipa::path(put, path = "/api/v1/surveys/{id}/tags", tag = "surveys",
    operation_id = "tag_survey_text", params(("id" = String, Path)), request_body = SurveyTagsInput,
    responses((status = 200, body = SurveyTags), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn tag(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    body: Body<SurveyTagsInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let SurveyTagsInput { question, text, tags } = body.0;
    let write = move |tx: &mut Tx<'_>| results::tag_text(tx, &actor, id, &question, &text, &tags);
    let tags = platform.db.write(&scope, "survey.tag_text", write).await?;
    Ok(HttpResponse::Ok().json(SurveyTags { tags }))
}
