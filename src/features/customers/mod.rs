//! Customers as their vendor keeps them: accounts, the people there, how they are reached, and what
//! the customer says is wrong in it.
//!
//! Invariants:
//! * An account is the relationship as its vendor sees it. A customer finds neither the list nor the
//!   account, and of what is kept about itself its legal data alone.
//! * Contacts are one vendor's. A foreign one is a missing one.
//! * A role ends and is never overwritten, so that it can be said who decided on a day. A role whose
//!   last day is before its first never held: so a mistake is taken back.
//! * What somebody said about being contacted is added to, never changed; the newest counts.
//! * The customer changes nothing by itself: its correction is a record of both sides, and the vendor
//!   confirms it or declines it with a reason.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
