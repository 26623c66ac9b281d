//! Changing a project, and moving it as a whole.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, given_day};
use crate::features::projects::model::{ProjectAction, ProjectView};
use crate::features::projects::service::{self, ProjectChange, ProjectInput};
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptText, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        PATCH "/api/v1/projects/{id}" Member => edit,
        POST "/api/v1/projects/{id}/actions/{name}" Member => act,
        DELETE "/api/v1/projects/{id}/parties/{organisation_id}" Member => withdraw,
    ]
}

/// Fields to change; null empties one that may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ProjectPatch)]
pub struct PatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    #[schema(value_type = Option<String>)]
    purpose: Option<Text<20_000>>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    starts_on: Option<OptText<10>>,
    /// `YYYY-MM-DD`
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    target_on: Option<OptText<10>>,
}

/// Changes fields of a project.
#[utoipa::path(patch, path = "/api/v1/projects/{id}", tag = "projects",
    operation_id = "edit_project", params(("id" = String, Path)), request_body = PatchInput,
    responses((status = 200, body = ProjectView), (status = 409), (status = 412), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    version: IfMatch,
    body: Body<PatchInput>,
) -> Answer {
    let (id, body, actor) = (id.into_inner(), body.0, scope.clone());
    let change = ProjectChange {
        starts_on: given_day("starts_on", body.starts_on.as_ref())?,
        target_on: given_day("target_on", body.target_on.as_ref())?,
        title: body.title.map(Text::into_string),
        purpose: body.purpose.map(Text::into_string),
    };
    let write = move |tx: &mut Tx<'_>| {
        service::edit(tx, &actor, id, version, &change)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.edit", write).await?))
}

/// What an action brings.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProjectActionBody)]
pub struct ActionBody {
    /// Of the project.
    version: i32,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
}

/// Leaves a project, opens it to further customers, goes on after a rest, or gives it up: its
/// `actions` say what is allowed now. Whoever leaves is answered without the project.
#[utoipa::path(post, path = "/api/v1/projects/{id}/actions/{name}", tag = "projects",
    operation_id = "act_on_project",
    params(("id" = String, Path), ("name" = ProjectAction, Path)), request_body = ActionBody,
    responses((status = 200, body = ProjectView), (status = 204), (status = 404), (status = 409)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    request: Keyed<ActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: ProjectAction = name.parse().map_err(|_| Problem::not_found())?;
    let ActionBody { version, reason } = request.body;
    let input = ProjectInput { version, reason: reason.into_string() };
    let (key, actor) = (request.key, scope.clone());
    if action == ProjectAction::Leave {
        let write = move |tx: &mut Tx<'_>| {
            once(tx, &actor, &key, StatusCode::NO_CONTENT, |tx| {
                service::act(tx, &actor, id, action, &input)
            })
        };
        return Ok(platform.db.write(&scope, "project.leave", write).await?.into());
    }
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, &input)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "project.act", write).await?.into())
}

/// Takes an invitation back that is not answered.
#[utoipa::path(delete, path = "/api/v1/projects/{id}/parties/{organisation_id}", tag = "projects",
    operation_id = "withdraw_project_invitation",
    params(("id" = String, Path), ("organisation_id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn withdraw(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, OrganisationId)>,
) -> Answer {
    let ((id, organisation), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::withdraw_invitation(tx, &actor, id, organisation);
    platform.db.write(&scope, "project.withdraw_invitation", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
