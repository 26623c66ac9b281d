//! Review meetings of two firms, and the figures that both see of their relationship.
//!
//! Invariants:
//! * The agenda is proposed from what is open between the two firms, and from nothing that one of
//!   them keeps to itself. From the moment the meeting was held it stands as it was then.
//! * Minutes hold when both sides have confirmed the same text (its SHA-256). A later change makes
//!   the confirmation stale and says what changed.
//! * What somebody takes on in a meeting is a commitment like any other.
//! * A matter that the reader's firm does not show them has no name and no number on an agenda.
//! * The figures of a relationship are the same bytes for both sides.
pub mod api;
pub mod jobs;
pub mod model;
mod policy;
pub mod service;
mod store;

pub use api::routes;
