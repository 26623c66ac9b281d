//! Voting by what somebody would commit, and for whom.
use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::{Found, find, lane_of, sources, tell};
use crate::features::complaints::service::{self as complaints, ListItem};
use crate::features::ideas::model::{
    CommitmentKind, IdeaAction, IdeaStatus, MOST_EVIDENCE, PROXY, ProxySource, Strength, Vote,
    VoteId,
};
use crate::features::ideas::store::{self, Figures};
use crate::features::ideas::tally::{Tally, tally};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{Capability, MembershipId, OrganisationId, Role, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::{Code, Problem};

mod view;

pub use view::{VotesView, load_votes};

/// Pieces and minor units at most.
const MOST_PIECES: i64 = 1_000_000_000;
const MOST_MONEY: i64 = 1_000_000_000_000;

/// For whom the vendor notes a vote.
#[derive(Debug, Clone)]
pub struct OnBehalf {
    pub relationship: RelationshipId,
    pub source: ProxySource,
    /// Who of the customer said so.
    pub who: Option<String>,
}

/// A vote as it is given.
#[derive(Debug, Clone)]
pub struct NewVote {
    pub strength: Strength,
    pub commitment: CommitmentKind,
    pub quantity: Option<i64>,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub comment: Option<String>,
    pub named: bool,
    /// Complaints that show why.
    pub evidence: Vec<RecordId>,
    pub on_behalf: Option<OnBehalf>,
}

impl NewVote {
    /// A pilot has a quantity, money an amount; nothing else has either.
    fn check(&self) -> Result<(), Problem> {
        let mut problem = Problem::new(Code::Invalid);
        let pilots = self.commitment == CommitmentKind::WillPilot;
        let funds = self.commitment == CommitmentKind::WillCofund;
        let mut figure = |field: &str, wanted: bool, given: Option<i64>, most: i64| {
            let code = match given {
                None if wanted => Some("missing_field"),
                Some(_) if !wanted => Some("not_allowed_value"),
                Some(figure) if !(1..=most).contains(&figure) => Some("number_range"),
                _ => None,
            };
            if let Some(code) = code {
                problem.fields.push(crate::platform::problem::FieldProblem {
                    field: field.to_owned(),
                    code: code.into(),
                    detail: None,
                });
            }
        };
        figure("quantity", pilots, self.quantity, MOST_PIECES);
        figure("amount_minor", funds, self.amount_minor, MOST_MONEY);
        if funds != self.currency.is_some() {
            let code = if funds { "missing_field" } else { "not_allowed_value" };
            problem = problem.with_field("currency", code);
        }
        if self.evidence.len() > MOST_EVIDENCE {
            problem = problem.with_field("evidence", "too_many");
        }
        if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
    }
}

/// Votes, or votes otherwise than before; on a customer's behalf for the vendor.
///
/// # Errors
/// `action_not_allowed` with `frozen`, `wrong_side` or `role_too_low`; `invalid` for figures that
/// do not belong to the commitment, and for evidence that is not of the voting organisation and the
/// idea's vendor.
pub fn vote(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, new: &NewVote) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let action = if new.on_behalf.is_some() { IdeaAction::VoteFor } else { IdeaAction::Vote };
    found.authorize(scope, action)?;
    new.check()?;
    let organisation = match &new.on_behalf {
        None => scope.org(),
        Some(behalf) => customer(tx.conn, scope, behalf.relationship)?,
    };
    check_evidence(tx.conn, scope, &found, organisation, &new.evidence)?;
    let voter =
        if new.on_behalf.is_some() { PROXY.to_owned() } else { scope.membership().to_string() };
    let before = store::find_vote(tx.conn, id, organisation, &voter)?;
    let vote = row(tx, scope, id, new, (organisation, voter), before.as_ref());
    if before.is_some() {
        store::update_vote(tx.conn, &vote)?;
    } else {
        store::insert_vote(tx.conn, &vote)?;
    }
    store::replace_evidence(tx.conn, vote.id, &unique(&new.evidence))?;
    let tally = recount(tx, id)?;
    let data = json!({
        "strength": vote.strength, "commitment": vote.commitment, "quantity": vote.quantity,
        "amount_minor": vote.amount_minor, "currency": vote.currency,
        "proxy": vote.is_proxy(), "changed": before.is_some(),
    });
    note(tx, scope, &found, &vote, EntryKind::IdeaVoted, data)?;
    counted(tx, &found, &tally, organisation)
}

