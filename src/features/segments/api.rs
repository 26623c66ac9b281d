//! Segments over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{
    Condition, Segment, SegmentId, SegmentMember, SegmentMove, SegmentPreview, SegmentStay,
};
use crate::features::segments::service::{self, MembersChange, NewSegment, SegmentChange};
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Page, PageParams, Query, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::Line;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/segments" Member => list,
        POST "/api/v1/segments" Member => create,
        POST "/api/v1/segments/preview" Member => preview,
        GET "/api/v1/segments/{id}" Member => show,
        PATCH "/api/v1/segments/{id}" Member => change,
        GET "/api/v1/segments/{id}/members" Member => members,
        POST "/api/v1/segments/{id}/members" Member => change_members,
        GET "/api/v1/segments/{id}/history" Member => history,
        GET "/api/v1/accounts/{id}/segments" Member => of_account,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Accounts that are named at once, at most.
const MOST_ACCOUNTS: usize = 1000;

/// The segments of a vendor.
#[derive(Debug, Serialize, ToSchema)]
pub struct Segments {
    pub items: Vec<Segment>,
}

/// The segments of the own organisation by name, those that were put away too.
#[utoipa::path(get, path = "/api/v1/segments", tag = "segments",
    responses((status = 200, body = Segments)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::list(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(Segments { items }))
}

/// A segment to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSegment)]
pub struct SegmentInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    /// What accounts must meet; without it the segment is static.
    #[serde(default)]
    condition: Option<Condition>,
    /// Of a static segment; 1000 at most.
    #[serde(default)]
    accounts: Vec<RelationshipId>,
}

fn few(accounts: &[RelationshipId], field: &'static str) -> Result<(), Problem> {
    if accounts.len() > MOST_ACCOUNTS {
        return Err(Problem::invalid(field, "too_many"));
    }
    Ok(())
}

/// Makes a segment; who fits its rule is found right after it.
#[utoipa::path(post, path = "/api/v1/segments", tag = "segments", request_body = SegmentInput,
    responses((status = 201, body = Segment), (status = 403), (status = 409), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<SegmentInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let SegmentInput { name, condition, accounts } = request.body;
    few(&accounts, "accounts")?;
    let new = NewSegment { name: name.into_string(), condition, accounts };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "segment.create", write).await?.into())
}

/// What is tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentPreviewInput {
    condition: Condition,
}

/// How many accounts a condition would find now, and ten of them with the facts that it asks for.
#[utoipa::path(post, path = "/api/v1/segments/preview", tag = "segments",
    request_body = SegmentPreviewInput,
    responses((status = 200, body = SegmentPreview), (status = 422)))]
pub async fn preview(scope: Scope, platform: Data, body: Body<SegmentPreviewInput>) -> Answer {
    let (condition, now) = (body.0.condition, platform.clock.now());
    let find = move |conn: &mut _| service::preview(conn, &scope, &condition, now);
    Ok(HttpResponse::Ok().json(platform.db.scan(find).await?))
}

/// A segment.
#[utoipa::path(get, path = "/api/v1/segments/{id}", tag = "segments",
    params(("id" = String, Path)), responses((status = 200, body = Segment), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<SegmentId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::load(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What changes; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SegmentPatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    /// Of a segment by rule.
    condition: Option<Condition>,
    /// Puts it away, or takes it back.
    archived: Option<bool>,
}

/// Changes a segment; under another rule all accounts are looked at anew.
#[utoipa::path(patch, path = "/api/v1/segments/{id}", tag = "segments",
    params(("id" = String, Path)), request_body = SegmentPatchInput,
    responses((status = 200, body = Segment), (status = 403), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<SegmentId>,
    version: IfMatch,
    body: Body<SegmentPatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let SegmentPatchInput { name, condition, archived } = body.0;
    let change = SegmentChange { name: name.map(Line::into_string), condition, archived };
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "segment.change", write).await?))
}

/// Who is in a segment, who came last first.
#[utoipa::path(get, path = "/api/v1/segments/{id}/members", tag = "segments",
    params(("id" = String, Path), PageParams),
    responses((status = 200, body = Page<SegmentMember>), (status = 404)))]
pub async fn members(
    scope: Scope,
    platform: Data,
    path: web::Path<SegmentId>,
    page: Query<PageParams>,
) -> Answer {
    let (id, page) = (path.into_inner(), page.0);
    let find = move |conn: &mut _| service::members_page(conn, &scope, id, &page);
    Ok(HttpResponse::Ok().json(platform.db.read(find).await?))
}

/// Who comes into a static segment and who leaves it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SegmentMembersInput {
    /// 1000 at most.
    add: Vec<RelationshipId>,
    /// 1000 at most.
    remove: Vec<RelationshipId>,
}

/// Says who is in a static segment.
#[utoipa::path(post, path = "/api/v1/segments/{id}/members", tag = "segments",
    params(("id" = String, Path)), request_body = SegmentMembersInput,
    responses((status = 200, body = Segment), (status = 403), (status = 404), (status = 422)))]
pub async fn change_members(
    scope: Scope,
    platform: Data,
    path: web::Path<SegmentId>,
    request: Keyed<SegmentMembersInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let SegmentMembersInput { add, remove } = request.body;
    few(&add, "add")?;
    few(&remove, "remove")?;
    let change = MembersChange { add, remove };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| {
            service::change_members(tx, &actor, id, &change)
        })
    };
    Ok(platform.db.write(&scope, "segment.members", write).await?.into())
}

/// Who came into a segment and who left it, newest first, each with the reason.
#[utoipa::path(get, path = "/api/v1/segments/{id}/history", tag = "segments",
    params(("id" = String, Path), PageParams),
    responses((status = 200, body = Page<SegmentMove>), (status = 404)))]
pub async fn history(
    scope: Scope,
    platform: Data,
    path: web::Path<SegmentId>,
    page: Query<PageParams>,
) -> Answer {
    let (id, page) = (path.into_inner(), page.0);
    let find = move |conn: &mut _| service::history(conn, &scope, id, &page);
    Ok(HttpResponse::Ok().json(platform.db.read(find).await?))
}

/// The segments of an account.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountSegments {
    pub items: Vec<SegmentStay>,
}

/// In which segments an account is and was, with the reasons.
#[utoipa::path(get, path = "/api/v1/accounts/{id}/segments", tag = "segments",
    params(("id" = String, Path)),
    responses((status = 200, body = AccountSegments), (status = 404)))]
pub async fn of_account(scope: Scope, platform: Data, path: web::Path<RelationshipId>) -> Answer {
    let id = path.into_inner();
    let items = platform.db.read(move |conn| service::stays(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(AccountSegments { items }))
}
