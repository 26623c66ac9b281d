//! Rules that keep a single answer from being read out of what is published. A group of fewer than `k`
//! people is never shown, and neither is what would let it be computed from the rest. Zero and
//! suppressed look alike: both are `None`.
//!
//! What this holds against: adding and subtracting within one table, whole numbers that are not
//! negative, and for a single distribution also knowledge of these very rules. What it does not hold
//! against: tables over other sets of answers (see [`filter`] for the rule there) and people who
//! tell each other their answers.
pub mod filter;
mod flow;
pub mod live;
pub mod one;
pub mod two;

pub use filter::{apart, may_filter};
pub use live::{LiveCounts, live_shown};
pub use one::{Distribution, distribution};
pub use two::{CrossTable, cross_table};
