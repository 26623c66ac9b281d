//! Links over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::features::complaints::service::{self as complaints, ComplaintView};
use crate::features::links::model::LinkKind;
use crate::features::links::service::{self, LinksView, Split, Target};
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/complaints/{id}/links" Member => show,
        POST "/api/v1/complaints/{id}/links" Member => add,
        DELETE "/api/v1/complaints/{id}/links/{to}" Member => remove,
        POST "/api/v1/complaints/{id}/split" Member => split,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The links of a complaint with where the other ones stand.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/links", tag = "links",
    operation_id = "show_links", params(("id" = String, Path)),
    responses((status = 200, body = LinksView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let links = platform.db.read(move |conn| service::load(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(links))
}

/// What a complaint is to another one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewComplaintLink)]
pub struct LinkInput {
    /// Id of the other complaint, or its number with the same vendor.
    #[schema(value_type = String)]
    to: Line<40>,
    kind: LinkKind,
}

/// Links a complaint with another one; a duplicate is closed by it.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/links", tag = "links",
    operation_id = "add_link", params(("id" = String, Path)), request_body = LinkInput,
    responses((status = 201, body = LinksView), (status = 404), (status = 409), (status = 422)))]
pub async fn add(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<LinkInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let LinkInput { to, kind } = request.body;
    let to: Target = to.into_string().parse().map_err(Problem::internal)?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add(tx, &actor, id, &to, kind)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "complaint.link", write).await?.into())
}

/// Which of the links between the two.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct KindQuery {
    kind: LinkKind,
}

/// Takes a link away, from whichever end.
#[utoipa::path(delete, path = "/api/v1/complaints/{id}/links/{to}", tag = "links",
    operation_id = "remove_link",
    params(("id" = String, Path), ("to" = String, Path), KindQuery),
    responses((status = 200, body = LinksView), (status = 404)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, RecordId)>,
    query: Query<KindQuery>,
) -> Answer {
    let ((id, other), kind, actor) = (path.into_inner(), query.0.kind, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::remove(tx, &actor, id, other, kind)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "complaint.unlink", write).await?))
}

/// What is split off a complaint.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    description: Text<20_000>,
    /// Entries of the shared lane that are copied along with their attachments.
    #[serde(default)]
    entry_ids: Vec<EntryId>,
}

/// Files a new complaint of the same relationship, split off this one.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/split", tag = "links",
    operation_id = "split_complaint", params(("id" = String, Path)), request_body = SplitInput,
    responses((status = 201, body = ComplaintView), (status = 404), (status = 409), (status = 422)))]
pub async fn split(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<SplitInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let SplitInput { title, description, entry_ids } = request.body;
    let wanted = Split {
        title: title.into_string(),
        description: description.into_string(),
        entries: entry_ids,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let new = service::split(tx, &actor, id, &wanted)?;
            let now = tx.now;
            complaints::load(tx.conn, &actor, new, now)
        })
    };
    Ok(platform.db.write(&scope, "complaint.split", write).await?.into())
}
