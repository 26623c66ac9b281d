//! Requests and answers, and the routes.
pub mod inbox;
pub mod mails;
pub mod operator;
pub mod settings;
pub mod unsubscribe;

use crate::platform::http::Route;
use crate::routes;

/// The feature's part of the table of routes.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/inbox" Member => inbox::list,
        POST "/api/v1/inbox/{id}/read" Member => inbox::mark_read,
        POST "/api/v1/inbox/read-all" Member => inbox::mark_all_read,
        GET "/api/v1/me/notification-settings" Member => settings::view,
        PUT "/api/v1/me/notification-settings" Member => settings::update,
        GET "/api/v1/me/mails" Member => mails::list,
        GET "/api/v1/me/mails/{id}" Member => mails::view,
        GET "/unsubscribe/{token}" Public => unsubscribe::ask,
        POST "/unsubscribe/{token}" Public => unsubscribe::stop,
        GET "/api/v1/operator/queues" Operator => operator::queues,
        GET "/api/v1/operator/outbox" Operator => operator::outbox,
        POST "/api/v1/operator/outbox/{id}/retry" Operator => operator::retry,
    ]
}
