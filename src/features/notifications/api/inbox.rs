//! `/inbox`
use actix_web::HttpResponse;
use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::notifications::model::{Notification, NotificationId, RecordTitles};
use crate::features::notifications::service;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Page, PageParams, Query};
use crate::platform::problem::Problem;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct InboxParams {
    /// Those not read yet alone.
    unread: Option<bool>,
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A page of the inbox. It may hold fewer than `limit` and still have a next one.
#[derive(Debug, Serialize, ToSchema)]
pub struct InboxPage {
    items: Vec<Notification>,
    next_cursor: Option<String>,
    /// How many are not read, up to 100.
    unread: i64,
}

#[utoipa::path(get, path = "/api/v1/inbox", tag = "inbox", params(InboxParams),
    responses((status = 200, body = InboxPage)))]
pub async fn list(
    scope: Scope,
    platform: Data<Platform>,
    titles: Data<RecordTitles>,
    params: Query<InboxParams>,
) -> Result<Json<InboxPage>, Problem> {
    let InboxParams { unread: only, limit, cursor } = params.0;
    let page = PageParams { limit, cursor };
    let read = move |conn: &mut crate::platform::db::Conn| {
        let found = service::inbox(conn, &scope, **titles, only == Some(true), &page)?;
        Ok((found, service::unread(conn, &scope)?))
    };
    let (Page { items, next_cursor }, unread) = platform.db.read(read).await?;
    Ok(Json(InboxPage { items, next_cursor, unread }))
}

#[utoipa::path(post, path = "/api/v1/inbox/{id}/read", tag = "inbox",
    params(("id" = NotificationId, Path)), responses((status = 204)))]
pub async fn mark_read(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<NotificationId>,
) -> Result<HttpResponse, Problem> {
    let (acting, id) = (scope.clone(), id.into_inner());
    let work = move |tx: &mut Tx<'_>| service::mark_read(tx, &acting, id);
    platform.db.write(&scope, "inbox.read", work).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[utoipa::path(post, path = "/api/v1/inbox/read-all", tag = "inbox", responses((status = 204)))]
pub async fn mark_all_read(
    scope: Scope,
    platform: Data<Platform>,
) -> Result<HttpResponse, Problem> {
    let acting = scope.clone();
    let work = move |tx: &mut Tx<'_>| service::mark_all_read(tx, &acting);
    platform.db.write(&scope, "inbox.read_all", work).await?;
    Ok(HttpResponse::NoContent().finish())
}
