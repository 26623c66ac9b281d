//! Threads of a project. What is said in them goes by the addresses of threads.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data, Items};
use crate::features::projects::model::ThreadView;
use crate::features::projects::service::{self, NewTopic};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once};
use crate::platform::text::Line;
use crate::{routes, text_enum};

pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/projects/{id}/threads" Member => list,
        POST "/api/v1/projects/{id}/threads" Member => create,
    ]
}

/// The threads of a project in which the caller reads anything, oldest first.
#[utoipa::path(get, path = "/api/v1/projects/{id}/threads", tag = "projects",
    operation_id = "list_project_threads", params(("id" = String, Path)),
    responses((status = 200, body = Items<ThreadView>), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<RecordId>) -> Answer {
    let id = id.into_inner();
    let items = platform.db.read(move |conn| service::threads(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(Items { items }))
}

text_enum! {
    /// Who reads a thread.
    pub enum ThreadAudience {
        Shared = "shared",
        /// The own organisation alone.
        Private = "private",
    }
}

/// A topic.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewProjectThread)]
pub struct TopicInput {
    #[schema(value_type = String, max_length = 200)]
    topic: Line<200>,
    audience: ThreadAudience,
}

/// Opens a thread about a topic.
#[utoipa::path(post, path = "/api/v1/projects/{id}/threads", tag = "projects",
    operation_id = "open_project_thread", params(("id" = String, Path)),
    request_body = TopicInput,
    responses((status = 201, body = ThreadView), (status = 404), (status = 409), (status = 422)))]
pub async fn create(
    scope: Scope,
    platform: Data,
    id: web::Path<RecordId>,
    request: Keyed<TopicInput>,
) -> Answer {
    let (id, key, actor) = (id.into_inner(), request.key, scope.clone());
    let TopicInput { topic, audience } = request.body;
    let shared = audience == ThreadAudience::Shared;
    let new = NewTopic { topic: topic.into_string(), shared };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let thread = service::add_topic(tx, &actor, id, &new)?;
            service::thread(tx.conn, &actor, id, thread)
        })
    };
    Ok(platform.db.write(&scope, "project.topic", write).await?.into())
}
