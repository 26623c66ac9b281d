//! Service agreements: what a vendor and a customer promise each other about complaints, and the
//! clocks that hold them to it.
//!
//! An agreement belongs to a relationship. It is a record with a thread of its own and a row of
//! versions; one version at most is in force, one at most is proposed.
//!
//! Invariants:
//! * A version comes into force when both sides have signed the same text (its SHA-256); with a
//!   customer that nobody has claimed, at once.
//! * What was in force when is never changed afterwards: clocks read it for times long past.
//! * Until something is agreed, version 0 holds: usual targets in the offices' own hours.
//! * [`clocks`] and [`calendar`] are pure.
pub mod api;
mod calendar;
mod clocks;
mod defaults;
pub mod model;
mod policy;
pub mod service;
pub(crate) mod store;

pub use api::routes;
