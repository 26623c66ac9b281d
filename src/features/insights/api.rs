//! Insights over HTTP: the demand radar.
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::features::insights::model::{
    AlarmId, AlarmState, CheckKind, DemandAlarms, DemandCallers, DemandEpisode, Radar, RadarCheck,
    Standing,
};
use crate::features::insights::service;
use crate::features::interactions::model::TopicId;
use crate::features::interactions::service as interactions;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::{
    Body, IfMatch, Keyed, Page, PageParams, Query, RequestKey, Route, once,
};
use crate::platform::problem::Problem;
use crate::platform::text::OptText;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/radar" Member => radar,
        GET "/api/v1/radar/alarms" Member => alarms,
        GET "/api/v1/radar/standing" Member => standing,
        PUT "/api/v1/radar/settings" Member => set,
        GET "/api/v1/radar/checks" Member => checks,
        POST "/api/v1/radar/check" Member => check,
        POST "/api/v1/radar/placebo" Member => placebo,
        POST "/api/v1/radar/injection" Member => injection,
        GET "/api/v1/radar/episodes" Member => episodes,
        PATCH "/api/v1/radar/episodes/{id}" Member => move_episode,
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

    fn days(&self, scope: &Scope, platform: &Platform) -> Result<service::Days, Problem> {
        let period = self.period(scope, platform)?;
        Ok(service::Days { told: format!("{self:?}"), period })
    }
}

/// What callers ask for that the firm does not sell, over the whole log or the days asked for.
#[utoipa::path(get, path = "/api/v1/radar", tag = "insights", params(RadarQuery),
    responses((status = 200, body = Radar), (status = 422)))]
pub async fn radar(scope: Scope, platform: Data, query: Query<RadarQuery>) -> Answer {
    let (days, now) = (query.0.days(&scope, &platform)?, platform.clock.now());
    let read = move |conn: &mut Conn| service::radar_kept(conn, &scope, &days, now);
    Ok(HttpResponse::Ok().json(&platform.db.scan(read).await?.content))
}

/// What is asked for more often in the last four weeks than in the year before, beyond chance. Nothing is
/// said where fewer than four in five incoming interactions say what was asked for.
#[utoipa::path(get, path = "/api/v1/radar/alarms", tag = "insights", params(RadarQuery),
    responses((status = 200, body = DemandAlarms), (status = 422)))]
pub async fn alarms(scope: Scope, platform: Data, query: Query<RadarQuery>) -> Answer {
    let (days, now) = (query.0.days(&scope, &platform)?, platform.clock.now());
    let anew = query.0.as_of.is_some_and(|day| !day.is_empty());
    let read = move |conn: &mut Conn| match anew {
        true => Ok(service::alarms_kept(conn, &scope, &days, now)?.content.clone()),
        false => service::latest(conn, &scope, days.period.until),
    };
    Ok(HttpResponse::Ok().json(platform.db.scan(read).await?))
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

/// What callers asked for again and again in the year before a day without getting it: what is not sold,
/// and what is and was refused all the same.
#[utoipa::path(get, path = "/api/v1/radar/standing", tag = "insights", params(RadarQuery),
    responses((status = 200, body = Standing), (status = 422)))]
pub async fn standing(scope: Scope, platform: Data, query: Query<RadarQuery>) -> Answer {
    let (days, now) = (query.0.days(&scope, &platform)?, platform.clock.now());
    let read = move |conn: &mut Conn| service::standing_kept(conn, &scope, &days, now);
    Ok(HttpResponse::Ok().json(&platform.db.scan(read).await?.content))
}

/// What the vendor sets for its radar.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RadarSettings)]
pub struct SettingsInput {
    /// Demand is listed from so many callers of 10,000 interactions on, by the exact lower bound.
    #[schema(minimum = 0, maximum = 10_000)]
    least_rate: i32,
}

/// Says from when on a demand that was not met is worth a look.
#[utoipa::path(put, path = "/api/v1/radar/settings", tag = "insights",
    request_body = SettingsInput, responses((status = 204), (status = 403), (status = 422)))]
