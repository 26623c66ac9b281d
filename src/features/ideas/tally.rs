//! What votes amount to: pure. An organisation counts once, with the strongest of its people.
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::ideas::model::{CommitmentKind, Strength, Vote};
use crate::platform::authz::OrganisationId;

/// An amount that somebody would put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = IdeaAmount)]
pub struct Amount {
    pub amount_minor: i64,
    pub currency: String,
}

/// How many organisations want an idea how strongly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = IdeaStrengths)]
pub struct Strengths {
    pub critical: i64,
    pub important: i64,
    pub nice: i64,
}

/// How many organisations would do what, and how much it comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = IdeaCommitments)]
pub struct Commitments {
    pub need: i64,
    pub will_test: i64,
    pub will_pilot: i64,
    pub will_cofund: i64,
    pub would_switch: i64,
    /// Pieces to pilot, all together.
    pub pilot_quantity: i64,
    /// Money to put in, by currency.
    pub amounts: Vec<Amount>,
}

/// What all votes of an idea amount to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = IdeaTally)]
pub struct Tally {
    pub organisations: i64,
    pub people: i64,
    /// Organisations that have not voted themselves: the vendor notes what they said.
    pub noted: i64,
    pub strengths: Strengths,
    pub commitments: Commitments,
}

/// What one organisation's votes amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    pub organisation: OrganisationId,
    pub strength: Strength,
    /// Whether the vendor notes it.
    pub noted: bool,
}

/// The votes that count: those of people; of an organisation without any, what the vendor noted.
pub fn counting(votes: &[Vote]) -> Vec<&Vote> {
    let speaks = |organisation| {
        votes.iter().any(|vote| vote.organisation_id == organisation && !vote.is_proxy())
    };
    votes.iter().filter(|vote| !vote.is_proxy() || !speaks(vote.organisation_id)).collect()
}

/// Organisations by how strongly they want it, the most first.
pub fn weights(votes: &[Vote]) -> Vec<Weight> {
    let mut strongest: BTreeMap<OrganisationId, Weight> = BTreeMap::new();
    for vote in counting(votes) {
        let weight = strongest.entry(vote.organisation_id).or_insert(Weight {
            organisation: vote.organisation_id,
            strength: vote.strength,
            noted: vote.is_proxy(),
        });
        weight.strength = weight.strength.max(vote.strength);
    }
    let mut weights: Vec<Weight> = strongest.into_values().collect();
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.strength));
    weights
}

