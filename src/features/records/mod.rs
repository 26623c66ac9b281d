//! The spine of everything that two organisations work on together.
//!
//! A record has parties (organisations, each with a side and an owner), a thread, and lanes that
//! say who sees an entry: `shared`, or `private` to one organisation. Entries are insert-only and
//! form a hash chain for each lane.
//!
//! Invariants:
//! * `seq` is gapless in its lane; the lane's row is the lock.
//! * What a scope may see is written once, in [`store::visible`]; every list, count, search,
//!   export and statistic starts from it.
//! * A file has no rights of its own: it is reached through the lane of its entry.
//! * `version` counts changes of fields and state, never entries, read marks or presence.
pub mod api;
pub mod chain;
pub mod jobs;
pub mod live;
pub mod model;
pub mod service;
pub(crate) mod store;

pub use api::routes;
