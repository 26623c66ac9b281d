//! Organisations of a project: asking, joining, leaving.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Items};
use crate::features::organisations::model::RelationshipId;
use crate::features::projects::model::{InvitationView, ProjectView};
use crate::features::projects::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::text::OptText;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/invitation" Member => invitation,
        POST "/api/v1/projects/{id}/invitation/accept" Member => accept,
        POST "/api/v1/projects/{id}/invitation/decline" Member => decline,
        POST "/api/v1/projects/{id}/parties" Member => invite,
    ]
}

/// What the own organisation is asked to join, newest first.
#[utoipa::path(get, path = "/api/v1/projects/invitations", tag = "projects",
    operation_id = "list_project_invitations",
    responses((status = 200, body = Items<InvitationView>)))]
pub async fn invitations(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::invitations(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// The invitation to a project: all that is seen of it before it is accepted.
#[utoipa::path(get, path = "/api/v1/projects/{id}/invitation", tag = "projects",
    operation_id = "show_project_invitation", params(("id" = String, Path)),
    responses((status = 200, body = InvitationView), (status = 404)))]
pub async fn invitation(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let found = platform.db.read(move |conn| service::invitation(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Nothing but the wish.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ProjectAcceptance)]
pub struct AcceptInput {}

/// Joins a project. Whoever accepts leads it for their organisation.
#[utoipa::path(post, path = "/api/v1/projects/{id}/invitation/accept", tag = "projects",
    operation_id = "accept_project", params(("id" = String, Path)), request_body = AcceptInput,
    responses((status = 200, body = ProjectView), (status = 404), (status = 409)))]
pub async fn accept(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<AcceptInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::accept(tx, &actor, id)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "project.accept", write).await?.into())
}

/// Why not.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ProjectRefusal)]
pub struct DeclineInput {
    #[schema(value_type = Option<String>)]
    reason: OptText<4000>,
}

/// Does not join a project.
#[utoipa::path(post, path = "/api/v1/projects/{id}/invitation/decline", tag = "projects",
    operation_id = "decline_project", params(("id" = String, Path)), request_body = DeclineInput,
    responses((status = 204), (status = 404), (status = 409)))]
pub async fn decline(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<DeclineInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let reason = request.body.reason.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::NO_CONTENT, |tx| {
            service::decline(tx, &actor, id, reason.clone())
        })
    };
    Ok(platform.db.write(&scope, "project.decline", write).await?.into())
}

/// Whom to ask.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewProjectParty)]
pub struct InviteInput {
    relationship_id: RelationshipId,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<4000>,
}

/// Asks a further customer to join.
#[utoipa::path(post, path = "/api/v1/projects/{id}/parties", tag = "projects",
    operation_id = "invite_to_project", params(("id" = String, Path)), request_body = InviteInput,
    responses((status = 201, body = ProjectView), (status = 404), (status = 409), (status = 422)))]
pub async fn invite(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<InviteInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let InviteInput { relationship_id, note } = request.body;
    let note = note.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::invite(tx, &actor, id, relationship_id, note.clone())?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "project.invite", write).await?.into())
}
