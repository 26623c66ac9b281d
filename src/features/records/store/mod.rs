//! Queries on the spine.
mod drafts;
mod entries;
mod files;
mod records;

pub use drafts::*;
pub use entries::*;
pub use files::*;
pub use records::*;
