//! Who may vote, and what a vote makes of a sign-off: pure.
use crate::features::organisations::model::Side;
use crate::features::signoffs::model::{
    Outcome, SignoffRow, SignoffState, SlotRow, SubjectKind, VoteWord,
};
use crate::platform::authz::{MembershipId, OrganisationId, PersonId};
use crate::platform::problem::Problem;

/// Whoever wants to vote.
#[derive(Debug, Clone)]
pub struct Voter<'a> {
    pub side: Side,
    pub organisation: OrganisationId,
    pub membership: MembershipId,
    pub person: PersonId,
    /// Roles in which they may vote; slots without a role are open to all of the side.
    pub roles: &'a [&'a str],
}

/// Who has a hand in the sign-off already: whoever put it up, and whoever voted.
pub type Behind = (MembershipId, PersonId, OrganisationId);

/// The slot that somebody votes in, or the problem that stands against it: reason
/// `signature_stale`, `wrong_side`, `other_side`, `already`, `wrong_role`, `not_yet`,
/// `wrong_status` or `other_hash`.
pub fn slot_for<'a>(
    signoff: &SignoffRow,
    slots: &'a [SlotRow],
    voter: &Voter<'_>,
    behind: &[Behind],
    seen: &[u8],
) -> Result<&'a SlotRow, Problem> {
    if signoff.state == SignoffState::Stale {
        return Err(Problem::not_allowed("signature_stale"));
    }
    let is_own = |slot: &&SlotRow| {
        slot.side == voter.side
            && slot.organisation_id.is_none_or(|organisation| organisation == voter.organisation)
    };
    let own: Vec<&SlotRow> = slots.iter().filter(is_own).collect();
    if own.is_empty() {
        return Err(Problem::not_allowed("wrong_side"));
    }
    if slots.iter().any(|slot| slot.vote.is_some() && slot.voted_by == Some(voter.membership)) {
        return Err(Problem::not_allowed("already"));
    }
    if acts_for_another(voter, behind) {
        return Err(Problem::not_allowed("other_side"));
    }
    let mut free = own.into_iter().filter(|slot| slot.vote.is_none()).peekable();
    if free.peek().is_none() {
        return Err(Problem::not_allowed("already"));
    }
    let fits =
        |slot: &&SlotRow| slot.role.as_deref().is_none_or(|role| voter.roles.contains(&role));
    let Some(slot) = free.filter(fits).min_by_key(|slot| slot.stage) else {
        return Err(Problem::not_allowed("wrong_role"));
    };
    if signoff.state != SignoffState::Open {
        return Err(Problem::not_allowed("wrong_status"));
    }
    if slots.iter().any(|other| other.stage < slot.stage && other.vote.is_none()) {
        return Err(Problem::not_allowed("not_yet"));
    }
    if signoff.sha256 != seen {
        return Err(Problem::not_allowed("other_hash"));
    }
    Ok(slot)
}

/// Whether the same person has a hand in it for another organisation.
fn acts_for_another(voter: &Voter<'_>, behind: &[Behind]) -> bool {
    behind.iter().any(|(_, person, organisation)| {
        *person == voter.person && *organisation != voter.organisation
    })
}

