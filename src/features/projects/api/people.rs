//! People of a project.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::projects::model::{ProjectRole, ProjectView};
use crate::features::projects::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, Route};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        PUT "/api/v1/projects/{id}/members/{membership_id}" Member => set,
        DELETE "/api/v1/projects/{id}/members/{membership_id}" Member => remove,
    ]
}

/// What somebody does in the project.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProjectMemberRole)]
pub struct RoleInput {
    role: ProjectRole,
}

/// Puts somebody of the own organisation into the project, or in another role.
#[utoipa::path(put, path = "/api/v1/projects/{id}/members/{membership_id}", tag = "projects",
    operation_id = "set_project_member",
    params(("id" = String, Path), ("membership_id" = String, Path)), request_body = RoleInput,
    responses((status = 200, body = ProjectView), (status = 404), (status = 409), (status = 422)))]
pub async fn set(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, MembershipId)>,
    body: Body<RoleInput>,
) -> Answer {
    let ((id, member), role, actor) = (path.into_inner(), body.0.role, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::set_member(tx, &actor, id, member, role)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "project.member", write).await?))
}

/// Takes somebody of the own organisation out of the project.
#[utoipa::path(delete, path = "/api/v1/projects/{id}/members/{membership_id}", tag = "projects",
    operation_id = "remove_project_member",
    params(("id" = String, Path), ("membership_id" = String, Path)),
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, MembershipId)>,
) -> Answer {
    let ((id, member), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_member(tx, &actor, id, member);
    platform.db.write(&scope, "project.remove_member", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
