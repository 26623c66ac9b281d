//! Third parties: one side asks an expert, a carrier or an insurer, in a lane of their own.
//!
//! Invariants:
//! * A third party reads the lane that names it, and of the complaint its number and title.
//! * The other side does not learn that somebody was asked.
//! * What it is to see of the shared lane is given to it entry by entry, as a copy.
//! * Its time ends when the asking side says so, when it leaves, or on the day that was named.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
pub(crate) mod store;
mod view;
