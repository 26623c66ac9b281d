//! Deciding on a request, reacting to it, stepping down again.
use serde_json::{Value, json};

use super::{Case, ladder, raise, stale};
use crate::features::disputes::escalations::model::{
    EscalationAction, EscalationId, EscalationPatch, EscalationRow, EscalationState,
};
use crate::features::disputes::escalations::policy::{self, Who};
use crate::features::disputes::escalations::store;
use crate::features::organisations::model::Side;
use crate::features::organisations::service as organisations;
use crate::features::records::model::EntryKind;
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What an action brings besides the version.
#[derive(Debug, Clone, Default)]
pub struct EscalationInput {
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// Does something with an escalation that still has the version that the caller saw.
pub fn act(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: EscalationId,
    action: EscalationAction,
    version: i32,
    input: &EscalationInput,
) -> Result<(), Problem> {
    let row = store::find_unscoped(tx.conn, id)?.ok_or_else(Problem::not_found)?;
    let side = records::require_party(tx.conn, scope, row.record_id)?.side;
    if row.version != version {
        return Err(stale(tx, scope, id)?);
    }
    let case = Case::load_unscoped(tx.conn, row.record_id, tx.now)?;
    let rule = policy::rule(action)?;
    policy::applies(rule, Who::of(scope, side), &row, case.live()).map_err(Problem::not_allowed)?;
    if rule.by == policy::By::Other {
        organisations::require_other_person(tx.conn, scope, row.requested_by)?;
    }
    require_fields(rule.needs, input)?;
    let patch = match action {
        EscalationAction::Approve => activate(tx, &case, &row, Some((side, scope.membership())))?,
        EscalationAction::Decline => EscalationPatch {
            decision_reason: Some(input.reason.clone()),
            ..decided(tx, side, scope, EscalationState::Declined)
        },
        EscalationAction::Answer => {
            EscalationPatch { reacted_at: Some(Some(tx.now)), ..EscalationPatch::default() }
        }
        EscalationAction::DeEscalate => EscalationPatch {
            state: Some(EscalationState::DeEscalated),
            cooling_until: Some(Some(tx.now.plus_days(case.terms.data.cooling_off_days))),
            closed_at: Some(Some(tx.now)),
            open_key: Some(None),
            ..EscalationPatch::default()
        },
    };
    if !store::update(tx.conn, &row, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let (kind, body) = match action {
        EscalationAction::Approve => (EntryKind::EscalationApproved, input.note.clone()),
        EscalationAction::Decline => (EntryKind::EscalationDeclined, input.reason.clone()),
        EscalationAction::Answer => (EntryKind::EscalationAnswered, input.note.clone()),
        EscalationAction::DeEscalate => (EntryKind::DeEscalated, input.note.clone()),
    };
    let data = json!({
        "escalation_id": row.id, "number": row.number, "rung": row.rung, "side": side,
    });
    records::take_part(tx, row.record_id, scope)?;
    tell(tx, &row, Some(scope.membership()), kind, data, body)
}

fn require_fields(needs: &[&str], input: &EscalationInput) -> Result<(), Problem> {
    let missing = needs.iter().find(|field| match **field {
        "reason" => input.reason.is_none(),
        "note" => input.note.is_none(),
        _ => false,
    });
    missing.map_or(Ok(()), |field| Err(Problem::invalid(*field, "missing_field")))
}

fn decided(tx: &Tx<'_>, side: Side, scope: &Scope, state: EscalationState) -> EscalationPatch {
    EscalationPatch {
        state: Some(state),
        decided_side: Some(Some(side)),
        decided_by: Some(Some(scope.membership())),
        decided_at: Some(Some(tx.now)),
        closed_at: Some(Some(tx.now)),
        open_key: Some(None),
        ..EscalationPatch::default()
    }
}

/// Consent, by somebody or by letting the time pass: the rung before it is over, and the time for
/// reacting begins.
pub(super) fn activate(
    tx: &mut Tx<'_>,
    case: &Case,
    row: &EscalationRow,
    by: Option<(Side, MembershipId)>,
) -> Result<EscalationPatch, Problem> {
    store::close_all(tx.conn, row.record_id, &[EscalationState::Active], tx.now)?;
    let minutes = row.react_minutes.into();
    let until = ladder::react_until(&case.terms, row.requested_side.other(), tx.now, minutes);
    Ok(EscalationPatch {
        state: Some(EscalationState::Active),
        decided_side: Some(by.map(|(side, _)| side)),
        decided_by: Some(by.map(|(_, member)| member)),
        decided_at: Some(Some(tx.now)),
        react_until: Some(Some(until)),
        open_key: Some(Some(raise::open_key(row.record_id, EscalationState::Active))),
        ..EscalationPatch::default()
    })
}

/// The entry that both sides see, and whoever is told of it.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    row: &EscalationRow,
    actor: Option<MembershipId>,
    kind: EntryKind,
    data: Value,
    body: Option<String>,
) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, row.record_id)?;
    let entry = NewEntry::event(actor, kind, tx.now, data).with_body(body);
    let written = records::append(tx, lane.id, entry)?;
    records::notify(tx, &written)?;
    let version = records::load_unscoped(tx.conn, row.record_id)?.version;
    records::announce(tx, row.record_id, version)?;
    tx.subject(row.record_id);
    Ok(())
}
