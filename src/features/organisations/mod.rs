//! Firms, their people, and who works with whom.
//!
//! Vendor and customer are sides in a relationship, not kinds of firm. Invariants:
//!
//! * An organisation with a member is claimed; until then its vendor speaks for it.
//! * An organisation that was claimed keeps at least one active owner.
//! * Nobody gives, changes or takes away a role above their own.
//! * A relationship belongs to its vendor: what it says about the customer (tier, segment, owner)
//!   never reaches the customer, and changing it touches that vendor's rows alone.
//! * An invitation is a row and a generation; its link dies when either moves on.
pub mod api;
mod lookup;
pub mod model;
pub mod office_hours;
mod policy;
pub mod service;
mod slug;
mod store;

pub use api::routes;
