//! Releasing a draft to those for whom the document opens, and throwing one away.
use serde_json::json;

use super::{Case, Shelf, bare, figures, find, find_for, move_on, moved, tell, tell_own};
use crate::features::documents::model::{
    DocumentAction, DocumentId, DocumentPatch, VersionPatch, VersionRow, VersionState,
};
use crate::features::documents::store;
use crate::features::records::model::{EntryKind, FileRow};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// The file of the draft, for whoever has to see before its release that the content is there.
pub fn draft_file(
    conn: &mut Conn,
    scope: &Scope,
    id: DocumentId,
    now: Timestamp,
) -> Result<FileRow, Problem> {
    let (shelf, case) = find(conn, scope, id, now)?;
    shelf.stage(&case).rule(DocumentAction::Release).map_err(Problem::not_allowed)?;
    let file = case.draft().ok_or_else(Problem::not_found)?.file_id;
    records::held_unscoped(conn, &[file])?.pop().ok_or_else(Problem::not_found)
}

/// Releases the draft. What was released before is obsolete from now on, and what was signed of it
/// is stale.
///
/// # Errors
/// `stale_version`; `action_not_allowed` (`wrong_side`, `role_too_low`, `no_draft`).
pub fn release(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    version: i32,
) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, DocumentAction::Release, version)?;
    let draft = case.draft().ok_or_else(Problem::not_found)?.clone();
    let shown_version = Some(case.row.shown_version.wrapping_add(1));
    move_on(tx, &case, &DocumentPatch { shown_version, ..DocumentPatch::default() })?;
    if let Some(before) = case.released() {
        retire(tx, &shelf, &case, before, draft.number)?;
    }
    let patch = VersionPatch {
        state: Some(VersionState::Released),
        released_by: Some(Some(scope.membership())),
        released_at: Some(Some(tx.now)),
        ..VersionPatch::default()
    };
    store::update_version(tx.conn, draft.id, &patch)?;
    let data =
        figures(&case.row, json!({ "number": draft.number, "sha256": hex::encode(&draft.sha256) }));
    // A note of a confidential document is read on its page alone.
    let note = draft.note.clone().filter(|_| !case.row.is_confidential());
    tell(tx, scope, &shelf, &case, EntryKind::DocumentReleased, data, note)?;
    moved(tx, &shelf, &case)
}

/// A newer version stands in its place.
fn retire(
    tx: &mut Tx<'_>,
    shelf: &Shelf,
    case: &Case,
    before: &VersionRow,
    by: i32,
) -> Result<(), Problem> {
    let patch = VersionPatch {
        state: Some(VersionState::Obsolete),
        obsolete_at: Some(Some(tx.now)),
        ..VersionPatch::default()
    };
    store::update_version(tx.conn, before.id, &patch)?;
    let changed = json!({
        "item": "document", "change": "new_version", "document_id": case.row.id,
        "key": case.row.key(), "number": before.number, "by": by,
    });
    let changed = json!([bare(&case.row, changed)]);
    let (kind, subject) = (SubjectKind::DocumentVersion, SubjectId(before.id.0));
    let side = shelf.desk.standing().side;
    signoffs::mark_stale(tx, kind, subject, "", side, &changed).map(drop)
}

/// Throws the draft away; its number is used again, since nobody else has seen it.
pub fn discard(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    version: i32,
) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, DocumentAction::Discard, version)?;
    let draft = case.draft().ok_or_else(Problem::not_found)?;
    move_on(tx, &case, &DocumentPatch::default())?;
    store::delete_version(tx.conn, draft.id)?;
    records::let_go(tx, draft.file_id)?;
    let data = figures(&case.row, json!({ "change": "discarded", "number": draft.number }));
    tell_own(tx, scope, case.row.record_id, EntryKind::DocumentChanged, data)?;
    tx.subject(case.row.id);
    crate::features::projects::service::desk::moved_among(
        tx,
        case.row.record_id,
        super::PART,
        vec![shelf.own],
    )
}
