//! Links between complaints: which is the same as another, which belong together, what was split
//! off.
//!
//! Invariants:
//! * A link joins two complaints that its maker may both see.
//! * Where the same two firms stand on both ends, the link is theirs together and an entry of both
//!   shared lanes tells it. Otherwise it is the maker's firm's alone and nothing tells the others,
//!   no count, entry or frame.
//! * A duplicate is closed in favour of the complaint that it is a duplicate of; its customer may
//!   reopen it like any other.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;

pub use api::routes;
