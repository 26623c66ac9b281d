//! Segments: customers that a vendor speaks of together, named one by one or by what is known of them.
//!
//! Invariants:
//! * A segment by rule is a typed tree over a closed list of facts; it is judged by a pure function.
//! * Who is in it follows from the facts of each account: when one changes, that account alone is held
//!   against the rules again, and when time alone may change the answer, at that moment (`segment_checks`).
//! * Everybody who came or went stands in `segment_moves` with the reason; rows there are never changed.
//! * They are the vendor's alone. A customer never finds a trace of them.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
