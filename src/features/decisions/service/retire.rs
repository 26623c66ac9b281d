//! Letting an accepted decision go: one side asks, the other agrees or keeps it.
use serde_json::json;

use super::{find, moved, say};
use crate::features::decisions::model::{
    DecisionAction, DecisionId, DecisionPatch, DecisionStatus,
};
use crate::features::organisations::service as organisations;
use crate::features::records::model::EntryKind;
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Asks to let a decision go, or agrees to what somebody of the other side asks.
///
/// # Errors
/// `stale_version`; `action_not_allowed` with a reason of the table, or `other_side` where the same
/// person asked for another organisation; `invalid` without a reason.
pub fn deprecate(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
    text: Option<String>,
) -> Result<(), Problem> {
    let mut at = find(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(DecisionAction::Deprecate)?;
    let agrees = at.row.retire_org.is_some();
    let (patch, change) = if agrees {
        organisations::require_other_person(tx.conn, scope, at.row.retire_by)?;
        let status = Some(DecisionStatus::Deprecated);
        (DecisionPatch { status, ..DecisionPatch::default() }, "deprecated")
    } else {
        let reason = text.clone().ok_or_else(|| Problem::invalid("text", "missing_field"))?;
        let patch = DecisionPatch {
            retire_org: Some(Some(scope.org())),
            retire_reason: Some(Some(reason)),
            retire_by: Some(Some(scope.membership())),
            ..DecisionPatch::default()
        };
        (patch, "deprecation_asked")
    };
    at.set(tx, &patch)?;
    say(tx, scope, &at.row, EntryKind::DecisionChanged, json!({ "change": change }), text)?;
    moved(tx, at.row.record_id)
}

/// Keeps a decision that somebody asks to let go.
pub fn keep(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DecisionId,
    version: i32,
    text: Option<String>,
) -> Result<(), Problem> {
    let mut at = find(tx.conn, scope, id)?;
    at.check_version(tx, scope, version)?;
    at.authorize(DecisionAction::Keep)?;
    organisations::require_other_person(tx.conn, scope, at.row.retire_by)?;
    let patch = DecisionPatch {
        retire_org: Some(None),
        retire_reason: Some(None),
        retire_by: Some(None),
        ..DecisionPatch::default()
    };
    at.set(tx, &patch)?;
    say(tx, scope, &at.row, EntryKind::DecisionChanged, json!({ "change": "kept" }), text)?;
    moved(tx, at.row.record_id)
}
