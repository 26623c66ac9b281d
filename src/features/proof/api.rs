//! Taking records away over HTTP.
use std::fs::File;
use std::io::Read;

use actix_web::body::SizedStream;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, ContentEncoding, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpResponse, web};
use bytes::Bytes;
use futures_util::Stream;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::proof::model::{KeyView, SignedHeads};
use crate::features::proof::service::{self, Bundle};
use crate::features::records::model::{RecordId, RecordKind};
use crate::platform::authz::{Locale, Scope};
use crate::platform::context::Platform;
use crate::platform::files::content_disposition;
use crate::platform::http::{Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/keys" Public => keys,
        GET "/api/v1/complaints/{id}/heads" Member => heads,
        GET "/api/v1/complaints/{id}/bundle" Member => complaint,
        GET "/api/v1/agreements/{id}/bundle" Member => agreement,
        GET "/api/v1/meetings/{id}/bundle" Member => meeting,
        GET "/api/v1/projects/{id}/bundle" Member => project,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The key that this installation signs with; whoever verifies a record compares it with what
/// mails told.
#[utoipa::path(get, path = "/api/v1/keys", tag = "proof", responses((status = 200, body = KeyView)))]
pub async fn keys(platform: Data) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(service::key_view(&platform.keys))
}

/// The signed heads of the caller's lanes: whoever keeps them finds out about any later change.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/heads", tag = "proof", params(("id" = String, Path)),
    responses((status = 200, body = SignedHeads), (status = 404)))]
pub async fn heads(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, keys) = (path.into_inner(), platform.keys.clone());
    let heads = platform.db.read(move |conn| service::heads(conn, &scope, &keys, id)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(heads))
}

/// How the readable forms are written.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct BundleParams {
    /// `en` or `ru`; the caller's own language without it.
    #[param(value_type = Option<String>)]
    lang: Option<Locale>,
}

/// The whole complaint as the caller may read it: entries, files, sign-offs and heads, signed, with
/// a readable page and a PDF. `concord verify` checks it without this server.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/bundle", tag = "proof",
    params(("id" = String, Path), BundleParams),
    responses((status = 200, content_type = "application/zip"), (status = 403), (status = 404)))]
pub async fn complaint(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    params: Query<BundleParams>,
) -> Answer {
    give(scope, platform, path.into_inner(), RecordKind::Complaint, params.0).await
}

/// The same of a service agreement.
#[utoipa::path(get, path = "/api/v1/agreements/{id}/bundle", tag = "proof",
    params(("id" = String, Path), BundleParams),
    responses((status = 200, content_type = "application/zip"), (status = 403), (status = 404)))]
pub async fn agreement(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    params: Query<BundleParams>,
) -> Answer {
    give(scope, platform, path.into_inner(), RecordKind::Agreement, params.0).await
}

/// The same of a review meeting.
#[utoipa::path(get, path = "/api/v1/meetings/{id}/bundle", tag = "proof",
    params(("id" = String, Path), BundleParams),
    responses((status = 200, content_type = "application/zip"), (status = 403), (status = 404)))]
pub async fn meeting(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    params: Query<BundleParams>,
) -> Answer {
    give(scope, platform, path.into_inner(), RecordKind::Meeting, params.0).await
}

/// The same of a project: every organisation that is in it gets the same plan, verdicts, bundles
/// and signatures.
#[utoipa::path(get, path = "/api/v1/projects/{id}/bundle", tag = "proof",
    params(("id" = String, Path), BundleParams),
    responses((status = 200, content_type = "application/zip"), (status = 403), (status = 404)))]
pub async fn project(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    params: Query<BundleParams>,
) -> Answer {
    give(scope, platform, path.into_inner(), RecordKind::Project, params.0).await
}

async fn give(
    scope: Scope,
    platform: Data,
    id: RecordId,
    kind: RecordKind,
    params: BundleParams,
) -> Answer {
    let locale = params.lang.unwrap_or(scope.locale());
    let Bundle { name, size, zip } = service::bundle(&platform, scope, id, kind, locale).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((CONTENT_DISPOSITION, content_disposition(&name, false)))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // It is compressed already.
        .insert_header(ContentEncoding::Identity)
        .body(SizedStream::new(size, chunks(zip))))
}

const CHUNK: usize = 64 * 1024;

/// A file piece by piece, read off the threads that answer requests.
fn chunks(file: File) -> impl Stream<Item = Result<Bytes, Problem>> {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let read = move || {
            let mut chunk = vec![0; CHUNK];
            let length = file.read(&mut chunk)?;
            chunk.truncate(length);
            Ok::<_, std::io::Error>((Bytes::from(chunk), file))
        };
        let (chunk, file) =
            web::block(read).await.map_err(Problem::internal)?.map_err(Problem::internal)?;
        Ok((!chunk.is_empty()).then_some((chunk, file)))
    })
}
