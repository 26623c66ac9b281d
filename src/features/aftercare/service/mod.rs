//! Use cases after closing; one function is one transaction.
mod outcome;
mod report;
mod review;
mod satisfaction;

pub use outcome::{ask_outcome, outcome, tell_outcome};
pub use report::{Waiting, ask_report, report_outcome, tell_report, waiting};
pub use review::{publish, review, write};
pub use satisfaction::{
    Follows, SATISFACTION_ASK, answer, ask, figures, follow_entry, satisfaction, scores,
    what_follows,
};

use crate::features::aftercare::store;
use crate::features::records::model::{EntryId, EntryKind};
use crate::features::records::service as records;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// Destroys the words that these entries brought, where this feature keeps them as well.
pub fn forget_texts_unscoped(tx: &mut Tx<'_>, entries: &[EntryId]) -> Result<(), Problem> {
    for entry in entries {
        match records::entry_kind_unscoped(tx.conn, *entry)? {
            Some((record, EntryKind::SatisfactionAnswered)) => {
                store::forget_comment(tx.conn, record)?;
            }
            Some((_, EntryKind::OutcomeTold)) => store::outcomes::forget_words(tx.conn, *entry)?,
            Some((record, EntryKind::ReviewPublished)) => store::forget_review(tx.conn, record)?,
            _ => {}
        }
    }
    Ok(())
}
