//! Offers to settle a complaint: by either side, term by term, until one is accepted.
//!
//! Invariants:
//! * Each side has at most one open offer in a complaint (`open_key` is unique).
//! * An offer's terms never change: a counter-offer is a new one that supersedes it, and ends the
//!   open one of its own side as well.
//! * It ends once: accepted, rejected, countered, withdrawn or expired, by one compare-and-set.
//! * Accepting ends all open offers, binds both sides to the hash of what they saw (sign-off
//!   `settlement`) and turns the terms into commitments, in one transaction.
//! * Silence climbs the ladder and forfeits nothing.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
pub(crate) mod store;
pub mod terms;
