//! What is kept about people: told on request, destroyed on request, and forgotten in time.
//!
//! Invariants:
//! * Whoever is erased stands under a pseudonym wherever they stood, so that records stay whole and
//!   figures stay what they were. There is no way back, and nothing says who it was.
//! * Entries are sealed: one that names the person is destroyed with its salt, and its chain stays
//!   whole. What both sides signed stays as it was signed.
//! * A vendor erases its contacts and its own people, in what is its own or shared with it; never in
//!   what another organisation keeps for itself. Whoever runs the installation reaches everything.
//! * Nothing is forgotten in time unless the vendor has said after how many months.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
