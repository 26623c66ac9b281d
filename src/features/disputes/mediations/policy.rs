//! Who may do what with a mediation: one table, and pure functions over it.
use crate::features::disputes::escalations::policy::{LadderAction, Reason};
use crate::features::disputes::mediations::model::{
    MediationAction, MediationRow, MediationState, Outcome, REVIEW_DAYS,
};
use crate::features::organisations::model::{PartySide, Side};
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Who may do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The side that did not propose the mediator.
    Other,
    EitherSide,
    Mediator,
    /// Either side or the mediator.
    Anybody,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub action: MediationAction,
    pub by: By,
    pub from: &'static [MediationState],
    pub needs: &'static [&'static str],
}

use MediationAction as A;
use MediationState as S;

/// The table.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    Rule { action: A::Consent, by: By::Other, from: &[S::Proposed], needs: &[] },
    Rule { action: A::Decline, by: By::Other, from: &[S::Proposed], needs: &["reason"] },
    Rule { action: A::Invite, by: By::EitherSide, from: &[S::Active], needs: &[] },
    Rule { action: A::Recommend, by: By::Mediator, from: &[S::Active], needs: &["text"] },
    Rule { action: A::Accept, by: By::EitherSide, from: &[S::Recommended], needs: &[] },
    Rule { action: A::Reject, by: By::EitherSide, from: &[S::Recommended], needs: &["reason"] },
    Rule { action: A::Determine, by: By::Mediator, from: &[S::Active, S::Review], needs: &["text", "outcome"] },
    Rule { action: A::AskReview, by: By::EitherSide, from: &[S::Determined], needs: &["reason"] },
    Rule { action: A::Close, by: By::Anybody, from: &[S::Proposed, S::Active, S::Recommended], needs: &["outcome"] },
    Rule { action: A::Leave, by: By::Mediator, from: &[S::Active, S::Recommended, S::Review], needs: &[] },
];

/// The line of an action.
pub fn rule(action: MediationAction) -> Result<&'static Rule, Problem> {
    let found = RULES.iter().find(|rule| rule.action == action);
    found.ok_or_else(|| Problem::internal("an action without a rule"))
}

/// Somebody who looks at a mediation.
#[derive(Debug, Clone, Copy)]
pub struct Who {
    pub side: PartySide,
    /// Owner, administrator or manager: a firm is bound by those alone.
    pub manages: bool,
    pub may_write: bool,
}

impl Who {
    pub fn of(scope: &Scope, side: PartySide) -> Self {
        Self { side, manages: scope.role().sees_all(), may_write: scope.may(Capability::Write) }
    }
}

/// Whether this line applies for this person now.
pub fn applies(rule: &Rule, who: Who, row: &MediationRow, now: Timestamp) -> Result<(), Reason> {
    let principal = who.side.principal();
    let fits = match rule.by {
        By::Other => principal == Some(row.proposed_side.other()),
        By::EitherSide => principal.is_some(),
        By::Mediator => who.side == PartySide::Mediator,
        By::Anybody => who.side != PartySide::Third,
    };
    if !fits {
        return Err("wrong_side");
    }
    if !rule.from.contains(&row.state) {
        return Err("wrong_status");
    }
    if !who.may_write || principal.is_some() && !who.manages {
        return Err("role_too_low");
    }
    match rule.action {
        A::Accept | A::Reject if principal.is_some_and(|side| row.answer_of(side).is_some()) => {
            Err("already")
        }
        A::Invite if row.accepted_at.is_some() => Err("already"),
        A::Determine if !row.binding => Err("not_binding"),
        A::AskReview if row.review_at.is_some() => Err("already"),
        A::AskReview if review_until(row).is_some_and(|until| now > until) => Err("window_over"),
        // Before there is a mediator, its proposer takes the proposal back. A determination is not
        // closed by hand: either side has its time to ask for a review.
        A::Close if row.state == S::Proposed && principal != Some(row.proposed_side) => {
            Err("wrong_side")
        }
        _ => Ok(()),
    }
}

/// Until when a side may ask for the review of a determination.
pub fn review_until(row: &MediationRow) -> Option<Timestamp> {
    row.determined_at.map(|at| at.plus_days(REVIEW_DAYS))
}

/// Whether this outcome may be given with this action. One side alone does not say that both have
/// agreed.
pub fn outcome_fits(action: MediationAction, side: Option<Side>, outcome: Outcome) -> bool {
    let decided =
        matches!(outcome, Outcome::DecidedForCustomer | Outcome::DecidedForVendor | Outcome::Split);
    match (action, outcome) {
        (A::Determine, _) => decided,
        (A::Close, Outcome::SettledByAgreement) => side.is_none(),
        (A::Close, _) => matches!(outcome, Outcome::Withdrawn | Outcome::ReferredExternally),
        _ => true,
    }
}

/// All actions with what stands against each now.
pub fn actions(who: Who, row: &MediationRow, now: Timestamp) -> Vec<LadderAction> {
    RULES
        .iter()
        .map(|rule| {
            let stands = applies(rule, who, row, now);
            LadderAction::new(rule.action.as_str(), rule.needs, stands)
        })
        .collect()
}

/// What decides whether a mediator may be proposed.
#[derive(Debug, Clone, Copy)]
pub struct Situation {
    pub live: bool,
    /// The complaint stands on the last rung of its ladder.
    pub climbed: bool,
    /// One is proposed or at work.
    pub open: bool,
}

/// Whether somebody of this side may propose a mediator now.
pub fn may_propose(who: Who, situation: Situation) -> Result<Side, Reason> {
    let side = who.side.principal().ok_or("wrong_side")?;
    if !who.may_write || !who.manages {
        return Err("role_too_low");
    }
    if !situation.live {
        return Err("wrong_status");
    }
    if situation.open {
        return Err("mediation_open");
    }
    if situation.climbed { Ok(side) } else { Err("ladder_first") }
}
