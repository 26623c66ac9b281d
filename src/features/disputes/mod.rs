//! Disputes: how two firms that disagree come to terms, step by step, up to somebody of neither
//! side.
pub mod escalations;

use crate::platform::http::Route;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    escalations::api::routes()
}
