//! Who may propose, answer and end an agreement on secrecy: pure.
use crate::features::ndas::model::{NdaAction, NdaActionState, NdaState};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};

impl NdaAction {
    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Decline => &["reason"],
            Self::Confirm | Self::Withdraw | Self::Terminate => &[],
        }
    }
}

/// Whether somebody binds their organisation.
pub fn may_bind(scope: &Scope) -> bool {
    scope.may(Capability::ManageRelationships) && scope.may(Capability::Write)
}

/// What stands against an action of somebody who stands on `side`.
pub fn rule(
    binds: bool,
    side: Side,
    proposed: Side,
    state: NdaState,
    action: NdaAction,
) -> Result<(), &'static str> {
    let (wanted, of) = match action {
        NdaAction::Confirm | NdaAction::Decline => (NdaState::Proposed, Some(proposed.other())),
        NdaAction::Withdraw => (NdaState::Proposed, Some(proposed)),
        NdaAction::Terminate => (NdaState::Confirmed, None),
    };
    if state != wanted {
        return Err("wrong_status");
    }
    if of.is_some_and(|of| of != side) {
        return Err("wrong_side");
    }
    if binds { Ok(()) } else { Err("role_too_low") }
}

/// All actions as somebody is offered them.
pub fn states(binds: bool, side: Side, proposed: Side, state: NdaState) -> Vec<NdaActionState> {
    NdaAction::ALL
        .iter()
        .map(|name| {
            let ruling = rule(binds, side, proposed, state, *name);
            NdaActionState {
                name: *name,
                allowed: ruling.is_ok(),
                reason: ruling.err(),
                needs: name.needs(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_side_answers_and_either_side_ends() {
        use NdaAction as A;
        use NdaState as S;
        let (own, other) = (Side::Vendor, Side::Customer);
        for (action, state, side, expected) in [
            (A::Confirm, S::Proposed, other, Ok(())),
            (A::Confirm, S::Proposed, own, Err("wrong_side")),
            (A::Confirm, S::Confirmed, other, Err("wrong_status")),
            (A::Decline, S::Proposed, other, Ok(())),
            (A::Withdraw, S::Proposed, own, Ok(())),
            (A::Withdraw, S::Proposed, other, Err("wrong_side")),
            (A::Terminate, S::Confirmed, own, Ok(())),
            (A::Terminate, S::Confirmed, other, Ok(())),
            (A::Terminate, S::Expired, other, Err("wrong_status")),
            (A::Terminate, S::Proposed, own, Err("wrong_status")),
        ] {
            assert_eq!(rule(true, side, own, state, action), expected, "{action} {state} {side}");
        }
        assert_eq!(rule(false, other, own, S::Proposed, A::Confirm), Err("role_too_low"));
    }
}
