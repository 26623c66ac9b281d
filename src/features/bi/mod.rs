//! What tools for figures read: stable views (`bi_…` on SQLite, the schema `bi` on PostgreSQL), and
//! the same as CSV files, `concord export bi`.
//!
//! Invariants:
//! * A column that stands in a view stays, with its meaning; new ones are added behind.
//! * People are ids. Nothing that somebody wrote to somebody is in a view, and no draft.
//! * A file holds what its view holds: nothing is computed on the way.
mod model;
mod service;
mod store;

pub use model::{ExportError, Exported, VIEWS};
pub use service::export;
