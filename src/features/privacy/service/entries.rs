//! Destroying what an entry said, wherever it was copied to: one transaction.
use crate::features::aftercare::service as aftercare;
use crate::features::complaints::service as complaints;
use crate::features::notifications::service as notifications;
use crate::features::privacy::store::places::{self, Reach};
use crate::features::records::model::{EntryId, RecordId};
use crate::features::records::service as records;
use crate::platform::db::Tx;
use crate::platform::http::forget_answers_naming;
use crate::platform::problem::{Code, Problem};

/// The payload with all its revisions and the text index, what the complaint itself or the pages
/// after its end say in the same words, the mails that quoted it, and the answers kept for repeated
/// requests. What was mailed is with its recipients; that no command reaches.
pub fn erase_entry(tx: &mut Tx<'_>, entry: EntryId) -> Result<(), Problem> {
    if let Some(complaint) = complaints::forget_entry_unscoped(tx, entry)? {
        forget_answers_naming(tx, complaint.0)?;
    }
    let erased = records::erase_unscoped(tx, entry)?;
    aftercare::forget_texts_unscoped(tx, &erased)?;
    notifications::forget_texts_unscoped(tx, &erased)?;
    for id in erased {
        forget_answers_naming(tx, id.0)?;
    }
    Ok(())
}

/// Destroys all entries that name one of these; how many there were.
pub(super) fn erase_naming(
    tx: &mut Tx<'_>,
    reach: Reach,
    needles: &[String],
) -> Result<usize, Problem> {
    let found = places::entries(tx.conn, reach, needles)?;
    for id in &found {
        match erase_entry(tx, EntryId(id.0)) {
            // It went with an entry that it revised.
            Err(problem) if problem.code == Code::NotFound => {}
            other => other?,
        }
    }
    Ok(found.len())
}

/// Texts under the pseudonym, and what the text index knows of them.
pub(super) fn replace_everywhere(
    tx: &mut Tx<'_>,
    reach: Reach,
    needles: &[String],
    pseudonym: &str,
) -> Result<usize, Problem> {
    let indexed = places::indexed_records(tx.conn, reach, needles)?;
    let changed = places::replace(tx.conn, reach, needles, pseudonym)?;
    let ids: Vec<RecordId> = indexed.into_iter().map(|id| RecordId(id.0)).collect();
    complaints::index_anew_unscoped(tx, &ids)?;
    Ok(changed)
}
