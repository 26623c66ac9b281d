//! The table of what may be done with a deliverable.
use super::{ActionState, Reason, Standing};
use crate::features::organisations::model::Side;
use crate::features::projects::model::{DeliverableAction, DeliverableRow, DeliverableStatus};
use crate::platform::authz::OrganisationId;

/// Whose move an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Those who are to deliver.
    Owner,
    /// The side that it is delivered to.
    Other,
    Either,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct DeliverableRule {
    pub action: DeliverableAction,
    pub by: By,
    /// Whether working on the project is enough, or it takes a lead.
    pub lead: bool,
    pub from: &'static [DeliverableStatus],
    /// `None`: the status stays.
    pub to: Option<DeliverableStatus>,
    pub needs: &'static [&'static str],
}

use DeliverableAction as A;
use DeliverableStatus as S;

const ALL: &[S] = S::ALL;
const BEGUN: &[S] = &[S::NotStarted, S::InProgress];
const OPEN: &[S] = &[S::NotStarted, S::InProgress, S::Submitted];
const DONE: &[S] = &[S::Approved, S::Waived];

/// The table.
#[rustfmt::skip]
pub const DELIVERABLE_RULES: &[DeliverableRule] = &[
    rule(A::Edit, By::Either, true, ALL, None, &[]),
    // What was submitted or approved is not what is there any more.
    rule(A::AddEvidence, By::Owner, false, ALL, Some(S::InProgress), &[]),
    rule(A::Start, By::Owner, false, &[S::NotStarted], Some(S::InProgress), &[]),
    rule(A::Submit, By::Owner, false, BEGUN, Some(S::Submitted), &[]),
    rule(A::Withdraw, By::Owner, false, &[S::Submitted], Some(S::InProgress), &[]),
    rule(A::Approve, By::Other, false, &[S::Submitted], Some(S::Approved), &[]),
    rule(A::SendBack, By::Other, false, &[S::Submitted], Some(S::InProgress), &["reason"]),
    rule(A::Waive, By::Other, true, OPEN, Some(S::Waived), &["reason"]),
    rule(A::Reopen, By::Either, true, DONE, Some(S::InProgress), &["reason"]),
];

const fn rule(
    action: A,
    by: By,
    lead: bool,
    from: &'static [S],
    to: Option<S>,
    needs: &'static [&'static str],
) -> DeliverableRule {
    DeliverableRule { action, by, lead, from, to, needs }
}

/// Whether somebody of this organisation is among those who are to deliver it.
pub fn owns(
    side: Side,
    organisation: OrganisationId,
    row_side: Side,
    row_org: Option<OrganisationId>,
) -> bool {
    side == row_side && row_org.is_none_or(|owner| owner == organisation)
}

fn applies(
    rule: &DeliverableRule,
    standing: Standing,
    organisation: OrganisationId,
    row: &DeliverableRow,
    is_open: bool,
) -> Result<(), Reason> {
    let own = owns(standing.side, organisation, row.side, row.organisation_id);
    let fits = match rule.by {
        By::Owner => own,
        By::Other => standing.side != row.side,
        By::Either => own || standing.side != row.side,
    };
    if !fits {
        return Err("wrong_side");
    }
    if !is_open || !rule.from.contains(&row.status) {
        return Err("wrong_status");
    }
    let may = if rule.lead { standing.leads() } else { standing.works() };
    if may { Ok(()) } else { Err("role_too_low") }
}

/// The rule of an action, or the reason against it. `is_open`: the project goes on.
pub fn deliverable(
    standing: Standing,
    organisation: OrganisationId,
    row: &DeliverableRow,
    is_open: bool,
    action: DeliverableAction,
) -> Result<&'static DeliverableRule, Reason> {
    let found = DELIVERABLE_RULES.iter().find(|rule| rule.action == action);
    let rule = found.ok_or("wrong_status")?;
    applies(rule, standing, organisation, row, is_open).map(|()| rule)
}

/// All actions with what stands against each now.
pub fn deliverable_states(
    standing: Standing,
    organisation: OrganisationId,
    row: &DeliverableRow,
    is_open: bool,
) -> Vec<ActionState> {
    DELIVERABLE_RULES
        .iter()
        .map(|rule| {
            let ruling = applies(rule, standing, organisation, row, is_open);
            ActionState::of(rule.action.as_str(), ruling, rule.needs)
        })
        .collect()
}
