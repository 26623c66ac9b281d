//! Who may do what with activities: pure.
use crate::features::activities::model::{
    ActivityAction, ActivityActionState, ActivityRow, ActivityStatus, LetterState,
};
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Why something is not allowed now.
pub type Reason = &'static str;

/// How long an end can be taken back.
pub const REOPEN_SECONDS: i64 = 86_400;

/// Whoever works at a vendor plans contacts.
pub fn may_write(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    scope.require(Capability::Write)?;
    if vendor {
        Ok(())
    } else {
        Err(Problem::forbidden().with_detail("only a vendor plans contacts"))
    }
}

/// Plans for all customers, templates and telephone systems are kept by those who answer for the
/// customers.
pub fn may_set_up(scope: &Scope, vendor: bool) -> Result<(), Problem> {
    may_write(scope, vendor)?;
    scope.require(Capability::ManageRelationships)
}

/// What the table looks at.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub status: ActivityStatus,
    pub closed_at: Option<Timestamp>,
    /// None: it is no letter.
    pub mail: Option<LetterState>,
}

impl Standing {
    pub fn of(row: &ActivityRow, mail: Option<LetterState>) -> Self {
        Self { status: row.status, closed_at: row.closed_at, mail }
    }
}

/// Whether somebody may do this with an activity that they see.
pub fn authorize(
    may_write: bool,
    it: Standing,
    action: ActivityAction,
    now: Timestamp,
) -> Result<(), Reason> {
    use ActivityAction as A;
    if !may_write {
        return Err("role_too_low");
    }
    let planned = it.status == ActivityStatus::Planned;
    match action {
        A::Done | A::Cancel if !planned => Err("wrong_status"),
        A::Done if it.mail == Some(LetterState::Approved) => Err("mail_approved"),
        A::Done | A::Cancel => Ok(()),
        A::Reopen if planned => Err("wrong_status"),
        A::Reopen if it.mail == Some(LetterState::Sent) => Err("mail_sent"),
        A::Reopen if it.closed_at.is_none_or(|at| now.seconds_since(at) > REOPEN_SECONDS) => {
            Err("too_late")
        }
        A::Reopen => Ok(()),
        A::Approve | A::Hold if !planned => Err("wrong_status"),
        A::Approve => match it.mail {
            Some(LetterState::Draft | LetterState::Failed) => Ok(()),
            Some(LetterState::Approved | LetterState::Sent) => Err("mail_approved"),
            None => Err("no_mail"),
        },
        A::Hold if it.mail == Some(LetterState::Approved) => Ok(()),
        A::Hold => Err("wrong_status"),
    }
}

/// All actions with what stands against each.
pub fn action_states(may_write: bool, it: Standing, now: Timestamp) -> Vec<ActivityActionState> {
    ActivityAction::ALL
        .iter()
        .map(|action| {
            let reason = authorize(may_write, it, *action, now).err();
            ActivityActionState { name: *action, allowed: reason.is_none(), reason }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::{OrganisationId, Role};

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap().plus_seconds(seconds)
    }

    #[test]
    fn members_plan_and_managers_set_up() {
        let of = |role| Scope::of_role(OrganisationId::generate(), role);
        for (role, plans, sets_up) in [
            (Role::Owner, true, true),
            (Role::Manager, true, true),
            (Role::Member, true, false),
            (Role::Observer, false, false),
        ] {
            assert_eq!(may_write(&of(role), true).is_ok(), plans, "{role}");
            assert_eq!(may_set_up(&of(role), true).is_ok(), sets_up, "{role}");
            assert!(may_write(&of(role), false).is_err(), "{role} of a customer");
        }
    }

    #[test]
    fn the_table_of_what_can_be_done() {
        use ActivityAction::{Approve, Cancel, Done, Hold, Reopen};
        use ActivityStatus as S;
        let standing = |status, closed: Option<i64>, mail| Standing {
            status,
            closed_at: closed.map(at),
            mail,
        };
        let allowed = |it: Standing, now: i64| -> Vec<ActivityAction> {
            action_states(true, it, at(now))
                .into_iter()
                .filter(|state| state.allowed)
                .map(|state| state.name)
                .collect()
        };
        assert_eq!(allowed(standing(S::Planned, None, None), 0), [Done, Cancel]);
        let letter = |mail| standing(S::Planned, None, Some(mail));
        assert_eq!(allowed(letter(LetterState::Draft), 0), [Done, Cancel, Approve]);
        assert_eq!(allowed(letter(LetterState::Approved), 0), [Cancel, Hold]);
        assert_eq!(allowed(letter(LetterState::Failed), 0), [Done, Cancel, Approve]);
        let done = standing(S::Done, Some(0), None);
        assert_eq!(allowed(done, REOPEN_SECONDS), [Reopen]);
        assert_eq!(allowed(done, REOPEN_SECONDS + 1), []);
        assert_eq!(allowed(standing(S::Done, Some(0), Some(LetterState::Sent)), 0), []);
        assert_eq!(allowed(standing(S::Cancelled, Some(0), None), 0), [Reopen]);
        let nobody = action_states(false, done, at(0));
        assert!(nobody.iter().all(|state| state.reason == Some("role_too_low")));
    }
}
