//! The door of every route: who may come in is settled before anything of the request is read.
//!
//! Extractors of a handler run side by side, so a malformed body could be answered before a
//! missing right. The routes table puts this check in front of each handler.
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, ResponseError};

use super::cookies::{ACCESS_COOKIE, REFRESH_COOKIE};
use super::extract::{bearer, organisation, scope_for_socket, writes};
use super::person::Person;
use crate::platform::authz::Scope;
use crate::platform::http::Access;
use crate::platform::problem::{Code, Problem};

/// A scope that was settled at the door; the extractor takes it from here.
pub(super) struct Settled(pub Scope);

/// Lets a request in, or answers it.
pub async fn enter(
    access: Access,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match admit(access, request.request()).await {
        Ok(()) => next.call(request).await,
        Err(problem) => Ok(request.into_response(problem.error_response())),
    }
}

async fn admit(access: Access, request: &HttpRequest) -> Result<(), Problem> {
    if access == Access::Public {
        return Ok(());
    }
    // What only reads has no body: the extractor's own check is enough for whoever brings
    // credentials.
    if !writes(request) {
        let cookie = |name| request.cookie(name).is_some();
        let knocks = bearer(request).is_some() || cookie(ACCESS_COOKIE) || cookie(REFRESH_COOKIE);
        return if knocks { Ok(()) } else { Err(Problem::new(Code::Unauthenticated)) };
    }
    if access == Access::Member {
        let scope = scope_for_socket(request, organisation(request)).await?;
        request.extensions_mut().insert(Settled(scope));
        return Ok(());
    }
    let person: Person = super::extract::person(request).await?;
    if access == Access::Operator && !person.operator { Err(Problem::forbidden()) } else { Ok(()) }
}
