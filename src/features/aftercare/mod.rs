//! What follows a closed complaint or a delivered idea: the customer says how it went, once, and the vendor may look
//! back at the case and publish what it found.
//!
//! Invariants:
//! * The customer alone says how satisfied it is, once for each case and only after it was closed.
//!   It is asked by mail once, a day after closing, unless it has answered or reopened by then.
//! * A review is the vendor's alone until it is published: before that the customer finds nothing.
//!   What was published does not change any more.
//! * Everybody of a customer who waited for an idea is asked once whether what was shipped helped.
//!   The vendor reads all answers, a customer its own people's alone.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
