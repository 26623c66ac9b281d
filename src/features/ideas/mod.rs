//! Ideas: what a product could become, and which organisations would commit what to it.
//!
//! Invariants:
//! * The parties of an idea are exactly the organisations that may see it. Its audience only grows:
//!   what was seen cannot be unseen.
//! * Customers do not learn of each other. The shared lane holds what the vendor says to all; what
//!   a customer says, asks and votes stands in its own thread with the vendor
//!   (`records::service::apart`). Of the votes of others a customer sees how many there are, and
//!   the names of those organisations alone that chose to be named.
//! * One person has one vote for each idea, and the vendor notes at most one on behalf of each
//!   customer; once the customer has voted itself, that one no longer counts.
//! * Votes rest once an idea is delivered, declined, a duplicate or merged. Merging moves them; of
//!   two of the same person the stronger stays.
//! * `figures` in the row of an idea are kept by whoever changes its votes, in the same transaction.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;
mod tally;

pub use api::routes;
