//! What is kept twice, and merges, over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::merges::model::{
    Duplicates, Merge, MergeId, MergeKind, MergePreview, MergedId,
};
use crate::features::merges::service::{self, NewMerge};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Line;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/duplicates" Member => duplicates,
        GET "/api/v1/merges" Member => list,
        POST "/api/v1/merges" Member => create,
        GET "/api/v1/merges/preview" Member => preview,
        POST "/api/v1/merges/{id}/actions/undo" Member => undo,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DuplicatesQuery {
    pub kind: MergeKind,
}

/// What the own organisation seems to keep twice, the surest first.
#[utoipa::path(get, path = "/api/v1/duplicates", tag = "customers", params(DuplicatesQuery),
    operation_id = "list_duplicates", responses((status = 200, body = Duplicates)))]
pub async fn duplicates(scope: Scope, platform: Data, query: Query<DuplicatesQuery>) -> Answer {
    let kind = query.0.kind;
    let found = platform.db.scan(move |conn| service::duplicates(conn, &scope, kind)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Merges of the own organisation, the newest first.
#[utoipa::path(get, path = "/api/v1/merges", tag = "customers", params(PageParams),
    operation_id = "list_merges", responses((status = 200, body = Page<Merge>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<PageParams>) -> Answer {
    let read = move |conn: &mut _| service::merges(conn, &scope, &query.0);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// The two that would be merged.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PreviewQuery {
    pub kind: MergeKind,
    #[param(value_type = String)]
    pub survivor_id: MergedId,
    #[param(value_type = String)]
    pub victim_id: MergedId,
}

/// What a merge would hand over, and what stands against it.
#[utoipa::path(get, path = "/api/v1/merges/preview", tag = "customers", params(PreviewQuery),
    operation_id = "preview_merge",
    responses((status = 200, body = MergePreview), (status = 403), (status = 404)))]
pub async fn preview(scope: Scope, platform: Data, query: Query<PreviewQuery>) -> Answer {
    let PreviewQuery { kind, survivor_id, victim_id } = query.0;
    let new = NewMerge { kind, survivor: survivor_id, victim: victim_id, take: Vec::new() };
    let found = platform.db.read(move |conn| service::preview(conn, &scope, &new)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Two that are one.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMerge)]
pub struct MergeInput {
    kind: MergeKind,
    /// The one that lives on.
    survivor_id: MergedId,
    /// The one that leads to it from now on.
    victim_id: MergedId,
    /// Fields that it takes from the other although it has its own.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    take: Vec<Line<40>>,
}

/// Merges one account or contact into another.
#[utoipa::path(post, path = "/api/v1/merges", tag = "customers", request_body = MergeInput,
    operation_id = "create_merge",
    responses((status = 201, body = Merge), (status = 403), (status = 404), (status = 409),
        (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<MergeInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let MergeInput { kind, survivor_id: survivor, victim_id: victim, take } = request.body;
    let take = take.into_iter().map(Line::into_string).collect();
    let new = NewMerge { kind, survivor, victim, take };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::merge(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "merge.create", write).await?.into())
}

/// Takes a merge back: what was handed over returns, what came after stays.
#[utoipa::path(post, path = "/api/v1/merges/{id}/actions/undo", tag = "customers",
    operation_id = "undo_merge", params(("id" = String, Path)),
    responses((status = 200, body = Merge), (status = 403), (status = 404), (status = 409)))]
pub async fn undo(scope: Scope, platform: Data, path: web::Path<MergeId>) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::undo(tx, &actor, id);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "merge.undo", write).await?))
}