fn unique(ids: &[RecordId]) -> Vec<RecordId> {
    let mut seen = HashSet::new();
    ids.iter().copied().filter(|id| seen.insert(*id)).collect()
}

/// The customer of one of the vendor's relationships.
fn customer(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
) -> Result<OrganisationId, Problem> {
    let unknown = || Problem::invalid("on_behalf_of.relationship_id", "not_allowed_value");
    match organisations::find_relationship(conn, scope, relationship) {
        Ok(with) if with.side == Side::Vendor => Ok(with.row.customer_org),
        Ok(_) => Err(unknown()),
        Err(problem) if problem.code == Code::NotFound => Err(unknown()),
        Err(problem) => Err(problem),
    }
}

/// Evidence is what the voting organisation complained of to this vendor, and whoever votes sees.
fn check_evidence(
    conn: &mut Conn,
    scope: &Scope,
    found: &Found,
    organisation: OrganisationId,
    evidence: &[RecordId],
) -> Result<(), Problem> {
    let lines: HashMap<RecordId, ListItem> =
        complaints::lines(conn, scope, evidence)?.into_iter().map(|line| (line.id, line)).collect();
    let fits = evidence.iter().all(|id| {
        lines.get(id).is_some_and(|line| {
            line.vendor.id == found.record.vendor_org && line.customer.id == organisation
        })
    });
    if fits { Ok(()) } else { Err(Problem::invalid("evidence", "not_allowed_value")) }
}

fn row(
    tx: &Tx<'_>,
    scope: &Scope,
    idea: RecordId,
    new: &NewVote,
    (organisation, voter): (OrganisationId, String),
    before: Option<&Vote>,
) -> Vote {
    let behalf = new.on_behalf.as_ref();
    Vote {
        id: before.map_or_else(VoteId::generate, |before| before.id),
        idea_id: idea,
        organisation_id: organisation,
        voter,
        membership_id: behalf.is_none().then(|| scope.membership()),
        strength: new.strength,
        commitment: new.commitment,
        quantity: new.quantity,
        amount_minor: new.amount_minor,
        currency: new.currency.clone(),
        comment: new.comment.clone(),
        // Nobody but the customer itself chooses that.
        named: new.named && behalf.is_none(),
        proxy_by: behalf.map(|_| scope.membership()),
        proxy_source: behalf.map(|behalf| behalf.source),
        on_behalf_of: behalf.and_then(|behalf| behalf.who.clone()),
        moved_from: before.and_then(|before| before.moved_from),
        created_at: before.map_or(tx.now, |before| before.created_at),
        updated_at: tx.now,
    }
}

/// Says it where the voting organisation and the vendor speak.
fn note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    found: &Found,
    vote: &Vote,
    kind: EntryKind,
    data: serde_json::Value,
) -> Result<(), Problem> {
    let id = found.record.id;
    let lane = lane_of(tx, &found.record, vote.organisation_id)?;
    let body = if kind == EntryKind::IdeaVoted { vote.comment.clone() } else { None };
    let entry = NewEntry::event(Some(scope.membership()), kind, tx.now, data).with_body(body);
    tell(tx, scope, id, &lane, entry)?;
    tx.subject(id);
    Ok(())
}

/// The vendor and the organisation whose vote it is look again. Other customers do so if the counts
/// that they see are others now: a vote that is only changed would tell them when somebody moves.
fn counted(
    tx: &mut Tx<'_>,
    found: &Found,
    now: &Tally,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    let (id, idea) = (found.record.id, &found.idea);
    hint_list(tx, id, &[found.record.vendor_org, organisation])?;
    if (now.organisations, now.people) != (idea.organisations, idea.people) {
        hint_all(tx, id);
    }
    Ok(())
}

