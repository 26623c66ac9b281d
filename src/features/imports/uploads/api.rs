//! Uploads over HTTP.
use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::TryStreamExt;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::super::model::ImportError;
use super::super::orders::{UploadLook, UploadMap, look, one_of};
use super::super::source;
use super::jobs::fetch;
use super::model::{OrderUpload, UploadId, UploadedRow};
use super::service::{self, NewUpload};
use crate::features::orders::model::ImportKind;
use crate::features::orders::service::require_may_import;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::files::{FileStore, StorageKey, clean, content_disposition};
use crate::platform::http::{Keyed, Query, RequestKey, Route, once};
use crate::platform::problem::{Code, Problem};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/order-uploads" Member => upload,
        GET "/api/v1/order-uploads/{id}" Member => show,
        GET "/api/v1/order-uploads/{id}/look" Member => look_at,
        POST "/api/v1/order-uploads/{id}/actions/check" Member => check,
        POST "/api/v1/order-uploads/{id}/actions/import" Member => import,
        GET "/api/v1/order-uploads/{id}/rejects.csv" Member => rejects,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Bytes of a file at most: 32 MiB.
const LIMIT: u64 = 32 * 1024 * 1024;
/// Bytes at most once it is unpacked: 256 MiB.
const UNPACKED: u64 = 256 * 1024 * 1024;
/// Bytes that the form around the file may add.
const AROUND: u64 = 1024 * 1024;
/// Characters of a file's name on disk at most.
const NAME: usize = 100;

/// What the file holds.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// `orders` unless told.
    kind: Option<ImportKind>,
}

/// The form, for the documentation.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only its schema is used: the form is read as a stream")]
pub struct OrderFileForm {
    /// CSV, plain or gzip; 32 MiB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Uploads a file of orders or products: the field `file` of a multipart form, CSV or gzip of it, 32
/// MiB at most. It is kept for a day, and read when somebody asks for it.
#[utoipa::path(post, path = "/api/v1/order-uploads", tag = "orders",
    operation_id = "upload_order_file", params(UploadQuery),
    request_body(content = OrderFileForm, content_type = "multipart/form-data"),
    responses((status = 201, body = OrderUpload), (status = 403), (status = 413), (status = 415),
        (status = 422)))]
pub async fn upload(
    scope: Scope,
    platform: Data,
    query: Query<UploadQuery>,
    request: HttpRequest,
    payload: web::Payload,
) -> Answer {
    let (kind, reader) = (query.0.kind.unwrap_or(ImportKind::Orders), scope.clone());
    // A key that is none is told before the file is heard out.
    RequestKey::of(&request, b"")?;
    platform.db.read(move |conn| require_may_import(conn, &reader)).await?;
    let Taken { new, key, sha256 } = take(&platform.files, kind, &request, payload).await?;
    let once_key = RequestKey::of(&request, &sha256)?;
    let actor = scope.clone();
    let keep = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &once_key, StatusCode::CREATED, |tx| service::keep(tx, &actor, &new))
    };
    let kept = platform.db.write(&scope, "upload.keep", keep).await;
    if kept.is_err() {
        discard(&platform.files, &key).await;
    }
    Ok(kept?.into())
}

/// A file that is stored and has no row yet.
struct Taken {
    new: NewUpload,
    key: StorageKey,
    sha256: [u8; 32],
}

/// Stores the one file of the form.
async fn take(
    files: &FileStore,
    kind: ImportKind,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Taken, Problem> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if announced.and_then(|text| text.parse().ok()).unwrap_or(0) > LIMIT + AROUND {
        return Err(Problem::new(Code::PayloadTooLarge));
    }
    let mut form = Multipart::new(request.headers(), payload);
    let field = form.try_next().await.map_err(|cause| broken(&cause))?;
    let field = field.filter(|field| field.name() == Some("file"));
    let field = field.ok_or_else(|| Problem::invalid("file", "missing_field"))?;
    let taken = store(files, kind, field).await?;
    // What cannot be read is not kept.
    if let Err(problem) = readable(files, &taken.new).await {
        discard(files, &taken.key).await;
        return Err(problem);
    }
    Ok(taken)
}

async fn store(files: &FileStore, kind: ImportKind, field: Field) -> Result<Taken, Problem> {
    let disposition = field.content_disposition();
    let name = clean(disposition.and_then(|header| header.get_filename()).unwrap_or(""));
    // The form's errors cannot leave this thread; their words can.
    let chunks = field.map_err(|cause| cause.to_string());
    let stored = files.put_stream(chunks, LIMIT).await?;
    let new = NewUpload {
        kind,
        file_name: short(&name),
        size: i64::try_from(stored.size).map_err(Problem::internal)?,
        storage_key: stored.key.as_str().to_owned(),
    };
    Ok(Taken { new, key: stored.key, sha256: stored.sha256 })
}

/// The end of a long name tells more than its beginning: whether it is packed.
fn short(name: &str) -> String {
    let letters = name.chars().count();
    name.chars().skip(letters.saturating_sub(NAME)).collect()
}

async fn readable(files: &FileStore, new: &NewUpload) -> Result<(), Problem> {
    let file = fetch(files, &new.storage_key, &new.file_name).await?;
    let (path, kind) = (file.path.clone(), new.kind);
    let read = move || {
        if source::is_longer(&path, UNPACKED).map_err(unusable)? {
            return Err(Problem::new(Code::PayloadTooLarge)
                .with_detail(format!("at most {UNPACKED} bytes once it is unpacked")));
        }
        look(&path, kind, None, None).map(|_| ()).map_err(unusable)
    };
    web::block(read).await.map_err(Problem::internal)?
}