/// Where a sign-off stands with these votes. Whoever abstains leaves it to the others; where nobody
/// of a side or organisation signs, it is not signed. A decision is a matter of sides: there one of
/// several organisations of a side may leave it to the others.
pub fn outcome(kind: SubjectKind, slots: &[SlotRow]) -> Outcome {
    if slots.iter().any(|slot| slot.vote == Some(VoteWord::Refused)) {
        return Outcome::Refused;
    }
    if slots.iter().any(|slot| slot.vote.is_none()) {
        return Outcome::Open;
    }
    let by_side = kind == SubjectKind::Decision;
    let has_signed = |slot: &SlotRow| {
        slots.iter().any(|other| {
            other.side == slot.side
                && (by_side || other.organisation_id == slot.organisation_id)
                && other.vote == Some(VoteWord::Signed)
        })
    };
    if slots.iter().all(has_signed) { Outcome::Complete } else { Outcome::Refused }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::records::model::RecordId;
    use crate::features::signoffs::model::{SignoffId, SubjectId};
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
            opened_by: None,
            title: None,
            lane_id: None,
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
            organisation_id: None,
            stage: 0,
        }
    }

    fn voter(
        side: Side,
        membership: MembershipId,
        roles: &'static [&'static str],
    ) -> Voter<'static> {
        let (organisation, person) = (OrganisationId::generate(), PersonId::generate());
        Voter { side, organisation, membership, person, roles }
    }

    #[test]
    fn a_vote_needs_the_right_side_a_free_slot_and_the_text_that_was_seen() {
        let (me, other) = (MembershipId::generate(), MembershipId::generate());
        let signed = Some((VoteWord::Signed, other));
        let open = [slot(Side::Vendor, signed), slot(Side::Customer, None)];
        let seen = [7_u8; 32];
        let reason = |state, slots: &[SlotRow], side, voter, seen: &[u8]| {
            let voter = self::voter(side, voter, &[]);
            slot_for(&signoff(state), slots, &voter, &[], seen).err().map(|p| p.reason.unwrap())
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
    fn roles_stages_and_organisations_have_slots_of_their_own() {
        let own = voter(Side::Customer, MembershipId::generate(), &["quality"]);
        let mut slots = [slot(Side::Vendor, None), slot(Side::Customer, None)];
        slots[1].organisation_id = Some(own.organisation);
        slots[1].role = Some("quality".to_owned());
        let reason = |slots: &[SlotRow], voter: &Voter<'_>, behind: &[Behind]| {
            slot_for(&signoff(SignoffState::Open), slots, voter, behind, &[7; 32])
                .err()
                .map(|problem| problem.reason.unwrap())
        };
        assert_eq!(reason(&slots, &own, &[]), None);
        let other_role = Voter { roles: &["engineer"], ..own.clone() };
        assert_eq!(reason(&slots, &other_role, &[]), Some("wrong_role"));
        let other_firm = Voter { organisation: OrganisationId::generate(), ..own.clone() };
        assert_eq!(reason(&slots, &other_firm, &[]), Some("wrong_side"));
        slots[1].stage = 1;
        assert_eq!(reason(&slots, &own, &[]), Some("not_yet"));
        slots[0].vote = Some(VoteWord::Signed);
        assert_eq!(reason(&slots, &own, &[]), None);
    }

    #[test]
    fn a_person_has_a_hand_in_it_for_one_side_alone() {
        let own = voter(Side::Customer, MembershipId::generate(), &[]);
        let slots = [slot(Side::Vendor, None), slot(Side::Customer, None)];
        let try_with = |behind: Behind| {
            slot_for(&signoff(SignoffState::Open), &slots, &own, &[behind], &[7; 32])
                .err()
                .and_then(|problem| problem.reason)
        };
        let (colleague, elsewhere) = (PersonId::generate(), OrganisationId::generate());
        assert_eq!(try_with((MembershipId::generate(), own.person, elsewhere)), Some("other_side"));
        assert_eq!(try_with((MembershipId::generate(), colleague, elsewhere)), None);
        // Whoever put it up for the own side may sign for it.
        assert_eq!(try_with((own.membership, own.person, own.organisation)), None);
    }

    #[test]
    fn all_must_sign_and_one_refusal_is_enough() {
        use VoteWord::{Abstained, Refused, Signed};
        let by = MembershipId::generate();
        let stands = |votes: &[(Side, Option<VoteWord>)]| {
            let slots: Vec<SlotRow> =
                votes.iter().map(|(side, vote)| slot(*side, vote.map(|word| (word, by)))).collect();
            outcome(SubjectKind::Gate, &slots)
        };
        let (vendor, customer) = (Side::Vendor, Side::Customer);
        let cases = [
            (vec![(vendor, Some(Signed)), (customer, Some(Signed))], Outcome::Complete),
            (vec![(vendor, Some(Signed)), (customer, None)], Outcome::Open),
            (vec![(vendor, None), (customer, Some(Refused))], Outcome::Refused),
            // One of two may leave it to the other; nobody signs for a side that abstains.
            (
                vec![(vendor, Some(Signed)), (customer, Some(Abstained)), (customer, Some(Signed))],
                Outcome::Complete,
            ),
            (vec![(vendor, Some(Signed)), (customer, Some(Abstained))], Outcome::Refused),
            (vec![(vendor, None), (customer, Some(Abstained))], Outcome::Open),
        ];
        for (votes, expected) in cases {
            assert_eq!(stands(&votes), expected, "{votes:?}");
        }
    }

    #[test]
    fn a_decision_wants_somebody_of_each_side() {
        use VoteWord::{Abstained, Signed};
        let by = MembershipId::generate();
        let one_of = |side, word| {
            let organisation_id = Some(OrganisationId::generate());
            SlotRow { organisation_id, ..slot(side, Some((word, by))) }
        };
        let agrees = one_of(Side::Vendor, Signed);
        let (left, signed) = (one_of(Side::Customer, Abstained), one_of(Side::Customer, Signed));
        let slots = [agrees.clone(), left.clone(), signed];
        assert_eq!(outcome(SubjectKind::Decision, &slots), Outcome::Complete);
        // At a gate each organisation signs for itself.
        assert_eq!(outcome(SubjectKind::Gate, &slots), Outcome::Refused);
        assert_eq!(outcome(SubjectKind::Decision, &[agrees, left]), Outcome::Refused);
    }
}
