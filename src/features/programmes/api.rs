//! Programmes and cost shares over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::programmes::model::{CostAction, ProgrammeView};
use crate::features::programmes::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/programme" Member => show,
        POST "/api/v1/projects/{id}/programme" Member => place,
        POST "/api/v1/projects/{id}/costs" Member => propose,
        POST "/api/v1/projects/{id}/costs/actions/{name}" Member => act,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Where a project stands among others, one calendar of them, and who bears which share of the cost.
#[utoipa::path(get, path = "/api/v1/projects/{id}/programme", tag = "projects",
    operation_id = "show_programme", params(("id" = String, Path)),
    responses((status = 200, body = ProgrammeView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let view = platform.db.read(move |conn| service::show(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Which programme a project belongs to.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceInput {
    /// Null takes it out of its programme.
    #[schema(value_type = Option<String>)]
    programme_id: Option<RecordId>,
}

/// Puts a project below a programme of the same vendor, or takes it out.
#[utoipa::path(post, path = "/api/v1/projects/{id}/programme", tag = "projects",
    operation_id = "place_project", params(("id" = String, Path)), request_body = PlaceInput,
    responses((status = 200, body = ProgrammeView), (status = 404), (status = 409), (status = 422)))]
pub async fn place(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<PlaceInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let programme = request.body.programme_id;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::place(tx, &actor, id, programme))
    };
    Ok(platform.db.write(&scope, "project.place", write).await?.into())
}

/// A share of the cost.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCostShare)]
pub struct ShareInput {
    #[schema(value_type = String)]
    organisation_id: OrganisationId,
    /// Hundredths of a percent.
    share: i32,
}

/// One share for each organisation that is in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCostShares)]
pub struct SharesInput {
    #[schema(max_items = 50)]
    shares: Vec<ShareInput>,
}

/// Puts shares up that every organisation signs; they sum to 100 %.
#[utoipa::path(post, path = "/api/v1/projects/{id}/costs", tag = "projects",
    operation_id = "propose_cost_shares", params(("id" = String, Path)),
    request_body = SharesInput,
    responses((status = 201, body = ProgrammeView), (status = 404), (status = 409), (status = 422)))]
pub async fn propose(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<SharesInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let shares: Vec<_> =
        request.body.shares.into_iter().map(|one| (one.organisation_id, one.share)).collect();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::propose(tx, &actor, id, &shares))
    };
    Ok(platform.db.write(&scope, "project.costs", write).await?.into())
}

/// What a signature brings.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CostVoteInput {
    /// Of what was shown, in hexadecimal.
    sha256: String,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    reason: OptText<2000>,
}

/// Signs or refuses the shares that are up.
#[utoipa::path(post, path = "/api/v1/projects/{id}/costs/actions/{name}", tag = "projects",
    operation_id = "vote_cost_shares",
    params(("id" = String, Path), ("name" = CostAction, Path)), request_body = CostVoteInput,
    responses((status = 200, body = ProgrammeView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    request: Keyed<CostVoteInput>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: CostAction = name.parse().map_err(|_| Problem::not_found())?;
    let (key, actor) = (request.key, scope.clone());
    let seen = hex::decode(&request.body.sha256)
        .map_err(|_| Problem::invalid("sha256", "not_allowed_value"))?;
    let reason = request.body.reason.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, &seen, reason.as_deref())
        })
    };
    Ok(platform.db.write(&scope, "project.costs.vote", write).await?.into())
}
