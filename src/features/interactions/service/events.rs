//! What workers are told of interactions.
use serde_json::{Value, json};

use crate::features::interactions::model::InteractionId;
use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Tx;
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: an interaction with an account was written down or corrected.
pub const INTERACTION_EVENT: &str = "interaction";
/// Outbox kind: a log of calls was imported for a vendor.
pub const INTERACTIONS_IMPORTED: &str = "interaction.imported";

/// Tells of the accounts that it is with, and was with before; of nobody known there is nothing to tell.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    id: InteractionId,
    accounts: &[Option<RelationshipId>],
    new: bool,
) -> Result<(), Problem> {
    let mut accounts: Vec<RelationshipId> = accounts.iter().copied().flatten().collect();
    accounts.dedup();
    if accounts.is_empty() {
        return Ok(());
    }
    tx.enqueue(NewOutbox {
        kind: INTERACTION_EVENT,
        ref_id: id.0,
        payload: json!({ "accounts": accounts, "new": new }),
        dedupe: None,
        due_at: tx.now,
    })
}

/// Tells that a part of a log was imported.
pub(super) fn tell_import(tx: &mut Tx<'_>, vendor: OrganisationId) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: INTERACTIONS_IMPORTED,
        ref_id: vendor.0,
        payload: json!({}),
        // One look at all accounts does for all parts that were imported before it.
        dedupe: Some(format!("{INTERACTIONS_IMPORTED}:{vendor}:{}", tx.now.micros() / WAIT_MICROS)),
        due_at: tx.now.plus_seconds(WAIT_MICROS / 1_000_000),
    })
}

/// How long the parts of an import are waited for.
const WAIT_MICROS: i64 = 60_000_000;

/// The accounts that such an event names.
pub fn accounts_of_event(payload: &Value) -> Vec<RelationshipId> {
    let named = payload.get("accounts").cloned().unwrap_or_default();
    serde_json::from_value(named).unwrap_or_default()
}

/// Whether it tells of an interaction that is new.
pub fn is_new(payload: &Value) -> bool {
    payload.get("new").and_then(Value::as_bool).unwrap_or(false)
}
