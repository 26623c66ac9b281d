//! Calendars as programs read them.
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::activities::model::CalendarFeed;
use crate::features::activities::service;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once_unkept};
use crate::routes;

/// Part of the feature's routes.
pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/calendar/feed" Member => show,
        POST "/api/v1/calendar/feed" Member => renew,
        DELETE "/api/v1/calendar/feed" Member => stop,
        GET "/ics/{token}.ics" Public => calendar,
    ]
}

/// The address under which calendar programs read the own activities.
#[utoipa::path(get, path = "/api/v1/calendar/feed", tag = "activities",
    responses((status = 200, body = CalendarFeed)))]
pub async fn show(scope: Scope, platform: Data) -> Answer {
    let own = platform.clone();
    let found = platform.db.read(move |conn| service::feed(conn, &scope, &own)).await?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(found))
}

/// Nothing has to be told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CalendarFeedInput {}

/// Makes an address; the one that there was is dead.
#[utoipa::path(post, path = "/api/v1/calendar/feed", tag = "activities",
    request_body = CalendarFeedInput, responses((status = 201, body = CalendarFeed), (status = 403)))]
pub async fn renew(scope: Scope, platform: Data, request: Keyed<CalendarFeedInput>) -> Answer {
    let (key, actor, own) = (request.key, scope.clone(), platform.clone());
    let write = move |tx: &mut Tx<'_>| {
        once_unkept(tx, &actor, &key, |tx| service::renew_feed(tx, &actor, &own))
    };
    let made = platform.db.write(&scope, "calendar_feed.renew", write).await?;
    Ok(HttpResponse::build(StatusCode::CREATED)
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(made))
}

/// Ends the own feed: nobody reads it any more.
#[utoipa::path(delete, path = "/api/v1/calendar/feed", tag = "activities",
    responses((status = 204), (status = 404)))]
pub async fn stop(scope: Scope, platform: Data) -> Answer {
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::stop_feed(tx, &actor);
    platform.db.write(&scope, "calendar_feed.stop", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What a calendar program reads. It cannot sign in: whoever has the address is let in.
pub async fn calendar(request: HttpRequest, platform: Data, path: web::Path<String>) -> Answer {
    let (token, own, now) = (path.into_inner(), platform.clone(), platform.clock.now());
    let text = platform.db.scan(move |conn| service::calendar(conn, &own, &token, now)).await?;
    let etag = format!("\"{}\"", hex::encode(Sha256::digest(&text)));
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.contains(&etag)) {
        return Ok(HttpResponse::NotModified().insert_header((ETAG, etag)).finish());
    }
    Ok(HttpResponse::Ok()
        .insert_header((ETAG, etag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .body(text))
}
