//! Who may ask somebody from outside, and who ends their time: pure.
use crate::features::disputes::escalations::policy::Reason;
use crate::platform::authz::{Capability, Scope};

/// Whether somebody of a side may ask a third party now. `live`: the complaint is open and filed.
pub fn may_invite(scope: &Scope, live: bool) -> Result<(), Reason> {
    if !scope.may(Capability::ManageRelationships) {
        Err("role_too_low")
    } else if live {
        Ok(())
    } else {
        Err("wrong_status")
    }
}

/// Whether somebody of the asking side may end a third party's time.
pub fn may_end(scope: &Scope, ended: bool) -> Result<(), Reason> {
    if ended {
        Err("already")
    } else if scope.may(Capability::ManageRelationships) {
        Ok(())
    } else {
        Err("role_too_low")
    }
}

/// Whether somebody of the third party may leave.
pub fn may_leave(scope: &Scope) -> Result<(), Reason> {
    if scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn a_manager_asks_and_ends_and_whoever_writes_may_leave() {
        let scope = |role| Scope::of_role(OrganisationId::generate(), role);
        let (manager, member, observer) =
            (scope(Role::Manager), scope(Role::Member), scope(Role::Observer));
        assert_eq!(may_invite(&manager, true), Ok(()));
        assert_eq!(may_invite(&manager, false), Err("wrong_status"));
        assert_eq!(may_invite(&member, true), Err("role_too_low"));
        assert_eq!(may_end(&manager, false), Ok(()));
        assert_eq!(may_end(&manager, true), Err("already"));
        assert_eq!(may_end(&member, false), Err("role_too_low"));
        assert_eq!(may_leave(&member), Ok(()));
        assert_eq!(may_leave(&observer), Err("role_too_low"));
    }
}
