//! What both sides and the mediator do, from consent to the end.
use serde_json::json;

use super::{end, join, propose, stale, tell, who};
use crate::features::complaints::service as complaints;
use crate::features::disputes::mediations::model::{
    MediationAction, MediationId, MediationPatch, MediationRow, MediationState, Outcome, SideAnswer,
};
use crate::features::disputes::mediations::{policy, store, view};
use crate::features::organisations::model::{CalledAs, PartySide, Side};
use crate::features::organisations::service::{self as organisations, Guest};
use crate::features::records::model::{EntryKind, LaneKind};
use crate::features::records::service::{self as records, NewLane};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};
use crate::platform::text::quoted;

/// What an action brings besides the version.
#[derive(Debug, Clone, Default)]
pub struct MediationInput {
    pub text: Option<String>,
    pub reason: Option<String>,
    pub outcome: Option<Outcome>,
}

/// Does something with a mediation that still has the version that the caller saw. The answer is
/// as the caller sees it, who may be out by now.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: MediationId,
    action: MediationAction,
    version: i32,
    input: &MediationInput,
) -> Result<super::Mediation, Problem> {
    let row = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let who = who(tx.conn, scope, row.record_id)?;
    if who.side == PartySide::Mediator && row.mediator_org != scope.org() {
        return Err(Problem::not_found());
    }
    if row.version != version {
        return Err(stale(tx, &row, who)?);
    }
    let rule = policy::rule(action)?;
    policy::applies(rule, who, &row, tx.now).map_err(Problem::not_allowed)?;
    let side = who.side.principal();
    require_fields(action, side, rule.needs, input)?;
    if who.side == PartySide::Mediator {
        // Whoever has come to belong to a side since then says nothing more here.
        propose::require_neutral(tx, row.record_id, &row.mediator_email)?;
    }
    if action == MediationAction::Invite {
        organisations::invite_guest_again(tx, scope, row.mediator_org, &row.mediator_email)?;
        tx.subject(row.record_id);
        let now = tx.now;
        return super::seen(tx.conn, &row, who, now);
    }
    let mut patch = patch(tx, &row, action, side, input);
    // Whoever mediated here before has come with the second consent.
    let mut known = None;
    if action == MediationAction::Consent {
        known = join::somebody(tx.conn, &row)?;
        patch.accepted_at = known.map(|_| Some(tx.now));
    }
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    if action == MediationAction::Consent {
        bring_in(tx, scope, &row)?;
    }
    let kind = entry(action);
    let data = json!({
        "mediation_id": row.id, "side": who.side, "outcome": patch.outcome.flatten(),
        "state": patch.state.unwrap_or(row.state), "answer": answer(action),
        "sha256": seal(&row, action, input),
    });
    let body = input.text.clone().or_else(|| input.reason.clone());
    if side.is_some() {
        records::take_part(tx, row.record_id, scope)?;
    }
    tell(tx, row.record_id, Some(scope.membership()), kind, data, body)?;
    if let Some(mediator) = known {
        join::say(tx, &row, mediator)?;
    }
    if patch.state == Some(MediationState::Closed) && row.state != MediationState::Proposed {
        if action == MediationAction::Leave {
            records::dismiss(tx, row.record_id, row.mediator_org)?;
        } else {
            end::release(tx, &row)?;
        }
    }
    if patch.state == Some(MediationState::Determined) {
        end::set_clock(tx, &row)?;
    }
    let after = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let now = tx.now;
    super::seen(tx.conn, &after, who, now)
}

fn require_fields(
    action: MediationAction,
    side: Option<Side>,
    needs: &[&str],
    input: &MediationInput,
) -> Result<(), Problem> {
    let missing = needs.iter().find(|field| match **field {
        "text" => input.text.is_none(),
        "reason" => input.reason.is_none(),
        "outcome" => input.outcome.is_none(),
        _ => false,
    });
    if let Some(field) = missing {
        return Err(Problem::invalid(*field, "missing_field"));
    }
    match input.outcome {
        Some(outcome) if !policy::outcome_fits(action, side, outcome) => {
            Err(Problem::invalid("outcome", "not_allowed_value"))
        }
        _ => Ok(()),
    }
}

fn answer(action: MediationAction) -> Option<SideAnswer> {
    match action {
        MediationAction::Accept => Some(SideAnswer::Accepted),
        MediationAction::Reject => Some(SideAnswer::Rejected),
        _ => None,
    }
}

/// What is said now, or answered, by its hash.
fn seal(row: &MediationRow, action: MediationAction, input: &MediationInput) -> Option<String> {
    let said = match action {
        MediationAction::Recommend | MediationAction::Determine => input.text.as_deref(),
        MediationAction::Accept | MediationAction::Reject => row.recommendation.as_deref(),
        MediationAction::AskReview => row.determination.as_deref(),
        _ => None,
    };
    said.map(|text| view::sealed(row, text))
}

