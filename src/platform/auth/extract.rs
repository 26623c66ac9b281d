//! From a request to a [`Scope`].
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};

use super::store::scope_of_token;
use crate::platform::authz::Scope;
use crate::platform::context::Platform;
use crate::platform::problem::{Code, Problem};

/// The Bearer token of a request, if it has one.
pub fn bearer(request: &HttpRequest) -> Option<&str> {
    request.headers().get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

impl FromRequest for Scope {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { scope(&request).await })
    }
}

async fn scope(request: &HttpRequest) -> Result<Scope, Problem> {
    let platform = request
        .app_data::<web::Data<Platform>>()
        .ok_or_else(|| Problem::internal("the platform is not there"))?;
    let now = platform.clock.now();
    let token = bearer(request).ok_or_else(|| Problem::new(Code::Unauthenticated))?.to_owned();
    platform
        .db
        .read(move |conn| Ok(scope_of_token(conn, &token, now)?))
        .await?
        .ok_or_else(|| Problem::new(Code::Unauthenticated))
}
