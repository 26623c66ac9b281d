//! Letting an accepted decision go: one side asks, the other agrees or keeps it.
use serde_json::json;

use super::{At, find, moved, say};
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
        require_other_person(tx, scope, &at)?;
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
    require_other_person(tx, scope, &at)?;
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

/// Nobody answers for one organisation what they asked for another.
fn require_other_person(tx: &mut Tx<'_>, scope: &Scope, at: &At) -> Result<(), Problem> {
    let hands: Vec<_> = at.row.retire_by.into_iter().collect();
    let behind = organisations::persons_unscoped(tx.conn, &hands)?;
    let elsewhere = behind
        .iter()
        .any(|(_, person, organisation)| *person == scope.person() && *organisation != scope.org());
    if elsewhere { Err(Problem::not_allowed("other_side")) } else { Ok(()) }
}
