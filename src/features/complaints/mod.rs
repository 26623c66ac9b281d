//! Complaints: what a customer is dissatisfied with, from filing to closing (ISO 10002).
//!
//! Invariants:
//! * What may be done when, by which side and role, and who has the ball after, stands in one
//!   table: [`policy::RULES`]. The API's `actions`, the services and the tests read it.
//! * Only the customer accepts or declines a proposal; a refusal stays open until the customer
//!   answers it.
//! * Reopening is possible for 30 days; after that a new complaint is linked.
//! * A draft is seen by the side that files it.
pub mod api;
pub mod definition;
pub mod jobs;
pub mod model;
mod pauses;
pub mod policy;
pub mod service;
pub(crate) mod store;

pub use api::routes;
