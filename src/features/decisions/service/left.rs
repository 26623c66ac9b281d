//! What becomes of decisions that are up when an organisation leaves.
use serde_json::json;

use super::{PART, figures};
use crate::features::decisions::model::{DecisionPatch, DecisionRow, DecisionStatus};
use crate::features::decisions::store;
use crate::features::projects::service::desk;
use crate::features::records::model::{EntryKind, RecordId};
use crate::features::signoffs::model::{SignoffState, SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// For the worker, after an organisation has left a project: what it was asked about, or had a hand
/// in, is a draft again, which whoever remains puts up anew.
pub fn party_left(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    let mut up = store::of_project(tx.conn, record)?;
    up.retain(|row| row.status == DecisionStatus::Proposed);
    let subjects: Vec<SubjectId> = up.iter().map(|row| SubjectId(row.id.0)).collect();
    let signed = signoffs::of_subjects_unscoped(tx.conn, SubjectKind::Decision, &subjects)?;
    let lapsed = |row: &&DecisionRow| {
        let mut all = signed.get(&SubjectId(row.id.0)).into_iter().flatten();
        all.any(|one| one.subject_version == row.revision && one.state == SignoffState::Stale)
    };
    let lapsed: Vec<&DecisionRow> = up.iter().filter(lapsed).collect();
    if lapsed.is_empty() {
        return Ok(());
    }
    let patch = DecisionPatch { status: Some(DecisionStatus::Draft), ..DecisionPatch::default() };
    for row in lapsed {
        if !store::update(tx.conn, row, &patch)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        let data = figures(row, json!({ "change": "party_left" }));
        desk::say_alone(tx, record, EntryKind::DecisionChanged, data)?;
    }
    desk::moved(tx, record, PART)
}
