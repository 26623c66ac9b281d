//! What somebody is writing in a thread.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::entries::OptMarkdown;
use crate::features::records::model::{Entry, FileId, LaneRef, ThreadId};
use crate::features::records::service::{self, DraftInput, DraftView};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Query, once};
use crate::platform::problem::Problem;

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The state of a composer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftBody {
    /// `shared`, `private`, or a lane's id.
    #[schema(value_type = String)]
    lane: LaneRef,
    #[serde(default)]
    body: OptMarkdown,
    #[serde(default)]
    file_ids: Vec<FileId>,
    /// Sends it once the caller's hold is over, unless it is undone before.
    #[serde(default)]
    send: bool,
}

/// Which of the caller's two drafts.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct WhichLane {
    /// `shared`, `private`, or a lane's id.
    #[schema(value_type = String)]
    #[param(value_type = String)]
    lane: LaneRef,
}

/// The caller's drafts in a thread.
#[derive(Debug, Serialize, ToSchema)]
pub struct Drafts {
    items: Vec<DraftView>,
}

/// Keeps what is being written.
#[utoipa::path(put, path = "/api/v1/threads/{id}/draft", tag = "threads",
    params(("id" = ThreadId, Path)), request_body = DraftBody,
    responses((status = 200, body = DraftView), (status = 404), (status = 422)))]
pub async fn save(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    body: Body<DraftBody>,
) -> Answer {
    let (thread, by) = (id.into_inner(), scope.clone());
    let DraftBody { lane, body, file_ids, send } = body.0;
    let body = body.into_string().unwrap_or_default();
    let draft = platform
        .db
        .write(&scope, "draft.save", move |tx| {
            let send_after = if send { Some(service::hold_seconds(tx.conn, &by)?) } else { None };
            let (body, file_ids) = (body.clone(), file_ids.clone());
            service::save(tx, &by, thread, &DraftInput { lane, body, file_ids, send_after })
        })
        .await?;
    Ok(HttpResponse::Ok().json(draft))
}

/// The caller's drafts.
#[utoipa::path(get, path = "/api/v1/threads/{id}/drafts", tag = "threads",
    params(("id" = ThreadId, Path)), responses((status = 200, body = Drafts), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<ThreadId>) -> Answer {
    let thread = id.into_inner();
    let items = platform.db.read(move |conn| service::drafts(conn, &scope, thread)).await?;
    Ok(HttpResponse::Ok().json(Drafts { items }))
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/api/v1/threads/{id}/draft", tag = "threads",
    params(("id" = ThreadId, Path), WhichLane), responses((status = 204), (status = 404)))]
pub async fn discard(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    which: Query<WhichLane>,
) -> Answer {
    let (thread, lane, by) = (id.into_inner(), which.0.lane, scope.clone());
    let write = move |tx: &mut Tx<'_>| service::discard(tx, &by, thread, lane);
    platform.db.write(&scope, "draft.discard", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Stops the hold: it is a draft again.
#[utoipa::path(post, path = "/api/v1/threads/{id}/draft/undo", tag = "threads",
    params(("id" = ThreadId, Path)), request_body = WhichLane,
    responses((status = 200, body = DraftView), (status = 404), (status = 409)))]
pub async fn undo(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    which: Body<WhichLane>,
) -> Answer {
    let (thread, lane, by) = (id.into_inner(), which.0.lane, scope.clone());
    let write = move |tx: &mut Tx<'_>| service::undo(tx, &by, thread, lane);
    let draft = platform.db.write(&scope, "draft.undo", write).await?;
    Ok(HttpResponse::Ok().json(draft))
}

/// Sends a draft without waiting any longer.
#[utoipa::path(post, path = "/api/v1/threads/{id}/draft/send-now", tag = "threads",
    params(("id" = ThreadId, Path)), request_body = WhichLane,
    responses((status = 201, body = Entry), (status = 404), (status = 409)))]
pub async fn send_now(
    scope: Scope,
    platform: Data,
    id: web::Path<ThreadId>,
    request: Keyed<WhichLane>,
) -> Answer {
    let (thread, Keyed { body, key }, by) = (id.into_inner(), request, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::CREATED, |tx| {
            let (lane, row) = service::send_now(tx, &by, thread, body.lane)?;
            service::entry_view(tx.conn, &by, thread, LaneRef::of(&lane), row.seq)
        })
    };
    Ok(platform.db.write(&scope, "message.post", write).await?.into())
}
