//! Who may do what with tasks: pure.
use crate::features::tasks::model::{TaskAction, TaskActionState};
use crate::platform::authz::{Capability, OrganisationId, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Who made a task and who sees it.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    pub by: OrganisationId,
    pub shared: bool,
}

/// Whether the scope finds a task at all, on a record that it sees.
pub fn may_see(scope: &Scope, task: Made) -> bool {
    task.shared || task.by == scope.org()
}

/// Whether somebody may add tasks; shared ones only once the other side sees the record, and only
/// where the two sides know of each other.
pub fn may_add(scope: &Scope, shared: bool, is_alone: bool) -> Result<(), Reason> {
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    if shared && is_alone { Err("wrong_status") } else { Ok(()) }
}

/// Whether somebody may do this with a task that they see: of a shared one the side that made it
/// keeps the words.
pub fn authorize(scope: &Scope, task: Made, action: TaskAction) -> Result<(), Reason> {
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    let kept = matches!(action, TaskAction::Reword | TaskAction::Remove);
    if kept && task.by != scope.org() { Err("wrong_side") } else { Ok(()) }
}

/// All actions with what stands against each.
pub fn action_states(scope: &Scope, task: Made) -> Vec<TaskActionState> {
    TaskAction::ALL
        .iter()
        .map(|action| {
            let reason = authorize(scope, task, *action).err();
            TaskActionState { name: *action, allowed: reason.is_none(), reason }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::authz::Role;

    #[test]
    fn the_table_of_who_may_do_what() {
        use TaskAction::{Arrange, Check, Remove, Reword};
        let (own, other) = (OrganisationId::generate(), OrganisationId::generate());
        let (member, observer) =
            (Scope::of_role(own, Role::Member), Scope::of_role(own, Role::Observer));
        let mine = |shared| Made { by: own, shared };
        let theirs = |shared| Made { by: other, shared };
        // Who, what, whose, answer.
        let table = [
            (&member, Check, mine(false), Ok(())),
            (&member, Arrange, mine(false), Ok(())),
            (&member, Reword, mine(false), Ok(())),
            (&member, Remove, mine(true), Ok(())),
            (&member, Check, theirs(true), Ok(())),
            (&member, Arrange, theirs(true), Ok(())),
            (&member, Reword, theirs(true), Err("wrong_side")),
            (&member, Remove, theirs(true), Err("wrong_side")),
            (&observer, Check, mine(false), Err("role_too_low")),
            (&observer, Reword, theirs(true), Err("role_too_low")),
        ];
        for (who, action, task, expected) in table {
            assert_eq!(authorize(who, task, action), expected, "{action} {task:?}");
        }
        assert!(may_see(&member, mine(false)) && may_see(&member, theirs(true)));
        assert!(!may_see(&member, theirs(false)));
        assert_eq!(may_add(&member, true, false), Ok(()));
        assert_eq!(may_add(&member, false, true), Ok(()));
        assert_eq!(may_add(&member, true, true), Err("wrong_status"));
        assert_eq!(may_add(&observer, false, false), Err("role_too_low"));
    }

    #[test]
    fn actions_say_what_stands_against_them() {
        let (own, other) = (OrganisationId::generate(), OrganisationId::generate());
        let states =
            action_states(&Scope::of_role(own, Role::Member), Made { by: other, shared: true });
        let denied: Vec<&str> =
            states.iter().filter(|state| !state.allowed).map(|state| state.name.as_str()).collect();
        assert_eq!(denied, ["reword", "remove"]);
    }
}
