//! Who may do what with a survey: pure, read by `actions`, services and tests. That the firm is an
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
        // Of a survey with one owner nobody else has a say.
        A::Approve | A::Return => false,
    };
    if !fits {
        return Err("wrong_status");
    }
    let needed = match action {
        A::Edit => Capability::Write,
        // They speak to many customers at once.
        A::Publish | A::Invite | A::Remind | A::Close | A::Approve | A::Return => {
            Capability::ManageRelationships
        }
    };
    if scope.may(needed) && scope.may(Capability::Write) { Ok(()) } else { Err("role_too_low") }
}

/// How far a survey with two owners is, as one of them sees it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stage {
    /// Both have signed what is written now.
    pub approved: bool,
    pub own_signed: bool,
    /// The other side has signed, the own one has not.
    pub waits_for_own: bool,
    /// Of a mirror: the own side asks nobody any more.
    pub own_done: bool,
}

/// The same for a survey with two owners.
pub fn rule_together(
    scope: &Scope,
    action: SurveyAction,
    status: SurveyStatus,
    stage: Stage,
) -> Result<(), Reason> {
    use SurveyAction as A;
    match action {
        A::Approve if status == SurveyStatus::Closed => return Err("wrong_status"),
        A::Return if !stage.waits_for_own => return Err("wrong_status"),
        A::Approve | A::Return => rule(scope, A::Publish, SurveyStatus::Draft)?,
        _ => rule(scope, action, status)?,
    }
    match action {
        A::Approve if stage.own_signed => Err("already"),
        A::Publish if !stage.approved => Err("not_approved"),
        A::Invite | A::Remind | A::Close if stage.own_done => Err("already"),
        _ => Ok(()),
    }
}

/// An action as the survey offers it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = SurveyActionState)]
pub struct ActionState {
    pub name: SurveyAction,
    pub allowed: bool,
    /// `wrong_status`, `role_too_low`; with two owners `already` and `not_approved` too.
    pub reason: Option<Reason>,
}

/// All actions with what stands against each now; a `stage` is that of two owners.
pub fn action_states(
    scope: &Scope,
    status: SurveyStatus,
    stage: Option<Stage>,
) -> Vec<ActionState> {
    let state = |name: SurveyAction| {
        let found = match stage {
            Some(stage) => rule_together(scope, name, status, stage),
            None => rule(scope, name, status),
        };
        ActionState { name, allowed: found.is_ok(), reason: found.err() }
    };
    let alone = [SurveyAction::Approve, SurveyAction::Return];
    let offered = SurveyAction::ALL.iter().filter(|one| stage.is_some() || !alone.contains(one));
    offered.copied().map(state).collect()
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

    #[test]
    fn two_owners_sign_before_anybody_is_asked() {
        use {SurveyAction as A, SurveyStatus as S};
        let fresh = Stage::default();
        let waits = Stage { waits_for_own: true, ..fresh };
        let signed = Stage { own_signed: true, ..fresh };
        let both = Stage { approved: true, own_signed: true, ..fresh };
        let done = Stage { own_done: true, ..both };
        for (role, action, status, stage, expected) in [
            (Role::Manager, A::Approve, S::Draft, fresh, Ok(())),
            (Role::Member, A::Approve, S::Draft, fresh, Err("role_too_low")),
            (Role::Observer, A::Return, S::Draft, waits, Err("role_too_low")),
            (Role::Manager, A::Approve, S::Draft, signed, Err("already")),
            (Role::Manager, A::Return, S::Draft, fresh, Err("wrong_status")),
            (Role::Manager, A::Return, S::Draft, waits, Ok(())),
            (Role::Manager, A::Return, S::Draft, signed, Err("wrong_status")),
            (Role::Owner, A::Publish, S::Draft, waits, Err("not_approved")),
            (Role::Owner, A::Publish, S::Draft, both, Ok(())),
            (Role::Owner, A::Publish, S::Live, fresh, Err("not_approved")),
            (Role::Member, A::Edit, S::Draft, both, Ok(())),
            (Role::Owner, A::Close, S::Live, done, Err("already")),
            (Role::Owner, A::Invite, S::Live, done, Err("already")),
            (Role::Owner, A::Close, S::Live, fresh, Ok(())),
            (Role::Owner, A::Approve, S::Closed, fresh, Err("wrong_status")),
        ] {
            let scope = Scope::of_role(OrganisationId::generate(), role);
            let found = rule_together(&scope, action, status, stage);
            assert_eq!(found, expected, "{role} {action} {status} {stage:?}");
        }
        let scope = Scope::of_role(OrganisationId::generate(), Role::Owner);
        let names = |stage| action_states(&scope, S::Draft, stage).len();
        assert_eq!((names(None), names(Some(fresh))), (5, 7));
    }
}
