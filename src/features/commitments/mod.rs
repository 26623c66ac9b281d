//! Dated promises of one side to the other: made by a settlement, a meeting, a report.
//!
//! Invariants:
//! * What may be done when and by whom stands in one table: [`policy::RULES`].
//! * The side that owes says that it is done, with evidence; the side that is owed confirms it,
//!   sends it back, grants more time, or lets it go.
//! * What is not fulfilled by its end is missed, by itself; it can still be fulfilled.
//! * Every change is an entry of the record's shared lane.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
