//! What happens once the last day of an agreement is over, answered or not.
use serde_json::json;

use super::{move_on, told};
use crate::features::ndas::model::{NdaId, NdaPatch, NdaRow, NdaState};
use crate::features::ndas::store;
use crate::features::records::service as records;
use crate::platform::db::Tx;
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: the last day of an agreement is over. The row's reference is the agreement.
pub const NDA_END: &str = "nda_end";
/// Outbox kind: an agreement is over, by its last day or by a side; what it opened has closed. The
/// row's reference is the agreement.
pub const NDA_OVER: &str = "nda_over";

/// Somebody looks again once its last day is over.
pub(super) fn queue(tx: &mut Tx<'_>, row: &NdaRow) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: NDA_END,
        ref_id: row.id.0,
        payload: json!({}),
        dedupe: Some(format!("{NDA_END}:{}", row.id)),
        due_at: row.until_at.plus_seconds(1),
    })
}

/// Somebody looks again when its last day comes and when it is over.
pub(super) fn watch(tx: &mut Tx<'_>, row: &NdaRow) -> Result<(), Problem> {
    told::watch(tx, row)?;
    queue(tx, row)
}

/// Open sockets of both firms come back with the rights of now, and what was asked about what it
/// opened ends.
pub(super) fn shut(tx: &mut Tx<'_>, row: &NdaRow) -> Result<(), Problem> {
    tx.enqueue(NewOutbox {
        kind: NDA_OVER,
        ref_id: row.id.0,
        payload: json!({}),
        dedupe: Some(format!("{NDA_OVER}:{}", row.id)),
        due_at: tx.now,
    })?;
    for organisation in [row.vendor_org, row.customer_org] {
        records::look_again(tx, organisation)?;
    }
    Ok(())
}

/// For the worker: the last day is over. One that nobody has answered ends as well; it has opened
/// nothing.
pub fn run_end(tx: &mut Tx<'_>, id: NdaId) -> Result<(), Problem> {
    let Some(row) = store::find_unscoped(tx.conn, id)? else { return Ok(()) };
    let open = matches!(row.state, NdaState::Confirmed | NdaState::Proposed);
    if !open || row.until_at >= tx.now {
        return Ok(());
    }
    let patch = NdaPatch {
        state: Some(NdaState::Expired),
        ended_at: Some(Some(row.until_at)),
        ..NdaPatch::default()
    };
    move_on(tx, &row, &patch)?;
    told::expired(tx, &row)?;
    if row.state == NdaState::Confirmed { shut(tx, &row) } else { Ok(()) }
}
