//! What the row of a complaint keeps of an entry that is to be erased.
use crate::features::complaints::model::Complaint;
use crate::features::complaints::service::{index, list_state};
use crate::features::complaints::store::{self, FieldsPatch, StatePatch, Whole};
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Empties what the complaint still says in the words of this entry: its description, how it was
/// resolved, why it was refused. To be called while the entry has its text; gives the complaint if
/// there was something.
pub fn forget_entry_unscoped(tx: &mut Tx<'_>, entry: EntryId) -> Result<Option<RecordId>, Problem> {
    let Some((id, kind)) = records::entry_kind_unscoped(tx.conn, entry)? else { return Ok(None) };
    let said = records::said_unscoped(tx.conn, &[entry])?.remove(&entry);
    let Some(body) = said.and_then(|said| said.body) else { return Ok(None) };
    let Some(whole) = store::load_whole_unscoped(tx.conn, &[id])?.pop() else { return Ok(None) };
    let Whole { complaint, record, .. } = whole;
    let Some(forgotten) = without(&complaint, kind, &body) else { return Ok(None) };
    let fields =
        FieldsPatch { description: Some(forgotten.description.clone()), ..FieldsPatch::default() };
    let state = StatePatch {
        resolution_notes: Some(forgotten.resolution_notes.clone()),
        refusal_reason: Some(forgotten.refusal_reason.clone()),
        ..StatePatch::default()
    };
    store::update_fields(tx.conn, id, &fields)?;
    store::update_state(tx.conn, id, complaint.status, &state)?;
    // Whoever edits the complaint from what they saw would bring it back.
    records::changed(tx, id, record.version, &list_state(&forgotten, forgotten.status))?;
    index(tx, &record.number, &forgotten, true)?;
    Ok(Some(id))
}

/// What these complaints are found by follows what they say now.
pub fn index_anew_unscoped(tx: &mut Tx<'_>, ids: &[RecordId]) -> Result<(), Problem> {
    if ids.is_empty() {
        return Ok(());
    }
    for Whole { complaint, record, .. } in store::load_whole_unscoped(tx.conn, ids)? {
        index(tx, &record.number, &complaint, true)?;
    }
    Ok(())
}

/// The complaint without what this entry told; `None` if it is the same.
fn without(complaint: &Complaint, kind: EntryKind, body: &str) -> Option<Complaint> {
    let mut forgotten = complaint.clone();
    match kind {
        EntryKind::Submitted | EntryKind::Edited | EntryKind::Imported
            if complaint.description == body =>
        {
            forgotten.description = String::new();
        }
        EntryKind::Proposed if complaint.resolution_notes.as_deref() == Some(body) => {
            forgotten.resolution_notes = None;
        }
        EntryKind::Refused if complaint.refusal_reason.as_deref() == Some(body) => {
            forgotten.refusal_reason = None;
        }
        _ => return None,
    }
    Some(forgotten)
}
