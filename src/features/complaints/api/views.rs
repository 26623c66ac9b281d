//! Saved views over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Items, Name};
use crate::features::complaints::model::SavedViewId;
use crate::features::complaints::service::{self, SavedView};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/views" Member => list,
        POST "/api/v1/views" Member => create,
        PATCH "/api/v1/views/{id}" Member => update,
        DELETE "/api/v1/views/{id}" Member => remove,
    ]
}

/// Parameters of the list by name; text alone, so that it stays what an address can hold.
type Parameters = std::collections::BTreeMap<String, String>;

/// Bytes of a saved query at most.
const QUERY_LIMIT: usize = 4000;

fn checked(query: &Parameters) -> Result<serde_json::Value, Problem> {
    let size: usize = query.iter().map(|(key, value)| key.len() + value.len()).sum();
    if size > QUERY_LIMIT {
        return Err(Problem::invalid("query", "text_too_long"));
    }
    if query.iter().any(|(key, value)| key.chars().chain(value.chars()).any(char::is_control)) {
        return Err(Problem::invalid("query", "text_control"));
    }
    serde_json::to_value(query).map_err(Problem::internal)
}

/// A new view.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewInput {
    #[schema(value_type = String)]
    name: Name,
    #[schema(value_type = Object)]
    query: Parameters,
}

/// What to change of a view.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewPatch {
    #[schema(value_type = Option<String>)]
    name: Option<Name>,
    #[schema(value_type = Option<Object>)]
    query: Option<Parameters>,
}

/// The caller's saved views.
#[utoipa::path(get, path = "/api/v1/views", tag = "views", responses((status = 200, body = Items<SavedView>)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| Ok(service::list_views(conn, &scope)?)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

/// Saves a view.
#[utoipa::path(post, path = "/api/v1/views", tag = "views", request_body = ViewInput,
    responses((status = 201, body = SavedView)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ViewInput>) -> Answer {
    let Keyed { body, key } = request;
    let query = checked(&body.query)?;
    let (name, actor) = (body.name.into_string(), scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::save_view(tx, &actor, &name, &query)
        })
    };
    Ok(platform.db.write(&scope, "view.save", write).await?.into())
}

/// Renames a view or replaces its filters.
#[utoipa::path(patch, path = "/api/v1/views/{id}", tag = "views", params(("id" = String, Path)),
    request_body = ViewPatch, responses((status = 200, body = SavedView)))]
pub async fn update(
    scope: Scope,
    platform: Data,
    path: web::Path<SavedViewId>,
    body: Body<ViewPatch>,
) -> Answer {
    let id = path.into_inner();
    let query = body.0.query.as_ref().map(checked).transpose()?;
    let name = body.0.name.map(Name::into_string);
    let actor = scope.clone();
    let view = platform
        .db
        .write(&scope, "view.update", move |tx| {
            service::update_view(tx, &actor, id, name.as_deref(), query.as_ref())
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Deletes a view.
#[utoipa::path(delete, path = "/api/v1/views/{id}", tag = "views", params(("id" = String, Path)),
    responses((status = 204)))]
pub async fn remove(scope: Scope, platform: Data, path: web::Path<SavedViewId>) -> Answer {
    let id = path.into_inner();
    let actor = scope.clone();
    platform
        .db
        .write(&scope, "view.delete", move |tx| service::delete_view(tx, &actor, id))
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
