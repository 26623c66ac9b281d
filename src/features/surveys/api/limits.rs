//! Open links and quotas over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{LinkId, OptionId, QuestionId, QuotaId};
use crate::features::surveys::service::{self, NewLink, NewQuota, SurveyLimits};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Line;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/surveys/{id}/limits" Member => limits,
        POST "/api/v1/surveys/{id}/links" Member => open_link,
        DELETE "/api/v1/surveys/{id}/links/{link_id}" Member => close_link,
        POST "/api/v1/surveys/{id}/quotas" Member => set_quota,
        DELETE "/api/v1/surveys/{id}/quotas/{quota}" Member => drop_quota,
    ]
}

/// Open links and quotas of a survey. Links are shown to whoever may invite.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/limits", tag = "surveys",
    operation_id = "show_survey_limits", params(("id" = String, Path)),
    responses((status = 200, body = SurveyLimits), (status = 404)))]
pub async fn limits(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, keys) = (path.into_inner(), platform.keys.clone());
    let found = platform.db.read(move |conn| service::limits(conn, &scope, &keys, id)).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(found))
}

/// A link that anybody may use.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyLinkInput {
    /// Where it is handed out.
    #[schema(value_type = String)]
    name: Line<120>,
    /// How many answers it takes; as many as come unless told.
    #[serde(default)]
    most: Option<i32>,
    #[serde(default)]
    valid_until: Option<Timestamp>,
}

/// Opens a link that anybody may use, each person once for each device.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/links", tag = "surveys",
    operation_id = "open_survey_link", params(("id" = String, Path)), request_body = SurveyLinkInput,
    responses((status = 201, body = SurveyLimits), (status = 404), (status = 409), (status = 422)))]
pub async fn open_link(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<SurveyLinkInput>,
) -> Answer {
    let (id, key, keys, actor) =
        (path.into_inner(), request.key, platform.keys.clone(), scope.clone());
    let SurveyLinkInput { name, most, valid_until } = request.body;
    let new = NewLink { name: name.into_string(), most, valid_until };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::open_link(tx, &actor, id, new.clone())?;
            service::limits(tx.conn, &actor, &keys, id)
        })
    };
    Ok(platform.db.write(&scope, "survey.open_link", write).await?.into())
}

/// Closes an open link; whoever has begun by it may end.
#[utoipa::path(delete, path = "/api/v1/surveys/{id}/links/{link_id}", tag = "surveys",
    operation_id = "close_survey_link", params(("id" = String, Path), ("link_id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn close_link(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, LinkId)>,
) -> Answer {
    let (id, link) = path.into_inner();
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::close_link(tx, &actor, id, link);
    platform.db.write(&scope, "survey.close_link", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// How many answers are wanted.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyQuotaInput {
    /// With `option`: answers with that option; without: all answers.
    #[serde(default)]
    question: Option<QuestionId>,
    #[serde(default)]
    option: Option<OptionId>,
    most: i32,
}

/// Sets how many answers are wanted, before the first has come.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/quotas", tag = "surveys",
    operation_id = "set_survey_quota", params(("id" = String, Path)),
    request_body = SurveyQuotaInput,
    responses((status = 201, body = SurveyLimits), (status = 404), (status = 409), (status = 422)))]
pub async fn set_quota(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<SurveyQuotaInput>,
) -> Answer {
    let (id, key, keys, actor) =
        (path.into_inner(), request.key, platform.keys.clone(), scope.clone());
    let SurveyQuotaInput { question, option, most } = request.body;
    if question.is_some() != option.is_some() {
        return Err(Problem::invalid("option", "missing_field"));
    }
    let new = NewQuota { cell: question.zip(option), most };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::set_quota(tx, &actor, id, &new)?;
            service::limits(tx.conn, &actor, &keys, id)
        })
    };
    Ok(platform.db.write(&scope, "survey.set_quota", write).await?.into())
}

/// Takes a quota away.
#[utoipa::path(delete, path = "/api/v1/surveys/{id}/quotas/{quota}", tag = "surveys",
    operation_id = "drop_survey_quota", params(("id" = String, Path), ("quota" = String, Path)),
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn drop_quota(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, QuotaId)>,
) -> Answer {
    let (id, quota) = path.into_inner();
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::drop_quota(tx, &actor, id, quota);
    platform.db.write(&scope, "survey.drop_quota", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