/// Those of these organisations that see the idea look at their lists again.
fn hint_list(
    tx: &mut Tx<'_>,
    id: RecordId,
    organisations: &[OrganisationId],
) -> Result<(), Problem> {
    let seen = records::places_of_unscoped(tx.conn, &[id], organisations)?;
    let organisations = seen.into_iter().map(|place| place.organisation_id).collect();
    tx.hint(Hint::List { what: RecordKind::Idea.plural(), organisations });
    Ok(())
}

/// Whoever has the idea open looks at its votes again.
fn hint_all(tx: &mut Tx<'_>, id: RecordId) {
    tx.hint(Hint::Part { record: id.0, part: "votes", version: 0 });
}

/// The same for an idea into which another one was merged.
pub(super) fn joined(tx: &mut Tx<'_>, target: &Found) -> Result<(), Problem> {
    hint_list(tx, target.record.id, &[target.record.vendor_org])?;
    hint_all(tx, target.record.id);
    Ok(())
}

/// Takes a vote back: whoever gave it, and, of what the vendor noted, either of the two.
///
/// # Errors
/// `not_found` for a vote that the scope does not see; `forbidden` for somebody else's;
/// `action_not_allowed` with `frozen`.
pub fn withdraw(tx: &mut Tx<'_>, scope: &Scope, id: RecordId, vote: VoteId) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    let vote = store::find_vote_by_id(tx.conn, id, vote)?
        .filter(|vote| found.standing.side == Side::Vendor || vote.organisation_id == scope.org())
        .ok_or_else(Problem::not_found)?;
    if !may_withdraw(scope, &vote) {
        return Err(Problem::forbidden().with_detail("only its voter may do this"));
    }
    if !found.idea.status.is_open() {
        return Err(Problem::not_allowed("frozen"));
    }
    store::delete_votes(tx.conn, &[vote.id])?;
    let tally = recount(tx, id)?;
    let data = json!({ "proxy": vote.is_proxy() });
    note(tx, scope, &found, &vote, EntryKind::IdeaVoteWithdrawn, data)?;
    counted(tx, &found, &tally, vote.organisation_id)
}

/// Whether somebody who sees a vote may take it back.
fn may_withdraw(scope: &Scope, vote: &Vote) -> bool {
    scope.may(Capability::Write)
        && (vote.is_proxy() || vote.membership_id == Some(scope.membership()))
}

/// Counts the votes of an idea anew.
pub(super) fn recount(tx: &mut Tx<'_>, id: RecordId) -> Result<Tally, Problem> {
    let tally = tally(&store::votes_unscoped(tx.conn, id)?);
    let figures = Figures {
        organisations: tally.organisations,
        people: tally.people,
        strength: tally.strength_rank(),
        commitment: tally.commitment_rank(),
    };
    store::set_figures(tx.conn, id, figures)?;
    Ok(tally)
}

/// Sees to it that those are told who wait for what becomes of an idea. Voters take part already;
/// those who asked by a complaint are called in when it is delivered, and of a customer for whom the
/// vendor voted its managers. Only firms that see the idea.
pub(super) fn call_in(tx: &mut Tx<'_>, found: &Found, to: IdeaStatus) -> Result<(), Problem> {
    let id = found.record.id;
    let votes = store::votes_unscoped(tx.conn, id)?;
    let silent: HashSet<OrganisationId> =
        votes.iter().filter(|vote| vote.is_proxy()).map(|vote| vote.organisation_id).collect();
    let mut people: Vec<(MembershipId, OrganisationId)> = Vec::new();
    if !silent.is_empty() {
        let firms: Vec<OrganisationId> = silent.into_iter().collect();
        let active = organisations::active_people_unscoped(tx.conn, &firms)?;
        people.extend(
            active
                .into_iter()
                .filter(|(_, _, role)| matches!(role, Role::Owner | Role::Admin | Role::Manager))
                .map(|(organisation, member, _)| (member, organisation)),
        );
    }
    if to == IdeaStatus::Delivered {
        people.extend(sources::askers(tx.conn, id)?);
    }
    let firms: Vec<OrganisationId> = people.iter().map(|(_, firm)| *firm).collect();
    let seen = records::places_of_unscoped(tx.conn, &[id], &firms)?;
    people.retain(|(_, firm)| seen.iter().any(|place| place.organisation_id == *firm));
    records::enrol(tx, id, &people)
}
