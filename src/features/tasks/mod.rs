//! What there is to do on a record, the checklists it comes from, and ready-made words for answers.
//!
//! Invariants:
//! * A private task is its organisation's alone: the other side finds no trace of it. A shared one
//!   is both sides', and each change of its words or of being done is an entry of the shared lane.
//! * Tasks are the keeping of the record: their entries move no clock and give nobody the ball.
//! * Checklists and saved replies are one organisation's. A saved reply names known variables alone,
//!   and becomes a message only through somebody who has read it.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;
pub mod variables;

pub use api::routes;
