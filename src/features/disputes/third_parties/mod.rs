//! Third parties: one side asks an expert, a carrier or an insurer, in a lane of their own.
//!
//! Invariants:
//! * A third party reads the lane that names it, and of the complaint its number and title.
//! * The other side does not learn that somebody was asked.
//! * What it is to see of the shared lane is given to it entry by entry, as a copy.
pub mod api;
pub mod service;
