//! Insights over HTTP: the demand radar.
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::features::insights::model::{DemandAlarms, DemandCallers, Radar};
use crate::features::insights::service;
use crate::features::interactions::model::TopicId;
use crate::features::interactions::service as interactions;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::http::{Query, Route};
use crate::platform::problem::Problem;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/radar" Member => radar,
        GET "/api/v1/radar/alarms" Member => alarms,
        GET "/api/v1/radar/{topic_id}/callers" Member => callers,
    ]
}

type Data = web::Data<Platform>;
type Answer = Result<HttpResponse, Problem>;

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RadarQuery {
    /// First day, `YYYY-MM-DD`; the beginning of the log unless told.
    from: Option<String>,
    /// Last day, `YYYY-MM-DD`, and the day of the profile; today unless told.
    as_of: Option<String>,
}

impl RadarQuery {
    fn period(&self, scope: &Scope, platform: &Platform) -> Result<interactions::Period, Problem> {
        let (from, until) = (self.from.as_deref(), self.as_of.as_deref());
        interactions::period(scope, from, until, platform.clock.now())
    }
}

/// What callers ask for that the firm does not sell, over the whole log or the days asked for.
#[utoipa::path(get, path = "/api/v1/radar", tag = "insights", params(RadarQuery),
    responses((status = 200, body = Radar), (status = 422)))]
pub async fn radar(scope: Scope, platform: Data, query: Query<RadarQuery>) -> Answer {
    let period = query.0.period(&scope, &platform)?;
    let found = platform.db.scan(move |conn| service::radar(conn, &scope, period)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// What is asked for more often in the last four weeks than in the year before, beyond chance. Nothing is
/// said where fewer than four in five incoming interactions say what was asked for.
#[utoipa::path(get, path = "/api/v1/radar/alarms", tag = "insights", params(RadarQuery),
    responses((status = 200, body = DemandAlarms), (status = 422)))]
pub async fn alarms(scope: Scope, platform: Data, query: Query<RadarQuery>) -> Answer {
    let until = query.0.period(&scope, &platform)?.until;
    let found = platform.db.scan(move |conn| service::alarms(conn, &scope, until)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// The callers behind a line of the radar.
#[utoipa::path(get, path = "/api/v1/radar/{topic_id}/callers", tag = "insights",
    params(("topic_id" = String, Path), RadarQuery),
    responses((status = 200, body = DemandCallers), (status = 404)))]
pub async fn callers(
    scope: Scope,
    platform: Data,
    path: web::Path<TopicId>,
    query: Query<RadarQuery>,
) -> Answer {
    let (topic, period) = (path.into_inner(), query.0.period(&scope, &platform)?);
    let found = platform.db.scan(move |conn| service::callers(conn, &scope, topic, period)).await?;
    Ok(HttpResponse::Ok().json(found))
}