pub async fn set(scope: Scope, platform: Data, body: Body<SettingsInput>) -> Answer {
    let (actor, least) = (scope.clone(), body.0.least_rate);
    if !(0..=10_000).contains(&least) {
        return Err(Problem::invalid("least_rate", "number_range"));
    }
    let write = move |tx: &mut Tx<'_>| service::set_least_rate(tx, &actor, least);
    platform.db.write(&scope, "radar.settings", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Of each kind the newest check, and the newest that is over.
#[derive(Debug, Serialize, ToSchema)]
pub struct RadarChecks {
    pub items: Vec<RadarCheck>,
}

/// Looks of the radar at the whole log, with what came of them.
#[utoipa::path(get, path = "/api/v1/radar/checks", tag = "insights",
    responses((status = 200, body = RadarChecks)))]
pub async fn checks(scope: Scope, platform: Data) -> Answer {
    let items = platform.db.read(move |conn| service::checks(conn, &scope)).await?;
    Ok(HttpResponse::Ok().json(RadarChecks { items }))
}

/// Nothing needs to be said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RadarAsked)]
pub struct Nothing {}

async fn asked(scope: Scope, platform: Data, key: RequestKey, kind: CheckKind) -> Answer {
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| {
        once(tx, &actor, &key, StatusCode::ACCEPTED, |tx| service::ask(tx, &actor, kind))
    };
    Ok(platform.db.write(&scope, "radar.ask", write).await?.into())
}

/// Looks for alarms now. The radar does so by itself once a week.
#[utoipa::path(post, path = "/api/v1/radar/check", tag = "insights", request_body = Nothing,
    responses((status = 202, body = RadarCheck), (status = 403)))]
pub async fn check(scope: Scope, platform: Data, request: Keyed<Nothing>) -> Answer {
    asked(scope, platform, request.key, CheckKind::Alarms).await
}

/// Shuffles the log 200 times within the days of the week and counts the alarms: all of them are false.
#[utoipa::path(post, path = "/api/v1/radar/placebo", tag = "insights", request_body = Nothing,
    responses((status = 202, body = RadarCheck), (status = 403)))]
pub async fn placebo(scope: Scope, platform: Data, request: Keyed<Nothing>) -> Answer {
    asked(scope, platform, request.key, CheckKind::Placebo).await
}

/// Adds a made-up demand to the log, stronger and stronger, until it is noticed within eight weeks.
#[utoipa::path(post, path = "/api/v1/radar/injection", tag = "insights", request_body = Nothing,
    responses((status = 202, body = RadarCheck), (status = 403)))]
pub async fn injection(scope: Scope, platform: Data, request: Keyed<Nothing>) -> Answer {
    asked(scope, platform, request.key, CheckKind::Injection).await
}

/// Which alarms.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct EpisodesQuery {
    /// About this topic alone.
    topic_id: Option<TopicId>,
    /// 1 to 100; 25 unless told.
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Alarms that checks saw, the newest first: from the first check that saw one to the last.
#[utoipa::path(get, path = "/api/v1/radar/episodes", tag = "insights", params(EpisodesQuery),
    responses((status = 200, body = Page<DemandEpisode>)))]
pub async fn episodes(scope: Scope, platform: Data, query: Query<EpisodesQuery>) -> Answer {
    let (EpisodesQuery { topic_id, limit, cursor }, now) = (query.0, platform.clock.now());
    let page = PageParams { limit, cursor };
    let read = move |conn: &mut Conn| service::episodes(conn, &scope, topic_id, &page, now);
    Ok(HttpResponse::Ok().json(platform.db.read(read).await?))
}

/// What an alarm is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DemandEpisodePatch)]
pub struct MoveInput {
    state: AlarmState,
    /// Needed for a dismissal.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    reason: OptText<1_000>,
}

/// Says what an alarm is.
#[utoipa::path(patch, path = "/api/v1/radar/episodes/{id}", tag = "insights",
    params(("id" = String, Path)), request_body = MoveInput,
    responses((status = 200, body = DemandEpisode), (status = 403), (status = 412), (status = 428)))]
pub async fn move_episode(
    scope: Scope,
    platform: Data,
    path: web::Path<AlarmId>,
    version: IfMatch,
    body: Body<MoveInput>,
) -> Answer {
    let (id, actor) = (path.into_inner(), scope.clone());
    let MoveInput { state, reason } = body.0;
    let reason = reason.into_string();
    let write = move |tx: &mut Tx<'_>| {
        service::move_episode(tx, &actor, id, version, state, reason.clone())
    };
    Ok(HttpResponse::Ok().json(platform.db.write(&scope, "radar.episode", write).await?))
}
