//! Facts over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::disputes::facts::model::{Fact, FactAction, FactId, FactKind};
use crate::features::disputes::facts::service;
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{OptText, Text};
use crate::routes;

/// This part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/facts" Member => list,
        POST "/api/v1/complaints/{id}/facts" Member => create,
        PATCH "/api/v1/facts/{id}" Member => edit,
        POST "/api/v1/facts/{id}/actions/{name}" Member => act,
        POST "/api/v1/facts/{id}/evidence" Member => add_evidence,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The facts of a complaint.
#[derive(Debug, Serialize, ToSchema)]
pub struct Facts {
    pub items: Vec<Fact>,
}

/// The facts of a complaint, in their order.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/facts", tag = "disputes",
    params(("id" = String, Path)), responses((status = 200, body = Facts), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let items = platform.db.read(move |conn| service::facts(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Facts { items }))
}

/// A statement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactInput {
    kind: FactKind,
    #[schema(value_type = String, max_length = 500)]
    statement: Text<500>,
    #[serde(default)]
    file_ids: Vec<FileId>,
}

/// States a fact for the caller's side.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/facts", tag = "disputes",
    params(("id" = String, Path)), request_body = FactInput,
    responses((status = 201, body = Fact), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<FactInput>,
) -> Answer {
    let (id, input) = (path.into_inner(), request.body);
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let words = input.statement.as_str();
            let made = service::state(tx, &actor, id, input.kind, words, &input.file_ids)?;
            service::fact(tx.conn, &actor, made)
        })
    };
    Ok(platform.db.write(&scope, "fact.state", write).await?.into())
}

/// What changes of a statement.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactChange {
    kind: Option<FactKind>,
    #[schema(value_type = Option<String>, max_length = 500)]
    statement: Option<Text<500>>,
}

/// Changes an own statement; what the other side said of it falls away.
#[utoipa::path(patch, path = "/api/v1/facts/{id}", tag = "disputes",
    params(("id" = String, Path)), request_body = FactChange,
    responses((status = 200, body = Fact), (status = 409), (status = 412), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    path: web::Path<FactId>,
    version: IfMatch,
    body: Body<FactChange>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let (kind, statement) = (body.0.kind, body.0.statement.map(Text::into_string));
    let write = move |tx: &mut Tx<'_>| {
        service::edit(tx, &actor, id, version, kind, statement.clone())?;
        service::fact(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "fact.edit", write).await?))
}

/// What an action brings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FactAnswer {
    version: i32,
    /// Needed to contest.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
}

/// Answers a fact of the other side, or withdraws an own one.
#[utoipa::path(post, path = "/api/v1/facts/{id}/actions/{name}", tag = "disputes",
    params(("id" = String, Path), ("name" = FactAction, Path)), request_body = FactAnswer,
    responses((status = 200, body = Fact), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(FactId, String)>,
    request: Keyed<FactAnswer>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: FactAction = name.parse().map_err(|_| Problem::not_found())?;
    let (version, reason) = (request.body.version, request.body.reason.into_string());
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, reason.clone())?;
            service::fact(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "fact.answer", write).await?.into())
}

/// Files of evidence: new uploads, or files of the shared conversation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceInput {
    file_ids: Vec<FileId>,
}

/// Links evidence to a fact, for either side.
#[utoipa::path(post, path = "/api/v1/facts/{id}/evidence", tag = "disputes",
    params(("id" = String, Path)), request_body = EvidenceInput,
    responses((status = 200, body = Fact), (status = 409), (status = 422)))]
pub async fn add_evidence(
    scope: Scope,
    platform: Data,
    path: web::Path<FactId>,
    request: Keyed<EvidenceInput>,
) -> Answer {
    let (id, files) = (path.into_inner(), request.body.file_ids);
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::add_evidence(tx, &actor, id, &files)?;
            service::fact(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "fact.evidence", write).await?.into())
}
