//! The one table of what may be done with a commitment, and whose move follows from all of them.
use crate::features::commitments::model::{
    CommitmentAction, CommitmentActionState, CommitmentRow, CommitmentState, RETURN,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryKind};
use crate::platform::authz::{Capability, Scope};
use crate::platform::problem::Problem;

/// Whose move an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The side that promised.
    Owing,
    /// The side that it was promised to.
    Owed,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    pub action: CommitmentAction,
    pub by: By,
    pub from: &'static [CommitmentState],
    /// `None`: the state stays.
    pub to: Option<CommitmentState>,
    pub capability: Capability,
    /// `None`: nothing that the record has to tell.
    pub entry: Option<EntryKind>,
    pub needs: &'static [&'static str],
}

use CommitmentAction as A;
use CommitmentState as S;

const OWED: &[S] = &[S::Open, S::Missed];
const PENDING: &[S] = &[S::Open, S::Missed, S::Fulfilled];
/// Whoever does it agrees to it.
const TO_DO: &[S] = &[S::Proposed, S::Open, S::Missed];
const STANDING: &[S] = &[S::Proposed, S::Open, S::Missed, S::Fulfilled];

const fn rule(
    action: A,
    by: By,
    from: &'static [S],
    to: Option<S>,
    entry: Option<EntryKind>,
    needs: &'static [&'static str],
) -> Rule {
    Rule { action, by, from, to, capability: Capability::Write, entry, needs }
}

/// The table.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule(A::Fulfil, By::Owing, TO_DO, Some(S::Fulfilled), Some(EntryKind::CommitmentFulfilled), &[]),
    rule(A::Confirm, By::Owed, &[S::Fulfilled], Some(S::Confirmed), Some(EntryKind::CommitmentConfirmed), &[]),
    rule(A::Reject, By::Owed, &[S::Fulfilled], Some(S::Open), Some(EntryKind::CommitmentRejected), &["reason"]),
    rule(A::Move, By::Owed, OWED, Some(S::Open), Some(EntryKind::CommitmentMoved), &["due_on"]),
    Rule { capability: Capability::Assign, ..rule(A::Assign, By::Owing, PENDING, None, None, &["owner_membership_id"]) },
    rule(A::Release, By::Owed, STANDING, Some(S::Released), Some(EntryKind::CommitmentReleased), &[]),
];

/// The side that the scope's organisation takes in a commitment: it owes it, or is owed it. In a
/// record of several organisations the others look on.
pub fn side_of(scope: &Scope, row: &CommitmentRow) -> Option<Side> {
    if row.organisation_id == scope.org() {
        Some(row.side)
    } else if row.counterpart_org == scope.org() {
        Some(row.side.other())
    } else {
        None
    }
}

fn applies(
    rule: &Rule,
    scope: &Scope,
    side: Side,
    row: &CommitmentRow,
) -> Result<(), &'static str> {
    let by = if side == row.side {
        Some(By::Owing)
    } else if side == row.side.other() {
        Some(By::Owed)
    } else {
        None
    };
    if by != Some(rule.by) {
        return Err("wrong_side");
    }
    if !rule.from.contains(&row.state) {
        return Err("wrong_status");
    }
    if !scope.may(rule.capability) {
        return Err("role_too_low");
    }
    Ok(())
}

/// The rule of an action, or the reason code against it.
pub fn authorize(
    scope: &Scope,
    side: Side,
    row: &CommitmentRow,
    action: CommitmentAction,
) -> Result<&'static Rule, Problem> {
    let rule = RULES
        .iter()
        .find(|rule| rule.action == action)
        .ok_or_else(|| Problem::internal("an action without a rule"))?;
    applies(rule, scope, side, row).map_err(Problem::not_allowed)?;
    Ok(rule)
}

/// All actions with what stands against each now.
pub fn action_states(scope: &Scope, side: Side, row: &CommitmentRow) -> Vec<CommitmentActionState> {
    RULES
        .iter()
        .map(|rule| {
            let reason = applies(rule, scope, side, row).err();
            CommitmentActionState {
                name: rule.action,
                allowed: reason.is_none(),
                reason,
                needs: rule.needs,
            }
        })
        .collect()
}

/// Who owes the next move when nothing but commitments is left: what is open or missed waits for
/// the side that promised, what is fulfilled for the other one.
pub fn ball<'a>(rows: impl IntoIterator<Item = &'a CommitmentRow>) -> Option<BallSide> {
    let (mut customer, mut vendor) = (false, false);
    for row in rows.into_iter().filter(|row| row.state.is_pending()) {
        let side = if row.state == S::Fulfilled { row.side.other() } else { row.side };
        customer |= side == Side::Customer;
        vendor |= side == Side::Vendor;
    }
    match (customer, vendor) {
        (true, true) => Some(BallSide::Both),
        (true, false) => Some(BallSide::Customer),
        (false, true) => Some(BallSide::Vendor),
        (false, false) => None,
    }
}

