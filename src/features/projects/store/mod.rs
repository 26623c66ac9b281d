//! Queries on projects. Each starts from the spine's `visible`, or serves callers that have shown
//! that the record is visible (`…_unscoped` where nothing else says so).
mod list;
mod parties;
mod plan;
mod projects;
mod questions;
mod reviews;
mod turns;

pub use list::*;
pub use parties::*;
pub use plan::*;
pub use projects::*;
pub use questions::*;
pub use reviews::*;
pub use turns::*;
