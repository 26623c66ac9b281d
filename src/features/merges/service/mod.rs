//! Use cases of merging; one function is one transaction.
mod duplicates;
mod fields;
mod merge;
mod shown;

pub use duplicates::duplicates;
pub use merge::{NewMerge, merge, preview, undo};
pub use shown::merges;
