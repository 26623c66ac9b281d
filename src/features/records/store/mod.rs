//! Queries on the spine.
mod bulk;
mod course;
mod drafts;
mod entries;
mod files;
mod inbox;
mod records;

pub use bulk::*;
pub use course::*;
pub use drafts::*;
pub use entries::*;
pub use files::*;
pub use inbox::*;
pub use records::*;
