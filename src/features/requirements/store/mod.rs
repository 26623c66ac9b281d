//! Queries on requirements. All but those that say so serve callers that have shown that the
//! project is visible.
mod around;
mod rows;

pub use around::*;
pub use rows::*;
