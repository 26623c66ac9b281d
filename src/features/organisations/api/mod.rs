//! Requests and answers, and the routes.
pub mod invitations;
pub mod organisation;
pub mod oversight;
pub mod people;
pub mod relationships;

use serde::{Deserialize, Deserializer};

use crate::platform::http::Route;
use crate::routes;

/// The feature's part of the table of routes.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/organisation" Member => organisation::view,
        PATCH "/api/v1/organisation" Member => organisation::update,
        GET "/api/v1/organisation/people" Member => people::list,
        PATCH "/api/v1/organisation/people/{membership_id}" Member => people::update,
        GET "/api/v1/organisation/invitations" Member => invitations::list,
        POST "/api/v1/organisation/invitations" Member => invitations::create,
        DELETE "/api/v1/organisation/invitations/{id}" Member => invitations::revoke,
        POST "/api/v1/organisation/invitations/{id}/resend" Member => invitations::resend,
        GET "/api/v1/organisation/sessions" Member => oversight::sessions,
        DELETE "/api/v1/organisation/sessions/{id}" Member => oversight::end_session,
        GET "/api/v1/organisation/mails" Member => oversight::mails,
        GET "/api/v1/relationships" Member => relationships::list,
        POST "/api/v1/relationships" Member => relationships::create,
        GET "/api/v1/relationships/{id}" Member => relationships::view,
        PATCH "/api/v1/relationships/{id}" Member => relationships::update,
        POST "/api/v1/relationships/{id}/invitations" Member => relationships::invite,
        GET "/api/v1/relationships/{id}/people" Member => relationships::people,
    ]
}

/// For fields where `null` clears and absence leaves: what is present is `Some`.
fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(deserializer).map(Some)
}
