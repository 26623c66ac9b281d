//! Who may do what with a meeting: pure, read by `actions`, services and tests. Both sides may do
//! the same.
use crate::features::meetings::model::{MeetingAction, MeetingState};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Where a meeting stands, as far as it decides what may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    pub state: MeetingState,
    /// Whose confirmation the minutes have as they are.
    pub confirmed_by: Option<Side>,
    /// Whether a word stands in the minutes, or somebody took something on.
    pub is_written: bool,
    /// Whether the reader is shown all that the minutes are about.
    pub is_seen: bool,
}

/// Whether somebody of `side` may do this.
pub fn rule(scope: &Scope, side: Side, action: MeetingAction, facts: &Facts) -> Result<(), Reason> {
    use MeetingAction as A;
    use MeetingState as S;
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    let allowed: &[S] = match action {
        A::Edit | A::EditAgenda | A::Cancel | A::Hold => &[S::Planned],
        A::WriteMinutes | A::Promise => &[S::Held, S::ToConfirm, S::Confirmed],
        A::Confirm => &[S::Held, S::ToConfirm],
        A::Refuse => &[S::ToConfirm],
    };
    if !allowed.contains(&facts.state) {
        return Err("wrong_status");
    }
    if !matches!(action, A::Confirm | A::Refuse) {
        return Ok(());
    }
    if facts.confirmed_by == Some(side) {
        return Err("already");
    }
    if !facts.is_seen {
        return Err("not_all_seen");
    }
    if facts.is_written { Ok(()) } else { Err("no_minutes") }
}

fn needs(action: MeetingAction) -> &'static [&'static str] {
    match action {
        MeetingAction::Cancel => &["reason"],
        MeetingAction::Confirm => &["sha256"],
        MeetingAction::Refuse => &["sha256", "reason"],
        _ => &[],
    }
}

/// An action as the meeting offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = MeetingActionState)]
pub struct ActionState {
    pub name: MeetingAction,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`, `already`, `no_minutes`, `not_all_seen`.
    pub reason: Option<Reason>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, side: Side, facts: &Facts) -> Vec<ActionState> {
    let state = |name: &MeetingAction| {
        let reason = rule(scope, side, *name, facts).err();
        ActionState { name: *name, allowed: reason.is_none(), reason, needs: needs(*name) }
    };
    MeetingAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    const FACTS: Facts =
        Facts { state: MeetingState::Planned, confirmed_by: None, is_written: true, is_seen: true };

    fn scope(role: Role) -> Scope {
        Scope::of_role(OrganisationId::generate(), role)
    }

    fn allowed(facts: &Facts, side: Side) -> Vec<MeetingAction> {
        let states = action_states(&scope(Role::Member), side, facts);
        states.into_iter().filter(|state| state.allowed).map(|state| state.name).collect()
    }

    #[test]
    fn an_observer_does_nothing() {
        for state in MeetingState::ALL {
            let facts = Facts { state: *state, ..FACTS };
            for action in action_states(&scope(Role::Observer), Side::Customer, &facts) {
                assert_eq!(action.reason, Some("role_too_low"), "{} {state}", action.name);
            }
        }
    }

    #[test]
    fn each_state_has_its_actions_and_both_sides_the_same() {
        use MeetingAction as A;
        use MeetingState as S;
        for (state, expected) in [
            (S::Planned, vec![A::Edit, A::EditAgenda, A::Cancel, A::Hold]),
            (S::Held, vec![A::WriteMinutes, A::Promise, A::Confirm]),
            (S::ToConfirm, vec![A::WriteMinutes, A::Promise, A::Confirm, A::Refuse]),
            (S::Confirmed, vec![A::WriteMinutes, A::Promise]),
            (S::Cancelled, vec![]),
        ] {
            let facts = Facts { state, ..FACTS };
            for side in Side::ALL {
                assert_eq!(allowed(&facts, *side), expected, "{state} {side}");
            }
        }
    }

    #[test]
    fn minutes_are_confirmed_once_a_side_and_as_a_whole() {
        let facts =
            Facts { state: MeetingState::ToConfirm, confirmed_by: Some(Side::Vendor), ..FACTS };
        let member = scope(Role::Member);
        let say = |side, action, facts: &Facts| rule(&member, side, action, facts);
        for action in [MeetingAction::Confirm, MeetingAction::Refuse] {
            assert_eq!(say(Side::Vendor, action, &facts), Err("already"));
            assert_eq!(say(Side::Customer, action, &facts), Ok(()));
            let blind = Facts { is_seen: false, ..facts };
            assert_eq!(say(Side::Customer, action, &blind), Err("not_all_seen"));
        }
        let empty = Facts { state: MeetingState::Held, is_written: false, ..FACTS };
        assert_eq!(say(Side::Customer, MeetingAction::Confirm, &empty), Err("no_minutes"));
    }
}
