//! Disputes: how two firms that disagree come to terms, step by step, up to somebody of neither
//! side.
pub mod escalations;
pub mod mediations;
pub mod third_parties;

use crate::platform::http::Route;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = escalations::api::routes();
    routes.extend(mediations::api::routes());
    routes.extend(third_parties::api::routes());
    routes
}
