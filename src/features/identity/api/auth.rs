//! `/api/v1/auth`: signing in and out, and passwords.
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::model::{Login, NextStep};
use super::super::service;
use super::{client, let_in, let_out};
use crate::platform::auth::{Person, session_cookies, session_in_hand};
use crate::platform::authz::PersonId;
use crate::platform::context::Platform;
use crate::platform::http::Body;
use crate::platform::problem::Problem;

/// Address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub email: String,
    pub password: String,
}

/// The address of a forgotten password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetRequest {
    pub email: String,
}

/// A new password, by a mailed link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetCompletion {
    /// The last part of the link.
    pub token: String,
    /// 8 to 128 characters, not one that everybody tries first.
    pub password: String,
}

/// A new password for the old one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    pub current: String,
    /// 8 to 128 characters, not one that everybody tries first.
    pub new: String,
    /// Revokes the own API tokens of all organisations, too.
    #[serde(default)]
    pub revoke_tokens: bool,
}

/// Who is signed in now.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignedIn {
    pub next: NextStep,
    pub person: SignedInPerson,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SignedInPerson {
    pub id: PersonId,
    pub name: String,
}

fn signed_in(platform: &Platform, login: Login) -> Result<HttpResponse, Problem> {
    let mut response = let_in(HttpResponse::Ok(), platform, &login)?;
    let person = SignedInPerson { id: login.person, name: login.name };
    Ok(response.json(SignedIn { next: login.next, person }))
}

/// Signs in: sets the session's cookies.
#[utoipa::path(post, path = "/api/v1/auth/sign-in", tag = "auth", request_body = Credentials,
    responses((status = 200, body = SignedIn), (status = 401), (status = 429)))]
pub async fn sign_in(
    request: HttpRequest,
    platform: web::Data<Platform>,
    body: Body<Credentials>,
) -> Result<HttpResponse, Problem> {
    let Credentials { email, password } = body.0;
    let client = client(&request, &platform);
    let login = service::sign_in(&platform, &email, password, client).await?;
    signed_in(&platform, login)
}

/// Signs out: ends the session and takes its cookies away.
#[utoipa::path(post, path = "/api/v1/auth/sign-out", tag = "auth", responses((status = 204)))]
pub async fn sign_out(
    request: HttpRequest,
    platform: web::Data<Platform>,
) -> Result<HttpResponse, Problem> {
    service::sign_out(&platform, session_in_hand(&request, &platform)).await?;
    Ok(let_out(HttpResponse::NoContent()).finish())
}

/// Sends a link for a new password, if the address has an account; the answer is always the same.
#[utoipa::path(post, path = "/api/v1/auth/password-reset", tag = "auth",
    request_body = ResetRequest, responses((status = 202), (status = 429)))]
pub async fn ask_reset(
    request: HttpRequest,
    platform: web::Data<Platform>,
    body: Body<ResetRequest>,
) -> Result<HttpResponse, Problem> {
    let client = client(&request, &platform);
    service::ask_reset(&platform, &body.0.email, client).await?;
    Ok(HttpResponse::Accepted().finish())
}

/// Sets the new password, ends all sessions, revokes all API tokens and signs in.
#[utoipa::path(post, path = "/api/v1/auth/password-reset/complete", tag = "auth",
    request_body = ResetCompletion,
    responses((status = 200, body = SignedIn), (status = 410), (status = 422)))]
pub async fn complete_reset(
    request: HttpRequest,
    platform: web::Data<Platform>,
    body: Body<ResetCompletion>,
) -> Result<HttpResponse, Problem> {
    let ResetCompletion { token, password } = body.0;
    let client = client(&request, &platform);
    let login = service::complete_reset(&platform, &token, password, client).await?;
    signed_in(&platform, login)
}

/// Changes the own password and ends all other sessions.
#[utoipa::path(post, path = "/api/v1/auth/password", tag = "auth",
    request_body = PasswordChange, responses((status = 204), (status = 422), (status = 429)))]
pub async fn change_password(
    request: HttpRequest,
    person: Person,
    platform: web::Data<Platform>,
    body: Body<PasswordChange>,
) -> Result<HttpResponse, Problem> {
    let PasswordChange { current, new, revoke_tokens } = body.0;
    let client = client(&request, &platform);
    let open =
        service::change_password(&platform, person, current, new, revoke_tokens, client).await?;
    let mut response = HttpResponse::NoContent();
    if let Some(open) = open {
        for cookie in session_cookies(&platform.keys, &open, platform.clock.now())? {
            response.cookie(cookie);
        }
    }
    Ok(response.finish())
}
