//! What an organisation says to a decision, and what comes of it once all have said it.
use serde_json::json;

use super::propose::require_target;
use super::{At, figures, find, moved, say};
use crate::features::decisions::model::{
    DecisionAction, DecisionId, DecisionPatch, DecisionStatus, Position, PositionRow,
};
use crate::features::decisions::store;
use crate::features::records::model::EntryKind;
use crate::features::signoffs::model::Outcome;
use crate::features::signoffs::service::{self as signoffs, Told};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// What comes with a position.
#[derive(Debug, Clone, Default)]
pub struct PositionInput {
    pub version: i32,
    /// The hash of what was shown.
    pub sha256: Option<Vec<u8>>,
    pub text: Option<String>,
}

/// Gives the position of the own organisation.
///
/// # Errors
/// `stale_version` with the decision as it is now; `action_not_allowed` with a reason of the table, or
/// of the engine that signs: `already`, `other_hash`, `other_side`, `signature_stale`; `invalid`.
pub fn position(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    action: DecisionAction,
    input: &PositionInput,
) -> Result<(), Problem> {
    let position = action.position().ok_or_else(Problem::not_found)?;
    let mut at = find(tx.conn, scope, id)?;
    at.check_version(tx, scope, input.version)?;
    at.authorize(action)?;
    let seen = input.sha256.as_deref();
    let seen = seen.ok_or_else(|| Problem::invalid("sha256", "missing_field"))?;
    let text = input.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if position.needs_text() && text.is_none() {
        return Err(Problem::invalid("text", "missing_field"));
    }
    if position != Position::Disagree {
        require_target(&at)?;
    }
    let signoff = at.open_signoff().ok_or_else(|| Problem::not_allowed("wrong_status"))?.id;
    let told = Told {
        kind: EntryKind::PositionGiven,
        data: figures(&at.row, json!({ "position": position, "organisation_id": scope.org() })),
        body: text.map(str::to_owned),
    };
    let vote = position.vote(text.unwrap_or_default());
    let roles = at.desk.standing().signs_as();
    let outcome = signoffs::vote_told(tx, scope, signoff, seen, &vote, roles, told)?;
    let row = PositionRow {
        decision_id: id,
        revision: at.row.revision,
        organisation_id: scope.org(),
        position,
        text: text.map(str::to_owned),
        given_by: Some(scope.membership()),
        given_at: tx.now,
    };
    store::insert_position(tx.conn, &row)?;
    match outcome {
        Outcome::Open => {}
        Outcome::Complete => accept(tx, scope, &mut at)?,
        Outcome::Refused => {
            decided(tx, &mut at, DecisionStatus::Rejected)?;
            let reason = if position == Position::Disagree { "disagree" } else { "nobody_agrees" };
            let data = json!({ "reason": reason, "revision": at.row.revision });
            say(tx, scope, &at.row, EntryKind::DecisionRejected, data, None)?;
        }
    }
    moved(tx, at.row.record_id)
}

fn decided(tx: &mut Tx<'_>, at: &mut At, status: DecisionStatus) -> Result<(), Problem> {
    let decided_at = Some(Some(tx.now));
    at.set(tx, &DecisionPatch { status: Some(status), decided_at, ..DecisionPatch::default() })
}

/// It is in force, and takes the place of the one that it names.
fn accept(tx: &mut Tx<'_>, scope: &Scope, at: &mut At) -> Result<(), Problem> {
    decided(tx, at, DecisionStatus::Accepted)?;
    let hash = at.row.sha256.as_ref().map(hex::encode);
    let data = json!({ "revision": at.row.revision, "sha256": hash });
    say(tx, scope, &at.row, EntryKind::DecisionAccepted, data, None)?;
    let Some(target) = at.row.supersedes_id else { return Ok(()) };
    let old = store::find_unscoped(tx.conn, target)?.ok_or_else(Problem::not_found)?;
    let patch = DecisionPatch {
        status: Some(DecisionStatus::Superseded),
        superseded_by: Some(Some(at.row.id)),
        retire_org: Some(None),
        retire_reason: Some(None),
        retire_by: Some(None),
        ..DecisionPatch::default()
    };
    if old.status != DecisionStatus::Accepted || !store::update(tx.conn, &old, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    let by = json!({ "id": at.row.id, "key": at.row.key(), "title": at.row.title });
    let data = json!({ "by": by });
    say(tx, scope, &old, EntryKind::DecisionSuperseded, data, None)
}
