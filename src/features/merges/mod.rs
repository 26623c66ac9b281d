//! What a vendor keeps twice, made one: accounts and contacts with all that hangs on them.
//!
//! Invariants:
//! * Accounts, contacts and merges are one vendor's. A foreign one is a missing one, and a customer
//!   finds nothing.
//! * The row that is merged stays where it is and leads to the one that lives on.
//! * What was handed over is written down row by row: taking a merge back returns exactly that, and
//!   what came after stays with the one that lived on.
//! * Records are both sides': they stay as they are, with their lanes and whoever reads them, and the
//!   vendor finds them with the account that lives on (decision 14).
//! * An account that somebody has claimed, or may still claim, is not merged away.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
