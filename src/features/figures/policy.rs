//! Who may do what with figures: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whether figures exist for the scope's organisation at all: for a customer they do not.
pub fn may_see(vendor: bool) -> Result<(), Problem> {
    if vendor { Ok(()) } else { Err(Problem::not_found()) }
}

/// Whoever works for the vendor writes down what was decided on a figure.
pub fn may_decide(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    may_see(vendor)?;
    scope.require(Capability::Write)
}

/// What money is worked out with is set by those who answer for the customers.
pub fn may_set(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    may_decide(scope, vendor)?;
    scope.require(Capability::ManageRelationships)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};
    use crate::platform::problem::Code;

    #[test]
    fn members_decide_and_managers_set_and_for_customers_there_is_nothing() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        for (role, decides, sets) in [
            (Role::Owner, true, true),
            (Role::Manager, true, true),
            (Role::Member, true, false),
            (Role::Observer, false, false),
        ] {
            assert_eq!(may_decide(&of(role), true).is_ok(), decides, "{role}");
            assert_eq!(may_set(&of(role), true).is_ok(), sets, "{role}");
            let missing = may_set(&of(role), false).unwrap_err();
            assert_eq!(missing.code, Code::NotFound, "{role} of a customer");
        }
    }
}
