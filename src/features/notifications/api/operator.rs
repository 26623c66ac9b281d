//! `/operator`
use actix_web::HttpResponse;
use actix_web::web::{Data, Json, Path};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::notifications::service::{self, OutboxItem, Queues};
use crate::platform::auth::Operator;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::{OutboxId, OutboxState};
use crate::platform::http::{Page, PageParams, Query};
use crate::platform::problem::Problem;

const OPERATOR: System = System { reason: "operator" };

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OutboxParams {
    /// `dead` unless told.
    #[param(inline)]
    state: Option<OutboxState>,
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
}

#[utoipa::path(get, path = "/api/v1/operator/queues", tag = "operator",
    responses((status = 200, body = Queues)))]
pub async fn queues(
    _operator: Operator,
    platform: Data<Platform>,
) -> Result<Json<Queues>, Problem> {
    Ok(Json(platform.db.scan(service::queues).await?))
}

#[utoipa::path(get, path = "/api/v1/operator/outbox", tag = "operator", params(OutboxParams),
    responses((status = 200, body = Page<OutboxItem>)))]
pub async fn outbox(
    _operator: Operator,
    platform: Data<Platform>,
    params: Query<OutboxParams>,
) -> Result<Json<Page<OutboxItem>>, Problem> {
    let OutboxParams { state, limit, cursor } = params.0;
    let state = state.unwrap_or(OutboxState::Dead);
    let page = PageParams { limit, cursor };
    Ok(Json(platform.db.read(move |conn| service::outbox(conn, state, &page)).await?))
}

#[utoipa::path(post, path = "/api/v1/operator/outbox/{id}/retry", tag = "operator",
    params(("id" = OutboxId, Path)),
    responses((status = 204), (status = 409, description = "it is done")))]
pub async fn retry(
    operator: Operator,
    platform: Data<Platform>,
    id: Path<OutboxId>,
) -> Result<HttpResponse, Problem> {
    if !operator.0.may_write {
        return Err(Problem::forbidden());
    }
    let id = id.into_inner();
    let work = move |tx: &mut Tx<'_>| service::retry(tx, id);
    platform.db.write(&OPERATOR, "outbox.retry", work).await?;
    Ok(HttpResponse::NoContent().finish())
}
