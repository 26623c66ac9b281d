//! The ladder: either side calls in the people whom both agreed on beforehand, one rung at a time.
//!
//! Invariants:
//! * A request reaches the named people of **both** sides at once; nobody goes over anybody's head.
//! * At most one request waits for an answer, and at most one escalation is active: `open_key`.
//! * A side that does not answer a request in the rung's time has agreed to it.
//! * A rung follows the one before it; above the last there is only mediation.
//! * Silence climbs one rung and forfeits nothing ([`service::raise_for_silence`]).
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
pub(crate) mod store;
mod view;
