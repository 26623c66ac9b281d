//! Files that people answered with, for those who read the answers.
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Answer, Data};
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{AnswerFile, AnswerFileId};
use crate::features::surveys::service::results::files::{self, FilesQuery, SurveyFile};
use crate::platform::auth::scopes_of_link;
use crate::platform::authz::Scope;
use crate::platform::http::{Page, Query, Route, content};
use crate::platform::problem::{Code, Problem};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/surveys/{id}/files" Member => list,
        GET "/api/v1/surveys/{id}/files/{file}" Member => download,
    ]
}

/// Files that people answered with, of a survey where names stand with the answers.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/files", tag = "surveys",
    operation_id = "list_survey_files", params(("id" = String, Path), FilesQuery),
    responses((status = 200, body = Page<SurveyFile>), (status = 404), (status = 409)))]
pub async fn list(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    query: Query<FilesQuery>,
) -> Answer {
    let (id, query) = (path.into_inner(), query.0);
    let found = platform.db.read(move |conn| files::files(conn, &scope, id, &query)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}

/// One of them. With cookies, the link of a download names no organisation: whichever of the caller's
/// may read it counts.
#[utoipa::path(get, path = "/api/v1/surveys/{id}/files/{file}", tag = "surveys",
    operation_id = "download_survey_file",
    params(("id" = String, Path), ("file" = String, Path)),
    responses((status = 200, content_type = "*/*"), (status = 206),
        (status = 304), (status = 404), (status = 409), (status = 416)))]
pub async fn download(
    platform: Data,
    request: HttpRequest,
    path: web::Path<(RecordId, AnswerFileId)>,
) -> Answer {
    let (id, file) = path.into_inner();
    let scopes = scopes_of_link(&request).await?;
    let found = platform.db.read(move |conn| readable(conn, &scopes, id, file)).await?;
    content::send(&platform.files, &request, &found.into(), false).await
}

/// The file as whichever member of the caller may read it.
fn readable(
    conn: &mut crate::platform::db::Conn,
    scopes: &[Scope],
    id: RecordId,
    file: AnswerFileId,
) -> Result<AnswerFile, Problem> {
    for scope in scopes {
        match files::file(conn, scope, id, file) {
            Err(problem) if problem.code == Code::NotFound => {}
            found => return found,
        }
    }
    Err(Problem::not_found())
}
