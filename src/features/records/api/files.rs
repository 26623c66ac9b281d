//! Uploads and downloads. What a file is comes from its content; who may have it, from its lane.
mod upload;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::records::model::{FileId, FileRef, FileRow};
use crate::features::records::service;
use crate::platform::auth::scopes_of_link;
use crate::platform::authz::{Capability, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Query, RequestKey, content, once};
use crate::platform::problem::{Code, Problem};

/// Takes in one file: the field `file` of a multipart form. Nobody but the uploader sees it until
/// a message brings it.
#[utoipa::path(post, path = "/api/v1/files", tag = "files",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses((status = 201, body = FileRef), (status = 413), (status = 422), (status = 507)))]
pub async fn upload(
    scope: Scope,
    platform: web::Data<Platform>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    scope.require(Capability::Write)?;
    let taken = upload::take(&platform.files, &request, payload).await?;
    let (new, key, by) = (taken.file, taken.key, scope.clone());
    // A repeated upload is answered as the first; its content is left to the sweeper.
    let once_key = RequestKey::of(&request, &[new.sha256.as_slice(), new.name.as_bytes()].concat());
    let write = move |tx: &mut Tx<'_>| {
        let once_key = once_key.clone()?;
        once(tx, &by, &once_key, StatusCode::CREATED, |tx| {
            Ok(FileRef::from(service::register(tx, &by, new.clone())?))
        })
    };
    match platform.db.write(&scope, "file.upload", write).await {
        Ok(answer) => {
            let mut response = HttpResponse::from(answer);
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Ok(response)
        }
        Err(problem) => {
            upload::discard(&platform.files, &key).await;
            Err(problem)
        }
    }
}

/// The form of an upload, for the documentation.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "only its schema is used: the form is read as a stream")]
pub struct UploadForm {
    /// 25 MiB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// How a file is to be shown.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DownloadParams {
    /// 1 shows a picture in the page; anything else is a download all the same.
    #[serde(default)]
    inline: u8,
}

/// Gives a file to whoever may read the lane that it was brought into. With cookies, the link of a
/// picture or download names no organisation: whichever of the caller's may read it counts.
#[utoipa::path(get, path = "/api/v1/files/{id}", tag = "files",
    params(("id" = FileId, Path), DownloadParams),
    responses((status = 200, content_type = "*/*"), (status = 206),
        (status = 304), (status = 404), (status = 416)))]
pub async fn download(
    platform: web::Data<Platform>,
    request: HttpRequest,
    id: web::Path<FileId>,
    params: Query<DownloadParams>,
) -> Result<HttpResponse, Problem> {
    let row = readable(&platform, &request, id.into_inner()).await?;
    let content = row.into();
    content::send(&platform.files, &request, &content, params.0.inline == 1).await
}

/// The row of a file that the caller may read, as whichever member they may.
async fn readable(
    platform: &Platform,
    request: &HttpRequest,
    id: FileId,
) -> Result<FileRow, Problem> {
    let scopes = scopes_of_link(request).await?;
    platform
        .db
        .read(move |conn| {
            for scope in scopes {
                match service::file_for(conn, &scope, id) {
                    Err(problem) if problem.code == Code::NotFound => {}
                    found => return found,
                }
            }
            Err(Problem::not_found())
        })
        .await
}
