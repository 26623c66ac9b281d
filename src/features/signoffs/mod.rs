//! The one engine for everything that both sides sign: a settlement, an agreement, a step of a
//! report, minutes.
//!
//! A feature registers its subject with [`service::open`]: kind, id, step, version, and the hash of
//! the canonical JSON of what is signed. Then people vote, each for a slot of their side.
//!
//! Invariants:
//! * A vote counts for the hash that the voter saw, or it is refused.
//! * A slot is voted once, and nobody votes in two slots of one sign-off, nor for two organisations
//!   under two hats.
//! * It is complete once all slots are signed and refused with the first refusal; both are final,
//!   but a change of what was signed makes it stale, and says what changed.
//! * Every vote, and every signature that went stale, is an entry of the record's shared lane.
pub mod model;
pub mod policy;
pub mod service;
mod store;
