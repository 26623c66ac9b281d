//! Who may climb, and who may do what with an escalation: pure functions and one table.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::disputes::escalations::model::{
    EscalationAction, EscalationRow, EscalationState,
};
use crate::features::organisations::model::Side;
use crate::platform::authz::{Capability, MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Why something is not possible now.
pub type Reason = &'static str;

/// Something that can be done, or why it cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LadderAction {
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_status`, `wrong_side`, `role_too_low`, `escalation_open`, `last_rung`,
    /// `cooling_off`, `already`.
    pub reason: Option<&'static str>,
    /// Fields that it asks for.
    pub needs: &'static [&'static str],
}

impl LadderAction {
    pub fn new(
        name: &'static str,
        needs: &'static [&'static str],
        stands: Result<(), Reason>,
    ) -> Self {
        Self { name, allowed: stands.is_ok(), reason: stands.err(), needs }
    }
}

/// What decides whether a side may climb.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The complaint is open and was submitted.
    pub live: bool,
    /// Both sides have come to terms: what is settled is climbed no further. A promise that is missed
    /// opens the complaint anew, and with it the ladder.
    pub settled: bool,
    /// None for a mediator, who looks on.
    pub side: Option<Side>,
    /// Number of rungs.
    pub rungs: i32,
    pub past: &'a [EscalationRow],
    pub now: Timestamp,
}

/// The rung that the record stands on; 0 is none.
pub fn rung(past: &[EscalationRow]) -> i32 {
    let active = past.iter().find(|row| row.state == EscalationState::Active);
    active.map_or(0, |row| row.rung)
}

/// Until when this side may not climb again, if it de-escalated lately.
pub fn cooling_until(
    past: &[EscalationRow],
    side: Option<Side>,
    now: Timestamp,
) -> Option<Timestamp> {
    past.iter()
        .filter(|row| Some(row.requested_side) == side)
        .filter_map(|row| row.cooling_until)
        .filter(|until| *until > now)
        .max()
}

/// The rung that comes next, whoever asks for it.
pub fn next_rung(situation: &Situation<'_>) -> Result<i32, Reason> {
    if !situation.live || situation.settled {
        return Err("wrong_status");
    }
    if situation.past.iter().any(|row| row.state == EscalationState::Requested) {
        return Err("escalation_open");
    }
    let next = rung(situation.past) + 1;
    if next > situation.rungs { Err("last_rung") } else { Ok(next) }
}

/// The rung that this person may ask for now.
pub fn may_escalate(scope: &Scope, situation: &Situation<'_>) -> Result<i32, Reason> {
    if situation.side.is_none() {
        return Err("wrong_side");
    }
    if !scope.may(Capability::Write) {
        return Err("role_too_low");
    }
    let next = next_rung(situation)?;
    if cooling_until(situation.past, situation.side, situation.now).is_some() {
        return Err("cooling_off");
    }
    Ok(next)
}

/// Who may do it, seen from the side that asked for the rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Requester,
    /// The other side: its managers, and whoever the rung names.
    Other,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub action: EscalationAction,
    pub by: By,
    pub from: &'static [EscalationState],
    pub to: EscalationState,
    pub needs: &'static [&'static str],
}

use EscalationAction as A;
use EscalationState as S;

/// The table.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule { action: A::Approve, by: By::Other, from: &[S::Requested], to: S::Active, needs: &[] },
    Rule { action: A::Decline, by: By::Other, from: &[S::Requested], to: S::Declined, needs: &["reason"] },
    Rule { action: A::Answer, by: By::Other, from: &[S::Active], to: S::Active, needs: &["note"] },
    Rule { action: A::DeEscalate, by: By::Requester, from: &[S::Requested, S::Active], to: S::DeEscalated, needs: &[] },
];

/// The line of an action.
pub fn rule(action: EscalationAction) -> Result<&'static Rule, Problem> {
    let found = RULES.iter().find(|rule| rule.action == action);
    found.ok_or_else(|| Problem::internal("an action without a rule"))
}

/// Somebody who looks at an escalation.
#[derive(Debug, Clone, Copy)]
pub struct Who {
    /// None for a mediator.
    pub side: Option<Side>,
    pub membership: MembershipId,
    /// Owner, administrator or manager.
    pub manages: bool,
    pub may_write: bool,
}

impl Who {
    pub fn of(scope: &Scope, side: impl Into<Option<Side>>) -> Self {
        Self {
            side: side.into(),
            membership: scope.membership(),
            manages: scope.role().sees_all(),
            may_write: scope.may(Capability::Write),
        }
    }
}

/// Whether this line applies for this person now.
pub fn applies(rule: &Rule, who: Who, row: &EscalationRow, live: bool) -> Result<(), Reason> {
    let side = who.side.ok_or("wrong_side")?;
    let asked = row.requested_side == side;
    if asked != (rule.by == By::Requester) {
        return Err("wrong_side");
    }
    if !live || !rule.from.contains(&row.state) {
        return Err("wrong_status");
    }
    if rule.action == A::Answer && row.reacted_at.is_some() {
        return Err("already");
    }
    let senior = who.manages || row.named().contains(&who.membership);
    if !who.may_write || rule.by == By::Other && !senior {
        return Err("role_too_low");
    }
    Ok(())
}

/// All actions with what stands against each now.
pub fn actions(who: Who, row: &EscalationRow, live: bool) -> Vec<LadderAction> {
    RULES
        .iter()
        .map(|rule| {
            let stands = applies(rule, who, row, live);
            LadderAction::new(rule.action.as_str(), rule.needs, stands)
        })
        .collect()
}

#[cfg(test)]
mod tests;
