//! Documents of a project: versions that one organisation releases to the others, who approved
//! them, and who has opened them.
//!
//! Invariants:
//! * A draft is its owner's alone. A released version is never changed: the next one makes it
//!   obsolete, and it stays readable.
//! * A confidential document opens only for people of organisations that are under an agreement on
//!   secrecy with its owner ([`ndas`](crate::features::ndas)); `policy::opens` is the one place
//!   where that is written, and every read asks it anew with the clock of now.
//! * For whom it does not open, it is not there: no number, no count, no entry, no file. Its owner
//!   may say that it exists; its title is told to nobody else all the same.
//! * What happens to a confidential document is told without its title, each organisation in a lane
//!   that it may read, so that nothing of it is left where a later reader finds it.
//! * Once it closes for somebody, nothing about it waits for them: what they were asked ends, and
//!   the lanes in which they were asked close to them. Until a worker has seen to that, whoever
//!   names it asks `policy::opens` as well.
//! * Keys are drawn, not counted, and drafts move no version that others see.
//! * A file of a document is reached through the document alone, and whoever opens it is written
//!   down.
//! * An approval is bound to the version's SHA-256. The next version makes it stale.
pub mod api;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
