//! Who may do what with an issue: pure, read by `actions`, services and tests. That the firm is
//! the vendor needs no line: nobody else sees an issue.
use crate::features::issues::model::{IssueAction, IssueStatus, MOST_COMPLAINTS};
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// What an issue is like, as far as it decides what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub status: IssueStatus,
    pub complaints: usize,
    /// Whether one of them has come under another open issue.
    pub elsewhere: bool,
}

/// Whether this may be done with an issue.
pub fn rule(scope: &Scope, action: IssueAction, issue: Standing) -> Result<(), Reason> {
    use IssueAction as A;
    let expected = if action == A::Reopen { IssueStatus::Closed } else { IssueStatus::Open };
    if issue.status != expected {
        return Err("wrong_status");
    }
    let needed = match action {
        // It speaks to many customers at once.
        A::Broadcast => Capability::ManageRelationships,
        A::Edit | A::AddComplaint | A::RemoveComplaint | A::Close | A::Reopen => Capability::Write,
    };
    if !scope.may(needed) || !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    match action {
        A::Broadcast | A::RemoveComplaint if issue.complaints == 0 => Err("no_complaints"),
        A::AddComplaint if issue.complaints >= MOST_COMPLAINTS => Err("too_many"),
        // A complaint belongs to one open issue at most.
        A::Reopen if issue.elsewhere => Err("in_other_issue"),
        _ => Ok(()),
    }
}

/// An action as the issue offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = IssueActionState)]
pub struct ActionState {
    pub name: IssueAction,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`, `no_complaints`, `too_many`, `in_other_issue`.
    pub reason: Option<Reason>,
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, issue: Standing) -> Vec<ActionState> {
    let state = |name: &IssueAction| {
        let reason = rule(scope, *name, issue).err();
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

    const OPEN: Standing = Standing { status: IssueStatus::Open, complaints: 3, elsewhere: false };
    const CLOSED: Standing = Standing { status: IssueStatus::Closed, ..OPEN };

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
            (Role::Owner, A::Reopen, Err("wrong_status")),
        ] {
            let said = rule(&scope(role), action, OPEN);
            assert_eq!(said, expected, "{role} {action}");
        }
    }

    #[test]
    fn a_closed_issue_is_opened_again_or_stays_as_it_is() {
        for action in action_states(&scope(Role::Member), CLOSED) {
            let expected = (action.name != IssueAction::Reopen).then_some("wrong_status");
            assert_eq!(action.reason, expected, "{}", action.name);
        }
        let again = |role, issue| rule(&scope(role), IssueAction::Reopen, issue);
        assert_eq!(again(Role::Observer, CLOSED), Err("role_too_low"));
        let held = Standing { elsewhere: true, ..CLOSED };
        assert_eq!(again(Role::Owner, held), Err("in_other_issue"));
    }

    #[test]
    fn figures_set_the_bounds() {
        let owner = scope(Role::Owner);
        let say = |action, complaints| rule(&owner, action, Standing { complaints, ..OPEN });
        assert_eq!(say(IssueAction::Broadcast, 0), Err("no_complaints"));
        assert_eq!(say(IssueAction::RemoveComplaint, 0), Err("no_complaints"));
        assert_eq!(say(IssueAction::AddComplaint, MOST_COMPLAINTS), Err("too_many"));
        assert_eq!(say(IssueAction::AddComplaint, MOST_COMPLAINTS - 1), Ok(()));
        assert_eq!(say(IssueAction::Close, 0), Ok(()));
    }
}
