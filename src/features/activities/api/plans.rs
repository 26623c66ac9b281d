//! Contact plans and the neglected over HTTP.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::activities::model::{ActivityKind, ContactPlan, ContactPlanId};
use crate::features::activities::service::{
    self, NeglectedList, NeglectedQuery, NewPlan, PlanChange,
};
use crate::features::segments::model::SegmentId;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Body, IfMatch, Keyed, Query, Route, once};
use crate::platform::text::{OptLine, given};
use crate::routes;

/// Part of the feature's routes.
pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/contact-plans" Member => list,
        POST "/api/v1/contact-plans" Member => create,
        PATCH "/api/v1/contact-plans/{id}" Member => change,
        DELETE "/api/v1/contact-plans/{id}" Member => remove,
    ]
}

/// Customers whom nobody has contacted as planned.
#[utoipa::path(get, path = "/api/v1/activities/neglected", tag = "activities",
    params(NeglectedQuery), responses((status = 200, body = NeglectedList)))]
pub async fn neglected(scope: Scope, platform: Data, query: Query<NeglectedQuery>) -> Answer {
    let (query, now) = (query.0, platform.clock.now());
    // It looks at all customers: not on a request's thread.
    let found = platform.db.scan(move |conn| service::neglected(conn, &scope, &query, now)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// All plans.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactPlans {
    pub items: Vec<ContactPlan>,
}

/// How often customers are to be contacted.
#[utoipa::path(get, path = "/api/v1/contact-plans", tag = "activities",
    responses((status = 200, body = ContactPlans)))]
pub async fn list(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::plans(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(ContactPlans { items }))
}

/// A plan to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPlanInput {
    /// Whom: customers of this tier; all unless told.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    tier: OptLine<60>,
    /// Whom: customers in this segment; all unless told.
    #[serde(default)]
    segment_id: Option<SegmentId>,
    /// Anything but a task.
    kind: ActivityKind,
    #[schema(minimum = 1, maximum = 730)]
    every_days: i32,
}

/// Makes a plan.
#[utoipa::path(post, path = "/api/v1/contact-plans", tag = "activities",
    request_body = ContactPlanInput,
    responses((status = 201, body = ContactPlan), (status = 403), (status = 422)))]
pub async fn create(scope: Scope, platform: Data, request: Keyed<ContactPlanInput>) -> Answer {
    let (key, actor, body) = (request.key, scope.clone(), request.body);
    let ContactPlanInput { tier, segment_id, kind, every_days } = body;
    let new = NewPlan { tier: tier.into_string(), segment: segment_id, kind, every_days };
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::CREATED, |tx| service::create_plan(tx, &actor, &new))
    };
    Ok(platform.db.write(&scope, "contact_plan.create", write).await?.into())
}

/// What is changed; what is absent stays, `null` clears.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ContactPlanPatchInput {
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    tier: Option<OptLine<60>>,
    #[serde(deserialize_with = "given")]
    segment_id: Option<Option<SegmentId>>,
    kind: Option<ActivityKind>,
    every_days: Option<i32>,
}

/// Changes a plan.
#[utoipa::path(patch, path = "/api/v1/contact-plans/{id}", tag = "activities",
    params(("id" = String, Path)), request_body = ContactPlanPatchInput,
    responses((status = 200, body = ContactPlan), (status = 403), (status = 412), (status = 428)))]
pub async fn change(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactPlanId>,
    version: IfMatch,
    body: Body<ContactPlanPatchInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let ContactPlanPatchInput { tier, segment_id, kind, every_days } = body.0;
    let tier = tier.map(OptLine::into_string);
    let change = PlanChange { tier, segment: segment_id, kind, every_days };
    let write = move |tx: &mut Tx<'_>| service::change_plan(tx, &actor, id, version, &change);
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "contact_plan.change", write).await?))
}

/// Gives a plan up.
#[utoipa::path(delete, path = "/api/v1/contact-plans/{id}", tag = "activities",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403), (status = 404), (status = 412), (status = 428)))]
pub async fn remove(
    scope: Scope,
    platform: Data,
    path: web::Path<ContactPlanId>,
    version: IfMatch,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let write = move |tx: &mut Tx<'_>| service::remove_plan(tx, &actor, id, version);
    platform.db.write(&scope, "contact_plan.remove", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
