//! HTTP: problems, bodies, paging, ETags, the routes table.
pub mod assets;
mod body;
pub mod content;
mod error;
mod idempotency;
mod language;
mod origin;
mod paging;
mod range;
mod routes;
mod version;

pub use body::{Body, Query, parse};
pub use error::ProblemBody;
pub use idempotency::{
    Answer, Keyed, RequestKey, forget_answers_naming, forget_keys, once, once_naming, once_unkept,
};
pub use language::spoken;
pub use origin::{check_origin, client_address};
pub use paging::{Cursor, Page, PageParams};
pub use routes::{Access, Route, answers};
pub use version::{IfMatch, etag};
