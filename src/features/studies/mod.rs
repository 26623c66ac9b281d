//! Studies: surveys that ask about ideas, and what they find shown with the ideas again.
//!
//! Invariants:
//! * A study is made by the vendor of ideas that it sees and may put before other customers: the
//!   wish of a customer that did not agree to that stays with the two.
//! * What a study found is read from the results of its survey each time, with the rights and the
//!   rules of whoever looks: who may not see the results does not learn that there is a study.
//! * Only a closed survey gives figures back.
pub mod api;
pub mod model;
pub mod service;
mod store;

pub use api::routes;
