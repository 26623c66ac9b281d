//! `/operator/installation`
use actix_web::web::{Data, Json};

use super::model::Installation;
use super::service;
use crate::platform::auth::Operator;
use crate::platform::context::Platform;
use crate::platform::http::Route;
use crate::platform::problem::Problem;
use crate::routes;

/// The feature's part of the table of routes.
pub fn routes() -> Vec<Route> {
    routes![GET "/api/v1/operator/installation" Operator => show]
}

/// What runs, how far it is behind, what it costs to run and when it was saved.
#[utoipa::path(get, path = "/api/v1/operator/installation", tag = "operator",
    responses((status = 200, body = Installation)))]
pub async fn show(
    _operator: Operator,
    platform: Data<Platform>,
) -> Result<Json<Installation>, Problem> {
    Ok(Json(service::installation(&platform).await?))
}
