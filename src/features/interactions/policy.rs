//! Who may do what with interactions: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whoever works at a vendor writes interactions down, sorts what was asked for and makes topics.
pub fn may_write(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps interactions"))
    }
}

/// What the firm sells is said by those who answer for its customers: all figures follow from it.
pub fn may_keep_profile(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    may_write(scope, vendor)?;
    scope.require(Capability::ManageRelationships)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn members_write_and_managers_keep_the_profile() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        for (role, writes, keeps) in [
            (Role::Owner, true, true),
            (Role::Manager, true, true),
            (Role::Member, true, false),
            (Role::Observer, false, false),
        ] {
            assert_eq!(may_write(&of(role), true).is_ok(), writes, "{role}");
            assert_eq!(may_keep_profile(&of(role), true).is_ok(), keeps, "{role}");
            assert!(may_write(&of(role), false).is_err(), "{role} of a customer");
            assert!(may_keep_profile(&of(role), false).is_err(), "{role} of a customer");
        }
    }
}
