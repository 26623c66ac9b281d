//! What the log of interactions says that nobody noticed. First: what callers ask for that the firm
//! does not sell.
//!
//! Invariants:
//! * Every figure has its n, and who is behind it can be looked up.
//! * Figures are worked out anew for a period and as of a day: a call that was entered late counts
//!   as if it had been entered in time.
//! * Off-profile demand is shown at any coverage, with the coverage beside it.
//! * An alarm that is kept begins anew only after four quiet weeks; alarms are withheld where the log
//!   does not carry them, with the reason.
//! * What is tried on the log (shuffled, with a demand added) comes out the same for the same seed.
//! * Nothing of this is shown to anybody but the vendor whose log it is.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
