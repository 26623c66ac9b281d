//! Definitions that come from files, and go into them.
use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::{StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::Definition;
use crate::features::surveys::service::exchange::{self, LARGEST, Remark, read_upload};
use crate::features::surveys::service::previewing;
use crate::platform::authz::{Capability, Scope};
use crate::platform::http::{Query, Route};
use crate::platform::problem::{Code, Problem};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/surveys/read-file" Member => read_file,
        GET "/api/v1/surveys/{id}/surveyjs" Member => surveyjs,
    ]
}

/// A survey that was read from a file; nothing is kept of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyRead {
    pub definition: Definition,
    /// What was left out.
    pub notes: Vec<Remark>,
}

/// Reads a survey from a file: the field `file` of a multipart form, SurveyJS JSON or an XLSForm as
/// XLSX or CSV, 10 MiB at most. What is refused is named with its cell or path and the reason.
#[utoipa::path(post, path = "/api/v1/surveys/read-file", tag = "surveys",
    operation_id = "read_survey_file",
    request_body(content = SurveyFileForm, content_type = "multipart/form-data"),
    responses((status = 200, body = SurveyRead), (status = 403), (status = 413), (status = 415),
        (status = 422)))]
pub async fn read_file(scope: Scope, request: HttpRequest, payload: web::Payload) -> Answer {
    scope.require(Capability::Write)?;
    let bytes = take(&request, payload).await?;
    let read = web::block(move || read_upload(&bytes)).await.map_err(Problem::internal)??;
    Ok(HttpResponse::Ok().json(SurveyRead { definition: read.definition, notes: read.notes }))
}

/// The form, for the documentation.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only its schema is used: the form is read as a stream")]
pub struct SurveyFileForm {
    /// 10 MiB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// The one file of the form.
async fn take(request: &HttpRequest, payload: web::Payload) -> Result<Vec<u8>, Problem> {
    let mut form = Multipart::new(request.headers(), payload);
    let mut bytes = None;
    while let Some(mut field) = form.try_next().await.map_err(|cause| broken(&cause))? {
        match field.name() {
            Some("file") if bytes.is_none() => {}
            Some("file") => return Err(Problem::invalid("file", "duplicate_field")),
            name => return Err(Problem::invalid(name.unwrap_or_default(), "unknown_field")),
        }
        let mut taken = Vec::new();
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(|cause| broken(&cause))?;
            if taken.len() + chunk.len() > LARGEST {
                return Err(Problem::new(Code::PayloadTooLarge)
                    .with_detail(format!("at most {LARGEST} bytes")));
            }
            taken.extend_from_slice(&chunk);
        }
        bytes = Some(taken);
    }
    bytes.ok_or_else(|| Problem::invalid("file", "missing_field"))
}

fn broken(cause: &actix_multipart::MultipartError) -> Problem {
    use actix_multipart::MultipartError as E;
    match cause {
        E::ContentTypeMissing | E::ContentTypeParse | E::ContentTypeIncompatible => {
            Problem::new(Code::UnsupportedMediaType)
                .with_detail("send a form as multipart/form-data")
        }
        cause => Problem::new(Code::MalformedRequest).with_detail(cause.to_string()),
    }
}

/// Of which version.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SurveyJsQuery {
    /// The draft unless told.
    version: Option<i32>,
}

/// A survey as SurveyJS has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SurveyJs {
    /// SurveyJS JSON.
    #[schema(value_type = Object)]
    pub survey: serde_json::Value,
    /// What SurveyJS has no like of.
    pub notes: Vec<Remark>,
}

/// What a survey asks, as SurveyJS JSON, and what is not in it.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/surveyjs", tag = "surveys",
    operation_id = "export_survey_definition", params(("id" = String, Path), SurveyJsQuery),
    responses((status = 200, body = SurveyJs), (status = 404)))]
pub async fn surveyjs(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<SurveyJsQuery>,
) -> Answer {
    let (id, version) = (path.into_inner(), query.0.version);
    let read = move |conn: &mut _| previewing::drafted(conn, &scope, id, version);
    let drafted = platform.db.read(read).await?;
    let written = web::block(move || exchange::surveyjs::export(&drafted.definition)).await;
    let (survey, notes) = written.map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().json(SurveyJs { survey, notes }))
}
