//! Queries on the spine.
mod drafts;
mod entries;
mod files;
mod inbox;
mod records;

pub use drafts::*;
pub use entries::*;
pub use files::*;
pub use inbox::*;
pub use records::*;
