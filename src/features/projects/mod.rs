//! Joint projects: a vendor and one or more of its customers develop something together.
//!
//! Invariants:
//! * An organisation that is invited sees the invitation alone: title, purpose, who takes part. The
//!   record opens to it once it has accepted.
//! * Customers of one vendor meet only in a project that said so when they accepted (`several`).
//! * A gate passes when every organisation has signed the same bundle in the roles that the gate
//!   asks for. What was signed is kept as it was; a later change of it makes the signatures stale
//!   and says what changed.
//! * Signatures are [`signoffs`](crate::features::signoffs), conditions are
//!   [`commitments`](crate::features::commitments): there is no second engine here.
//! * Every open item (deliverable, gate, question, condition) says which organisations hold it, and
//!   the time is booked to them: `service::ball`.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;
mod templates;

pub use api::routes;
