//! Queries on the spine.
mod around;
mod bulk;
mod course;
mod drafts;
mod entries;
mod files;
mod inbox;
mod links;
mod records;
mod seats;

pub use around::*;
pub use bulk::*;
pub use course::*;
pub use drafts::*;
pub use entries::*;
pub use files::*;
pub use inbox::*;
pub use links::*;
pub use records::*;
pub use seats::*;
