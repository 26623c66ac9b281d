//! From a request to a [`Scope`] or a [`Person`].
//!
//! A Bearer token counts alone: if it is there, cookies are not looked at. Behind cookies, the
//! organisation stands in the header `Concord-Organisation` (slug or id); it may be left out by
//! whoever belongs to one. An API token without the scope `write` only reads, whatever the route.
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};

use super::cookies::{ACCESS_COOKIE, REFRESH_COOKIE};
use super::enter::Settled;
use super::jwt::{self, Signed};
use super::keys::Purpose;
use super::person::Person;
use super::store::{self, Found, Seen};
use crate::platform::authz::{Scope, SessionId, System};
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

/// Names the acting organisation, beside cookies.
pub const ORGANISATION_HEADER: &str = "concord-organisation";

/// Who the cookies say is there. Put into the request by the renewing middleware, if it ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visitor {
    Signed(Signed),
    /// There was a session; it has ended.
    Ended,
    /// There may be a session; the database was too busy to tell.
    Unknown,
    Nobody,
}

impl FromRequest for Scope {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let settled = request.extensions().get::<Settled>().map(|settled| settled.0.clone());
        let request = request.clone();
        Box::pin(async move {
            match settled {
                Some(scope) => Ok(scope),
                None => scope_for_socket(&request, organisation(&request)).await,
            }
        })
    }
}

/// The scope of a request that names its organisation otherwise than in the header: a socket
/// does so in its first frame. Without a name it is the only one there is.
pub async fn scope_for_socket(
    request: &HttpRequest,
    organisation: Option<&str>,
) -> Result<Scope, Problem> {
    let found = choose(all(request).await?, organisation)?;
    if !found.scope.may_write() && writes(request) {
        return Err(Problem::forbidden());
    }
    if let Some(seen) = found.seen {
        note(platform(request)?, seen);
    }
    Ok(found.scope)
}

/// All scopes that the caller may act in: one for each active membership, or the one of an API
/// token. For what names no organisation itself, such as the link of a download.
pub async fn scopes(request: &HttpRequest) -> Result<Vec<Scope>, Problem> {
    Ok(all(request).await?.into_iter().map(|found| found.scope).collect())
}

/// The ways in which a plain link may be followed, which names no organisation: as whichever member
/// the caller is, or as the one that the request names after all.
pub async fn scopes_of_link(request: &HttpRequest) -> Result<Vec<Scope>, Problem> {
    if bearer(request).is_some() || organisation(request).is_some() {
        Ok(vec![Scope::extract(request).await?])
    } else {
        scopes(request).await
    }
}

/// The organisation that the header names.
pub fn organisation(request: &HttpRequest) -> Option<&str> {
    request.headers().get(ORGANISATION_HEADER)?.to_str().ok()
}

/// The session that either cookie of the browser names, alive or not.
pub fn session_in_hand(request: &HttpRequest, platform: &Platform) -> Option<SessionId> {
    let refreshed = request
        .cookie(REFRESH_COOKIE)
        .and_then(|cookie| platform.keys.open(Purpose::Refresh, cookie.value()))
        .map(|(row, _)| SessionId(row));
    refreshed.or_else(|| match visitor(request, platform) {
        Visitor::Signed(signed) => Some(signed.session),
        Visitor::Ended | Visitor::Unknown | Visitor::Nobody => None,
    })
}

pub(super) async fn person(request: &HttpRequest) -> Result<Person, Problem> {
    let platform = platform(request)?;
    let now = platform.clock.now();
    let found = if let Some(token) = bearer(request) {
        let token = token.to_owned();
        let read = move |conn: &mut _| Ok(store::person_of_token(conn, &token, now)?);
        platform.db.read(read).await?.ok_or_else(|| Problem::new(Code::Unauthenticated))?
    } else {
        let signed = signed(request, platform)?;
        let read = move |conn: &mut _| Ok(store::person_of_session(conn, signed, now)?);
        platform.db.read(read).await?.ok_or_else(|| Problem::new(Code::SessionEnded))?
    };
    if !found.may_write && writes(request) {
        return Err(Problem::forbidden());
    }
    Ok(found)
}

async fn all(request: &HttpRequest) -> Result<Vec<Found>, Problem> {
    let platform = platform(request)?;
    let now = platform.clock.now();
    if let Some(token) = bearer(request) {
        let token = token.to_owned();
        let read = move |conn: &mut _| Ok(store::scope_of_token(conn, &token, now)?);
        let found = platform.db.read(read).await?;
        return found.map(|one| vec![one]).ok_or_else(|| Problem::new(Code::Unauthenticated));
    }
    let signed = signed(request, platform)?;
    let read = move |conn: &mut _| Ok(store::scopes_of_session(conn, signed, now)?);
    platform.db.read(read).await?.ok_or_else(|| Problem::new(Code::SessionEnded))
}

fn choose(found: Vec<Found>, organisation: Option<&str>) -> Result<Found, Problem> {
    if let Some(name) = organisation {
        return found.into_iter().find(|one| one.is(name)).ok_or_else(Problem::not_found);
    }
    if found.len() > 1 {
        return Err(Problem::new(Code::OrganisationRequired)
            .with_detail("send the header Concord-Organisation: you belong to several"));
    }
    found.into_iter().next().ok_or_else(Problem::forbidden)
}

fn signed(request: &HttpRequest, platform: &Platform) -> Result<Signed, Problem> {
    let known = request.extensions().get::<Visitor>().copied();
    match known.unwrap_or_else(|| visitor(request, platform)) {
        Visitor::Signed(signed) => Ok(signed),
        Visitor::Ended => Err(Problem::new(Code::SessionEnded)),
        Visitor::Unknown => Err(Problem::new(Code::Busy).with_retry_after(2)),
        Visitor::Nobody => Err(Problem::new(Code::Unauthenticated)),
    }
}

/// What the JWT in the cookie says.
pub(super) fn visitor(request: &HttpRequest, platform: &Platform) -> Visitor {
    request
        .cookie(ACCESS_COOKIE)
        .and_then(|cookie| jwt::read(&platform.keys, cookie.value(), platform.clock.now()))
        .map_or(Visitor::Nobody, Visitor::Signed)
}

/// The Bearer token of a request, if it has one.
pub fn bearer(request: &HttpRequest) -> Option<&str> {
    let (scheme, token) = request.headers().get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

pub(super) fn writes(request: &HttpRequest) -> bool {
    !request.method().is_safe()
}

/// Notes that somebody was here, without making them wait for it.
fn note(platform: &Platform, seen: Seen) {
    let db = platform.db.clone();
    tokio::spawn(async move {
        let system = System { reason: "seen" };
        if let Err(problem) =
            db.write(&system, "membership.seen", move |tx| Ok(seen.write(tx)?)).await
        {
            tracing::debug!(%problem, "could not note that somebody was here");
        }
    });
}

fn platform(request: &HttpRequest) -> Result<&Platform, Problem> {
    request
        .app_data::<web::Data<Platform>>()
        .map(|data| data.get_ref())
        .ok_or_else(|| Problem::internal("the platform is not there"))
}
