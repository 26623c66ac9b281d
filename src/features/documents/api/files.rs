//! Files of documents, and all files of a project.
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Data};
use crate::features::documents::model::{DocumentId, FilePurpose, ProjectFile};
use crate::features::documents::service::{self, FilesQuery, WantedFile};
use crate::features::records::model::RecordId;
use crate::platform::auth::scopes_of_link;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Page, Query, content};
use crate::platform::problem::{Code, Problem};

/// What a file is fetched for.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FileParams {
    /// `download` unless told; a preview shows a picture in the page.
    purpose: Option<FilePurpose>,
}

/// The file of a version that opens for the caller, who is written down before it is given.
#[utoipa::path(get, path = "/api/v1/documents/{id}/versions/{number}/file", tag = "documents",
    operation_id = "document_file",
    params(("id" = String, Path), ("number" = i32, Path), FileParams),
    responses((status = 200, content_type = "*/*"), (status = 206),
        (status = 304), (status = 404), (status = 416)))]
pub async fn file(
    platform: Data,
    path: web::Path<(DocumentId, i32)>,
    params: Query<FileParams>,
    request: HttpRequest,
) -> Answer {
    let (document, number) = path.into_inner();
    let preview = params.0.purpose == Some(FilePurpose::Preview);
    let wanted = WantedFile { document, number, download: !preview };
    let (scopes, now) = (scopes_of_link(&request).await?, platform.clock.now());
    let read = move |conn: &mut Conn| {
        for scope in scopes {
            match service::openable(conn, &scope, wanted, now) {
                Ok((file, noted)) => return Ok((scope, file, noted)),
                Err(problem) if problem.code == Code::NotFound => {}
                Err(problem) => return Err(problem),
            }
        }
        Err(Problem::not_found())
    };
    let (scope, file, noted) = platform.db.read(read).await?;
    if !noted {
        let actor = scope.clone();
        let write = move |tx: &mut Tx<'_>| service::note_opening(tx, &actor, wanted);
        platform.db.write(&scope, "document.open", write).await?;
    }
    content::send(&platform.files, &request, &file.into(), preview).await
}

/// All files of a project that the caller may read, newest first: documents, what messages brought,
/// evidence of deliverables.
#[utoipa::path(get, path = "/api/v1/projects/{id}/files", tag = "documents",
    operation_id = "list_project_files", params(("id" = String, Path), FilesQuery),
    responses((status = 200, body = Page<ProjectFile>), (status = 404), (status = 422)))]
pub async fn list_files(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    query: Query<FilesQuery>,
) -> Answer {
    let (id, query, now) = (id.into_inner(), query.0, platform.clock.now());
    let read = move |conn: &mut Conn| service::files(conn, &scope, id, &query, now);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}
