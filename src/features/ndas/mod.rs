//! Agreements on secrecy (NDA) between a vendor and a customer.
//!
//! Invariants:
//! * One holds once both sides have agreed to it, from its first day to its last in the vendor's
//!   time zone, unless either side has ended it. Whether it holds is asked of the clock at every
//!   read: the work in the outbox only writes down that it is over and closes open sockets.
//! * A proposal that nobody answers ends with the last day that it names.
//! * Either side ends it at once and alone. What it opened is closed from that moment on.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
