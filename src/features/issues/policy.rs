//! Who may do what with an issue: pure, read by `actions`, services and tests. That the firm is
//! the vendor needs no line: nobody else sees an issue.
use crate::features::issues::model::{IssueAction, IssueStatus, MOST_COMPLAINTS};
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Whether this may be done with an issue of so many complaints.
pub fn rule(
    scope: &Scope,
    action: IssueAction,
    status: IssueStatus,
    complaints: usize,
) -> Result<(), Reason> {
    use IssueAction as A;
    if status != IssueStatus::Open {
        return Err("wrong_status");
    }
    let needed = match action {
        // It speaks to many customers at once.
        A::Broadcast => Capability::ManageRelationships,
        A::Edit | A::AddComplaint | A::RemoveComplaint | A::Close => Capability::Write,
    };
    if !scope.may(needed) || !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    match action {
        A::Broadcast | A::RemoveComplaint if complaints == 0 => Err("no_complaints"),
        A::AddComplaint if complaints >= MOST_COMPLAINTS => Err("too_many"),
        _ => Ok(()),
    }
}

/// An action as the issue offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = IssueActionState)]
pub struct ActionState {
    pub name: IssueAction,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`, `no_complaints`, `too_many`.
    pub reason: Option<Reason>,
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, status: IssueStatus, complaints: usize) -> Vec<ActionState> {
    let state = |name: &IssueAction| {
        let reason = rule(scope, *name, status, complaints).err();
        ActionState { name: *name, allowed: reason.is_none(), reason }
    };
    IssueAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    fn scope(role: Role) -> Scope {
        Scope::of_role(OrganisationId::generate(), role)
    }

    #[test]
    fn managers_speak_to_all_and_members_do_the_rest() {
        use IssueAction as A;
        for (role, action, expected) in [
            (Role::Observer, A::Edit, Err("role_too_low")),
            (Role::Observer, A::Broadcast, Err("role_too_low")),
            (Role::Member, A::Edit, Ok(())),
            (Role::Member, A::AddComplaint, Ok(())),
            (Role::Member, A::RemoveComplaint, Ok(())),
            (Role::Member, A::Close, Ok(())),
            (Role::Member, A::Broadcast, Err("role_too_low")),
            (Role::Manager, A::Broadcast, Ok(())),
            (Role::Owner, A::Broadcast, Ok(())),
        ] {
            let said = rule(&scope(role), action, IssueStatus::Open, 3);
            assert_eq!(said, expected, "{role} {action}");
        }
    }

    #[test]
    fn a_closed_issue_stays_as_it_is() {
        for action in action_states(&scope(Role::Owner), IssueStatus::Closed, 3) {
            assert_eq!(action.reason, Some("wrong_status"), "{}", action.name);
        }
    }

    #[test]
    fn figures_set_the_bounds() {
        let owner = scope(Role::Owner);
        let say = |action, count| rule(&owner, action, IssueStatus::Open, count);
        assert_eq!(say(IssueAction::Broadcast, 0), Err("no_complaints"));
        assert_eq!(say(IssueAction::RemoveComplaint, 0), Err("no_complaints"));
        assert_eq!(say(IssueAction::AddComplaint, MOST_COMPLAINTS), Err("too_many"));
        assert_eq!(say(IssueAction::AddComplaint, MOST_COMPLAINTS - 1), Ok(()));
        assert_eq!(say(IssueAction::Close, 0), Ok(()));
    }
}
