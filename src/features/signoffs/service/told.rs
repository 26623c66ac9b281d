//! How votes are told in the record's thread.
use serde_json::{Value, json};

use crate::features::records::model::{EntryKind, LaneId};
use crate::features::records::service::{self as records, NewEntry};
use crate::features::signoffs::model::{SignoffRow, SlotRow, Vote};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// The entry of a vote; the figures of the sign-off stand in it as well.
#[derive(Debug, Clone)]
pub struct Told {
    pub kind: EntryKind,
    /// What it says besides.
    pub data: Value,
    pub body: Option<String>,
}

impl Told {
    /// As a signature, a refusal or an abstention.
    pub fn of(vote: &Vote) -> Self {
        let (kind, body) = match vote {
            Vote::Sign => (EntryKind::Signed, None),
            Vote::Refuse { reason } => (EntryKind::SignatureRefused, Some(reason.clone())),
            Vote::Abstain { reason } => (EntryKind::Abstained, Some(reason.clone())),
        };
        Self { kind, data: Value::Null, body }
    }
}

pub(super) fn append_vote(
    tx: &mut Tx<'_>,
    scope: &Scope,
    signoff: &SignoffRow,
    slot: &SlotRow,
    slots: &[SlotRow],
    told: Told,
) -> Result<(), Problem> {
    // All votes so far: whoever proposed the text signed it by that, without an entry of its own.
    let votes: Vec<Value> = slots
        .iter()
        .map(|slot| {
            json!({
                "slot": slot.slot, "side": slot.side, "vote": slot.vote, "by": slot.voted_by,
                "at": slot.voted_at.map(Timestamp::micros),
            })
        })
        .collect();
    let mut data = figures(
        signoff,
        [("slot", json!(slot.slot)), ("side", json!(slot.side)), ("slots", json!(votes))],
    );
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), told.data) {
        data.extend(more);
    }
    let lane = lane_of(tx, signoff)?;
    let entry =
        NewEntry::event(Some(scope.membership()), told.kind, tx.now, data).with_body(told.body);
    let row = records::append(tx, lane, entry)?;
    // Who takes part is told to all.
    if signoff.lane_id.is_none() {
        records::take_part(tx, signoff.record_id, scope)?;
    }
    records::notify(tx, &row)
}

/// Where votes of a sign-off are told.
pub(super) fn lane_of(tx: &mut Tx<'_>, signoff: &SignoffRow) -> Result<LaneId, Problem> {
    match signoff.lane_id {
        Some(lane) => Ok(lane),
        None => Ok(records::shared_lane_unscoped(tx.conn, signoff.record_id)?.id),
    }
}

/// What was signed, and what else an entry says of it.
pub(super) fn figures<const N: usize>(signoff: &SignoffRow, more: [(&str, Value); N]) -> Value {
    let own = [
        ("signoff_id", json!(signoff.id)),
        ("kind", json!(signoff.subject_kind)),
        ("subject_id", json!(signoff.subject_id)),
        ("step", json!(signoff.subject_step)),
        ("version", json!(signoff.subject_version)),
        ("sha256", json!(hex::encode(&signoff.sha256))),
        ("interim", json!(signoff.interim)),
    ];
    own.into_iter().chain(more).map(|(key, value)| (key.to_owned(), value)).collect()
}
