//! Renews a session in whichever answer finds its JWT expired, so that no script ever handles a
//! token and no request fails because ten minutes have passed.
use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use super::cookies::{ACCESS_COOKIE, REFRESH_COOKIE, no_cookies, session_cookies};
use super::extract::{Visitor, bearer, visitor};
use super::jwt::Signed;
use super::keys::Purpose;
use super::sessions::{OpenSession, Renewal, peek_session, renew_session};
use crate::platform::authz::{SessionId, System};
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

/// Files that are the same for everybody; answers from there carry no cookies.
const ASSETS: &str = "/assets/";

/// Middleware for [`actix_web::middleware::from_fn`]; wraps the routes directly.
pub async fn renew<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut cookies = None;
    if let Some(platform) = request.app_data::<web::Data<Platform>>().cloned()
        && bearer(request.request()).is_none()
        && !request.path().starts_with(ASSETS)
    {
        let mut found = visitor(request.request(), &platform);
        if found == Visitor::Nobody
            && let Some(refresh) = request.cookie(REFRESH_COOKIE)
        {
            (found, cookies) = from_refresh(&platform, refresh.value()).await;
        }
        request.extensions_mut().insert(found);
    }
    let mut response = next.call(request).await?;
    if let Some(cookies) = cookies {
        add(&mut response, &cookies);
    }
    Ok(response)
}

type Cookies = [Cookie<'static>; 2];

async fn from_refresh(platform: &Platform, token: &str) -> (Visitor, Option<Cookies>) {
    let Some((row, generation)) = platform.keys.open(Purpose::Refresh, token) else {
        return (Visitor::Nobody, Some(no_cookies()));
    };
    let now = platform.clock.now();
    let renewed = match renewal(platform, SessionId(row), generation).await {
        Ok(renewed) => renewed,
        // Busy or worse: the cookies stay as they are for the next request.
        Err(_) => return (Visitor::Unknown, None),
    };
    let Renewal::Open(open) = renewed else { return (Visitor::Ended, Some(no_cookies())) };
    let OpenSession { id, person, epoch, .. } = open;
    match session_cookies(&platform.keys, &open, now) {
        Ok(cookies) => (Visitor::Signed(Signed { session: id, person, epoch }), Some(cookies)),
        Err(_) => (Visitor::Unknown, None),
    }
}

async fn renewal(platform: &Platform, id: SessionId, generation: i32) -> Result<Renewal, Problem> {
    let system = System { reason: "renewal" };
    let written = platform
        .db
        .write(&system, "session.renew", move |tx| renew_session(tx, id, generation))
        .await;
    match written {
        // A full disk or a busy writer must not keep anybody from reading.
        Err(problem) if matches!(problem.code, Code::StorageFull | Code::Busy) => {
            let now = platform.clock.now();
            let open =
                platform.db.read(move |conn| Ok(peek_session(conn, id, generation, now)?)).await?;
            open.map(Renewal::Open).ok_or(problem)
        }
        other => other,
    }
}

/// Adds the cookies, unless the handler has set its own (it signed somebody in or out).
fn add<B>(response: &mut ServiceResponse<B>, cookies: &Cookies) {
    let own = format!("{ACCESS_COOKIE}=");
    let headers = response.headers_mut();
    let is_own = |value: &HeaderValue| value.as_bytes().starts_with(own.as_bytes());
    if headers.get_all(SET_COOKIE).any(is_own) {
        return;
    }
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            headers.append(SET_COOKIE, value);
        }
    }
}
