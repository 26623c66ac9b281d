//! Offers and the settlement as both sides see them.
use std::collections::HashMap;
use std::slice;

use crate::features::commitments::service::{self as commitments, Promised};
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::disputes::offers::model::{
    Offer, OfferId, OfferRow, OfferState, Offers, Settlement,
};
use crate::features::disputes::offers::service::terms_of;
use crate::features::disputes::offers::{policy, store, terms};
use crate::features::organisations::model::{PersonRef, RelationshipId, Side};
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{RecordId, RecordRef};
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service::{self as signoffs, Votes};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// The offers of a complaint, oldest first, and the newest settlement; a mediator reads them as well.
pub fn offers(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<Offers, Problem> {
    let (case, side) = complaints::reading(conn, scope, record)?;
    let rows = store::of_record(conn, record)?;
    let still_open = rows.iter().any(|row| {
        Some(row.side) == side && row.state == OfferState::Open && now < row.valid_until
    });
    let may_offer = policy::may_offer_state(scope, side, &case.complaint, still_open);
    let settled = settled(conn, &rows)?;
    let mut members = people_of(&rows);
    if let Some(settled) = &settled {
        members.extend(settled.votes.voters());
        members.extend(settled.promised.people());
    }
    let people = person_refs(conn, &members)?;
    let settlement = settled.map(|settled| settled.view(scope, &case, &people, now)).transpose()?;
    let items = show(scope, side, &case, rows, &people, now)?;
    Ok(Offers { items, settlement, may_offer })
}

/// An offer that has just been made, as its maker would read it.
pub(super) fn made(
    tx: &mut Tx<'_>,
    scope: &Scope,
    side: Side,
    case: &Case,
    row: OfferRow,
) -> Result<Offer, Problem> {
    let people = person_refs(tx.conn, &people_of(slice::from_ref(&row)))?;
    show(scope, Some(side), case, vec![row], &people, tx.now)?.pop().ok_or_else(Problem::not_found)
}

fn people_of(rows: &[OfferRow]) -> Vec<MembershipId> {
    rows.iter().flat_map(|row| [row.proposed_by, row.answered_by]).flatten().collect()
}

/// One offer of a complaint that the scope may see.
pub fn offer(
    conn: &mut Conn,
    scope: &Scope,
    id: OfferId,
    now: Timestamp,
) -> Result<Offer, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let all = offers(conn, scope, row.record_id, now)?;
    all.items.into_iter().find(|offer| offer.id == id).ok_or_else(Problem::not_found)
}

fn show(
    scope: &Scope,
    side: Option<Side>,
    case: &Case,
    rows: Vec<OfferRow>,
    people: &HashMap<MembershipId, PersonRef>,
    now: Timestamp,
) -> Result<Vec<Offer>, Problem> {
    let mut terms = HashMap::new();
    for row in &rows {
        terms.insert(row.id, terms_of(row)?);
    }
    let none = Vec::new();
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = terms.get(&row.id).unwrap_or(&none);
            let diff = row
                .supersedes_id
                .and_then(|before| terms.get(&before))
                .map_or_else(Vec::new, |before| terms::diff(before, own));
            let actions = policy::action_states(scope, side, &case.complaint, &row, now);
            Offer {
                proposed_by: person(people, row.proposed_by, Some(row.side)),
                answered_by: person(people, row.answered_by, row.answered_side),
                terms: own.clone(),
                sha256: hex::encode(&row.sha256),
                id: row.id,
                number: row.number,
                supersedes_id: row.supersedes_id,
                side: row.side,
                proposed_at: row.proposed_at,
                valid_until: row.valid_until,
                state: row.state,
                note: row.note,
                answered_side: row.answered_side,
                answered_at: row.answered_at,
                answer_reason: row.answer_reason,
                version: row.version,
                actions,
                diff,
            }
        })
        .collect())
}

fn person(
    people: &HashMap<MembershipId, PersonRef>,
    id: Option<MembershipId>,
    side: Option<Side>,
) -> Option<PersonRef> {
    Some(PersonRef { side: side.map(Into::into), ..people.get(&id?)?.clone() })
}

/// What the newest accepted offer led to, before names are put to it.
struct Settled {
    offer: OfferRow,
    votes: Votes,
    promised: Promised,
}

fn settled(conn: &mut Conn, rows: &[OfferRow]) -> Result<Option<Settled>, Problem> {
    let accepted = rows.iter().rev().find(|row| row.state == OfferState::Accepted);
    let Some(offer) = accepted.cloned() else { return Ok(None) };
    let subject = SubjectId(offer.id.0);
    let votes = signoffs::votes_unscoped(conn, SubjectKind::Settlement, subject)?;
    let promised = commitments::promised_unscoped(conn, offer.record_id, offer.id.0.into())?;
    Ok(Some(Settled { offer, votes, promised }))
}

impl Settled {
    fn view(
        self,
        scope: &Scope,
        case: &Case,
        people: &HashMap<MembershipId, PersonRef>,
        now: Timestamp,
    ) -> Result<Settlement, Problem> {
        let signoff = self.votes.named(people)?.pop();
        let signoff =
            signoff.ok_or_else(|| Problem::internal("an accepted offer without a sign-off"))?;
        let record = RecordRef {
            id: case.record.id,
            kind: case.record.kind,
            number: case.record.number.clone(),
            title: case.complaint.title.clone(),
        };
        Ok(Settlement {
            id: signoff.id,
            offer_id: self.offer.id,
            sha256: hex::encode(&self.offer.sha256),
            terms: terms_of(&self.offer)?,
            settled_at: self.offer.answered_at.unwrap_or(self.offer.proposed_at),
            signoff,
            commitments: self.promised.named(scope, &record, people, now),
            outcome: "settled_by_agreement",
        })
    }
}

/// What was settled in a relationship since then, in records that the scope sees: the terms of
/// each offer that was accepted.
pub fn settled_between(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> Result<Vec<Vec<terms::Term>>, Problem> {
    store::accepted_between(conn, scope, relationship, since)?
        .into_iter()
        .map(|terms| serde_json::from_value(terms.0).map_err(Problem::internal))
        .collect()
}