/// All of it.
pub fn tally(votes: &[Vote]) -> Tally {
    let weights = weights(votes);
    let counting = counting(votes);
    let with = |strength| count(weights.iter().filter(|weight| weight.strength == strength));
    Tally {
        organisations: count(weights.iter()),
        people: count(counting.iter()),
        noted: count(weights.iter().filter(|weight| weight.noted)),
        strengths: Strengths {
            critical: with(Strength::Critical),
            important: with(Strength::Important),
            nice: with(Strength::Nice),
        },
        commitments: commitments(&counting),
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> i64 {
    i64::try_from(items.count()).unwrap_or(i64::MAX)
}

/// An organisation counts once for each kind of commitment; pieces and amounts are those of the
/// person of it who names the most.
fn commitments(votes: &[&Vote]) -> Commitments {
    let of = |kind: CommitmentKind| {
        let mut most: BTreeMap<OrganisationId, &Vote> = BTreeMap::new();
        for vote in votes.iter().filter(|vote| vote.commitment == kind) {
            let known = most.entry(vote.organisation_id).or_insert(vote);
            if vote.weight() > known.weight() {
                *known = vote;
            }
        }
        most
    };
    let organisations = |kind| count(of(kind).iter());
    let pilots = of(CommitmentKind::WillPilot);
    let mut amounts: BTreeMap<String, i64> = BTreeMap::new();
    for vote in of(CommitmentKind::WillCofund).values() {
        if let Some((amount, currency)) = vote.amount_minor.zip(vote.currency.clone()) {
            let sum = amounts.entry(currency).or_default();
            *sum = sum.saturating_add(amount);
        }
    }
    Commitments {
        need: organisations(CommitmentKind::Need),
        will_test: organisations(CommitmentKind::WillTest),
        will_pilot: count(pilots.iter()),
        will_cofund: organisations(CommitmentKind::WillCofund),
        would_switch: organisations(CommitmentKind::WouldSwitch),
        pilot_quantity: pilots.values().filter_map(|vote| vote.quantity).sum(),
        amounts: amounts
            .into_iter()
            .map(|(currency, amount_minor)| Amount { amount_minor, currency })
            .collect(),
    }
}

/// Three counts as one number, the first counting most: what lists are sorted by.
fn rank(first: i64, second: i64, third: i64) -> i64 {
    let digit = |count: i64| count.clamp(0, 9999);
    (digit(first) * 10_000 + digit(second)) * 10_000 + digit(third)
}

/// The three counts of a rank again.
fn counts_of(rank: i64) -> (i64, i64, i64) {
    (rank / 100_000_000, rank / 10_000 % 10_000, rank % 10_000)
}

/// What a list says of how strongly an idea is wanted, by the rank that it is sorted by.
pub fn strengths_of(rank: i64) -> Strengths {
    let (critical, important, nice) = counts_of(rank);
    Strengths { critical, important, nice }
}

/// How many pilots and amounts stand behind the rank that a list is sorted by.
pub fn firm_of(rank: i64) -> i64 {
    counts_of(rank).0
}

impl Tally {
    /// Sorts by how strongly it is wanted: critical before important before nice.
    pub fn strength_rank(&self) -> i64 {
        rank(self.strengths.critical, self.strengths.important, self.strengths.nice)
    }

    /// Sorts by what is committed: money and pilots before leaving before tests.
    pub fn commitment_rank(&self) -> i64 {
        let Commitments { will_test, will_pilot, will_cofund, would_switch, .. } = self.commitments;
        rank(will_pilot + will_cofund, would_switch, will_test)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::ideas::model::{PROXY, VoteId};
    use crate::features::records::model::RecordId;
    use crate::platform::authz::MembershipId;
    use crate::platform::clock::Timestamp;

    fn vote(
        organisation: OrganisationId,
        strength: Strength,
        commitment: CommitmentKind,
        figure: i64,
    ) -> Vote {
        let member = MembershipId::generate();
        let now = Timestamp::from_micros(1_800_000_000_000_000).unwrap();
        let money = commitment == CommitmentKind::WillCofund;
        Vote {
            id: VoteId::generate(),
            idea_id: RecordId::generate(),
            organisation_id: organisation,
            voter: member.to_string(),
            membership_id: Some(member),
            strength,
            commitment,
            quantity: (commitment == CommitmentKind::WillPilot).then_some(figure),
            amount_minor: money.then_some(figure),
            currency: money.then(|| "EUR".to_owned()),
            comment: None,
            named: false,
            proxy_by: None,
            proxy_source: None,
            on_behalf_of: None,
            moved_from: None,
            created_at: now,
            updated_at: now,
        }
    }

    #[test]
    fn an_organisation_counts_once_and_with_its_strongest() {
        use CommitmentKind as C;
        let (a, b) = (OrganisationId::generate(), OrganisationId::generate());
        let votes = [
            vote(a, Strength::Nice, C::WillPilot, 10),
            vote(a, Strength::Critical, C::WillPilot, 4),
            vote(a, Strength::Important, C::WillCofund, 5000),
            vote(b, Strength::Important, C::WillPilot, 7),
        ];
        let tally = tally(&votes);
        assert_eq!((tally.organisations, tally.people, tally.noted), (2, 4, 0));
        assert_eq!(tally.strengths, Strengths { critical: 1, important: 1, nice: 0 });
        // The strongest vote of A pilots 4, and that counts, not the sum of its people.
        assert_eq!((tally.commitments.will_pilot, tally.commitments.pilot_quantity), (2, 11));
        let money = [Amount { amount_minor: 5000, currency: "EUR".to_owned() }];
        assert_eq!((tally.commitments.will_cofund, tally.commitments.amounts), (1, money.to_vec()));
        assert_eq!(weights(&votes).first().unwrap().organisation, a);
    }

    #[test]
    fn what_the_vendor_notes_counts_until_the_customer_speaks() {
        let a = OrganisationId::generate();
        let noted = Vote {
            voter: PROXY.to_owned(),
            membership_id: None,
            ..vote(a, Strength::Critical, CommitmentKind::WouldSwitch, 0)
        };
        let alone = tally(std::slice::from_ref(&noted));
        assert_eq!((alone.organisations, alone.noted, alone.strengths.critical), (1, 1, 1));
        let own = vote(a, Strength::Nice, CommitmentKind::Need, 0);
        let both = tally(&[noted, own]);
        assert_eq!((both.organisations, both.people, both.noted), (1, 1, 0));
        assert_eq!(both.strengths, Strengths { nice: 1, ..Strengths::default() });
        assert_eq!((both.commitments.would_switch, both.commitments.need), (0, 1));
    }

    #[test]
    fn ranks_put_the_strongest_first() {
        let of = |critical, important, nice| Tally {
            strengths: Strengths { critical, important, nice },
            ..Tally::default()
        };
        let ranks = [of(2, 0, 0), of(1, 50, 0), of(1, 2, 300), of(0, 9, 9), of(0, 0, 0)]
            .map(|tally| tally.strength_rank());
        assert!(ranks.is_sorted_by(|one, other| one > other), "{ranks:?}");
        let said = strengths_of(of(1, 2, 300).strength_rank());
        assert_eq!(said, Strengths { critical: 1, important: 2, nice: 300 });
        let money = Commitments { will_pilot: 3, will_cofund: 1, ..Commitments::default() };
        let pledged = Tally { commitments: money, ..Tally::default() };
        assert_eq!(firm_of(pledged.commitment_rank()), 4);
    }
}
