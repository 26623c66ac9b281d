//! What the complaints and orders of a vendor say about its customers: who is loyal, who is slipping
//! away, what complaints cost, what keeping and winning customers is worth.
//!
//! Invariants:
//! * Nothing of this is shown to anybody but the vendor. For a customer there are no figures at all.
//! * Every figure has its n, the rows behind it, and is as of a moment: a day in the past gives the
//!   answer of that day, made of what had happened by then.
//! * Figures are made of the complaints that whoever asks may see, as the statistics are.
//! * What is not known is said to be not known: nothing is put in its place. Money is never put
//!   together over currencies and never passes through a fraction.
//! * Whoever sees to a decision on a figure is reminded of it once, when its day has come.
//! * What was worked out is kept in memory as long as nothing that it is made of has changed.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
