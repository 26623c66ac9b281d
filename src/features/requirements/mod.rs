//! Requirements of a project: one list that all organisations of it sign.
//!
//! Invariants:
//! * A key (`R7`) is used once in a project, whatever becomes of its requirement.
//! * What all have signed is frozen: from then on the list changes by a delta alone, whose lines say
//!   why, and which all sign again. Every version that was signed is kept as it was.
//! * A change of what is up for signing makes the signatures under it stale and says what changed.
//! * The order of the rows is nobody's promise: it is not signed, and moves at any time.
//! * That a requirement is met or given up counts once another organisation has confirmed it.
//! * A link to a record is shown to those who see that record, and counts for nobody else.
pub mod api;
mod delta;
pub mod model;
pub mod policy;
pub mod service;
mod sheet;
mod store;

pub use api::routes;
