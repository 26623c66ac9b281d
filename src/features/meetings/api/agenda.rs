//! `/meetings/{id}/items`
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Titles, shown};
use crate::features::meetings::model::ItemId;
use crate::features::meetings::service::{self, MeetingView, NewTopic};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::text::{Line, OptText, Text, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        POST "/api/v1/meetings/{id}/items" Member => add,
        POST "/api/v1/meetings/{id}/items/take" Member => take,
        PATCH "/api/v1/meetings/{id}/items/{item_id}" Member => change,
        DELETE "/api/v1/meetings/{id}/items/{item_id}" Member => remove,
        PUT "/api/v1/meetings/{id}/order" Member => reorder,
    ]
}

/// An own topic.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAgendaTopic)]
pub struct TopicInput {
    #[schema(value_type = String, max_length = 300)]
    title: Line<300>,
    /// Markdown.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<5000>,
}

/// Adds a topic at the end of the agenda.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/items", tag = "meetings",
    operation_id = "add_agenda_topic", params(("id" = String, Path)), request_body = TopicInput,
    responses((status = 201, body = MeetingView), (status = 404), (status = 409), (status = 422)))]
pub async fn add(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<RecordId>,
    request: Keyed<TopicInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let new = NewTopic {
        title: request.body.title.into_string(),
        note: request.body.note.into_string().unwrap_or_default(),
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add_topic(tx, &actor, id, new.clone())?;
            service::load(tx.conn, &actor, **titles, id)
        })
    };
    Ok(platform.db.write(&scope, "meeting.add_topic", write).await?.into())
}

/// Proposals to be taken over.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeInput {
    /// As the proposals name them.
    subjects: Vec<String>,
}

/// Takes proposals over into the agenda, in the order given.
#[utoipa::path(post, path = "/api/v1/meetings/{id}/items/take", tag = "meetings",
    operation_id = "take_agenda_proposals", params(("id" = String, Path)),
    request_body = TakeInput,
    responses((status = 201, body = MeetingView), (status = 404), (status = 409), (status = 422)))]
pub async fn take(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<RecordId>,
    request: Keyed<TakeInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let subjects = request.body.subjects;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::take(tx, &actor, **titles, id, &subjects)?;
            service::load(tx.conn, &actor, **titles, id)
        })
    };
    Ok(platform.db.write(&scope, "meeting.take", write).await?.into())
}

/// What to change of a line.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = AgendaItemPatch)]
pub struct ItemPatchInput {
    /// Of an own topic alone.
    #[schema(value_type = Option<String>)]
    title: Option<Line<300>>,
    /// Markdown; null empties it.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    note: Option<OptText<5000>>,
}

/// Rewords a line of the agenda.
#[utoipa::path(patch, path = "/api/v1/meetings/{id}/items/{item_id}", tag = "meetings",
    operation_id = "change_agenda_item",
    params(("id" = String, Path), ("item_id" = String, Path)), request_body = ItemPatchInput,
    responses((status = 200, body = MeetingView), (status = 409), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<(RecordId, ItemId)>,
    version: IfMatch,
    body: Body<ItemPatchInput>,
) -> Answer {
    let (place, actor) = (path.into_inner(), scope.clone());
    let title = body.0.title.map(Text::into_string);
    let note = body.0.note.map(|note| note.into_string().unwrap_or_default());
    let write = move |tx: &mut Tx<'_>| {
        service::change_item(tx, &actor, place, version, title.clone(), note.clone())
    };
    platform.db.write(&scope, "meeting.change_item", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, place.0).await?))
}

/// Takes a line off the agenda.
#[utoipa::path(delete, path = "/api/v1/meetings/{id}/items/{item_id}", tag = "meetings",
    operation_id = "remove_agenda_item",
    params(("id" = String, Path), ("item_id" = String, Path)),
    responses((status = 200, body = MeetingView), (status = 409), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<(RecordId, ItemId)>,
    version: IfMatch,
) -> Answer {
    let (place, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_item(tx, &actor, place, version);
    platform.db.write(&scope, "meeting.remove_item", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, place.0).await?))
}

/// The order of an agenda.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderInput {
    /// All lines, each once.
    #[schema(value_type = Vec<String>)]
    items: Vec<ItemId>,
}

/// Puts the lines of the agenda into an order.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/order", tag = "meetings",
    operation_id = "order_agenda", params(("id" = String, Path)), request_body = OrderInput,
    responses((status = 200, body = MeetingView), (status = 404), (status = 409)))]
pub async fn reorder(
    scope: Scope,
    platform: Data,
    titles: Titles,
    path: Path<RecordId>,
    body: Body<OrderInput>,
) -> Answer {
    let (id, order, actor) = (path.into_inner(), body.0.items, scope.clone());
    let called = titles.clone();
    let write = move |tx: &mut Tx<'_>| service::reorder(tx, &actor, **called, id, &order);
    platform.db.write(&scope, "meeting.reorder", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, titles, scope, id).await?))
}
