//! Results and their files.
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::QuestionId;
use crate::features::surveys::service::results::weigh::{Margin, Weighted};
use crate::features::surveys::service::results::{self, Ask, Results, SurveyFormat};
use crate::platform::authz::{Capability, Scope};
use crate::platform::http::{Body, Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/surveys/{id}/results" Member => results,
        POST "/api/v1/surveys/{id}/weighted" Member => weighted,
        GET "/api/v1/surveys/{id}/export" Member => export,
    ]
}

/// What of the results.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ResultsQuery {
    /// One question, with its texts; all of them unless told.
    #[param(value_type = Option<String>)]
    question: Option<QuestionId>,
    /// The key of a breakdown: the question by it, as a crosstab, and its words in each group.
    by: Option<String>,
    /// The key of a breakdown and a code of it, as `department:sales`.
    filter: Option<String>,
    /// Words that the texts must have.
    search: Option<String>,
    /// A tag that the texts must have.
    tag: Option<String>,
    /// How many there were to ask, in place of how many were invited.
    #[param(minimum = 1)]
    population: Option<u64>,
}

/// Results with intervals, as far as they may be told: where answers are hidden, counts below `k_min`
/// and those that would give them away are withheld, and while such a survey is live its figures move
/// in batches, without filters and texts.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/results", tag = "surveys",
    operation_id = "show_survey_results", params(("id" = String, Path), ResultsQuery),
    responses((status = 200, body = Results), (status = 404), (status = 409), (status = 422)))]
pub async fn results(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<ResultsQuery>,
) -> Answer {
    let (id, query) = (path.into_inner(), query.0);
    if query.population == Some(0) {
        return Err(Problem::invalid("population", "number_range"));
    }
    let ResultsQuery { question, by, filter, search, tag, population } = query;
    let ask = Ask { question, by, filter, search, tag };
    let read = move |conn: &mut _| results::results(conn, &scope, id, &ask, population);
    let found = platform.db.scan(read).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}

/// What is known of those who were to be asked.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyMarginsInput {
    /// One to four, each of another question.
    margins: Vec<Margin>,
}

/// Shares and scores of everybody, weighted so that the groups that are named have the shares that are
/// given (raking); beside each the plain one. Of a survey where names stand with the answers alone, since
/// weights tell of single answers. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/surveys/{id}/weighted", tag = "surveys",
    operation_id = "weigh_survey_results", params(("id" = String, Path)),
    request_body = SurveyMarginsInput,
    responses((status = 200, body = Weighted), (status = 404), (status = 409), (status = 422)))]
pub async fn weighted(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    body: Body<SurveyMarginsInput>,
) -> Answer {
    let (id, margins) = (path.into_inner(), body.0.margins);
    let read = move |conn: &mut _| results::weighted(conn, &scope, id, &margins);
    let found = platform.db.scan(read).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}

/// Which file.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// `csv`, `xlsx`, `spss` (a ZIP archive with a CSV file and the syntax that reads it), `json`.
    /// `csv` unless told.
    #[param(inline)]
    format: Option<SurveyFormat>,
}

/// Results as a file: a row for each respondent of an identified survey; of any other the figures that
/// its results tell, and no rows.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/export", tag = "surveys",
    operation_id = "export_survey", params(("id" = String, Path), ExportQuery),
    responses((status = 200, content_type = "*/*"), (status = 403),
        (status = 404), (status = 409)))]
pub async fn export(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<ExportQuery>,
) -> Answer {
    scope.require(Capability::Export)?;
    let (id, format) = (path.into_inner(), query.0.format.unwrap_or(SurveyFormat::Csv));
    let read = move |conn: &mut _| results::export_file(conn, &scope, id, format);
    let file = platform.db.scan(read).await?;
    let name = format!("attachment; filename=\"{}\"", file.name);
    Ok(HttpResponse::Ok()
        .content_type(file.media_type)
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(file.bytes))
}
