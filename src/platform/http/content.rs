//! Answers that give the content of a stored file: whole, in part, or not at all if it is known.
//! Whoever calls this has shown that the reader may have it.
use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, CROSS_ORIGIN_RESOURCE_POLICY, ContentEncoding, ETAG, IF_NONE_MATCH, IF_RANGE,
    RANGE, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use futures_util::StreamExt;

use super::range::{self, Wanted};
use crate::platform::files::{
    FileError, FileStore, StorageKey, content_disposition, is_inline_image,
};
use crate::platform::problem::Problem;

/// What is known of a stored file.
#[derive(Debug, Clone)]
pub struct Content {
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub media_type: String,
    pub storage_key: String,
}

/// Gives what the request asks for; `inline` shows a picture in the page, anything else is a
/// download all the same.
pub async fn send(
    files: &FileStore,
    request: &HttpRequest,
    content: &Content,
    inline: bool,
) -> Result<HttpResponse, Problem> {
    let etag = format!("\"{}\"", hex::encode(&content.sha256));
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let mut response = HttpResponse::Ok();
    guard(&mut response, content, inline, &etag);
    if header(IF_NONE_MATCH).is_some_and(|known| range::names(known, &etag)) {
        return Ok(response.status(StatusCode::NOT_MODIFIED).finish());
    }
    let size = u64::try_from(content.size).map_err(Problem::internal)?;
    let same = header(IF_RANGE).is_none_or(|known| known == etag);
    match header(RANGE).filter(|_| same).map_or(Wanted::All, |text| range::parse(text, size)) {
        Wanted::All => send_whole(files, response, content, size).await,
        Wanted::Part(part) => send_part(files, response, content, part, size).await,
        Wanted::Nothing => Ok(response
            .status(StatusCode::RANGE_NOT_SATISFIABLE)
            .insert_header((CONTENT_RANGE, format!("bytes */{size}")))
            .finish()),
    }
}

/// What keeps a file from doing anything but being looked at.
fn guard(response: &mut HttpResponseBuilder, content: &Content, inline: bool, etag: &str) {
    let inline = inline && is_inline_image(&content.media_type);
    response
        .insert_header((CONTENT_TYPE, content.media_type.as_str()))
        .insert_header((CONTENT_DISPOSITION, content_disposition(&content.name, inline)))
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
fn lost(content: &Content, error: FileError) -> Problem {
    if matches!(error, FileError::NotFound) {
        tracing::error!(sha256 = hex::encode(&content.sha256), "the content of a file is gone");
    }
    Problem::from(error)
}

async fn send_whole(
    files: &FileStore,
    mut response: HttpResponseBuilder,
    content: &Content,
    size: u64,
) -> Result<HttpResponse, Problem> {
    let key: StorageKey = content.storage_key.parse().map_err(|error| lost(content, error))?;
    let file = files.open(&key, None).await.map_err(|error| lost(content, error))?;
    let sha256 = <[u8; 32]>::try_from(content.sha256.as_slice()).map_err(Problem::internal)?;
    let stream = file.verified(sha256).inspect(move |chunk| {
        if let Err(error) = chunk {
            tracing::error!(sha256 = hex::encode(sha256), %error, "a file could not be given whole");
        }
    });
    Ok(response.body(SizedStream::new(size, stream)))
}

async fn send_part(
    files: &FileStore,
    mut response: HttpResponseBuilder,
    content: &Content,
    part: std::ops::Range<u64>,
    size: u64,
) -> Result<HttpResponse, Problem> {
    let key: StorageKey = content.storage_key.parse().map_err(|error| lost(content, error))?;
    let last = part.end.saturating_sub(1);
    let content_range = format!("bytes {}-{last}/{size}", part.start);
    let length = part.end.saturating_sub(part.start);
    let file = files.open(&key, Some(part)).await.map_err(|error| lost(content, error))?;
    Ok(response
        .status(StatusCode::PARTIAL_CONTENT)
        .insert_header((CONTENT_RANGE, content_range))
        .body(SizedStream::new(length, file.stream)))
}
