//! Checklists over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data, Words};
use crate::features::complaints::model::Category;
use crate::features::tasks::model::{Checklist, ChecklistId};
use crate::features::tasks::service::{self, ChecklistChange};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/organisation/checklists" Member => list,
        POST "/api/v1/organisation/checklists" Member => create,
        PATCH "/api/v1/organisation/checklists/{id}" Member => change,
        DELETE "/api/v1/organisation/checklists/{id}" Member => remove,
    ]
}

/// Tasks of one checklist at most.
const ITEMS: usize = 50;

/// The checklists of an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Checklists {
    pub items: Vec<Checklist>,
}

/// The own organisation's checklists, by name.
#[utoipa::path(get, path = "/api/v1/organisation/checklists", tag = "tasks",
    responses((status = 200, body = Checklists)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::checklists(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(Checklists { items }))
}

fn texts(items: Vec<Words>) -> Result<Vec<String>, Problem> {
    match items.len() {
        0 => Err(Problem::invalid("items", "missing_field")),
        1..=ITEMS => Ok(items.into_iter().map(Line::into_string).collect()),
        _ => Err(Problem::invalid("items", "too_many")),
    }
}

/// A checklist to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewChecklist)]
pub struct ChecklistInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    category: Option<Category>,
    #[schema(value_type = Vec<String>)]
    items: Vec<Words>,
}

/// Makes a checklist.
#[utoipa::path(post, path = "/api/v1/organisation/checklists", tag = "tasks",
    request_body = ChecklistInput,
    responses((status = 201, body = Checklist), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ChecklistInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let ChecklistInput { name, category, items } = request.body;
    let items = texts(items)?;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::create(tx, &actor, name.as_str(), category, &items)
        })
    };
    Ok(platform.db.write(&scope, "checklist.create", write).await?.into())
}

/// What changes of a checklist; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ChecklistPatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Category>)]
    category: Option<Option<Category>>,
    #[schema(value_type = Option<Vec<String>>)]
    items: Option<Vec<Words>>,
}

/// Changes a checklist.
#[utoipa::path(patch, path = "/api/v1/organisation/checklists/{id}", tag = "tasks",
    params(("id" = String, Path)), request_body = ChecklistPatchInput,
    responses((status = 200, body = Checklist), (status = 403), (status = 412), (status = 422)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<ChecklistId>,
    version: IfMatch,
    body: Body<ChecklistPatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let ChecklistPatchInput { name, category, items } = body.0;
    let change = ChecklistChange {
        name: name.map(Line::into_string),
        category,
        items: items.map(texts).transpose()?,
    };
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "checklist.change", write).await?))
}

/// Puts a checklist away.
#[utoipa::path(delete, path = "/api/v1/organisation/checklists/{id}", tag = "tasks",
    params(("id" = String, Path)), responses((status = 204), (status = 403), (status = 412)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<ChecklistId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::archive(tx, &actor, id, version);
    platform.db.write(&scope, "checklist.archive", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
