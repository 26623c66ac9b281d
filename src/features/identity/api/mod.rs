//! Requests and answers: JSON under `/api/v1`, and the pages that strangers open.
use actix_web::http::header::{CACHE_CONTROL, USER_AGENT};
use actix_web::{HttpRequest, HttpResponseBuilder};

use super::model::{Client, Login};
use crate::platform::auth::{no_cookies, session_cookies, session_in_hand};
use crate::platform::context::Platform;
use crate::platform::http::client_address;
use crate::platform::problem::Problem;

pub mod auth;
pub mod me;
pub mod pages;
pub mod sessions;
pub mod tokens;

/// Where a request comes from.
fn client(request: &HttpRequest, platform: &Platform) -> Client {
    let user_agent = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok());
    Client {
        address: client_address(request, &platform.settings),
        user_agent: user_agent.unwrap_or_default().to_owned(),
        session: session_in_hand(request, platform),
    }
}

/// Puts the cookies of a new session into an answer that nobody may keep.
fn let_in(
    mut response: HttpResponseBuilder,
    platform: &Platform,
    login: &Login,
) -> Result<HttpResponseBuilder, Problem> {
    for cookie in session_cookies(&platform.keys, &login.session, platform.clock.now())? {
        response.cookie(cookie);
    }
    response.insert_header((CACHE_CONTROL, "no-store"));
    Ok(response)
}

/// Takes the cookies away.
fn let_out(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    no_cookies().into_iter().for_each(|cookie| {
        response.cookie(cookie);
    });
    response.insert_header((CACHE_CONTROL, "no-store"));
    response
}
