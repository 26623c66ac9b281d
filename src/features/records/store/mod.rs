//! Queries on the spine.
mod around;
mod bulk;
mod course;
mod drafts;
mod entries;
mod files;
mod guests;
mod inbox;
mod people;
mod records;
mod seats;
mod visible;

pub use around::*;
pub use bulk::*;
pub use course::*;
pub use drafts::*;
pub use entries::*;
pub use files::*;
pub use guests::*;
pub use inbox::*;
pub use people::*;
pub use records::*;
pub use seats::*;
pub use visible::*;
