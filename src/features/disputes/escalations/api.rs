//! The ladder over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::complaints::model::Severity;
use crate::features::disputes::escalations::model::{
    EscalationAction, EscalationId, EscalationReason, Trend,
};
use crate::features::disputes::escalations::service::{
    self, Escalation, EscalationInput, Escalations, NewEscalation,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/escalations" Member => list,
        POST "/api/v1/complaints/{id}/escalations" Member => create,
        POST "/api/v1/escalations/{id}/actions/{name}" Member => act,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The ladder of a complaint and what was climbed of it.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/escalations", tag = "disputes",
    params(("id" = String, Path)), responses((status = 200, body = Escalations), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let read = platform.db.read(move |conn| service::escalations(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// Why somebody climbs.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEscalationBody {
    reason: EscalationReason,
    severity: Severity,
    trend: Trend,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Asks for the next rung; its people on both sides are told at once.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/escalations", tag = "disputes",
    params(("id" = String, Path)), request_body = NewEscalationBody,
    responses((status = 201, body = Escalation), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<NewEscalationBody>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let NewEscalationBody { reason, severity, trend, note } = request.body;
    let new = NewEscalation { reason, severity, trend, note: note.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let made = service::escalate(tx, &actor, id, &new)?;
            let now = tx.now;
            service::escalation(tx.conn, &actor, made, now)
        })
    };
    Ok(platform.db.write(&scope, "escalation.request", write).await?.into())
}

/// What an action brings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EscalationBody {
    version: i32,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Approves, declines, answers or takes back an escalation.
#[utoipa::path(post, path = "/api/v1/escalations/{id}/actions/{name}", tag = "disputes",
    params(("id" = String, Path), ("name" = EscalationAction, Path)), request_body = EscalationBody,
    responses((status = 200, body = Escalation), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(EscalationId, String)>,
    request: Keyed<EscalationBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: EscalationAction = name.parse().map_err(|_| Problem::not_found())?;
    let EscalationBody { version, reason, note } = request.body;
    let input = EscalationInput { reason: reason.into_string(), note: note.into_string() };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, &input)?;
            let now = tx.now;
            service::escalation(tx.conn, &actor, id, now)
        })
    };
    Ok(platform.db.write(&scope, "escalation.act", write).await?.into())
}
