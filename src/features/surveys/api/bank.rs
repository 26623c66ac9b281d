//! The question bank and what is to be answered, over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::surveys::model::{BankId, Question};
use crate::features::surveys::service::{self, BankQuery, BankQuestion, SurveyToAnswer};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, Query, Route, once};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/surveys/to-answer" Member => to_answer,
        GET "/api/v1/surveys/bank" Member => banked,
        POST "/api/v1/surveys/bank" Member => bank,
        DELETE "/api/v1/surveys/bank/{question_id}" Member => unbank,
    ]
}

/// Surveys that the caller is asked to answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveysToAnswer {
    pub items: Vec<SurveyToAnswer>,
}

/// Surveys of other firms that the caller, and nobody else of the organisation, is asked to answer,
/// the first due first. Each comes with the caller's own link.
#[utoipa::path(get, path = "/api/v1/surveys/to-answer", tag = "surveys",
    operation_id = "list_surveys_to_answer", responses((status = 200, body = SurveysToAnswer)))]
pub async fn to_answer(scope: Scope, platform: Data) -> Answer {
    let (keys, now) = (platform.keys.clone(), platform.clock.now());
    let read = move |conn: &mut _| service::to_answer(conn, &scope, Some(&keys), now);
    let items = platform.db.read(read).await?;
    let answer = SurveysToAnswer { items };
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(answer))
}

/// Questions that the own firm keeps to ask again, newest first.
#[utoipa::path(get, path = "/api/v1/surveys/bank", tag = "surveys",
    operation_id = "list_banked_questions", params(BankQuery),
    responses((status = 200, body = Page<BankQuestion>)))]
pub async fn banked(scope: Scope, platform: Data, query: Query<BankQuery>) -> Answer {
    let query = query.0;
    let page = platform.db.read(move |conn| service::banked(conn, &scope, &query)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// A question to keep.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyBankInput {
    question: Question,
}

/// Keeps a question, without its conditions. The same question is kept once.
#[utoipa::path(post, path = "/api/v1/surveys/bank", tag = "surveys",
    operation_id = "bank_question", request_body = SurveyBankInput,
    responses((status = 201, body = BankQuestion), (status = 403), (status = 422)))]
pub async fn bank(scope: Scope, platform: Data, request: Keyed<SurveyBankInput>) -> Answer {
    let (key, actor, question) = (request.key, scope.clone(), request.body.question);
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::bank(tx, &actor, &question))
    };
    Ok(platform.db.write(&scope, "survey.bank", write).await?.into())
}

/// Keeps a question no longer; surveys that it was taken into stay as they are.
#[utoipa::path(delete, path = "/api/v1/surveys/bank/{question_id}", tag = "surveys",
    operation_id = "unbank_question", params(("question_id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn unbank(scope: Scope, platform: Data, path: web::Path<BankId>) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::unbank(tx, &actor, id);
    platform.db.write(&scope, "survey.unbank", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
