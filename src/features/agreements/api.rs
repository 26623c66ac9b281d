//! `/relationships/{id}/agreement`
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::agreements::model::AgreementData;
use crate::features::agreements::policy::AgreementAction;
use crate::features::agreements::service::{self, ActInput, AgreementView, VersionView};
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/relationships/{id}/agreement" Member => show,
        PUT "/api/v1/relationships/{id}/agreement" Member => propose,
        GET "/api/v1/relationships/{id}/agreement/versions" Member => versions,
        POST "/api/v1/relationships/{id}/agreement/actions/{name}" Member => act,
    ]
}

type Answer = Result<HttpResponse, Problem>;

/// What two firms have agreed on, and what is proposed.
#[utoipa::path(get, path = "/api/v1/relationships/{id}/agreement", tag = "agreements",
    params(("id" = RelationshipId, Path)), responses((status = 200, body = AgreementView)))]
pub async fn show(scope: Scope, platform: Data<Platform>, id: Path<RelationshipId>) -> Answer {
    let id = id.into_inner();
    let view = platform.db.read(move |conn| service::agreement(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// A version to be agreed on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalBody {
    data: AgreementData,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<2000>,
}

/// Proposes the next version; `If-Match` names the newest one that was seen, 0 if there is none.
#[utoipa::path(put, path = "/api/v1/relationships/{id}/agreement", tag = "agreements",
    params(("id" = RelationshipId, Path)), request_body = ProposalBody,
    responses((status = 200, body = AgreementView), (status = 412), (status = 422)))]
pub async fn propose(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
    newest: IfMatch,
    body: Body<ProposalBody>,
) -> Answer {
    let (id, actor) = (id.into_inner(), scope.clone());
    let Body(ProposalBody { data, note }) = body;
    let note = note.into_string();
    let write = move |tx: &mut Tx<'_>| {
        service::propose(tx, &actor, id, newest, &data, note.clone())?;
        service::agreement(tx.conn, &actor, id)
    };
    let view = platform.db.write(&scope, "agreement.propose", write).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// All versions, newest first.
#[utoipa::path(get, path = "/api/v1/relationships/{id}/agreement/versions", tag = "agreements",
    params(("id" = RelationshipId, Path), PageParams),
    responses((status = 200, body = Page<VersionView>)))]
pub async fn versions(
    scope: Scope,
    platform: Data<Platform>,
    id: Path<RelationshipId>,
    page: Query<PageParams>,
) -> Answer {
    let id = id.into_inner();
    let page = platform.db.read(move |conn| service::versions(conn, &scope, id, &page.0)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Which proposal was seen, and what is said to it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementActionBody {
    version: i32,
    /// Of what was seen, for `sign` and `refuse`.
    sha256: Option<String>,
    /// For `refuse`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
}

/// Signs, refuses or withdraws what is proposed.
#[utoipa::path(post, path = "/api/v1/relationships/{id}/agreement/actions/{name}",
    tag = "agreements", params(("id" = RelationshipId, Path), ("name" = AgreementAction, Path)),
    request_body = AgreementActionBody,
    responses((status = 200, body = AgreementView), (status = 409)))]
pub async fn act(
    scope: Scope,
    platform: Data<Platform>,
    path: Path<(RelationshipId, String)>,
    request: Keyed<AgreementActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: AgreementAction = name.parse().map_err(|_| Problem::not_found())?;
    let AgreementActionBody { version, sha256, reason } = request.body;
    let input = ActInput { version, sha256, reason: reason.into_string() };
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, &input)?;
            service::agreement(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "agreement.act", write).await?.into())
}
