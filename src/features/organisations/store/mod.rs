//! Rows of organisations, memberships, relationships and invitations.
pub(super) mod invitations;
pub(super) mod merged;
pub(super) mod organisations;
pub(super) mod oversight;
pub(super) mod people;
mod refs;
pub(super) mod relationships;
pub(super) mod team;

pub(super) use refs::{org_refs, person_refs};
