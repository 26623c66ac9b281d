//! Programmes: projects that stand above others, with one calendar; and who bears which share of the
//! cost, of a programme or of a project.
//!
//! Invariants:
//! * A programme is a project in all else. Being in it opens no project below it, and being in a
//!   project below it does not open the programme: each reader sees of both what they are in.
//! * Shares are of the whole cost, sum to 100 %, and hold once every organisation that is in has
//!   signed the same version. A new version makes open signatures stale; what was agreed before
//!   holds until it is signed.
pub mod api;
pub mod model;
pub mod service;
mod store;

pub use api::routes;
