//! Signing in, and what belongs to a person rather than to an organisation: password, sessions,
//! API tokens, own settings; and the pages that strangers open.
//!
//! Invariants:
//! * Every way in ends in one [`service::login_complete`], which starts a session with a fresh id.
//! * An account that does not exist answers like one that does, after the same time.
//! * A mailed link works once, at its stored address; looking at it changes nothing.
//! * Whoever changes a password is the only one still signed in afterwards. A reset by mail also
//!   revokes all API tokens of the person; a change does so if asked to.
use crate::platform::http::Route;
use crate::routes;

pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    let mut routes = routes![
        POST "/api/v1/auth/sign-in" Public => api::auth::sign_in,
        POST "/api/v1/auth/sign-out" Public => api::auth::sign_out,
        POST "/api/v1/auth/password-reset" Public => api::auth::ask_reset,
        POST "/api/v1/auth/password-reset/complete" Public => api::auth::complete_reset,
        POST "/api/v1/auth/password" Person => api::auth::change_password,
        GET "/api/v1/me" Person => api::me::read,
        PATCH "/api/v1/me" Person => api::me::update,
        GET "/api/v1/me/sessions" Person => api::sessions::list,
        DELETE "/api/v1/me/sessions" Person => api::sessions::end_others,
        DELETE "/api/v1/me/sessions/{id}" Person => api::sessions::end,
        GET "/api/v1/me/tokens" Member => api::tokens::list,
        POST "/api/v1/me/tokens" Member => api::tokens::create,
        DELETE "/api/v1/me/tokens/{id}" Member => api::tokens::revoke,
    ];
    routes.extend(api::pages::routes());
    routes
}
