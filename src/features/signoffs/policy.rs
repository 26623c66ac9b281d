//! Who may vote, and what a vote makes of a sign-off: pure.
use crate::features::organisations::model::Side;
use crate::features::signoffs::model::{Outcome, SignoffRow, SignoffState, SlotRow, VoteWord};
use crate::platform::authz::MembershipId;
use crate::platform::problem::Problem;

/// The slot that a member of `side` votes in, or the problem that stands against it: reason
/// `signature_stale`, `wrong_status`, `other_hash`, `wrong_side` or `already`.
pub fn slot_for<'a>(
    signoff: &SignoffRow,
    slots: &'a [SlotRow],
    side: Side,
    voter: MembershipId,
    seen: &[u8],
) -> Result<&'a SlotRow, Problem> {
    if signoff.state == SignoffState::Stale {
        return Err(Problem::not_allowed("signature_stale"));
    }
    let mut own = slots.iter().filter(|slot| slot.side == side).peekable();
    if own.peek().is_none() {
        return Err(Problem::not_allowed("wrong_side"));
    }
    if slots.iter().any(|slot| slot.vote.is_some() && slot.voted_by == Some(voter)) {
        return Err(Problem::not_allowed("already"));
    }
    let Some(free) = own.find(|slot| slot.vote.is_none()) else {
        return Err(Problem::not_allowed("already"));
    };
    if signoff.state != SignoffState::Open {
        return Err(Problem::not_allowed("wrong_status"));
    }
    if signoff.sha256 != seen {
        return Err(Problem::not_allowed("other_hash"));
    }
    Ok(free)
}

/// Where a sign-off stands with these votes.
pub fn outcome(votes: impl IntoIterator<Item = Option<VoteWord>>) -> Outcome {
    let mut outcome = Outcome::Complete;
    for vote in votes {
        match vote {
            Some(VoteWord::Refused) => return Outcome::Refused,
            None => outcome = Outcome::Open,
            Some(VoteWord::Signed) => {}
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::records::model::RecordId;
    use crate::features::signoffs::model::{SignoffId, SubjectId, SubjectKind};
    use crate::platform::clock::Timestamp;

    fn signoff(state: SignoffState) -> SignoffRow {
        SignoffRow {
            id: SignoffId::generate(),
            record_id: RecordId::generate(),
            subject_kind: SubjectKind::Settlement,
            subject_id: SubjectId::generate(),
            subject_step: String::new(),
            subject_version: 1,
            sha256: vec![7; 32],
            state,
            interim: false,
            created_at: Timestamp::from_micros(0).unwrap(),
            completed_at: None,
            stale_at: None,
            stale_reason: None,
        }
    }

    fn slot(side: Side, vote: Option<(VoteWord, MembershipId)>) -> SlotRow {
        SlotRow {
            signoff_id: SignoffId::generate(),
            slot: side.as_str().to_owned(),
            side,
            role: None,
            vote: vote.map(|(word, _)| word),
            voted_by: vote.map(|(_, by)| by),
            voted_at: None,
            reason: None,
        }
    }

    #[test]
    fn a_vote_needs_the_right_side_a_free_slot_and_the_text_that_was_seen() {
        let (me, other) = (MembershipId::generate(), MembershipId::generate());
        let signed = Some((VoteWord::Signed, other));
        let open = [slot(Side::Vendor, signed), slot(Side::Customer, None)];
        let seen = [7_u8; 32];
        let reason = |state, slots: &[SlotRow], side, voter, seen: &[u8]| {
            slot_for(&signoff(state), slots, side, voter, seen).err().map(|p| p.reason.unwrap())
        };
        use SignoffState::{Complete, Open, Refused, Stale};
        assert_eq!(reason(Open, &open, Side::Customer, me, &seen), None);
        assert_eq!(reason(Open, &open, Side::Customer, me, &[8; 32]), Some("other_hash"));
        assert_eq!(reason(Open, &open, Side::Vendor, me, &seen), Some("already"));
        assert_eq!(reason(Open, &open, Side::Vendor, other, &seen), Some("already"));
        assert_eq!(reason(Open, &open[..1], Side::Customer, me, &seen), Some("wrong_side"));
        assert_eq!(reason(Stale, &open, Side::Customer, me, &seen), Some("signature_stale"));
        for over in [Complete, Refused] {
            assert_eq!(reason(over, &open, Side::Customer, me, &seen), Some("wrong_status"));
        }
        // Nobody signs twice for a side that has two slots.
        let two = [slot(Side::Customer, signed), slot(Side::Customer, None)];
        assert_eq!(reason(Open, &two, Side::Customer, other, &seen), Some("already"));
        assert_eq!(reason(Open, &two, Side::Customer, me, &seen), None);
    }

    #[test]
    fn all_must_sign_and_one_refusal_is_enough() {
        use VoteWord::{Refused, Signed};
        assert_eq!(outcome([Some(Signed), Some(Signed)]), Outcome::Complete);
        assert_eq!(outcome([Some(Signed), None]), Outcome::Open);
        assert_eq!(outcome([None, Some(Refused)]), Outcome::Refused);
    }
}
