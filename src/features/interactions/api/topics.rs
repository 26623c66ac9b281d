//! The pick list, and what of it is sold, over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::interactions::model::{CategoryId, Topic, TopicCategory, TopicId};
use crate::features::interactions::service::{
    self, CategoryChange, NewCategory, NewTopic, TopicChange,
};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::text::{Line, given};
use crate::routes;

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/topics" Member => list,
        POST "/api/v1/topics" Member => create,
        PATCH "/api/v1/topics/{id}" Member => change,
        GET "/api/v1/topic-categories" Member => list_categories,
        POST "/api/v1/topic-categories" Member => create_category,
        PATCH "/api/v1/topic-categories/{id}" Member => change_category,
    ]
}

/// The pick list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Topics {
    pub items: Vec<Topic>,
}

/// What callers of the own organisation ask for, by name.
#[utoipa::path(get, path = "/api/v1/topics", tag = "interactions",
    responses((status = 200, body = Topics)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let now = platform.clock.now();
    let items = platform.db.read(move |conn| service::topics(conn, &scope, now)).await?;
    Ok(HttpResponse::Ok().json(Topics { items }))
}

/// A topic to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTopic)]
pub struct TopicInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    #[serde(default)]
    category_id: Option<CategoryId>,
}

/// Puts a topic on the pick list.
#[utoipa::path(post, path = "/api/v1/topics", tag = "interactions", request_body = TopicInput,
    responses((status = 201, body = Topic), (status = 403), (status = 409), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<TopicInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let TopicInput { name, category_id: category } = request.body;
    let new = NewTopic { name: name.into_string(), category };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_topic(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "topic.create", write).await?.into())
}

/// What changes of a topic; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TopicPatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    category_id: Option<Option<CategoryId>>,
}

/// Renames a topic, or sorts it into a category.
#[utoipa::path(patch, path = "/api/v1/topics/{id}", tag = "interactions",
    params(("id" = String, Path)), request_body = TopicPatchInput,
    responses((status = 200, body = Topic), (status = 403), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<TopicId>,
    version: IfMatch,
    body: Body<TopicPatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let TopicPatchInput { name, category_id: category } = body.0;
    let change = TopicChange { name: name.map(Line::into_string), category };
    let write = move |tx: &mut Tx<'_>| service::change_topic(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "topic.change", write).await?))
}

/// The categories of topics.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicCategories {
    pub items: Vec<TopicCategory>,
}

/// What topics are sorted into, by name. Those that are sold are the firm's profile.
#[utoipa::path(get, path = "/api/v1/topic-categories", tag = "interactions",
    responses((status = 200, body = TopicCategories)))]
pub async fn list_categories(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::categories(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(TopicCategories { items }))
}

/// A category to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTopicCategory)]
pub struct CategoryInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    /// Whether the firm sells it.
    sold: bool,
    /// Since when that is so; ever since unless told.
    #[serde(default)]
    sold_since: Option<Timestamp>,
}

/// Makes a category.
#[utoipa::path(post, path = "/api/v1/topic-categories", tag = "interactions",
    request_body = CategoryInput,
    responses((status = 201, body = TopicCategory), (status = 403), (status = 409), (status = 422)))]
pub async fn create_category(
    scope: Scope,
    platform: Data,
    request: Keyed<CategoryInput>,
) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let CategoryInput { name, sold, sold_since } = request.body;
    let new = NewCategory { name: name.into_string(), sold, sold_since };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_category(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "topic_category.create", write).await?.into())
}

/// What changes of a category; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TopicCategoryPatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    sold: Option<bool>,
    /// Of the change of `sold`; now unless told.
    sold_since: Option<Timestamp>,
}

/// Renames a category, or says that the firm sells it from now on, or no more.
#[utoipa::path(patch, path = "/api/v1/topic-categories/{id}", tag = "interactions",
    params(("id" = String, Path)), request_body = TopicCategoryPatchInput,
    responses((status = 200, body = TopicCategory), (status = 403), (status = 412), (status = 428)))]
pub async fn change_category(
    scope: Scope,
    platform: Data,
    path: web::Path<CategoryId>,
    version: IfMatch,
    body: Body<TopicCategoryPatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let TopicCategoryPatchInput { name, sold, sold_since } = body.0;
    let change = CategoryChange { name: name.map(Line::into_string), sold, sold_since };
    let write = move |tx: &mut Tx<'_>| service::change_category(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "topic_category.change", write).await?))
}
