//! Rows of organisations, memberships, relationships and invitations.
mod refs;

pub(super) use refs::{org_refs, person_refs};
