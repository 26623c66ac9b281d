//! Rules: what a vendor has done by itself when something happens, or so many days after it did.
//!
//! Invariants:
//! * A rule has one form: when, for which accounts, then what. It is published after a rehearsal of the
//!   same words on the last 90 days; what was published is kept for good.
//! * Events are read from the outbox after the commit; nobody calls a rule by hand. An event sets a rule
//!   off once, however often it is told (`rule_runs` knows each by its key).
//! * It acts with the rights of whoever published it, at that moment.
//! * Each rule runs in a transaction of its own: what one cannot do harms no other.
//! * A rule never fires on what it did itself, and no chain is longer than three.
//! * They are the vendor's alone. A customer never finds a trace of them.
pub mod api;
pub mod jobs;
pub mod model;
pub mod service;
mod store;

pub use api::routes;
