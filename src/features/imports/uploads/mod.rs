//! Files of orders and products that are uploaded in the page: looked at, rehearsed, imported.
//!
//! Invariants:
//! * Nothing is imported that was not rehearsed: the import reads with the map of the newest rehearsal.
//! * An upload and its rejects are kept for a day. No row of `files` names their contents, so that the
//!   sweeper takes them when their time is over, and no backup holds them.
//! * A worker reads the rights of whoever asked anew. Work that two workers took up is done by the one
//!   that tells how far it has come.
pub mod api;
pub mod jobs;
mod model;
mod service;
mod store;
