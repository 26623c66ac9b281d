//! Surveys: what is asked, who is asked what, and what comes back.
//!
//! Invariants:
//! * A definition is data: typed questions with ids that stay, texts in several languages, logic as a
//!   tree. What can be said of it (`service::validate`) and what answers lead to (`service::evaluate`)
//!   is decided by pure functions, and by these alone: page, editor, imports and exports ask them.
//! * Answers to questions that were not shown are dropped; an option that does not exist is an error.
//! * Nobody is led back: every rule speaks of what was asked before, every jump leads forward.
//! * A published version never changes; its hash is over its canonical JSON. What was promised about
//!   who answers (`anonymity`, `k_min`) is chosen with the first version and holds for all.
//! * A survey has one party, its owner; whoever is asked answers by a link (`/s/{token}`) that is made
//!   of the server's key and kept nowhere.
//! * Of an anonymous survey nothing leads from a response to an invite (`service::answering`).
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
