//! Summaries of projects by mail: what has changed, what waits for the reader's organisation, which
//! dates come next.
//!
//! Invariants:
//! * A summary is written anew when its mail is sent, from lanes that its reader may read then:
//!   neither words nor counts of another organisation's lanes are in it.
//! * Nothing is sent when nothing has happened that the reader did not do themselves.
//! * Each reader is told of every moment once: the next summary begins where the last one ended.
pub mod api;
pub mod jobs;
pub mod model;
pub mod service;
mod store;

pub use api::routes;
