//! What is kept about people, over HTTP.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::features::customers::model::ContactId;
use crate::features::privacy::model::{
    Erasure, PrivacySubjects, RetentionKind, RetentionRules, SubjectKind, Traces,
};
use crate::features::privacy::service;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::http::{Body, Page, PageParams, Query, Route};
use crate::platform::problem::Problem;
use crate::platform::text::Line;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/privacy/people" Member => people,
        GET "/api/v1/privacy/{kind}/{id}/traces" Member => traces,
        GET "/api/v1/privacy/{kind}/{id}/export.json" Member => export,
        POST "/api/v1/privacy/{kind}/{id}/actions/erase" Member => erase,
        GET "/api/v1/privacy/erasures" Member => erasures,
        GET "/api/v1/privacy/retention" Member => retention,
        PUT "/api/v1/privacy/retention/{kind}" Member => set_rule,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Who is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Of a name, a number or an address.
    #[serde(default)]
    pub q: String,
}

/// Contacts and own people whose name, number or address fits.
#[utoipa::path(get, path = "/api/v1/privacy/people", tag = "privacy", params(PeopleQuery),
    operation_id = "find_privacy_subjects",
    responses((status = 200, body = PrivacySubjects), (status = 403)))]
pub async fn people(scope: Scope, platform: Data, query: Query<PeopleQuery>) -> Answer {
    let found = platform.db.read(move |conn| service::people(conn, &scope, &query.0.q)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Where somebody stands, and what erasing them would change.
#[utoipa::path(get, path = "/api/v1/privacy/{kind}/{id}/traces", tag = "privacy",
    operation_id = "show_privacy_traces",
    params(("kind" = SubjectKind, Path), ("id" = String, Path)),
    responses((status = 200, body = Traces), (status = 403), (status = 404)))]
pub async fn traces(scope: Scope, platform: Data, path: web::Path<(SubjectKind, Uuid)>) -> Answer {
    let (kind, id) = path.into_inner();
    let found = platform.db.scan(move |conn| service::traces(conn, &scope, kind, id)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// All that is kept about somebody.
#[utoipa::path(get, path = "/api/v1/privacy/{kind}/{id}/export.json", tag = "privacy",
    operation_id = "export_privacy_subject",
    params(("kind" = SubjectKind, Path), ("id" = String, Path)),
    responses((status = 200, content_type = "application/json"), (status = 403), (status = 404)))]
pub async fn export(scope: Scope, platform: Data, path: web::Path<(SubjectKind, Uuid)>) -> Answer {
    let (kind, id) = path.into_inner();
    let found = platform.db.scan(move |conn| service::export(conn, &scope, kind, id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{id}.json\"")))
        .json(found))
}

/// The name, typed once more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseInput {
    #[schema(value_type = String, max_length = 300)]
    name: Line<300>,
}

/// Erases somebody for good.
#[utoipa::path(post, path = "/api/v1/privacy/{kind}/{id}/actions/erase", tag = "privacy",
    operation_id = "erase_privacy_subject",
    params(("kind" = SubjectKind, Path), ("id" = String, Path)), request_body = EraseInput,
    responses((status = 204), (status = 403), (status = 404), (status = 409), (status = 422)))]
pub async fn erase(
    scope: Scope,
    platform: Data,
    path: web::Path<(SubjectKind, Uuid)>,
    body: Body<EraseInput>,
) -> Answer {
    let ((kind, id), actor, name) = (path.into_inner(), scope.clone(), body.0.name.into_string());
    let write = move |tx: &mut Tx<'_>| {
        match kind {
            SubjectKind::Contact => service::erase_contact(tx, &actor, ContactId(id), &name)?,
            SubjectKind::Member => service::erase_member(tx, &actor, MembershipId(id), &name)?,
        };
        Ok(())
    };
    platform.db.write(&scope, "person.erase", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Who was erased, the newest first.
#[utoipa::path(get, path = "/api/v1/privacy/erasures", tag = "privacy", params(PageParams),
    operation_id = "list_erasures",
    responses((status = 200, body = Page<Erasure>), (status = 403)))]
pub async fn erasures(scope: Scope, platform: Data, query: Query<PageParams>) -> Answer {
    let read = move |conn: &mut _| service::erasures(conn, &scope, &query.0);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What would be due.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RetentionQuery {
    pub kind: Option<RetentionKind>,
    /// With this many months instead; needs `kind`.
    pub months: Option<i32>,
}

/// What of a kind is forgotten when, and how much is due.
#[utoipa::path(get, path = "/api/v1/privacy/retention", tag = "privacy", params(RetentionQuery),
    operation_id = "show_retention",
    responses((status = 200, body = RetentionRules), (status = 403), (status = 422)))]
pub async fn retention(scope: Scope, platform: Data, query: Query<RetentionQuery>) -> Answer {
    let (asked, now) = (query.0.kind.zip(query.0.months), platform.clock.now());
    let read = move |conn: &mut _| service::retention(conn, &scope, asked, now);
    Ok(HttpResponse::Ok().json(platform.db.scan(read).await?))
}

/// After how many months; null: never.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionInput {
    months: Option<i32>,
}

/// Sets after how many months a kind is forgotten.
#[utoipa::path(put, path = "/api/v1/privacy/retention/{kind}", tag = "privacy",
    operation_id = "set_retention", params(("kind" = RetentionKind, Path)),
    request_body = RetentionInput,
    responses((status = 200, body = RetentionRules), (status = 403), (status = 422)))]
pub async fn set_rule(
    scope: Scope,
    platform: Data,
    path: web::Path<RetentionKind>,
    body: Body<RetentionInput>,
) -> Answer {
    let (kind, actor, months) = (path.into_inner(), scope.clone(), body.0.months);
    let write = move |tx: &mut Tx<'_>| service::set_rule(tx, &actor, kind, months);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "retention.set", write).await?))
}
