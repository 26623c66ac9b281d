//! One customer in one look: who they are, who decides, what is open and whose move it is, what
//! happened. Put together from what other features tell this reader; nothing is kept here.
//!
//! Invariants:
//! * Every part is asked of its feature with the reader's scope, so it holds nothing that they could
//!   not read there.
//! * It is the vendor's: to the customer it is missing.
pub mod api;
pub mod model;
pub mod service;

pub use api::routes;
