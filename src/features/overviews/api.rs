//! `/accounts/{id}/overview`, `/accounts/{id}/timeline`, `/accounts/{id}/brief`
use actix_web::{HttpResponse, web};

use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::RelationshipId;
use crate::features::overviews::model::{Brief, Overview, TimelineItem};
use crate::features::overviews::service::{self, Asked};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::{Page, PageParams, Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/accounts/{id}/overview" Member => overview,
        GET "/api/v1/accounts/{id}/timeline" Member => timeline,
        GET "/api/v1/accounts/{id}/brief" Member => brief,
    ]
}

type Data = web::Data<Platform>;
type Titles = web::Data<RecordTitles>;
type Answer = Result<HttpResponse, Problem>;

/// A customer in one look: the vendor's alone.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/overview", tag = "customers",
    operation_id = "account_overview", params(("id" = String, Path)),
    responses((status = 200, body = Overview), (status = 404)))]
pub async fn overview(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RelationshipId>,
) -> Answer {
    let (id, titles, now) = (path.into_inner(), **titles, platform.clock.now());
    let read =
        move |conn: &mut _| service::overview(conn, &Asked { scope: &scope, titles, id, now });
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What happened with a customer, the newest first.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/timeline", tag = "customers",
    operation_id = "account_timeline", params(("id" = String, Path), PageParams),
    responses((status = 200, body = Page<TimelineItem>), (status = 404)))]
pub async fn timeline(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RelationshipId>,
    page: Query<PageParams>,
) -> Answer {
    let (id, titles, now) = (path.into_inner(), **titles, platform.clock.now());
    let read = move |conn: &mut _| {
        service::timeline(conn, &Asked { scope: &scope, titles, id, now }, &page.0)
    };
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What is to be read before a call: one page.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/brief", tag = "customers",
    operation_id = "account_brief", params(("id" = String, Path)),
    responses((status = 200, body = Brief), (status = 404)))]
pub async fn brief(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: web::Path<RelationshipId>,
) -> Answer {
    let (id, titles, now) = (path.into_inner(), **titles, platform.clock.now());
    let read = move |conn: &mut _| service::brief(conn, &Asked { scope: &scope, titles, id, now });
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}
