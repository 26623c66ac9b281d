//! Saved replies over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::complaints::model::Category;
use crate::features::records::model::RecordId;
use crate::features::tasks::model::{RenderedReply, SavedReply, SavedReplyId};
use crate::features::tasks::service::{self, NewReply, ReplyChange};
use crate::features::tasks::variables;
use crate::platform::authz::{Locale, Scope};
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::text::{Line, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/organisation/saved-replies" Member => list,
        POST "/api/v1/organisation/saved-replies" Member => create,
        PATCH "/api/v1/organisation/saved-replies/{id}" Member => change,
        DELETE "/api/v1/organisation/saved-replies/{id}" Member => remove,
        GET "/api/v1/complaints/{id}/saved-replies" Member => rendered,
    ]
}

/// The saved replies of an organisation, and the variables that they may name.
#[derive(Debug, Serialize, ToSchema)]
pub struct SavedReplies {
    pub items: Vec<SavedReply>,
    pub variables: &'static [&'static str],
}

/// The own organisation's saved replies, by name.
#[utoipa::path(get, path = "/api/v1/organisation/saved-replies", tag = "tasks",
    responses((status = 200, body = SavedReplies)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::replies(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(SavedReplies { items, variables: &variables::NAMES }))
}

/// A reply to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSavedReply)]
pub struct SavedReplyInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    /// Markdown with variables; an unknown one is refused.
    #[schema(value_type = String, max_length = 10000)]
    body: Text<10_000>,
    category: Option<Category>,
    locale: Option<Locale>,
}

/// Saves a reply.
#[utoipa::path(post, path = "/api/v1/organisation/saved-replies", tag = "tasks",
    request_body = SavedReplyInput,
    responses((status = 201, body = SavedReply), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<SavedReplyInput>) -> Answer {
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let new = NewReply {
        name: body.name.into_string(),
        body: body.body.into_string(),
        category: body.category,
        locale: body.locale,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_reply(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "saved_reply.create", write).await?.into())
}

/// What changes of a saved reply; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SavedReplyPatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    #[schema(value_type = Option<String>, max_length = 10000)]
    body: Option<Text<10_000>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Category>)]
    category: Option<Option<Category>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Locale>)]
    locale: Option<Option<Locale>>,
}

/// Changes a saved reply.
#[utoipa::path(patch, path = "/api/v1/organisation/saved-replies/{id}", tag = "tasks",
    params(("id" = String, Path)), request_body = SavedReplyPatchInput,
    responses((status = 200, body = SavedReply), (status = 403), (status = 412), (status = 422)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<SavedReplyId>,
    version: IfMatch,
    body: Body<SavedReplyPatchInput>,
) -> Answer {
    let (id, actor, body) = (path.into_inner(), scope.clone(), body.0);
    let change = ReplyChange {
        name: body.name.map(Line::into_string),
        body: body.body.map(Text::into_string),
        category: body.category,
        locale: body.locale,
    };
    let write = move |tx: &mut Tx<'_>| service::change_reply(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "saved_reply.change", write).await?))
}

/// Puts a saved reply away.
#[utoipa::path(delete, path = "/api/v1/organisation/saved-replies/{id}", tag = "tasks",
    params(("id" = String, Path)), responses((status = 204), (status = 403), (status = 412)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<SavedReplyId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::archive_reply(tx, &actor, id, version);
    platform.db.write(&scope, "saved_reply.archive", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Saved replies filled in for one complaint.
#[derive(Debug, Serialize, ToSchema)]
pub struct RenderedReplies {
    pub items: Vec<RenderedReply>,
}

/// The own organisation's saved replies with the values of a complaint; those for its kind first.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/saved-replies", tag = "tasks",
    params(("id" = String, Path)),
    responses((status = 200, body = RenderedReplies), (status = 404)))]
pub async fn rendered(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let items = platform.db.read(move |conn| service::rendered(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(RenderedReplies { items }))
}
