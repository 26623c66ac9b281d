//! `/notices`
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::notices::model::{Notice, NoticeId};
use crate::features::notices::service;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Page, PageParams, Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/notices" Member => list,
        POST "/api/v1/notices/{id}/read" Member => mark_read,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Which notices.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct NoticesQuery {
    /// Those not read yet alone.
    unread: Option<bool>,
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// What the caller was told that is about no record, the newest first. Those not read count in the
/// inbox, and are read with all of it by `/inbox/read-all`.
#[utoipa::path(get, path = "/api/v1/notices", tag = "inbox", operation_id = "list_notices",
    params(NoticesQuery), responses((status = 200, body = Page<Notice>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<NoticesQuery>) -> Answer {
    let NoticesQuery { unread, limit, cursor } = query.0;
    let page = PageParams { limit, cursor };
    let read = move |conn: &mut Conn| service::notices(conn, &scope, unread == Some(true), &page);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// Marks one as read.
#[utoipa::path(post, path = "/api/v1/notices/{id}/read", tag = "inbox",
    operation_id = "read_notice", params(("id" = NoticeId, Path)),
    responses((status = 204), (status = 404)))]
pub async fn mark_read(scope: Scope, platform: Data, id: web::Path<NoticeId>) -> Answer {
    let (actor, id) = (scope.clone(), id.into_inner());
    let write = move |tx: &mut Tx<'_>| service::mark_read(tx, &actor, id);
    platform.db.write(&scope, "notice.read", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
