//! Threads and files over HTTP, and the live socket.
pub mod drafts;
pub mod entries;
pub mod files;
pub mod lanes;
pub mod live;
pub mod people;

use crate::platform::http::Route;
use crate::routes;

/// This feature's part of the routes table.
pub fn routes() -> Vec<Route> {
    routes![
        GET "/api/v1/threads/{id}/entries" Member => entries::list,
        POST "/api/v1/threads/{id}/messages" Member => entries::post,
        POST "/api/v1/threads/{id}/entries/{entry_id}/revise" Member => entries::revise,
        POST "/api/v1/threads/{id}/entries/{entry_id}/retract" Member => entries::retract,
        POST "/api/v1/threads/{id}/entries/{entry_id}/share" Member => entries::share,
        POST "/api/v1/threads/{id}/read" Member => entries::read,
        GET "/api/v1/threads/{id}/lanes" Member => lanes::list,
        POST "/api/v1/threads/{id}/lanes/{lane}/give" Member => lanes::give,
        POST "/api/v1/render" Member => entries::render,
        PUT "/api/v1/threads/{id}/draft" Member => drafts::save,
        DELETE "/api/v1/threads/{id}/draft" Member => drafts::discard,
        GET "/api/v1/threads/{id}/drafts" Member => drafts::list,
        POST "/api/v1/threads/{id}/draft/undo" Member => drafts::undo,
        POST "/api/v1/threads/{id}/draft/send-now" Member => drafts::send_now,
        POST "/api/v1/files" Member => files::upload,
        GET "/api/v1/files/{id}" Member => files::download,
        GET "/api/v1/people" Member => people::mentionable,
        GET "/api/v1/live" Member => live::open,
    ]
}