/// The file does not do, in the words for whoever typed a command.
fn unusable(cause: ImportError) -> Problem {
    match cause {
        ImportError::Database(problem) => problem,
        cause => Problem::invalid("file", "not_allowed_value").with_detail(cause.to_string()),
    }
}

async fn discard(files: &FileStore, key: &StorageKey) {
    if let Err(error) = files.delete(key).await {
        tracing::warn!(%error, "remains of an upload wait for the sweeper");
    }
}

fn broken(cause: &MultipartError) -> Problem {
    use MultipartError as E;
    match cause {
        E::ContentTypeMissing | E::ContentTypeParse | E::ContentTypeIncompatible => {
            Problem::new(Code::UnsupportedMediaType)
                .with_detail("send a form as multipart/form-data")
        }
        cause => Problem::new(Code::MalformedRequest).with_detail(cause.to_string()),
    }
}

/// How far an upload has come, and what reading it came to.
#[utoipa::path(get, path = "/api/v1/order-uploads/{id}", tag = "orders",
    operation_id = "show_order_upload", params(("id" = String, Path)),
    responses((status = 200, body = OrderUpload), (status = 403), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<UploadId>) -> Answer {
    let id = path.into_inner();
    let read = move |conn: &mut Conn| service::find(conn, &scope, id)?.shown();
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// How the file is looked at.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct UploadLookQuery {
    /// Label of an encoding; guessed unless told.
    encoding: Option<String>,
    /// One character; guessed unless told.
    delimiter: Option<String>,
}

/// How an upload begins: its header, the first twenty rows, and which columns seem to hold what.
#[utoipa::path(get, path = "/api/v1/order-uploads/{id}/look", tag = "orders",
    operation_id = "look_at_order_upload", params(("id" = String, Path), UploadLookQuery),
    responses((status = 200, body = UploadLook), (status = 403), (status = 404), (status = 422)))]
pub async fn look_at(
    scope: Scope,
    platform: Data,
    path: web::Path<UploadId>,
    query: Query<UploadLookQuery>,
) -> Answer {
    let (id, UploadLookQuery { encoding, delimiter }) = (path.into_inner(), query.0);
    let read = move |conn: &mut Conn| service::find_with_source(conn, &scope, id);
    let (row, source) = platform.db.read(read).await?;
    let seen = looked(&platform.files, &row, encoding, delimiter).await?;
    Ok(HttpResponse::Ok().json(UploadLook { guess: named(seen.guess, source), ..seen }))
}

/// The system is called as it was called the last time.
fn named(guess: UploadMap, source: Option<String>) -> UploadMap {
    match source {
        Some(source) => UploadMap { source, ..guess },
        None => guess,
    }
}

async fn looked(
    files: &FileStore,
    row: &UploadedRow,
    encoding: Option<String>,
    delimiter: Option<String>,
) -> Result<UploadLook, Problem> {
    let wrong = || Problem::invalid("delimiter", "not_allowed_value");
    let one = |text: String| one_of(&text, &[',', ';', '\t', '|']).ok_or_else(wrong);
    let (kind, delimiter) = (row.kind, delimiter.map(one).transpose()?);
    let file = fetch(files, &row.storage_key, &row.file_name).await?;
    let path = file.path.clone();
    let read = move || look(&path, kind, encoding.as_deref(), delimiter).map_err(unusable);
    web::block(read).await.map_err(Problem::internal)?
}

/// Reads an upload with a map without writing anything: what it would bring, and which rows it would
/// reject. A worker does it.
#[utoipa::path(post, path = "/api/v1/order-uploads/{id}/actions/check", tag = "orders",
    operation_id = "check_order_upload", params(("id" = String, Path)), request_body = UploadMap,
    responses((status = 202, body = OrderUpload), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn check(
    scope: Scope,
    platform: Data,
    path: web::Path<UploadId>,
    request: Keyed<UploadMap>,
) -> Answer {
    let (id, key, map, actor) = (path.into_inner(), request.key, request.body, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::ACCEPTED, |tx| service::check(tx, &actor, id, &map))
    };
    Ok(platform.db.write(&scope, "upload.check", write).await?.into())
}

/// Nothing has to be said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoWords {}

/// Imports what was rehearsed last, with the map of that. A worker does it.
#[utoipa::path(post, path = "/api/v1/order-uploads/{id}/actions/import", tag = "orders",
    operation_id = "import_order_upload", params(("id" = String, Path)),
    responses((status = 202, body = OrderUpload), (status = 403), (status = 404), (status = 409)))]
pub async fn import(
    scope: Scope,
    platform: Data,
    path: web::Path<UploadId>,
    request: Keyed<NoWords>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::ACCEPTED, |tx| service::import(tx, &actor, id))
    };
    Ok(platform.db.write(&scope, "upload.import", write).await?.into())
}

/// All rows that were not taken, with line and reason, as CSV.
#[utoipa::path(get, path = "/api/v1/order-uploads/{id}/rejects.csv", tag = "orders",
    operation_id = "export_order_upload_rejects", params(("id" = String, Path)),
    responses((status = 200, content_type = "text/csv"), (status = 403), (status = 404)))]
pub async fn rejects(scope: Scope, platform: Data, path: web::Path<UploadId>) -> Answer {
    let id = path.into_inner();
    let row = platform.db.read(move |conn| service::find(conn, &scope, id)).await?;
    let name = format!("{}.rejects.csv", row.file_name);
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("text/csv; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, content_disposition(&name, false)))
        .insert_header((CACHE_CONTROL, "no-store"));
    match row.rejects_key.and_then(|key| key.parse().ok()) {
        Some(key) => Ok(answer.streaming(platform.files.open(&key, None).await?.stream)),
        // Everything was taken, or nothing was looked at yet.
        None => Ok(answer.body("line,reason\r\n")),
    }
}
