//! Lanes of a thread: which there are, and giving entries to a third party.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::records::model::{Entry, EntryId, LaneId, LaneRef, LaneView, ThreadId};
use crate::features::records::service;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, once};
use crate::platform::problem::Problem;

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Lanes that the caller reads.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lanes {
    items: Vec<LaneView>,
}

/// The lanes of a thread that the caller reads, the shared one first.
#[utoipa::path(get, path = "/api/v1/threads/{id}/lanes", tag = "threads",
    params(("id" = ThreadId, Path)), responses((status = 200, body = Lanes), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<ThreadId>) -> Answer {
    let thread = id.into_inner();
    let items = platform.db.read(move |conn| service::lane_views(conn, &scope, thread)).await?;
    Ok(HttpResponse::Ok().json(Lanes { items }))
}

/// Which entries of the shared lane.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Giving {
    entry_ids: Vec<EntryId>,
}

/// The copies, in the order asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Given {
    items: Vec<Entry>,
}

/// Copies entries of the shared lane with their files into a named lane.
#[utoipa::path(post, path = "/api/v1/threads/{id}/lanes/{lane}/give", tag = "threads",
    params(("id" = ThreadId, Path), ("lane" = LaneId, Path)), request_body = Giving,
    responses((status = 201, body = Given), (status = 404), (status = 422)))]
pub async fn give(
    scope: Scope,
    platform: Data,
    path: web::Path<(ThreadId, LaneId)>,
    request: Keyed<Giving>,
) -> Answer {
    let ((thread, lane), Keyed { body, key }) = (path.into_inner(), request);
    let by = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &by, &key, StatusCode::CREATED, |tx| {
            let rows = service::give(tx, &by, thread, lane, &body.entry_ids)?;
            let seen = rows
                .iter()
                .map(|row| service::entry_view(tx.conn, &by, thread, LaneRef::Id(lane), row.seq));
            Ok(Given { items: seen.collect::<Result<_, _>>()? })
        })
    };
    Ok(platform.db.write(&scope, "lane.give", write).await?.into())
}
