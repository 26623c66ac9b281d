//! Major issues over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::issues::model::IssuePatch;
use crate::features::issues::service::{self, IssueItem, IssueView, ListQuery, NewIssue};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{Line, OptLine, OptText, Text, given};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/issues" Member => list,
        POST "/api/v1/issues" Member => create,
        GET "/api/v1/issues/{id}" Member => show,
        PATCH "/api/v1/issues/{id}" Member => edit,
        POST "/api/v1/issues/{id}/complaints" Member => add_complaint,
        DELETE "/api/v1/issues/{id}/complaints/{complaint_id}" Member => remove_complaint,
        POST "/api/v1/issues/{id}/broadcast" Member => broadcast,
        POST "/api/v1/issues/{id}/actions/close" Member => close,
        POST "/api/v1/issues/{id}/actions/reopen" Member => reopen,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Major issues of the own organisation, newest activity first.
#[utoipa::path(get, path = "/api/v1/issues", tag = "issues", operation_id = "list_issues",
    params(ListQuery), responses((status = 200, body = Page<IssueItem>)))]
pub async fn list(scope: Scope, platform: Data, query: Query<ListQuery>) -> Answer {
    let query = query.0;
    let page = platform.db.read(move |conn| service::list(conn, &scope, &query)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// A new issue.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewIssue)]
pub struct IssueInput {
    #[schema(value_type = String, max_length = 200)]
    title: Line<200>,
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    description: Text<20_000>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    product: OptLine<200>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    lot: OptLine<100>,
    /// The first complaint of it.
    #[serde(default)]
    complaint_id: Option<RecordId>,
}

/// Opens a major issue.
#[utoipa::path(post, path = "/api/v1/issues", tag = "issues", operation_id = "open_issue",
    request_body = IssueInput,
    responses((status = 201, body = IssueView), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<IssueInput>) -> Answer {
    let (body, key, actor) = (request.body, request.key, scope.clone());
    let new = NewIssue {
        title: body.title.into_string(),
        description: body.description.into_string(),
        product: body.product.into_string(),
        lot: body.lot.into_string(),
        complaint: body.complaint_id,
    };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            let id = service::open(tx, &actor, &new)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "issue.open", write).await?.into())
}

async fn shown(platform: &Platform, scope: Scope, id: RecordId) -> Result<IssueView, Problem> {
    platform.db.read(move |conn| service::load(conn, &scope, id)).await
}

/// A major issue with its complaints.
#[utoipa::path(get, path = "/api/v1/issues/{id}", tag = "issues", operation_id = "show_issue",
    params(("id" = String, Path)), responses((status = 200, body = IssueView), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    Ok(HttpResponse::Ok().json(shown(&platform, scope, path.into_inner()).await?))
}

/// Fields to change; null empties one that may be empty.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = IssuePatch)]
pub struct IssuePatchInput {
    #[schema(value_type = Option<String>)]
    title: Option<Line<200>>,
    #[schema(value_type = Option<String>)]
    description: Option<Text<20_000>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    product: Option<OptLine<200>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    lot: Option<OptLine<100>>,
}

/// Changes fields of an issue.
#[utoipa::path(patch, path = "/api/v1/issues/{id}", tag = "issues", operation_id = "edit_issue",
    params(("id" = String, Path)), request_body = IssuePatchInput,
    responses((status = 200, body = IssueView), (status = 409), (status = 412), (status = 428)))]
pub async fn edit(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<IssuePatchInput>,
) -> Answer {
    let (id, body, actor) = (path.into_inner(), body.0, scope.clone());
    let patch = IssuePatch {
        title: body.title.map(Text::into_string),
        description: body.description.map(Text::into_string),
        product: body.product.map(OptText::into_string),
        lot: body.lot.map(OptText::into_string),
    };
    let write = move |tx: &mut Tx<'_>| service::edit(tx, &actor, id, version, &patch);
    platform.db.write(&scope, "issue.edit", write).await?;
    Ok(HttpResponse::Ok().json(shown(&platform, scope, id).await?))
}

