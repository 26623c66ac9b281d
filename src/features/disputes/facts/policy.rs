//! Who may say what of a fact: pure.
use crate::features::complaints::model::Status;
use crate::features::disputes::facts::model::{
    FactAction, FactActionState, FactRow, FactState, Stance, Stances,
};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, Scope};

/// Why something is not allowed now.
pub type Reason = &'static str;

/// Whether a side may state facts, or bring evidence, while the complaint stands here.
pub fn may_state(scope: &Scope, side: Side, status: Status) -> Result<(), Reason> {
    if !matches!(side, Side::Customer | Side::Vendor) {
        return Err("wrong_side");
    }
    if !status.is_open() || status == Status::Draft {
        return Err("wrong_status");
    }
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    Ok(())
}

/// Whether a side may change the words of a fact, or withdraw it: its own alone.
pub fn may_change(scope: &Scope, side: Side, status: Status, fact: &FactRow) -> Result<(), Reason> {
    if side != fact.stated_side {
        return Err("wrong_side");
    }
    if fact.withdrawn_at.is_some() {
        return Err("wrong_status");
    }
    may_state(scope, side, status)
}

/// Whether a side may do this with a fact: the other one answers it.
pub fn authorize(
    scope: &Scope,
    side: Side,
    status: Status,
    fact: &FactRow,
    action: FactAction,
) -> Result<(), Reason> {
    let Some(stance) = action.stance() else { return may_change(scope, side, status, fact) };
    if side == fact.stated_side {
        return Err("wrong_side");
    }
    if fact.withdrawn_at.is_some() {
        return Err("wrong_status");
    }
    may_state(scope, side, status)?;
    if fact.stance_of(side) == Some(stance) { Err("already") } else { Ok(()) }
}

/// All actions with what stands against each now; a mediator has no side, and none of them.
pub fn action_states(
    scope: &Scope,
    side: Option<Side>,
    status: Status,
    fact: &FactRow,
) -> Vec<FactActionState> {
    let state = |name, may: &dyn Fn(Side) -> Result<(), Reason>, needs| {
        let reason = side.map_or(Err("wrong_side"), may).err();
        FactActionState { name, allowed: reason.is_none(), reason, needs }
    };
    let mut states: Vec<FactActionState> = FactAction::ALL
        .iter()
        .map(|action| {
            let needs: &[&str] = if *action == FactAction::Contest { &["reason"] } else { &[] };
            let may = |side| authorize(scope, side, status, fact, *action);
            state(action.as_str(), &may, needs)
        })
        .collect();
    states.push(state("edit", &|side| may_change(scope, side, status, fact), &[]));
    states.push(state("evidence", &|side| may_state(scope, side, status), &["file_ids"]));
    states
}

/// What two stances come to.
pub fn state(stances: Stances) -> FactState {
    match (stances.customer, stances.vendor) {
        (Stance::Agreed, Stance::Agreed) => FactState::Agreed,
        (Stance::Contested, _) | (_, Stance::Contested) => FactState::Contested,
        _ => FactState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_agreed_when_both_agree_and_contested_when_one_does() {
        use Stance::{Agreed, Contested, Unknown};
        let of = |customer, vendor| state(Stances { customer, vendor });
        assert_eq!(of(Agreed, Agreed), FactState::Agreed);
        assert_eq!(of(Agreed, Unknown), FactState::Open);
        assert_eq!(of(Unknown, Unknown), FactState::Open);
        assert_eq!(of(Agreed, Contested), FactState::Contested);
        assert_eq!(of(Contested, Unknown), FactState::Contested);
    }
}
