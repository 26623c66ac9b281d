//! How two firms come to terms: facts, offers, promises, the ladder.
mod commitments;
mod facts;
mod ladder;
pub mod offers;