/// A complaint of the issue.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueComplaint {
    complaint_id: RecordId,
}

/// Puts a complaint under an issue. Its customer learns nothing of it.
#[utoipa::path(post, path = "/api/v1/issues/{id}/complaints", tag = "issues",
    operation_id = "add_issue_complaint", params(("id" = String, Path)),
    request_body = IssueComplaint,
    responses((status = 201, body = IssueView), (status = 404), (status = 409), (status = 422)))]
pub async fn add_complaint(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<IssueComplaint>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let complaint = request.body.complaint_id;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            service::add_complaint(tx, &actor, id, complaint)?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "issue.add_complaint", write).await?.into())
}

/// Takes a complaint out of an issue.
#[utoipa::path(delete, path = "/api/v1/issues/{id}/complaints/{complaint_id}", tag = "issues",
    operation_id = "remove_issue_complaint",
    params(("id" = String, Path), ("complaint_id" = String, Path)),
    responses((status = 200, body = IssueView), (status = 404), (status = 409)))]
pub async fn remove_complaint(
    scope: Scope,
    platform: Data,
    path: web::Path<(RecordId, RecordId)>,
) -> Answer {
    let ((id, complaint), actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| {
        service::remove_complaint(tx, &actor, id, complaint)?;
        service::load(tx.conn, &actor, id)
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "issue.remove_complaint", write).await?))
}

/// What is said to all customers.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BroadcastInput {
    /// Markdown.
    #[schema(value_type = String, max_length = 20000)]
    body: Text<20_000>,
}

/// How many complaints were told.
#[derive(Debug, Serialize, ToSchema)]
pub struct Broadcast {
    pub sent: usize,
}

/// Writes one message into the shared lane of each complaint; each customer sees only its own.
#[utoipa::path(post, path = "/api/v1/issues/{id}/broadcast", tag = "issues",
    operation_id = "broadcast_issue", params(("id" = String, Path)), request_body = BroadcastInput,
    responses((status = 201, body = Broadcast), (status = 404), (status = 409), (status = 422)))]
pub async fn broadcast(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<BroadcastInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let body = request.body.body.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| {
            Ok(Broadcast { sent: service::broadcast(tx, &actor, id, &body)? })
        })
    };
    Ok(platform.db.write(&scope, "issue.broadcast", write).await?.into())
}

/// Which version of the issue is closed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseIssueInput {
    version: i32,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    note: OptText<20_000>,
}

/// Closes an issue; its complaints go on as they are.
#[utoipa::path(post, path = "/api/v1/issues/{id}/actions/close", tag = "issues",
    operation_id = "close_issue", params(("id" = String, Path)), request_body = CloseIssueInput,
    responses((status = 200, body = IssueView), (status = 404), (status = 409)))]
pub async fn close(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<CloseIssueInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let CloseIssueInput { version, note } = request.body;
    let note = note.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::close(tx, &actor, id, version, note.clone())?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "issue.close", write).await?.into())
}

/// Which version of the issue is opened again, and why.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReopenIssueInput {
    version: i32,
    #[schema(value_type = String, max_length = 20000)]
    reason: Text<20_000>,
}

/// Opens a closed issue again. One whose complaints have come under another open issue stays
/// closed.
#[utoipa::path(post, path = "/api/v1/issues/{id}/actions/reopen", tag = "issues",
    operation_id = "reopen_issue", params(("id" = String, Path)), request_body = ReopenIssueInput,
    responses((status = 200, body = IssueView), (status = 404), (status = 409), (status = 422)))]
pub async fn reopen(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<ReopenIssueInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let ReopenIssueInput { version, reason } = request.body;
    let reason = reason.into_string();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::reopen(tx, &actor, id, version, reason.clone())?;
            service::load(tx.conn, &actor, id)
        })
    };
    Ok(platform.db.write(&scope, "issue.reopen", write).await?.into())
}
