//! Offers and the settlement as both sides see them.
use std::collections::HashMap;

use crate::features::commitments::model::Commitment;
use crate::features::commitments::service as commitments;
use crate::features::complaints::service::{self as complaints, Case};
use crate::features::disputes::offers::model::{
    Offer, OfferId, OfferRow, OfferState, Offers, Settlement,
};
use crate::features::disputes::offers::service::terms_of;
use crate::features::disputes::offers::{policy, store, terms};
use crate::features::notifications::model::RecordTitles;
use crate::features::organisations::model::{PersonRef, RelationshipId, Side};
use crate::features::organisations::service::person_refs;
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The offers of a complaint, oldest first, and the newest settlement.
pub fn offers(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    record: RecordId,
    now: Timestamp,
) -> Result<Offers, Problem> {
    let (case, side) = complaints::case(conn, scope, record)?;
    let rows = store::of_record(conn, record)?;
    let still_open = rows
        .iter()
        .any(|row| row.side == side && row.state == OfferState::Open && now < row.valid_until);
    let may_offer = policy::may_offer_state(scope, side, &case.complaint, still_open);
    let settlement = settlement(conn, scope, titles, &rows, now)?;
    let items = show(conn, scope, side, &case, rows, now)?;
    Ok(Offers { items, settlement, may_offer })
}

/// One offer of a complaint that the scope may see.
pub fn offer(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    id: OfferId,
    now: Timestamp,
) -> Result<Offer, Problem> {
    let row = store::find_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    let all = offers(conn, scope, titles, row.record_id, now)?;
    all.items.into_iter().find(|offer| offer.id == id).ok_or_else(Problem::not_found)
}

fn show(
    conn: &mut Conn,
    scope: &Scope,
    side: Side,
    case: &Case,
    rows: Vec<OfferRow>,
    now: Timestamp,
) -> Result<Vec<Offer>, Problem> {
    let people: Vec<MembershipId> =
        rows.iter().flat_map(|row| [row.proposed_by, row.answered_by]).flatten().collect();
    let people = person_refs(conn, &people)?;
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
                proposed_by: person(&people, row.proposed_by, Some(row.side)),
                answered_by: person(&people, row.answered_by, row.answered_side),
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

/// What the newest accepted offer led to.
fn settlement(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    rows: &[OfferRow],
    now: Timestamp,
) -> Result<Option<Settlement>, Problem> {
    let Some(row) = rows.iter().rev().find(|row| row.state == OfferState::Accepted) else {
        return Ok(None);
    };
    let subject = SubjectId(row.id.0);
    let mut signed = signoffs::of_subjects_unscoped(conn, SubjectKind::Settlement, &[subject])?;
    let signoff = signed.remove(&subject).and_then(|mut all| all.pop());
    let signoff =
        signoff.ok_or_else(|| Problem::internal("an accepted offer without a sign-off"))?;
    let mut promised: Vec<Commitment> =
        commitments::of_record(conn, scope, titles, row.record_id, now)?;
    promised.retain(|commitment| commitment.source_id == row.id.0);
    Ok(Some(Settlement {
        id: signoff.id,
        offer_id: row.id,
        sha256: hex::encode(&row.sha256),
        terms: terms_of(row)?,
        settled_at: row.answered_at.unwrap_or(row.proposed_at),
        signoff,
        commitments: promised,
        outcome: "settled_by_agreement",
    }))
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
