//! Who may do what with segments, and with rules that stand on them: pure.
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whoever answers for the vendor's customers says into which segments they fall.
pub fn may_keep(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::ManageRelationships)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps segments"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn managers_of_a_vendor_keep_segments() {
        for (role, keeps) in [
            (Role::Owner, true),
            (Role::Admin, true),
            (Role::Manager, true),
            (Role::Member, false),
            (Role::Observer, false),
        ] {
            let scope = Scope::of_role(OrganisationId::generate(), role);
            assert_eq!(may_keep(&scope, true).is_ok(), keeps, "{role}");
            assert!(may_keep(&scope, false).is_err(), "{role} of a customer");
        }
    }
}
