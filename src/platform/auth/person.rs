//! Whoever is signed in, without acting for an organisation yet.
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::extract;
use crate::platform::authz::{Locale, MembershipId, PersonId, SessionId};
use crate::platform::problem::Problem;

/// Somebody who is signed in, by cookie or by API token. The rows were just read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// Of a browser; none behind an API token.
    pub session: Option<SessionId>,
    /// The one that the API token is bound to; none behind a cookie.
    pub membership: Option<MembershipId>,
    pub locale: Locale,
    /// Whether they run the installation.
    pub operator: bool,
    /// False for an API token without the scope `write`.
    pub may_write: bool,
}

impl FromRequest for Person {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { extract::person(&request).await })
    }
}

/// A [`Person`] who runs the installation; anybody else gets 403.
#[derive(Debug, Clone, Copy)]
pub struct Operator(pub Person);

impl FromRequest for Operator {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let person = extract::person(&request).await?;
            if person.operator { Ok(Self(person)) } else { Err(Problem::forbidden()) }
        })
    }
}
