//! Ideas over HTTP.
mod input;
pub mod votes;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

pub use input::*;

use crate::features::ideas::model::IdeaAction;
use crate::features::ideas::service::{
    self, ConversationView, Counts, IdeaItem, IdeaView, ListQuery, SimilarIdea,
};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/ideas" Member => list,
        POST "/api/v1/ideas" Member => create,
        GET "/api/v1/ideas/counts" Member => counts,
        GET "/api/v1/ideas/similar" Member => similar,
        GET "/api/v1/ideas/{id}" Member => show,
        PATCH "/api/v1/ideas/{id}" Member => edit,
        POST "/api/v1/ideas/{id}/actions/{name}" Member => act,
        GET "/api/v1/ideas/{id}/votes" Member => votes::list,
        POST "/api/v1/ideas/{id}/votes" Member => votes::vote,
        DELETE "/api/v1/ideas/{id}/votes/{vote_id}" Member => votes::withdraw,
        POST "/api/v1/ideas/{id}/complaints" Member => add_complaint,
        DELETE "/api/v1/ideas/{id}/complaints/{complaint_id}" Member => remove_complaint,
        POST "/api/v1/ideas/{id}/conversation" Member => converse,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Ideas that the caller may see.
#[utoipa::path(get, path = "/api/v1/ideas", tag = "ideas", operation_id = "list_ideas",
    params(ListQuery), responses((status = 200, body = Page<IdeaItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let query = query.0;
    let page = if query.q.is_some() {
        platform.db.scan(move |conn| service::list(conn, &scope, &query)).await?
    } else {
        platform.db.read(move |conn| service::list(conn, &scope, &query)).await?
    };
    Ok(HttpResponse::Ok().json(page))
}

/// How many ideas of each status the caller sees.
#[utoipa::path(get, path = "/api/v1/ideas/counts", tag = "ideas", operation_id = "count_ideas",
    responses((status = 200, body = Counts)))]
pub async fn counts(scope: Scope, platform: Data) -> Answer {
    let counts = platform.db.read(move |conn| service::counts(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(counts))
}

/// What is typed so far.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SimilarQuery {
    /// Of a customer: with the vendor that the idea is for.
    #[param(value_type = Option<String>)]
    relationship_id: Option<RelationshipId>,
    #[serde(default)]
    text: String,
}

/// A short list.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarIdeas {
    pub items: Vec<SimilarIdea>,
}

/// Ideas that may ask for the same, while somebody is typing.
#[utoipa::path(get, path = "/api/v1/ideas/similar", tag = "ideas", operation_id = "similar_ideas",
    params(SimilarQuery), responses((status = 200, body = SimilarIdeas), (status = 404)))]
pub async fn similar(scope: Scope, platform: Data, query: Query<SimilarQuery>) -> Answer {
    let SimilarQuery { relationship_id, text } = query.0;
    let find = move |conn: &mut _| service::similar(conn, &scope, relationship_id, &text);
    let items = platform.db.scan(find).await?;
    Ok(HttpResponse::Ok().json(SimilarIdeas { items }))
}

/// Writes an idea down and shows it to whom it is meant for.
#[utoipa::path(post, path = "/api/v1/ideas", tag = "ideas", operation_id = "submit_idea",
    request_body = IdeaInput,
    responses((status = 201, body = IdeaView), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<IdeaInput>) -> Answer {
    let (new, key, actor) = (request.body.new_idea(), request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::submit(tx, &actor, &new)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "idea.submit", write).await?.into())
}

/// An idea. Answers 304 if the caller has it already.
#[utoipa::path(get, path = "/api/v1/ideas/{id}", tag = "ideas", operation_id = "show_idea",
    params(("id" = String, Path)),
    responses((status = 200, body = IdeaView), (status = 304), (status = 404)))]
pub async fn show(
    request: HttpRequest,
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
) -> Answer {
    let id = path.into_inner();
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let known = known.map(str::to_owned);
    let read = move |conn: &mut _| service::load_unless_known(conn, &scope, id, known.as_deref());
    let (etag, found) = platform.db.read(read).await?;
    let mut answer = if found.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    answer.insert_header((ETAG, etag)).insert_header((CACHE_CONTROL, "private, no-cache"));
    Ok(match found {
        Some(found) => answer.json(found),
        None => answer.finish(),
    })
}

/// Changes fields of an idea.
#[utoipa::path(patch, path = "/api/v1/ideas/{id}", tag = "ideas", operation_id = "edit_idea",
    params(("id" = String, Path)), request_body = IdeaPatchInput,
    responses((status = 200, body = IdeaView), (status = 403), (status = 409), (status = 412),
        (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<IdeaPatchInput>,
) -> Answer {
    let (id, patch, actor) = (path.into_inner(), body.0.patch(), scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::edit(tx, &actor, id, version, &patch)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "idea.edit", write).await?))
}

/// Does something with an idea: its `actions` say what is allowed now.
#[utoipa::path(post, path = "/api/v1/ideas/{id}/actions/{name}", tag = "ideas",
    operation_id = "act_on_idea", params(("id" = String, Path), ("name" = IdeaAction, Path)),
    request_body = IdeaActionBody,
    responses((status = 200, body = IdeaView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, String)>,
    request: Keyed<IdeaActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: IdeaAction = name.parse().map_err(|_| Problem::not_found())?;
    let (version, input) = request.body.for_action(action)?;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, &input)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "idea.act", write).await?.into())
}

/// A complaint that the idea grew from.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IdeaComplaint {
    complaint_id: RecordId,
}

/// Links a complaint that the idea grew from; whoever sees both sees that.
#[utoipa::path(post, path = "/api/v1/ideas/{id}/complaints", tag = "ideas",
    operation_id = "add_idea_complaint", params(("id" = String, Path)),
    request_body = IdeaComplaint,
    responses((status = 201, body = IdeaView), (status = 404), (status = 409), (status = 422)))]
pub async fn add_complaint(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<IdeaComplaint>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let complaint = request.body.complaint_id;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add_source(tx, &actor, id, complaint)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "idea.add_complaint", write).await?.into())
}

/// Takes the link to a complaint away.
#[utoipa::path(delete, path = "/api/v1/ideas/{id}/complaints/{complaint_id}", tag = "ideas",
    operation_id = "remove_idea_complaint",
    params(("id" = String, Path), ("complaint_id" = String, Path)),
    responses((status = 200, body = IdeaView), (status = 404), (status = 409)))]
pub async fn remove_complaint(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, RecordId)>,
) -> Answer {
    let ((id, complaint), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::remove_source(tx, &actor, id, complaint)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "idea.remove_complaint", write).await?))
}

/// With whom the vendor speaks; a customer speaks with the vendor.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConversationInput {
    #[serde(default)]
    relationship_id: Option<RelationshipId>,
}

/// Opens the thread in which a customer and the vendor speak about the idea; if it is open, gives it.
#[utoipa::path(post, path = "/api/v1/ideas/{id}/conversation", tag = "ideas",
    operation_id = "open_idea_conversation", params(("id" = String, Path)),
    request_body = ConversationInput,
    responses((status = 201, body = ConversationView), (status = 403), (status = 404),
        (status = 422)))]
pub async fn converse(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<ConversationInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let with = request.body.relationship_id;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::converse(tx, &actor, id, with))
    };
    Ok(platform.db.write(&scope, "idea.converse", write).await?.into())
}
