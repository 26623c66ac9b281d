//! Who is asking: keys, passwords, sessions, API tokens, and the extractors that turn a request
//! into a [`Scope`](crate::platform::authz::Scope) or a [`Person`].
//!
//! * A session is a row. Its JWT is a cache for ten minutes, its refresh token rotates, and both
//!   live in HttpOnly cookies; the middleware [`renew`] keeps them fresh.
//! * Rights are read from the rows for every request: an ended session, a disabled person or a
//!   suspended membership is refused at once.
mod cookies;
mod email;
mod enter;
mod extract;
mod holds;
mod jwt;
mod keys;
mod passwords;
mod person;
mod renew;
mod sessions;
mod store;
mod throttle;

pub use cookies::{ACCESS_COOKIE, REFRESH_COOKIE, no_cookies, session_cookies};
pub use email::{EmailAddress, email_key};
pub use enter::enter;
pub use extract::{
    ORGANISATION_HEADER, bearer, organisation, scope_for_socket, scopes, scopes_of_link,
    session_in_hand,
};
pub use holds::token_holds;
pub use keys::{Keys, Purpose, fingerprint, is_signed_by, random_bytes};
pub use passwords::{Passwords, check_password_rules};
pub use person::{Operator, Person};
pub use renew::renew;
pub use sessions::{
    NewSession, OpenSession, end_session, end_sessions_of, idle_limit, refound_session,
    start_session,
};
pub use store::{ApiTokenId, scope_again, scope_of_membership, token_digest};
pub use throttle::{Budget, network_of, sweep_throttles};
