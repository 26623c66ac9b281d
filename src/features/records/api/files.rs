//! Uploads and downloads. What a file is comes from its content; who may have it, from its lane.
mod range;
mod upload;

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, CROSS_ORIGIN_RESOURCE_POLICY, ContentEncoding, ETAG, HeaderValue, IF_NONE_MATCH,
    IF_RANGE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder, web};
use futures_util::StreamExt;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::records::model::{FileId, FileRef, FileRow};
use crate::features::records::service;
use crate::platform::auth::{bearer, organisation, scopes};
use crate::platform::authz::{Capability, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::files::{FileError, StorageKey, content_disposition, is_inline_image};
use crate::platform::http::{Query, RequestKey, once};
use crate::platform::problem::{Code, Problem};
use range::Wanted;

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
    responses((status = 200, content_type = "application/octet-stream"), (status = 206),
        (status = 304), (status = 404), (status = 416)))]
pub async fn download(
    platform: web::Data<Platform>,
    request: HttpRequest,
    id: web::Path<FileId>,
    params: Query<DownloadParams>,
) -> Result<HttpResponse, Problem> {
    let row = readable(&platform, &request, id.into_inner()).await?;
    let etag = format!("\"{}\"", hex::encode(&row.sha256));
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let mut response = HttpResponse::Ok();
    guard(&mut response, &row, params.0.inline == 1, &etag);
    if header(IF_NONE_MATCH).is_some_and(|known| range::names(known, &etag)) {
        return Ok(response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish());
    }
    let size = u64::try_from(row.size).map_err(Problem::internal)?;
    let same = header(IF_RANGE).is_none_or(|known| known == etag);
    match header(RANGE).filter(|_| same).map_or(Wanted::All, |text| range::parse(text, size)) {
        Wanted::All => send_whole(&platform, response, &row, size).await,
        Wanted::Part(part) => send_part(&platform, response, &row, part, size).await,
        Wanted::Nothing => Ok(response
            .status(actix_web::http::StatusCode::RANGE_NOT_SATISFIABLE)
            .insert_header((CONTENT_RANGE, format!("bytes */{size}")))
            .finish()),
    }
}

/// The row of a file that the caller may read, as whichever member they may.
async fn readable(
    platform: &Platform,
    request: &HttpRequest,
    id: FileId,
) -> Result<FileRow, Problem> {
    let scopes = if bearer(request).is_some() || organisation(request).is_some() {
        vec![Scope::extract(request).await?]
    } else {
        scopes(request).await?
    };
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

/// What keeps a file from doing anything but being looked at.
fn guard(response: &mut HttpResponseBuilder, row: &FileRow, inline: bool, etag: &str) {
    let inline = inline && is_inline_image(&row.media_type);
    response
        .insert_header((CONTENT_TYPE, row.media_type.as_str()))
        .insert_header((CONTENT_DISPOSITION, content_disposition(&row.name, inline)))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .insert_header((CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((ETAG, etag))
        // Ranges count bytes of the file: nothing on the way may compress it.
        .insert_header(ContentEncoding::Identity);
}

/// A row whose content is gone is a defect: logged, and missing for the caller.
fn lost(row: &FileRow, error: FileError) -> Problem {
    if matches!(error, FileError::NotFound) {
        tracing::error!(file = %row.id, "the content of a file is gone");
    }
    Problem::from(error)
}

async fn send_whole(
    platform: &Platform,
    mut response: HttpResponseBuilder,
    row: &FileRow,
    size: u64,
) -> Result<HttpResponse, Problem> {
    let key: StorageKey = row.storage_key.parse().map_err(|error| lost(row, error))?;
    let file = platform.files.open(&key, None).await.map_err(|error| lost(row, error))?;
    let sha256 = <[u8; 32]>::try_from(row.sha256.as_slice()).map_err(Problem::internal)?;
    let id = row.id;
    let stream = file.verified(sha256).inspect(move |chunk| {
        if let Err(error) = chunk {
            tracing::error!(file = %id, %error, "a file could not be given whole");
        }
    });
    Ok(response.body(SizedStream::new(size, stream)))
}

async fn send_part(
    platform: &Platform,
    mut response: HttpResponseBuilder,
    row: &FileRow,
    part: std::ops::Range<u64>,
    size: u64,
) -> Result<HttpResponse, Problem> {
    let key: StorageKey = row.storage_key.parse().map_err(|error| lost(row, error))?;
    let last = part.end.saturating_sub(1);
    let content_range = format!("bytes {}-{last}/{size}", part.start);
    let length = part.end.saturating_sub(part.start);
    let file = platform.files.open(&key, Some(part)).await.map_err(|error| lost(row, error))?;
    Ok(response
        .status(actix_web::http::StatusCode::PARTIAL_CONTENT)
        .insert_header((CONTENT_RANGE, content_range))
        .body(SizedStream::new(length, file.stream)))
}
