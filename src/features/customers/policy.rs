//! Who may do what with contacts and corrections: pure.
use crate::features::customers::model::{CorrectionAction, CorrectionActionState, CorrectionState};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whoever works at a vendor keeps its contacts.
pub fn may_write(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor keeps contacts"))
    }
}

/// What somebody may do to a correction.
#[derive(Debug, Clone, Copy)]
pub struct Hands {
    writes: bool,
    binds: bool,
}

impl Hands {
    pub fn of(scope: &Scope) -> Self {
        let writes = scope.may(Capability::Write);
        Self { writes, binds: writes && scope.may(Capability::ManageRelationships) }
    }
}

/// Whether somebody proposes one: anybody of the customer who writes at all.
pub fn may_propose(hands: Hands, side: Side) -> Result<(), &'static str> {
    if side != Side::Customer {
        return Err("wrong_side");
    }
    if hands.writes { Ok(()) } else { Err("role_too_low") }
}

/// What stands against an action of somebody who stands on `side`.
pub fn rule(
    hands: Hands,
    side: Side,
    state: CorrectionState,
    action: CorrectionAction,
) -> Result<(), &'static str> {
    let (of, enough) = match action {
        CorrectionAction::Confirm | CorrectionAction::Decline => (Side::Vendor, hands.binds),
        CorrectionAction::Withdraw => (Side::Customer, hands.writes),
    };
    if state != CorrectionState::Open {
        return Err("wrong_status");
    }
    if of != side {
        return Err("wrong_side");
    }
    if enough { Ok(()) } else { Err("role_too_low") }
}

/// All actions as somebody is offered them.
pub fn states(hands: Hands, side: Side, state: CorrectionState) -> Vec<CorrectionActionState> {
    CorrectionAction::ALL
        .iter()
        .map(|name| {
            let ruling = rule(hands, side, state, *name);
            CorrectionActionState { name: *name, allowed: ruling.is_ok(), reason: ruling.err() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    fn of(role: Role) -> Scope {
        Scope::of_role(OrganisationId::generate(), role)
    }

    #[test]
    fn contacts_are_kept_by_those_who_write_for_a_vendor() {
        for (role, writes) in [
            (Role::Owner, true),
            (Role::Manager, true),
            (Role::Member, true),
            (Role::Observer, false),
        ] {
            assert_eq!(may_write(&of(role), true).is_ok(), writes, "{role}");
            assert!(may_write(&of(role), false).is_err(), "{role} of a customer");
        }
    }

    #[test]
    fn the_customer_proposes_and_the_vendor_answers() {
        use CorrectionAction as A;
        use CorrectionState as S;
        let (manager, member) = (Hands::of(&of(Role::Manager)), Hands::of(&of(Role::Member)));
        let observer = Hands::of(&of(Role::Observer));
        assert_eq!(may_propose(member, Side::Customer), Ok(()));
        assert_eq!(may_propose(observer, Side::Customer), Err("role_too_low"));
        assert_eq!(may_propose(manager, Side::Vendor), Err("wrong_side"));
        for (hands, side, state, action, expected) in [
            (manager, Side::Vendor, S::Open, A::Confirm, Ok(())),
            (manager, Side::Vendor, S::Open, A::Decline, Ok(())),
            (member, Side::Vendor, S::Open, A::Confirm, Err("role_too_low")),
            (manager, Side::Customer, S::Open, A::Confirm, Err("wrong_side")),
            (member, Side::Customer, S::Open, A::Withdraw, Ok(())),
            (manager, Side::Vendor, S::Open, A::Withdraw, Err("wrong_side")),
            (observer, Side::Customer, S::Open, A::Withdraw, Err("role_too_low")),
            (manager, Side::Vendor, S::Confirmed, A::Decline, Err("wrong_status")),
        ] {
            assert_eq!(rule(hands, side, state, action), expected, "{action} {state} {side}");
        }
    }
}
