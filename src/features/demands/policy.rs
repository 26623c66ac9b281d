//! Who may decide on a demand: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// A decision binds the firm, and a resale opens an idea for its customers: those who answer for the
/// customers of a vendor decide.
pub fn may_decide(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if !vendor {
        return Err(Problem::forbidden().with_detail("only a vendor decides on demand"));
    }
    scope.require(Capability::ManageRelationships)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn managers_of_a_vendor_decide() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        for (role, decides) in [
            (Role::Owner, true),
            (Role::Manager, true),
            (Role::Member, false),
            (Role::Observer, false),
        ] {
            assert_eq!(may_decide(&of(role), true).is_ok(), decides, "{role}");
            assert!(may_decide(&of(role), false).is_err(), "{role} of a customer");
        }
    }
}
