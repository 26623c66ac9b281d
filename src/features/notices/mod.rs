//! What somebody is told in the inbox that is about no record: an alarm of the radar, a defect that
//! shows in complaints, a decision whose day of review has come.
//!
//! Invariants:
//! * A notice is one member's. Whoever tells it has shown that this member may know of it; nobody else
//!   finds it.
//! * Nobody is told of the same thing twice, however often the work that tells it is done.
//! * It keeps a name and a page to go to; what there is to see is read there, with the reader's rights.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
