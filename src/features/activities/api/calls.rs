//! Telephone systems over HTTP.
use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, Data};
use crate::features::activities::model::{CallHook, CallHookId};
use crate::features::activities::service::{self, CallTold, HookChange};
use crate::platform::authz::{MembershipId, Scope, System};
use crate::platform::db::Tx;
use crate::platform::http::{Keyed, Route, once_unkept, parse};
use crate::routes;

/// Part of the feature's routes.
pub(super) fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/calls/webhook" Member => show,
        POST "/api/v1/calls/webhook" Member => make,
        DELETE "/api/v1/calls/webhook" Member => stop,
        POST "/api/v1/hooks/telephony/{token}" Public => tell,
    ]
}

const TIME: &str = "concord-timestamp";
const SIGNATURE: &str = "concord-signature";
const TELEPHONY: System = System { reason: "a telephone system" };

/// Where the own telephone system tells of calls; its secret is not shown again.
#[utoipa::path(get, path = "/api/v1/calls/webhook", tag = "activities",
    responses((status = 200, body = CallHook)))]
pub async fn show(scope: Scope, platform: Data) -> Answer {
    let own = platform.clone();
    let found = platform.db.read(move |conn| service::hook(conn, &scope, &own)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// How calls that were missed are answered.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CallHookInput {
    /// Who calls back where nobody looks after the caller; whoever sets it up unless told.
    assignee: Option<MembershipId>,
    /// How soon: 5 to 10,080 minutes of an open office.
    #[schema(minimum = 5, maximum = 10_080)]
    callback_minutes: Option<i32>,
    /// Makes another secret: the one that there was signs nothing any more.
    renew: bool,
}

/// Sets the telephone system up. A secret that is made is shown this once.
#[utoipa::path(post, path = "/api/v1/calls/webhook", tag = "activities",
    request_body = CallHookInput,
    responses((status = 201, body = CallHook), (status = 403), (status = 422)))]
pub async fn make(scope: Scope, platform: Data, request: Keyed<CallHookInput>) -> Answer {
    let (key, actor, own, body) = (request.key, scope.clone(), platform.clone(), request.body);
    let CallHookInput { assignee, callback_minutes, renew } = body;
    let change = HookChange { assignee, callback_minutes, renew };
    let write = move |tx: &mut Tx<'_>| {
        once_unkept(tx, &actor, &key, |tx| service::make_hook(tx, &actor, &own, change))
    };
    let made = platform.db.write(&scope, "call_hook.make", write).await?;
    Ok(HttpResponse::build(StatusCode::CREATED)
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(made))
}

/// Listens no more.
#[utoipa::path(delete, path = "/api/v1/calls/webhook", tag = "activities",
    responses((status = 204), (status = 403), (status = 404)))]
pub async fn stop(scope: Scope, platform: Data) -> Answer {
    let actor = scope.clone();
    let write = move |tx: &mut Tx<'_>| service::stop_hook(tx, &actor);
    platform.db.write(&scope, "call_hook.stop", write).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What a telephone system tells of a call. `Concord-Timestamp` is the time in seconds,
/// `Concord-Signature` is `sha256=` and the hexadecimal HMAC-SHA256 with the secret over that time,
/// a dot, and the body. The same `external_id` again changes nothing.
#[utoipa::path(post, path = "/api/v1/hooks/telephony/{token}", tag = "activities",
    params(("token" = String, Path),
        ("Concord-Timestamp" = String, Header), ("Concord-Signature" = String, Header)),
    request_body = CallTold,
    responses((status = 204), (status = 401), (status = 404), (status = 422)))]
pub async fn tell(
    request: HttpRequest,
    platform: Data,
    path: web::Path<String>,
    body: web::Bytes,
) -> Answer {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let header = |name| header(name).unwrap_or_default().to_owned();
    let (time, signature, text) = (header(TIME), header(SIGNATURE), body.clone());
    let (own, id) = (platform.clone(), path.parse().unwrap_or(CallHookId(uuid::Uuid::nil())));
    let check =
        move |conn: &mut _| service::signed_body(conn, &own, id, (&time, &signature), &text);
    let signed = platform.db.read(check).await?;
    let (told, own) = (parse::<CallTold>(&body)?, platform.clone());
    let write = move |tx: &mut Tx<'_>| service::call(tx, &own, &signed, &told);
    platform.db.write(&TELEPHONY, "call_hook.call", write).await?;
    Ok(HttpResponse::NoContent().finish())
}
