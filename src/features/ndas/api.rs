//! `/relationships/{id}/ndas` and `/ndas`
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::ndas::model::{NdaAction, NdaId, NdaList, NdaView};
use crate::features::ndas::service::{self, NewNda};
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::FileId;
use crate::platform::auth::scopes_of_link;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{Keyed, Route, content, once};
use crate::platform::problem::{Code, Problem};
use crate::platform::text::dates::day;
use crate::platform::text::{Line, OptText};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/relationships/{id}/ndas" Member => list,
        POST "/api/v1/relationships/{id}/ndas" Member => propose,
        POST "/api/v1/ndas/{id}/actions/{name}" Member => act,
        GET "/api/v1/ndas/{id}/file" Member => file,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Agreements on secrecy of a relationship, newest first.
#[utoipa::path(get, path = "/api/v1/relationships/{id}/ndas", tag = "documents",
    operation_id = "list_ndas", params(("id" = String, Path)),
    responses((status = 200, body = NdaList), (status = 404)))]
pub async fn list(scope: Scope, platform: Data, id: web::Path<RelationshipId>) -> Answer {
    let (id, now) = (id.into_inner(), platform.clock.now());
    let list = platform.db.read(move |conn| service::list(conn, &scope, id, now)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// An agreement on secrecy.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewNda)]
pub struct NdaInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// The signed paper, if there is one: an upload of one's own.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    file_id: Option<FileId>,
    /// `YYYY-MM-DD`
    #[schema(value_type = String)]
    valid_from: Line<10>,
    /// `YYYY-MM-DD`, the last day.
    #[schema(value_type = String)]
    valid_until: Line<10>,
}

/// Proposes an agreement to the other side; it holds once that side has agreed.
#[utoipa::path(post, path = "/api/v1/relationships/{id}/ndas", tag = "documents",
    operation_id = "propose_nda", params(("id" = String, Path)), request_body = NdaInput,
    responses((status = 201, body = NdaView), (status = 404), (status = 409), (status = 422)))]
pub async fn propose(
    scope: Scope,
    platform: Data,
    id: web::Path<RelationshipId>,
    request: Keyed<NdaInput>,
) -> Answer {
    let (id, key, actor, body) = (id.into_inner(), request.key, scope.clone(), request.body);
    let read = |field, text: &Line<10>| {
        day(text.as_str()).ok_or_else(|| Problem::invalid(field, "bad_date"))
    };
    let new = NewNda {
        from: read("valid_from", &body.valid_from)?,
        until: read("valid_until", &body.valid_until)?,
        title: body.title.into_string(),
        file: body.file_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let nda = service::propose(tx, &actor, id, &new)?;
            let now = tx.now;
            service::nda(tx.conn, &actor, nda, now)
        })
    };
    Ok(platform.db.write(&scope, "nda.propose", write).await?.into())
}

/// What an action brings.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NdaActionBody {
    /// Of the agreement.
    version: i32,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<2000>,
}

/// Agrees to it, declines it, takes it back or ends it; ending it holds at once.
#[utoipa::path(post, path = "/api/v1/ndas/{id}/actions/{name}", tag = "documents",
    operation_id = "act_on_nda", params(("id" = String, Path), ("name" = NdaAction, Path)),
    request_body = NdaActionBody,
    responses((status = 200, body = NdaView), (status = 404), (status = 409), (status = 422)))]
pub async fn act(
    scope: Scope,
    platform: Data,
    path: web::Path<(NdaId, String)>,
    request: Keyed<NdaActionBody>,
) -> Answer {
    let (id, name) = path.into_inner();
    let action: NdaAction = name.parse().map_err(|_| Problem::not_found())?;
    let NdaActionBody { version, reason } = request.body;
    let (key, actor) = (request.key, scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::act(tx, &actor, id, action, version, reason.as_str())?;
            let now = tx.now;
            service::nda(tx.conn, &actor, id, now)
        })
    };
    Ok(platform.db.write(&scope, "nda.act", write).await?.into())
}

/// The signed paper.
#[utoipa::path(get, path = "/api/v1/ndas/{id}/file", tag = "documents", operation_id = "nda_file",
    params(("id" = String, Path)),
    responses((status = 200, content_type = "*/*"), (status = 404)))]
pub async fn file(platform: Data, id: web::Path<NdaId>, request: HttpRequest) -> Answer {
    let (id, scopes) = (id.into_inner(), scopes_of_link(&request).await?);
    let read = move |conn: &mut Conn| {
        for scope in scopes {
            match service::paper(conn, &scope, id) {
                Err(problem) if problem.code == Code::NotFound => {}
                found => return found,
            }
        }
        Err(Problem::not_found())
    };
    let content = platform.db.read(read).await?.into();
    content::send(&platform.files, &request, &content, false).await
}
