//! The facts of a complaint: single statements that each side agrees with, contests, or cannot
//! tell, with evidence. A dispute shrinks to what is contested.
//!
//! Invariants:
//! * A statement is worded by the side that made it; when its words change, what the other side said
//!   of it falls away.
//! * What was said is kept: every change is an entry of the shared lane.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;
