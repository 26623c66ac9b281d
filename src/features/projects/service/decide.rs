//! Putting a verdict up for signing.
use chrono::NaiveDate;
use serde_json::json;

use super::bundle::{self, Proposal};
use super::gates::{At, Condition, GateInput};
use super::stale::end_open;
use super::{Words, settle, tell};
use crate::features::organisations::service as organisations;
use crate::features::projects::model::{
    DeliverableId, GatePatch, GateReviewState, GateState, ReviewId, ReviewRow, Verdict,
};
use crate::features::projects::{policy, store};
use crate::features::records::model::EntryKind;
use crate::features::records::service as records;
use crate::features::signoffs::model::{NewSignoff, Slot, SubjectId, SubjectKind, seal};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Conditions of one verdict at most.
const MOST_CONDITIONS: usize = 20;
/// Days ahead that a date may be at most.
const MAX_DAYS: i64 = 3660;

/// Puts a verdict up: in place of another one, if one was up.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    scope: &Scope,
    at: &mut At,
    input: &GateInput,
) -> Result<(), Problem> {
    let verdict = input.verdict.ok_or_else(|| Problem::invalid("verdict", "missing_field"))?;
    policy::verdict(verdict, input.until.is_some(), at.ready()?).map_err(Problem::not_allowed)?;
    check(tx, at, verdict, input)?;
    let interim_until = interim(tx, at, input)?;
    let conditions: Vec<Condition> = input
        .conditions
        .iter()
        .map(|one| Condition {
            owed_to: settle::between(&at.opened, one).map(|(_, owed)| owed),
            ..one.clone()
        })
        .collect();
    if at.gate.state == GateState::InReview {
        let changed = json!([{ "item": "verdict", "change": "replaced", "to": verdict }]);
        end_open(tx, at, GateReviewState::Stale, &changed)?;
    }
    let number = at.reviews.first().map_or(0, |review| review.number).wrapping_add(1);
    let proposal = Proposal {
        number,
        verdict,
        note: input.note.as_deref(),
        conditions: &conditions,
        interim_until,
        again: &input.again,
    };
    let content = bundle::content(at.at_gate(), &proposal);
    let canonical = records::canonical(&content);
    let sha256 = seal(&canonical);
    let row = ReviewRow {
        id: ReviewId::generate(),
        gate_id: at.gate.id,
        record_id: at.gate.record_id,
        number,
        verdict,
        note: input.note.clone(),
        interim_until,
        content: canonical,
        sha256: sha256.clone(),
        state: GateReviewState::Open,
        organisation_id: scope.org(),
        proposed_by: Some(scope.membership()),
        proposed_at: tx.now,
        ended_at: None,
    };
    store::insert_review(tx.conn, &row)?;
    let slots = slots(tx, scope, at);
    let to: Vec<OrganisationId> = slots
        .iter()
        .filter(|slot| slot.signed.is_none())
        .filter_map(|slot| slot.organisation)
        .collect();
    let new = NewSignoff {
        record: at.gate.record_id,
        kind: SubjectKind::Gate,
        subject: SubjectId(at.gate.id.0),
        step: "",
        version: number,
        sha256: sha256.clone(),
        slots,
        interim: interim_until.is_some(),
        title: None,
        lane: None,
    };
    signoffs::open_by(tx, new, scope.membership())?;
    let patch = GatePatch {
        state: Some(GateState::InReview),
        review: Some(number),
        ..GatePatch::default()
    };
    at.set(tx, &patch)?;
    let data = at.figures(json!({
        "content": content, "interim_until": interim_until.map(Timestamp::micros),
        "number": number, "sha256": hex::encode(sha256), "to": once(to), "verdict": verdict,
    }));
    let words = Words { body: input.note.clone(), files: &[] };
    tell(tx, scope, at.gate.record_id, EntryKind::GateProposed, data, words)
}

fn once(mut ids: Vec<OrganisationId>) -> Vec<OrganisationId> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What a verdict needs.
fn check(tx: &Tx<'_>, at: &At, verdict: Verdict, input: &GateInput) -> Result<(), Problem> {
    let wrong = |field: &'static str, code| Err(Problem::invalid(field, code));
    match verdict {
        Verdict::ConditionalGo if input.conditions.is_empty() => {
            return wrong("conditions", "missing_field");
        }
        Verdict::ConditionalGo => {}
        _ if !input.conditions.is_empty() => return wrong("conditions", "not_allowed_value"),
        _ => {}
    }
    if input.conditions.len() > MOST_CONDITIONS {
        return wrong("conditions", "too_many");
    }
    if !verdict.goes_on() && input.note.is_none() {
        return wrong("note", "missing_field");
    }
    if !verdict.goes_on() && input.until.is_some() {
        return wrong("until", "not_allowed_value");
    }
    let of_phase = |id: &DeliverableId| at.deliverables.iter().any(|row| row.id == *id);
    let again_fits = verdict == Verdict::Recycle || input.again.is_empty();
    if !again_fits || !input.again.iter().all(of_phase) {
        return wrong("again", "not_allowed_value");
    }
    let today = tx.now.datetime().date_naive();
    let too_far = tx.now.plus_days(MAX_DAYS).datetime().date_naive();
    let misfit = |day: NaiveDate| match day {
        day if day < today => Some("in_the_past"),
        day if day > too_far => Some("bad_date"),
        _ => None,
    };
    for (one, index) in input.conditions.iter().zip(0..) {
        if let Some(code) = misfit(one.due_on) {
            return Err(Problem::invalid(format!("conditions.{index}.due_on"), code));
        }
        if settle::between(&at.opened, one).is_none() {
            return Err(Problem::invalid(
                format!("conditions.{index}.organisation_id"),
                "not_allowed_value",
            ));
        }
    }
    match input.until.and_then(misfit) {
        Some(code) => wrong("until", code),
        None => Ok(()),
    }
}

/// The end of an interim verdict's last day, at the vendor's offices.
fn interim(tx: &mut Tx<'_>, at: &At, input: &GateInput) -> Result<Option<Timestamp>, Problem> {
    let Some(day) = input.until else { return Ok(None) };
    let (_, zone) = organisations::office_unscoped(tx.conn, at.opened.project.vendor_org)?;
    let until = dates::end_of_day(zone, day);
    if until > tx.now { Ok(Some(until)) } else { Err(Problem::invalid("until", "in_the_past")) }
}

/// A place for each signature of each organisation; whoever puts the verdict up has signed it, if
/// it is their turn.
fn slots(tx: &Tx<'_>, scope: &Scope, at: &At) -> Vec<Slot> {
    let mut slots = Vec::new();
    for signer in &at.signers {
        for (organisation, side) in at.opened.members_in().filter(|(_, side)| *side == signer.side)
        {
            let role = signer.role.as_str();
            slots.push(Slot::of_role(side, organisation, role, signer.stage));
        }
    }
    let first = slots.iter().map(|slot| slot.stage).min();
    let roles = at.opened.standing.signs_as();
    let own = slots.iter_mut().find(|slot| {
        slot.organisation == Some(scope.org())
            && Some(slot.stage) == first
            && slot.role.as_deref().is_some_and(|role| roles.contains(&role))
    });
    if let Some(own) = own {
        own.signed = Some((Some(scope.membership()), tx.now));
    }
    slots
}