/// What has to come first: that the other side sends the goods back, if it promised so with this and
/// that is not over.
pub fn waits_for<'a>(row: &CommitmentRow, all: &'a [CommitmentRow]) -> Option<&'a CommitmentRow> {
    let waits = row.return_required && row.state.is_pending() && row.kind != RETURN;
    all.iter().filter(|_| waits).find(|first| {
        (first.source_id, first.side) == (row.source_id, row.side.other())
            && first.kind == RETURN
            && first.state.is_pending()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::commitments::model::{CommitmentId, SourceId};
    use crate::features::organisations::model::RelationshipId;
    use crate::features::records::model::RecordId;
    use crate::platform::authz::OrganisationId;
    use crate::platform::clock::Timestamp;

    fn row(side: Side, state: S) -> CommitmentRow {
        let at = Timestamp::from_micros(0).unwrap();
        CommitmentRow {
            id: CommitmentId::generate(),
            record_id: RecordId::generate(),
            relationship_id: RelationshipId::generate(),
            source_kind: "settlement".to_owned(),
            source_id: SourceId::generate(),
            side,
            organisation_id: OrganisationId::generate(),
            counterpart_org: OrganisationId::generate(),
            owner_membership_id: None,
            kind: "refund".to_owned(),
            text: String::new(),
            amount_minor: None,
            currency: None,
            due_at: at,
            state,
            version: 1,
            created_at: at,
            fulfilled_at: None,
            fulfilled_by: None,
            confirmed_at: None,
            confirmed_by: None,
            missed_at: None,
            reason: None,
            quantity: None,
            return_required: false,
            fulfilled_seq: None,
        }
    }

    #[test]
    fn every_action_has_one_rule() {
        for action in A::ALL {
            assert_eq!(RULES.iter().filter(|rule| rule.action == *action).count(), 1, "{action}");
        }
        assert_eq!(RULES.len(), A::ALL.len());
    }

    #[test]
    fn what_asks_for_goods_waits_for_them() {
        let refund = CommitmentRow { return_required: true, ..row(Side::Vendor, S::Open) };
        let back = |state| CommitmentRow {
            kind: RETURN.to_owned(),
            source_id: refund.source_id,
            ..row(Side::Customer, state)
        };
        let other = CommitmentRow { source_id: SourceId::generate(), ..back(S::Open) };
        for (state, waits) in
            [(S::Open, true), (S::Fulfilled, true), (S::Confirmed, false), (S::Released, false)]
        {
            let all = [other.clone(), refund.clone(), back(state)];
            let found = waits_for(&refund, &all).map(|first| first.id);
            assert_eq!(found, waits.then_some(all[2].id), "{state}");
        }
        let done = CommitmentRow { state: S::Confirmed, ..refund.clone() };
        assert!(waits_for(&done, &[back(S::Open)]).is_none());
        let free = CommitmentRow { return_required: false, ..refund };
        assert!(waits_for(&free, &[back(S::Open)]).is_none());
    }

    #[test]
    fn what_is_done_waits_for_the_other_side() {
        use Side::{Customer, Vendor};
        let ball = |rows: &[(Side, S)]| {
            let rows: Vec<CommitmentRow> =
                rows.iter().map(|(side, state)| row(*side, *state)).collect();
            super::ball(&rows)
        };
        assert_eq!(ball(&[]), None);
        assert_eq!(ball(&[(Vendor, S::Open)]), Some(BallSide::Vendor));
        assert_eq!(ball(&[(Vendor, S::Missed)]), Some(BallSide::Vendor));
        assert_eq!(ball(&[(Vendor, S::Proposed)]), Some(BallSide::Vendor));
        assert_eq!(ball(&[(Vendor, S::Fulfilled)]), Some(BallSide::Customer));
        assert_eq!(ball(&[(Vendor, S::Fulfilled), (Vendor, S::Open)]), Some(BallSide::Both));
        assert_eq!(ball(&[(Customer, S::Open), (Vendor, S::Open)]), Some(BallSide::Both));
        assert_eq!(ball(&[(Customer, S::Fulfilled)]), Some(BallSide::Vendor));
        assert_eq!(ball(&[(Vendor, S::Confirmed), (Customer, S::Released)]), None);
    }
}
