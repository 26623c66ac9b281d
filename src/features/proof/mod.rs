//! The record as proof: what either side can take away, and check without this installation.
//!
//! A bundle is a zip with the lanes that its reader may read (one canonical JSON line for each
//! entry), the files they brought, the heads and the manifest signed by the installation, and two
//! readable forms, HTML and PDF. `concord verify` checks it; `docs/PROOF.md` says how to do so
//! without Concord.
//!
//! Invariants:
//! * What is in a bundle was read under its reader's scope; nothing is filtered afterwards.
//! * Both sides get the same bytes of all that they share: the shared lane, `record.json`,
//!   `signoffs.json`, the shared files.
//! * The same record at the same time gives the same bytes: times in the zip, order and ids are
//!   fixed by the record.
//! * Verifying trusts nothing that it reads: sizes, names and depths are bounded first.
pub mod api;
mod document;
pub mod model;
pub mod service;
mod verify;

pub use api::routes;
