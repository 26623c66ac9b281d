//! Destroying what an entry said, wherever it was copied to: one transaction.
use crate::features::aftercare::service as aftercare;
use crate::features::complaints::service as complaints;
use crate::features::notifications::service as notifications;
use crate::features::records::model::EntryId;
use crate::features::records::service as records;
use crate::platform::db::Tx;
use crate::platform::http::forget_answers_naming;
use crate::platform::problem::Problem;

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
