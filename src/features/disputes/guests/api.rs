//! A guest's cases over HTTP.
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::disputes::guests::model::{EndedCase, GuestCase};
use crate::features::disputes::guests::service;
use crate::features::notifications::model::RecordTitles;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Conn;
use crate::platform::http::Route;
use crate::platform::problem::Problem;
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![GET "/api/v1/guest/complaints" Member => list]
}

/// Cases into which the caller's organisation was called from outside.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuestCases {
    items: Vec<GuestCase>,
    /// Those that are over, the latest first.
    ended: Vec<EndedCase>,
}

/// The complaints in which the caller's organisation is a mediator or a third party now.
#[utoipa::path(get, path = "/api/v1/guest/complaints", tag = "disputes",
    responses((status = 200, body = GuestCases)))]
pub async fn list(
    scope: Scope,
    platform: web::Data<Platform>,
    titles: web::Data<RecordTitles>,
) -> Result<HttpResponse, Problem> {
    let read = move |conn: &mut Conn| {
        let items = service::cases(conn, &scope, **titles)?;
        Ok(GuestCases { items, ended: service::ended(conn, &scope)? })
    };
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}
