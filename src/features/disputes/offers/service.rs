//! Making, answering and expiring offers, and the settlement that comes of one.
mod expiry;
mod views;

use expiry::expire_due;
pub use expiry::run_expiry;

pub use super::store::{OpenOffer, open_between_unscoped};
pub use views::{offer, offers, settled_between};

use serde_json::{Value, json};

use crate::features::commitments::service as commitments;
use crate::features::complaints::model::Status;
use crate::features::complaints::service::{self as complaints, Case, Step};
use crate::features::disputes::offers::model::{
    Answer, Ending, NewOffer, Offer, OfferId, OfferRow, OfferState,
};
use crate::features::disputes::offers::terms::{self, Term};
use crate::features::disputes::offers::{policy, store};
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{BallSide, EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{NewSignoff, Slot, SubjectId, SubjectKind, Vote};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::db::{Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: the last moment of an offer.
pub const OFFER_EXPIRY: &str = "offer_expiry";
/// Days that an offer may hold at most, whatever was agreed.
const MAX_VALID_DAYS: i64 = 365;

/// Makes an offer for the caller's side, and gives it as it is shown. `version` is the complaint's.
///
/// # Errors
/// `stale_version` with the complaint as it is now; `action_not_allowed` with reason `wrong_side`,
/// `wrong_status`, `offer_open` or `role_too_low`; `invalid` for terms that cannot stand.
pub fn make(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    version: i32,
    new: NewOffer,
) -> Result<Offer, Problem> {
    let (case, side) = complaints::case(tx.conn, scope, record)?;
    if case.record.version != version {
        let mut problem = Problem::new(Code::StaleVersion);
        let now = tx.now;
        let current = complaints::load(tx.conn, scope, record, now)?;
        problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
        return Err(problem);
    }
    let mut known = store::of_record(tx.conn, record)?;
    let mut case = expire_due(tx, case, &mut known)?;
    let open = has_open(&known, side);
    policy::may_offer(scope, side, &case.complaint, open).map_err(Problem::not_allowed)?;
    let made = propose(tx, scope, &case, side, &known, None, new)?;
    case.complaint.status = policy::status_after_offer(case.complaint.status);
    views::made(tx, scope, side, &case, made)
}

/// Whether a side has an open offer among these.
fn has_open(offers: &[OfferRow], side: Side) -> bool {
    offers.iter().any(|offer| offer.side == side && offer.state == OfferState::Open)
}

/// Writes an offer down. `answers`: the one that it counters, which has just ended.
fn propose(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: &Case,
    side: Side,
    known: &[OfferRow],
    answers: Option<&OfferRow>,
    new: NewOffer,
) -> Result<OfferRow, Problem> {
    let record = case.record.id;
    let claimed = case.complaint.claimed_amount_minor.and(case.complaint.currency.as_deref());
    terms::check(&new.terms, claimed, tx.now.datetime().date_naive())?;
    let days = match new.valid_days {
        Some(days) if (1..=MAX_VALID_DAYS).contains(&days) => days,
        Some(_) => return Err(Problem::invalid("valid_days", "number_range")),
        None => {
            let agreed = complaints::terms(tx.conn, case, tx.now)?;
            agreed.data.offer_valid_days.min(MAX_VALID_DAYS)
        }
    };
    let number = known.last().map_or(1, |last| last.number.wrapping_add(1));
    let row = OfferRow {
        id: OfferId::generate(),
        record_id: record,
        number,
        supersedes_id: answers.map(|offer| offer.id),
        side,
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        valid_until: tx.now.plus_days(days),
        state: OfferState::Open,
        sha256: terms::hash(record, number, side, &new.terms),
        terms: Json(serde_json::to_value(&new.terms).map_err(Problem::internal)?),
        note: new.note,
        answered_side: None,
        answered_by: None,
        answered_at: None,
        answer_reason: None,
        open_key: Some(format!("{record}:{side}")),
        version: 1,
    };
    store::insert(tx.conn, &row)?;
    tx.enqueue(NewOutbox {
        kind: OFFER_EXPIRY,
        ref_id: row.id.0,
        payload: json!({}),
        dedupe: Some(format!("{OFFER_EXPIRY}:{}", row.id)),
        due_at: row.valid_until,
    })?;
    let to = policy::status_after_offer(case.complaint.status);
    let entry = if answers.is_some() { EntryKind::OfferCountered } else { EntryKind::OfferMade };
    let other = has_open(known, side.other());
    let ball = ball_of(side, other, to);
    let mut data = figures(&row);
    if let (Some(offer), Some(map)) = (answers, data.as_object_mut()) {
        map.insert("answers_offer_id".to_owned(), json!(offer.id));
        map.insert("answers_number".to_owned(), json!(offer.number));
        let before: Vec<Term> =
            serde_json::from_value(offer.terms.0.clone()).map_err(Problem::internal)?;
        map.insert("diff".to_owned(), json!(terms::diff(&before, &new.terms)));
    }
    let body = row.note.clone();
    complaints::step(tx, case, step(Some(scope), entry, data, body, to, Some(ball)))?;
    Ok(row)
}

/// Whose move it is when `side` has an open offer, and perhaps the other side as well.
fn ball_of(side: Side, other: bool, status: Status) -> BallSide {
    match side {
        Side::Customer => policy::ball(true, other, status),
        _ => policy::ball(other, true, status),
    }
}

/// Answers an offer, or withdraws it. Gives the offer to be shown: the new one of a counter-offer.
///
/// # Errors
/// `action_not_allowed` with reason `wrong_side`, `expired`, `wrong_status`, `not_confirmed`,
/// `role_too_low`, `other_side` (they made it themselves, for the other firm) or `other_hash`; `stale_version` with the offer as it is now; `invalid`.
pub fn answer(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: OfferId,
    version: i32,
    answer: Answer,
) -> Result<OfferId, Problem> {
    let row = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let (case, side) = complaints::case(tx.conn, scope, row.record_id)?;
    policy::authorize(scope, side, &case.complaint, &row, answer.action(), tx.now)
        .map_err(Problem::not_allowed)?;
    if row.version != version {
        let mut problem = Problem::new(Code::StaleVersion);
        let now = tx.now;
        let current = offer(tx.conn, scope, id, now)?;
        problem.current = Some(Box::new(serde_json::to_value(current).map_err(Problem::internal)?));
        return Err(problem);
    }
    if !matches!(answer, Answer::Withdraw { .. }) {
        organisations::require_other_person(tx.conn, scope, row.proposed_by)?;
    }
    match answer {
        Answer::Accept { seen } => accept(tx, scope, &case, side, &row, &seen)?,
        Answer::Counter(new) => return counter(tx, scope, &case, side, &row, new),
        Answer::Reject { reason } => {
            let end = ended(OfferState::Rejected, side, scope, tx, Some(reason.clone()));
            let kind = EntryKind::OfferRejected;
            finish(tx, Some(scope), &case, &row, &end, kind, Some(reason))?;
        }
        Answer::Withdraw { reason } => {
            let end = ended(OfferState::Withdrawn, side, scope, tx, reason.clone());
            let kind = EntryKind::OfferWithdrawn;
            finish(tx, Some(scope), &case, &row, &end, kind, reason)?;
        }
    }
    Ok(id)
}

fn ended(
    state: OfferState,
    side: Side,
    scope: &Scope,
    tx: &Tx<'_>,
    reason: Option<String>,
) -> Ending {
    Ending {
        state,
        answered_side: Some(side),
        answered_by: Some(scope.membership()),
        answered_at: Some(tx.now),
        answer_reason: reason,
        open_key: None,
    }
}

/// Ends an offer without another one, and gives the ball to whoever is next.
fn finish(
    tx: &mut Tx<'_>,
    scope: Option<&Scope>,
    case: &Case,
    row: &OfferRow,
    ending: &Ending,
    kind: EntryKind,
    body: Option<String>,
) -> Result<(), Problem> {
    if !store::end(tx.conn, row, ending)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let status = case.complaint.status;
    let left = store::of_record(tx.conn, case.record.id)?;
    let ball = if policy::is_negotiable(status) {
        let (customer, vendor) = (has_open(&left, Side::Customer), has_open(&left, Side::Vendor));
        Some(policy::ball(customer, vendor, status))
    } else {
        case.record.ball_side
    };
    complaints::step(tx, case, step(scope, kind, figures(row), body, status, ball))?;
    Ok(())
}

/// Ends the offer and the caller's own open one, each with an entry, and makes a new one of the
/// caller's side: whoever asks for something else no longer stands by what it asked for before.
fn counter(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: &Case,
    side: Side,
    row: &OfferRow,
    new: NewOffer,
) -> Result<OfferId, Problem> {
    let record = case.record.id;
    let mut known = store::of_record(tx.conn, record)?;
    let case = expire_due(tx, case.clone(), &mut known)?;
    for offer in known.iter().filter(|offer| offer.state == OfferState::Open) {
        let own = offer.side == side;
        let state = if own { OfferState::Withdrawn } else { OfferState::Countered };
        let end = ended(state, side, scope, tx, None);
        if !(own || offer.id == row.id) || !store::end(tx.conn, offer, &end)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        if own {
            // The counter-offer tells the other side; this is for the record.
            let lane = records::shared_lane_unscoped(tx.conn, record)?;
            let by = Some(scope.membership());
            let kind = EntryKind::OfferWithdrawn;
            records::append(tx, lane.id, NewEntry::event(by, kind, tx.now, figures(offer)))?;
        }
    }
    let known = store::of_record(tx.conn, record)?;
    Ok(propose(tx, scope, &case, side, &known, Some(row), new)?.id)
}

/// Both sides are bound to the hash of what they saw; what was promised gets dates.
fn accept(
    tx: &mut Tx<'_>,
    scope: &Scope,
    case: &Case,
    side: Side,
    row: &OfferRow,
    seen: &[u8],
) -> Result<(), Problem> {
    if row.sha256 != seen {
        return Err(Problem::not_allowed("other_hash"));
    }
    let record = case.record.id;
    for offer in store::of_record(tx.conn, record)? {
        let state = if offer.id == row.id { OfferState::Accepted } else { OfferState::Withdrawn };
        let end = ended(state, side, scope, tx, None);
        if offer.state == OfferState::Open && !store::end(tx.conn, &offer, &end)? {
            return Err(Problem::new(Code::StaleVersion));
        }
    }
    let terms = terms_of(row)?;
    let today = tx.now.datetime().date_naive();
    let promises = terms::promises(&terms, row.id.0.into(), today, &goods(case));
    let made = commitments::make(tx, record, Some(scope.membership()), promises)?;
    let ball = commitments::ball(tx.conn, record)?.unwrap_or(BallSide::Vendor);
    let mut accepted = step(
        Some(scope),
        EntryKind::OfferAccepted,
        figures(row),
        None,
        Status::Resolved,
        Some(ball),
    );
    let ids: Vec<_> = made.iter().map(|commitment| commitment.id).collect();
    if let Some(map) = accepted.data.as_object_mut() {
        map.insert("commitment_ids".to_owned(), json!(ids));
        map.insert("resolution_code".to_owned(), json!(terms::remedy(&terms)));
    }
    accepted.resolution = Some((terms::remedy(&terms), row.note.clone()));
    complaints::step(tx, case, accepted)?;
    let signoff = NewSignoff {
        record,
        kind: SubjectKind::Settlement,
        subject: SubjectId(row.id.0),
        step: "",
        version: row.number,
        sha256: row.sha256.clone(),
        slots: vec![Slot::of(row.side).signed_by(row.proposed_by, row.proposed_at), Slot::of(side)],
        interim: false,
        title: None,
        lane: None,
    };
    let signoff = signoffs::open(tx, signoff)?;
    signoffs::vote(tx, scope, signoff.id, seen, &Vote::Sign)?;
    Ok(())
}

/// What a complaint is about, in words of no language: its number, the product or else the title,
/// lot and serial number.
fn goods(case: &Case) -> String {
    let complaint = &case.complaint;
    let named = complaint.product.as_deref().unwrap_or(&complaint.title);
    let more = [complaint.lot.as_deref(), complaint.serial_no.as_deref()];
    let parts = [case.record.number.as_str(), named].into_iter().chain(more.into_iter().flatten());
    parts.collect::<Vec<_>>().join(" · ")
}

/// The terms as they were proposed.
fn terms_of(row: &OfferRow) -> Result<Vec<Term>, Problem> {
    serde_json::from_value(row.terms.0.clone()).map_err(Problem::internal)
}

/// What an entry says of an offer.
fn figures(row: &OfferRow) -> Value {
    json!({
        "offer_id": row.id, "number": row.number, "side": row.side, "terms": row.terms.0,
        "sha256": hex::encode(&row.sha256), "valid_until": row.valid_until.micros(),
    })
}

fn step<'a>(
    actor: Option<&'a Scope>,
    entry: EntryKind,
    data: Value,
    body: Option<String>,
    to: Status,
    ball: Option<BallSide>,
) -> Step<'a> {
    Step { actor, entry, data, body, to, ball, resolution: None, files: Vec::new() }
}
