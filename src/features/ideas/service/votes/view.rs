//! Votes as their readers see them: the vendor all of them, a customer its own, and of the others
//! how many there are.
use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::super::find;
use super::may_withdraw;
use crate::features::complaints::service::{self as complaints, ListItem};
use crate::features::ideas::model::{
    CommitmentKind, Evidence, ProxySource, Strength, Vote, VoteId,
};
use crate::features::ideas::store;
use crate::features::ideas::tally::{Tally, counting, tally, weights};
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What the vendor noted for a customer, and how it knows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaVoteProxy)]
pub struct ProxyView {
    pub by: Option<PersonRef>,
    pub source: Option<ProxySource>,
    /// Who of the customer said so.
    pub who: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaVote)]
pub struct VoteView {
    pub id: VoteId,
    /// None for what the vendor noted.
    pub voter: Option<PersonRef>,
    pub strength: Strength,
    pub commitment: CommitmentKind,
    pub quantity: Option<i64>,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub comment: Option<String>,
    /// Whether other customers are told the organisation's name.
    pub named: bool,
    pub proxy: Option<ProxyView>,
    /// Complaints behind it that the reader sees.
    pub evidence: Vec<ListItem>,
    /// Whether it came from an idea that was merged into this one.
    pub moved: bool,
    /// False for what the vendor noted, once the customer has voted itself.
    pub counts: bool,
    pub mine: bool,
    pub may_withdraw: bool,
    pub updated_at: Timestamp,
}

/// The votes of an organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaVotesOf)]
pub struct VotesOf {
    pub organisation: OrgRef,
    /// The strongest of its people's.
    pub strength: Strength,
    /// Whether the vendor alone speaks for it.
    pub noted: bool,
    pub votes: Vec<VoteView>,
}

/// The votes of an idea.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = IdeaVotes)]
pub struct VotesView {
    pub organisations: i64,
    pub people: i64,
    /// What they amount to; for the vendor.
    pub tally: Option<Tally>,
    /// Other organisations that chose to be named; for customers.
    pub supporters: Vec<OrgRef>,
    /// For the vendor all organisations, the strongest first; for a customer its own.
    pub items: Vec<VotesOf>,
    /// Of the revenue, what those who want it stand for; not known yet.
    pub revenue_share: Option<i64>,
}

/// The votes of an idea that the scope sees: seven statements for any number of them.
pub fn load_votes(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<VotesView, Problem> {
    let found = find(conn, scope, id)?;
    let all = store::votes_unscoped(conn, id)?;
    let is_vendor = found.standing.side == Side::Vendor;
    let (shown, others): (Vec<Vote>, Vec<Vote>) =
        all.iter().cloned().partition(|vote| is_vendor || vote.organisation_id == scope.org());
    let named: Vec<OrganisationId> =
        others.iter().filter(|vote| vote.named).map(|vote| vote.organisation_id).collect();
    let mut firms: Vec<OrganisationId> = shown.iter().map(|vote| vote.organisation_id).collect();
    firms.extend(&named);
    let names = organisations::org_refs(conn, &firms)?;
    let mut supporters: Vec<OrgRef> =
        named.iter().filter_map(|id| names.get(id).cloned()).collect();
    supporters.sort_by(|one, other| one.name.cmp(&other.name));
    supporters.dedup();
    let ids: Vec<VoteId> = shown.iter().map(|vote| vote.id).collect();
    let evidence = store::evidence_unscoped(conn, &ids)?;
    let behind: Vec<RecordId> = evidence.iter().map(|one| one.record_id).collect();
    let people: Vec<MembershipId> =
        shown.iter().flat_map(|vote| [vote.membership_id, vote.proxy_by]).flatten().collect();
    let desk = Desk {
        scope,
        counting: counting(&all).iter().map(|vote| vote.id).collect(),
        people: organisations::person_refs(conn, &people)?,
        lines: complaints::lines(conn, scope, &behind)?,
        evidence,
    };
    let tally = tally(&all);
    let items = weights(&shown)
        .into_iter()
        .filter_map(|weight| {
            let votes = shown.iter().filter(|vote| vote.organisation_id == weight.organisation);
            Some(VotesOf {
                organisation: names.get(&weight.organisation)?.clone(),
                strength: weight.strength,
                noted: weight.noted,
                votes: votes.map(|vote| desk.view(vote, found.record.vendor_org)).collect(),
            })
        })
        .collect();
    Ok(VotesView {
        organisations: tally.organisations,
        people: tally.people,
        tally: is_vendor.then_some(tally),
        supporters,
        items,
        revenue_share: None,
    })
}

struct Desk<'a> {
    scope: &'a Scope,
    counting: Vec<VoteId>,
    people: HashMap<MembershipId, PersonRef>,
    evidence: Vec<Evidence>,
    lines: Vec<ListItem>,
}

impl Desk<'_> {
    fn person(&self, id: Option<MembershipId>, vendor: OrganisationId) -> Option<PersonRef> {
        let person = self.people.get(&id?)?.clone();
        let side = if person.organisation.id == vendor { Side::Vendor } else { Side::Customer };
        Some(person.on(side))
    }

    fn view(&self, vote: &Vote, vendor: OrganisationId) -> VoteView {
        let behind = self.evidence.iter().filter(|one| one.vote_id == vote.id);
        let line =
            |one: &Evidence| self.lines.iter().find(|line| line.id == one.record_id).cloned();
        VoteView {
            id: vote.id,
            voter: self.person(vote.membership_id, vendor),
            strength: vote.strength,
            commitment: vote.commitment,
            quantity: vote.quantity,
            amount_minor: vote.amount_minor,
            currency: vote.currency.clone(),
            comment: vote.comment.clone(),
            named: vote.named,
            proxy: vote.is_proxy().then(|| ProxyView {
                by: self.person(vote.proxy_by, vendor),
                source: vote.proxy_source,
                who: vote.on_behalf_of.clone(),
            }),
            evidence: behind.filter_map(line).collect(),
            moved: vote.moved_from.is_some(),
            counts: self.counting.contains(&vote.id),
            mine: vote.membership_id == Some(self.scope.membership()),
            may_withdraw: may_withdraw(self.scope, vote),
            updated_at: vote.updated_at,
        }
    }
}