fn entry(action: MediationAction) -> EntryKind {
    match action {
        MediationAction::Consent => EntryKind::MediationConsented,
        MediationAction::Decline => EntryKind::MediationDeclined,
        MediationAction::Recommend => EntryKind::MediationRecommended,
        MediationAction::Accept | MediationAction::Reject => EntryKind::MediationAnswered,
        MediationAction::Determine => EntryKind::MediationDetermined,
        MediationAction::AskReview => EntryKind::MediationReviewAsked,
        // Sending the invitation again ends before anything is told.
        MediationAction::Close | MediationAction::Leave | MediationAction::Invite => {
            EntryKind::MediationClosed
        }
    }
}

fn patch(
    tx: &Tx<'_>,
    row: &MediationRow,
    action: MediationAction,
    side: Option<Side>,
    input: &MediationInput,
) -> MediationPatch {
    let now = Some(Some(tx.now));
    match action {
        MediationAction::Consent => MediationPatch {
            state: Some(MediationState::Active),
            customer_consent_at: (side == Some(Side::Customer)).then_some(Some(tx.now)),
            vendor_consent_at: (side == Some(Side::Vendor)).then_some(Some(tx.now)),
            ..MediationPatch::default()
        },
        MediationAction::Decline => MediationPatch {
            state: Some(MediationState::Declined),
            closed_at: now,
            open_key: Some(None),
            ..MediationPatch::default()
        },
        MediationAction::Recommend => MediationPatch {
            state: Some(MediationState::Recommended),
            recommendation: Some(input.text.clone()),
            recommended_at: now,
            customer_answer: Some(None),
            vendor_answer: Some(None),
            ..MediationPatch::default()
        },
        MediationAction::Accept | MediationAction::Reject => {
            answered(tx, row, side, answer(action))
        }
        // What was reviewed once stands.
        MediationAction::Determine if row.state == MediationState::Review => MediationPatch {
            determination: Some(input.text.clone()),
            determined_at: now,
            ..end::closed(tx, input.outcome)
        },
        MediationAction::Determine => MediationPatch {
            state: Some(MediationState::Determined),
            determination: Some(input.text.clone()),
            determined_at: now,
            outcome: Some(input.outcome),
            ..MediationPatch::default()
        },
        MediationAction::AskReview => MediationPatch {
            state: Some(MediationState::Review),
            review_side: Some(side),
            review_reason: Some(input.reason.clone()),
            review_at: now,
            ..MediationPatch::default()
        },
        MediationAction::Invite => MediationPatch::default(),
        MediationAction::Close => end::closed(tx, input.outcome),
        // Whoever leaves during a review has not looked again: nothing is decided.
        MediationAction::Leave => end::closed(tx, Some(Outcome::Withdrawn)),
    }
}

/// A side's word on the recommendation. Two yeses settle the matter; with a no among both words,
/// the mediator goes on.
fn answered(
    tx: &Tx<'_>,
    row: &MediationRow,
    side: Option<Side>,
    answer: Option<SideAnswer>,
) -> MediationPatch {
    let other = side.and_then(|side| row.answer_of(side.other()));
    let both = (answer, other);
    let patch = match both {
        (Some(SideAnswer::Accepted), Some(SideAnswer::Accepted)) => {
            end::closed(tx, Some(Outcome::SettledByRecommendation))
        }
        (Some(_), Some(_)) => {
            MediationPatch { state: Some(MediationState::Active), ..MediationPatch::default() }
        }
        _ => MediationPatch::default(),
    };
    match side {
        Some(Side::Customer) => MediationPatch { customer_answer: Some(answer), ..patch },
        _ => MediationPatch { vendor_answer: Some(answer), ..patch },
    }
}

/// What the invitation says of the case: both sides have agreed that this person hears it.
fn matter(tx: &mut Tx<'_>, scope: &Scope, row: &MediationRow) -> Result<String, Problem> {
    let number = records::load_unscoped(tx.conn, row.record_id)?.number;
    let title = complaints::titles(tx.conn, &[row.record_id])?.remove(&row.record_id);
    let parties = records::parties_unscoped(tx.conn, row.record_id)?;
    let ids: Vec<_> = parties.iter().map(|party| party.organisation_id).collect();
    let names = organisations::org_refs(tx.conn, &ids)?;
    let firms: Vec<&str> =
        ids.iter().filter_map(|id| names.get(id)).map(|firm| firm.name.as_str()).collect();
    let title = quoted(scope.locale(), &title.unwrap_or_default());
    Ok(format!("{number} {title} ({})", firms.join(" / ")))
}

/// Both have consented: the mediator is let in, has a lane with each side, and is invited unless
/// they mediated here before.
fn bring_in(tx: &mut Tx<'_>, scope: &Scope, row: &MediationRow) -> Result<(), Problem> {
    propose::require_neutral(tx, row.record_id, &row.mediator_email)?;
    records::admit(tx, row.record_id, row.mediator_org, PartySide::Mediator)?;
    for party in records::parties_unscoped(tx.conn, row.record_id)? {
        let readers = vec![party.organisation_id, row.mediator_org];
        records::open_lane(
            tx,
            row.record_id,
            NewLane { kind: LaneKind::Caucus, topic: None, readers },
        )?;
    }
    let matter = matter(tx, scope, row)?;
    let guest = Guest {
        email: &row.mediator_email,
        name: &row.mediator_name,
        as_what: CalledAs::Mediator,
        matter: &matter,
    };
    organisations::invite_guest(tx, scope, row.mediator_org, guest)
}
