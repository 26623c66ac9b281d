//! Major issues: one cause behind complaints of many customers, kept by the vendor alone.
//!
//! Invariants:
//! * An issue has one party, the vendor, and one lane, its private one: there is nothing that a
//!   customer could be shown.
//! * That a complaint belongs to an issue is a link that the vendor alone knows of.
//! * A broadcast is one message in the shared lane of each complaint, written in one transaction;
//!   none of them names the issue, another complaint or another customer.
//! * A complaint belongs to one open issue at most.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
