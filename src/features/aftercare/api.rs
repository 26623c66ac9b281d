//! Satisfaction and review over HTTP.
pub mod outcome;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::aftercare::model::{
    Review, Satisfaction, SatisfactionFigures, SatisfactionReason, Verdict,
};
use crate::features::aftercare::service;
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Route, once};
use crate::platform::problem::Problem;
use crate::platform::text::{OptText, Text};
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut table = outcome::routes();
    table.extend(routes![
        GET "/api/v1/satisfaction" Member => figures,
        GET "/api/v1/complaints/{id}/satisfaction" Member => show,
        POST "/api/v1/complaints/{id}/satisfaction" Member => answer,
        GET "/api/v1/complaints/{id}/review" Member => review,
        PUT "/api/v1/complaints/{id}/review" Member => write,
        POST "/api/v1/complaints/{id}/review/actions/publish" Member => publish,
    ]);
    table
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// How satisfied customers are with the complaints that the caller sees as their vendor.
#[utoipa::path(get, path = "/api/v1/satisfaction", tag = "aftercare",
    responses((status = 200, body = SatisfactionFigures)))]
pub async fn figures(scope: Scope, platform: Data) -> Answer {
    let read = platform.db.scan(move |conn| service::figures(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// How satisfied the customer is with one complaint.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/satisfaction", tag = "aftercare",
    params(("id" = String, Path)),
    responses((status = 200, body = Satisfaction), (status = 404)))]
pub async fn show(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = platform.db.read(move |conn| service::satisfaction(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// How it went.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SatisfactionAnswer)]
pub struct VerdictInput {
    /// 1 (very dissatisfied) to 5 (very satisfied).
    #[schema(minimum = 1, maximum = 5)]
    score: i32,
    reason: Option<SatisfactionReason>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    comment: OptText<2000>,
}

/// The customer says how it went: once, after closing.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/satisfaction", tag = "aftercare",
    params(("id" = String, Path)), request_body = VerdictInput,
    responses((status = 201, body = Satisfaction), (status = 404), (status = 409), (status = 422)))]
pub async fn answer(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<VerdictInput>,
) -> Answer {
    let (id, key, actor, body) = (path.into_inner(), request.key, scope.clone(), request.body);
    let verdict =
        Verdict { score: body.score, reason: body.reason, comment: body.comment.into_string() };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::answer(tx, &actor, id, &verdict))
    };
    Ok(platform.db.write(&scope, "satisfaction.answer", write).await?.into())
}

/// The review of a complaint: the vendor's alone until it is published.
#[utoipa::path(get, path = "/api/v1/complaints/{id}/review", tag = "aftercare",
    params(("id" = String, Path)), responses((status = 200, body = Review), (status = 404)))]
pub async fn review(scope: Scope, platform: Data, path: web::Path<RecordId>) -> Answer {
    let id = path.into_inner();
    let read = platform.db.read(move |conn| service::review(conn, &scope, id)).await?;
    Ok(HttpResponse::Ok().json(read))
}

/// The words of a review.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewInput {
    #[schema(value_type = String, max_length = 20000)]
    body: Text<20_000>,
}

/// Writes the review, for the vendor alone; `If-Match: "0"` for the first time.
#[utoipa::path(put, path = "/api/v1/complaints/{id}/review", tag = "aftercare",
    params(("id" = String, Path)), request_body = ReviewInput,
    responses((status = 200, body = Review), (status = 404), (status = 409), (status = 412)))]
pub async fn write(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    version: IfMatch,
    body: Body<ReviewInput>,
) -> Answer {
    let (id, actor, body) = (path.into_inner(), scope.clone(), body.0.body);
    let write = move |tx: &mut Tx<'_>| service::write(tx, &actor, id, version, body.as_str());
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "review.write", write).await?))
}

/// Which version is meant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishInput {
    version: i32,
}

/// Shows the review to the customer, for good.
#[utoipa::path(post, path = "/api/v1/complaints/{id}/review/actions/publish", tag = "aftercare",
    params(("id" = String, Path)), request_body = PublishInput,
    responses((status = 200, body = Review), (status = 404), (status = 409)))]
pub async fn publish(
    scope: Scope,
    platform: Data,
    path: web::Path<RecordId>,
    request: Keyed<PublishInput>,
) -> Answer {
    let (id, key, actor) = (path.into_inner(), request.key, scope.clone());
    let version = request.body.version;
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::OK, |tx| service::publish(tx, &actor, id, version))
    };
    Ok(platform.db.write(&scope, "review.publish", write).await?.into())
}
