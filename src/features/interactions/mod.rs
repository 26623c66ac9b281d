//! What happened between a vendor and whoever called, wrote or came: from customers and from people
//! whom nobody knows. And what they asked for.
//!
//! Invariants:
//! * Interactions, topics and categories are one vendor's alone. A customer never finds a trace of
//!   them, not of those with itself either.
//! * Nobody has to be known: neither account nor name nor number is needed.
//! * Whether something is in range is worked out from its topic's category, as of a day. A mark that
//!   was made by hand counts only as long as the topic has no category.
//! * Whose number or address it was is filled in when it becomes known, where nobody had said so.
//! * When it happened and when it was written down are two times; figures go by the first.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
