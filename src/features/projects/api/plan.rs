//! The plan: phases and what is delivered in them.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::projects::model::{
    DeliverableAction, DeliverableId, DeliverableView, PlanView,
};
use crate::features::projects::service::{self, DeliverableInput};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/plan" Member => show,
        POST "/api/v1/deliverables/{id}/actions/{name}" Member => act,
    ]
}

/// Phases with their deliverables and gates, and who holds what.
#[utoipa::path(get, path = "/api/v1/projects/{id}/plan", tag = "projects",
    operation_id = "show_project_plan", params(("id" = String, Path)),
    responses((status = 200, body = PlanView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let plan = platform.db.read(move |conn| service::plan(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(plan))
}

/// What an action brings; each takes its own part.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeliverableActionBody)]
pub struct ActionBody {
    /// Of the deliverable.
    version: i32,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
    /// To send back, waive or reopen.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
}

/// Starts, submits, approves, sends back, waives or reopens a deliverable: its `actions` say what
/// is allowed now.
#[utoipa::path(post, path = "/api/v1/deliverables/{id}/actions/{name}", tag = "projects",
    operation_id = "act_on_deliverable",
    params(("id" = String, Path), ("name" = DeliverableAction, Path)), request_body = ActionBody,
    responses((status = 200, body = DeliverableView), (status = 404), (status = 409),
        (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(DeliverableId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: DeliverableAction = name.parse().map_err(|_| Problem::not_found())?;
    let ActionBody { version, note, reason } = request.body;
    let input =
        DeliverableInput { version, note: note.into_string(), reason: reason.into_string() };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act_on_deliverable(tx, &actor, id, action, &input)
        })
    };
    Ok(platform.db.write(&scope, "project.deliverable", write).await?.into())
}
