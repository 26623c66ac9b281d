//! Who may do what with a survey: pure, read by `actions`, services and tests. That the firm is the
//! owner needs no line: nobody else sees a survey.
use crate::features::surveys::model::{SurveyAction, SurveyStatus};
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Whether this may be done with a survey.
pub fn rule(scope: &Scope, action: SurveyAction, status: SurveyStatus) -> Result<(), Reason> {
    use SurveyAction as A;
    let fits = match action {
        A::Edit | A::Publish => status != SurveyStatus::Closed,
        A::Invite | A::Remind | A::Close => status == SurveyStatus::Live,
    };
    if !fits {
        return Err("wrong_status");
    }
    let needed = match action {
        A::Edit => Capability::Write,
        // They speak to many customers at once.
        A::Publish | A::Invite | A::Remind | A::Close => Capability::ManageRelationships,
    };
    if scope.may(needed) && scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

/// An action as the survey offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = SurveyActionState)]
pub struct ActionState {
    pub name: SurveyAction,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`.
    pub reason: Option<Reason>,
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, status: SurveyStatus) -> Vec<ActionState> {
    let state = |name: &SurveyAction| {
        let reason = rule(scope, *name, status).err();
        ActionState { name: *name, allowed: reason.is_none(), reason }
    };
    SurveyAction::ALL.iter().map(state).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    #[test]
    fn members_write_and_managers_send() {
        use {SurveyAction as A, SurveyStatus as S};
        let low = Err("role_too_low");
        let late = Err("wrong_status");
        for (role, action, status, expected) in [
            (Role::Observer, A::Edit, S::Draft, low),
            (Role::Member, A::Edit, S::Draft, Ok(())),
            (Role::Member, A::Edit, S::Live, Ok(())),
            (Role::Member, A::Publish, S::Draft, low),
            (Role::Manager, A::Publish, S::Draft, Ok(())),
            (Role::Manager, A::Publish, S::Live, Ok(())),
            (Role::Manager, A::Invite, S::Draft, late),
            (Role::Manager, A::Invite, S::Live, Ok(())),
            (Role::Member, A::Invite, S::Live, low),
            (Role::Member, A::Remind, S::Live, low),
            (Role::Manager, A::Remind, S::Live, Ok(())),
            (Role::Manager, A::Remind, S::Closed, late),
            (Role::Owner, A::Close, S::Draft, late),
            (Role::Owner, A::Close, S::Live, Ok(())),
            (Role::Owner, A::Edit, S::Closed, late),
            (Role::Owner, A::Publish, S::Closed, late),
        ] {
            let scope = Scope::of_role(OrganisationId::generate(), role);
            assert_eq!(rule(&scope, action, status), expected, "{role} {action} {status}");
        }
    }
}
