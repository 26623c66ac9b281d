//! Who may do what with the radar: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whoever works at a vendor may let the radar look, and say what an alarm is.
pub fn may_look(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if vendor { Ok(()) } else { Err(Problem::forbidden().with_detail("only a vendor has a radar")) }
}

/// From when on a demand is worth a look is said by those who answer for the customers.
pub fn may_set(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    may_look(scope, vendor)?;
    scope.require(Capability::ManageRelationships)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn members_look_and_managers_set() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        for (role, looks, sets) in [
            (Role::Owner, true, true),
            (Role::Manager, true, true),
            (Role::Member, true, false),
            (Role::Observer, false, false),
        ] {
            assert_eq!(may_look(&of(role), true).is_ok(), looks, "{role}");
            assert_eq!(may_set(&of(role), true).is_ok(), sets, "{role}");
            assert!(may_look(&of(role), false).is_err(), "{role} of a customer");
        }
    }
}
