//! Mediation over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::disputes::mediations::model::{MediationAction, MediationId, Outcome};
use crate::features::disputes::mediations::service::{
    self, Mediation, MediationInput, Mediations, NewMediation,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptText};
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/mediation" Member => list,
        POST "/api/v1/complaints/{id}/mediation" Member => create,
        POST "/api/v1/mediations/{id}/actions/{name}" Member => act,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The mediation of a complaint, and earlier ones.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/mediation", tag = "disputes",
    params(("id" = String, Path)), responses((status = 200, body = Mediations), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let (id, now) = (path.into_inner(), platform.clock.now());
    let read = platform.db.read(move |conn| service::mediations(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// Whom a side proposes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMediationBody {
    #[schema(value_type = String)]
    name: Line<200>,
    #[schema(value_type = String)]
    email: Line<254>,
    #[schema(value_type = String)]
    organisation: Line<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
    /// Whether the mediator may decide.
    #[serde(default)]
    binding: bool,
}

/// Proposes a mediator to the other side.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/mediation", tag = "disputes",
    params(("id" = String, Path)), request_body = NewMediationBody,
    responses((status = 201, body = Mediation), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<NewMediationBody>,
) -> Answer {
    let (id, key, actor, body) = (path.into_inner(), request.key, scope.clone(), request.body);
    let new = NewMediation {
        name: body.name.into_string(),
        email: body.email.into_string(),
        organisation: body.organisation.into_string(),
        note: body.note.into_string(),
        binding: body.binding,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::propose(tx, &actor, id, &new))
    };
    Ok(platform.db.write(&scope, "mediation.propose", write).await?.into())
}

/// What an action brings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MediationBody {
    version: i32,
    /// A recommendation or determination, Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    text: OptText<20_000>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
    #[serde(default)]
    outcome: Option<Outcome>,
}

/// Consents, declines, recommends, answers, determines, asks for a review, ends.
#[utoipa::path(post, path = "/api/v1/mediations/{id}/actions/{name}", tag = "disputes",
    params(("id" = String, Path), ("name" = MediationAction, Path)), request_body = MediationBody,
    responses((status = 200, body = Mediation), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(MediationId, String)>,
    request: Keyed<MediationBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: MediationAction = name.parse().map_err(|_| Problem::not_found())?;
    let MediationBody { version, text, reason, outcome } = request.body;
    let input = MediationInput { text: text.into_string(), reason: reason.into_string(), outcome };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, &input)
        })
    };
    Ok(platform.db.write(&scope, "mediation.act", write).await?.into())
}
