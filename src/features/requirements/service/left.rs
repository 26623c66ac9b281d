//! What becomes of a list that is up for signing when an organisation leaves.
use serde_json::json;

use super::PART;
use crate::features::projects::service::desk;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::requirements::model::RequirementReviewState;
use crate::features::requirements::store;
use crate::features::signoffs::model::{SignoffState, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

/// For the worker, after an organisation has left a project: what it was to sign, or had signed, is
/// no longer up. Whoever remains puts it up anew.
pub fn party_left(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    if store::list(tx.conn, record)?.is_none() {
        return Ok(());
    }
    let list = store::lock(tx.conn, record)?;
    let reviews = store::reviews(tx.conn, record)?;
    let open = reviews.iter().find(|review| review.state == RequirementReviewState::Open);
    let Some(open) = open else { return Ok(()) };
    let subject = SubjectId(record.0);
    let signed = signoffs::of_subjects_unscoped(tx.conn, SubjectKind::RequirementList, &[subject])?;
    let mut all = signed.get(&subject).into_iter().flatten();
    let lapsed =
        all.any(|one| one.subject_version == open.number && one.state == SignoffState::Stale);
    if !lapsed || !store::end_review(tx.conn, open.id, RequirementReviewState::Stale, tx.now)? {
        return Ok(());
    }
    let data = json!({
        "change": "party_left", "list_version": open.list_version, "number": open.number,
    });
    desk::say_alone(tx, record, EntryKind::RequirementListWithdrawn, data)?;
    store::update_list(tx.conn, &list)?;
    desk::moved(tx, record, PART)
}
