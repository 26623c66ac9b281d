//! Disputes: how two firms that disagree come to terms, step by step, up to somebody of neither
//! side: which facts are agreed, what is offered and accepted, who is called in.
pub mod asks;
pub mod escalations;
pub mod facts;
pub mod guests;
pub mod mediations;
pub mod model;
pub mod offers;
pub mod service;
pub mod third_parties;

use crate::platform::http::Route;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = facts::api::routes();
    routes.extend(offers::api::routes());
    routes.extend(escalations::api::routes());
    routes.extend(mediations::api::routes());
    routes.extend(third_parties::api::routes());
    routes.extend(guests::api::routes());
    routes
}
