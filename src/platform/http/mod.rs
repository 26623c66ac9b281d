//! HTTP: problems, bodies, paging, ETags, the routes table.
mod body;
mod error;
mod paging;
mod routes;
mod version;

pub use body::{Body, Query};
pub use paging::{Cursor, Page, PageParams};
pub use routes::{Access, Route};
pub use version::{IfMatch, etag};
