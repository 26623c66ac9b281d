//! Decisions that the organisations of a project take together: records in the shape of MADR, and
//! the boards on which several people of both sides compare what could be done.
//!
//! Invariants:
//! * A draft and its board are read by all who are in the project, and written by those who work on
//!   it. Nothing of a decision is read by an organisation that has not accepted.
//! * A decision is accepted once every organisation that is in has given a position on the same text
//!   and somebody of each side agrees; the first that disagrees rejects it. What is signed is the
//!   hash of the whole text and of all that its board was computed from.
//! * Whoever proposed it may revise it: positions on the text before it are stale, and say what
//!   changed. What is accepted changes no more; a later decision supersedes it.
//! * On a board nobody reads the scores of others before handing in their own, and nobody changes
//!   them afterwards. Once the board is closed, all read all.
//! * Results are computed anew from the scores whenever they are shown ([`service::maths`]); what is
//!   signed holds the scores, and results as whole millionths.
pub mod api;
pub mod model;
pub mod policy;
pub mod service;
mod store;

pub use api::routes;
