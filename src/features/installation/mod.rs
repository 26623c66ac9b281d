//! The installation as its operator sees it: what runs where, how far the queues are behind, what
//! the database has written, what the portal costs to run, when it was saved last. The same figures
//! are metrics.
//!
//! Invariants:
//! * Numbers, states, versions and names of machines alone: no text, no address, no organisation.
//! * A figure costs the same at any size of the portal, or stops counting at a limit.
//! * The machine's figures are those of the process that answers; queues, mails and processes are
//!   those of the whole installation.
pub mod api;
pub mod jobs;
pub mod model;
pub mod service;

pub use api::routes;
