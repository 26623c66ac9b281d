//! Rules over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::rules::model::{Definition, Rule, RuleId, RuleRun, RuleVersion};
use crate::features::rules::service::{self, NewRule, RuleChange};
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
        GET "/api/v1/rules" Member => list,
        POST "/api/v1/rules" Member => create,
        GET "/api/v1/rules/{id}" Member => show,
        PATCH "/api/v1/rules/{id}" Member => change,
        POST "/api/v1/rules/{id}/rehearse" Member => rehearse,
        POST "/api/v1/rules/{id}/publish" Member => publish,
        GET "/api/v1/rules/{id}/versions" Member => versions,
        GET "/api/v1/rules/{id}/runs" Member => runs,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// The rules of a vendor.
#[derive(Debug, Serialize, ToSchema)]
pub struct Rules {
    pub items: Vec<Rule>,
}

/// The rules of the own organisation, newest first, those that were put away too.
#[utoipa::path(get, path = "/api/v1/rules", tag = "rules",
    responses((status = 200, body = Rules)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::list(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(Rules { items }))
}

/// A rule to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewRule)]
pub struct RuleInput {
    #[schema(value_type = String, max_length = 100)]
    name: Line<100>,
    definition: Definition,
}

/// Makes a rule; it does nothing before it is published.
#[utoipa::path(post, path = "/api/v1/rules", tag = "rules", request_body = RuleInput,
    responses((status = 201, body = Rule), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<RuleInput>) -> Answer {
    let (key, actor) = (request.key, scope.clone());
    let RuleInput { name, definition } = request.body;
    let new = NewRule { name: name.into_string(), definition };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "rule.create", write).await?.into())
}

/// A rule.
#[utoipa::path(get, path = "/api/v1/rules/{id}", tag = "rules",
    params(("id" = String, Path)), responses((status = 200, body = Rule), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RuleId>) -> Answer {
    let id = path.into_inner();
    let found = platform.db.read(move |conn| service::load(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What changes; what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RulePatchInput {
    #[schema(value_type = Option<String>, max_length = 100)]
    name: Option<Line<100>>,
    /// Runs once it was rehearsed and published.
    definition: Option<Definition>,
    /// Switches what was published on or off.
    enabled: Option<bool>,
    /// Puts it away, or takes it back.
    archived: Option<bool>,
}

/// Changes a rule, or switches it on or off.
#[utoipa::path(patch, path = "/api/v1/rules/{id}", tag = "rules",
    params(("id" = String, Path)), request_body = RulePatchInput,
    responses((status = 200, body = Rule), (status = 403), (status = 409), (status = 412),
        (status = 422), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<RuleId>,
    version: IfMatch,
    body: Body<RulePatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let RulePatchInput { name, definition, enabled, archived } = body.0;
    let change = RuleChange { name: name.map(Line::into_string), definition, enabled, archived };
    let write = move |tx: &mut Tx<'_>| service::change(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "rule.change", write).await?))
}

/// The version of the rule that the caller saw.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleVersionInput {
    version: i32,
}

/// Tries the rule on what happened in the last 90 days: nothing is done, what it would have done is
/// told and kept with it.
#[utoipa::path(post, path = "/api/v1/rules/{id}/rehearse", tag = "rules",
    params(("id" = String, Path)), request_body = RuleVersionInput,
    responses((status = 200, body = Rule), (status = 403), (status = 404), (status = 409)))]
pub async fn rehearse(
    scope: Scope,
    platform: Data,
    path: web::Path<RuleId>,
    body: Body<RuleVersionInput>,
) -> Answer {
    let (id, version, now) = (path.into_inner(), body.0.version, platform.clock.now());
    let (reader, actor) = (scope.clone(), scope.clone());
    let try_out = move |conn: &mut _| service::rehearse(conn, &reader, id, now);
    let found = platform.db.scan(try_out).await?;
    let keep = move |tx: &mut Tx<'_>| service::keep_rehearsal(tx, &actor, id, version, &found);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "rule.rehearse", keep).await?))
}

/// Lets the rule run as it was rehearsed, with the caller's rights.
#[utoipa::path(post, path = "/api/v1/rules/{id}/publish", tag = "rules",
    params(("id" = String, Path)), request_body = RuleVersionInput,
    responses((status = 200, body = Rule), (status = 403), (status = 404), (status = 409)))]
pub async fn publish(
    scope: Scope,
    platform: Data,
    path: web::Path<RuleId>,
    request: Keyed<RuleVersionInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let version = request.body.version;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::publish(tx, &actor, id, version))
    };
    Ok(platform.db.write(&scope, "rule.publish", write).await?.into())
}

/// The versions of a rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleVersions {
    pub items: Vec<RuleVersion>,
}

/// What was published, newest first.
#[utoipa::path(get, path = "/api/v1/rules/{id}/versions", tag = "rules",
    params(("id" = String, Path)),
    responses((status = 200, body = RuleVersions), (status = 404)))]
pub async fn versions(scope: Scope, platform: Data, path: web::Path<RuleId>) -> Answer {
    let id = path.into_inner();
    let items = platform.db.read(move |conn| service::versions(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(RuleVersions { items }))
}

/// When the rule fired, and when it was kept from it, newest first.
#[utoipa::path(get, path = "/api/v1/rules/{id}/runs", tag = "rules",
    params(("id" = String, Path), PageParams),
    responses((status = 200, body = Page<RuleRun>), (status = 404)))]
pub async fn runs(
    scope: Scope,
    platform: Data,
    path: web::Path<RuleId>,
    page: Query<PageParams>,
) -> Answer {
    let (id, page) = (path.into_inner(), page.0);
    let find = move |conn: &mut _| service::runs(conn, &scope, id, &page);
    Ok(HttpResponse::Ok().json(platform.db.read(find).await?))
}
