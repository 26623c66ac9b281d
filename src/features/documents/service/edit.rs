//! New documents and drafts, and what is changed about a document.
use std::collections::HashSet;

use serde_json::json;

use super::{
    Case, MOST, MOST_VERSIONS, Shelf, figures, find, find_for, move_on, moved, shelf, tell_own,
};
use crate::features::documents::model::{
    DocumentAction, DocumentId, DocumentKind, DocumentLabel, DocumentPatch, DocumentRow, VersionId,
    VersionRow, VersionState,
};
use crate::features::documents::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryKind, FileId, FileRow, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::http::IfMatch;
use crate::platform::problem::Problem;

/// A document with its first draft.
#[derive(Debug, Clone)]
pub struct NewDocument {
    pub title: String,
    pub kind: DocumentKind,
    pub label: DocumentLabel,
    pub announced: bool,
    pub readers: Vec<OrganisationId>,
    pub file: FileId,
    pub note: Option<String>,
}

/// A draft of the next version.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Of the document that was seen.
    pub version: i32,
    pub file: FileId,
    pub note: Option<String>,
}

/// What is changed; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct DocumentChange {
    pub patch: DocumentPatch,
    pub readers: Option<Vec<OrganisationId>>,
}

/// A document of the scope's organisation; its first version is a draft that nobody else sees.
///
/// # Errors
/// `action_not_allowed` (`role_too_low`, `wrong_status`); `invalid` for a file that is not one's
/// own and unused, for readers that are no other customers of the project, and for too many.
pub fn create(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    new: &NewDocument,
) -> Result<DocumentId, Problem> {
    let now = tx.now;
    let shelf = shelf(tx.conn, scope, record, now)?;
    may_add(&shelf)?;
    if shelf.cases.len() >= MOST {
        return Err(Problem::invalid("title", "too_many"));
    }
    check_readers(&shelf, scope.org(), &new.readers)?;
    let file = records::hold(tx, scope, new.file)?;
    let row = DocumentRow {
        id: DocumentId::generate(),
        record_id: record,
        number: draw(&shelf),
        title: new.title.clone(),
        kind: new.kind,
        owner_org: scope.org(),
        label: new.label,
        announced: new.announced,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        version: 1,
        shown_version: 0,
    };
    store::insert(tx.conn, &row)?;
    store::set_readers(tx.conn, row.id, &new.readers)?;
    draft(tx, scope, &row, 1, &file, new.note.clone())?;
    let id = row.id;
    let case = Case {
        row,
        versions: Vec::new(),
        readers: new.readers.clone(),
        signoffs: std::collections::HashMap::new(),
    };
    told(tx, &shelf, &case)?;
    Ok(id)
}

/// A number that no other document of the project has. It is drawn: one that is counted would tell
/// how many there are that do not open for its reader.
fn draw(shelf: &Shelf) -> i32 {
    let taken: HashSet<i32> = shelf.cases.iter().map(|case| case.row.number).collect();
    let free: Vec<i32> = (100..=999).filter(|number| !taken.contains(number)).collect();
    let drawn = free.get(rand::random_range(0..free.len().max(1)));
    drawn.copied().unwrap_or_else(|| taken.iter().max().map_or(1, |last| last.saturating_add(1)))
}

/// What stands against adding a document.
pub(super) fn may_add(shelf: &Shelf) -> Result<(), Problem> {
    if !shelf.desk.is_open() {
        return Err(Problem::not_allowed("wrong_status"));
    }
    if shelf.desk.standing().works() { Ok(()) } else { Err(Problem::not_allowed("role_too_low")) }
}

/// Only a customer names readers, and only other customers that are in.
fn check_readers(
    shelf: &Shelf,
    owner: OrganisationId,
    readers: &[OrganisationId],
) -> Result<(), Problem> {
    let all = shelf.desk.organisations();
    let fits = |reader: &OrganisationId| {
        *reader != owner && owner != shelf.desk.vendor() && all.contains(&(*reader, Side::Customer))
    };
    let mut each = readers.to_vec();
    each.sort_unstable();
    each.dedup();
    if each.len() == readers.len() && readers.iter().all(fits) {
        Ok(())
    } else {
        Err(Problem::invalid("reader_ids", "not_allowed_value"))
    }
}

/// A draft moves nothing that anybody else sees: not the plan, not the project's version.
fn told(tx: &mut Tx<'_>, shelf: &Shelf, case: &Case) -> Result<(), Problem> {
    tx.subject(case.row.id);
    let own = vec![shelf.own];
    crate::features::projects::service::desk::moved_among(tx, case.row.record_id, super::PART, own)
}

fn draft(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &DocumentRow,
    number: i32,
    file: &FileRow,
    note: Option<String>,
) -> Result<(), Problem> {
    let version = VersionRow {
        id: VersionId::generate(),
        document_id: row.id,
        record_id: row.record_id,
        number,
        file_id: file.id,
        sha256: file.sha256.clone(),
        state: VersionState::Draft,
        note,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        released_by: None,
        released_at: None,
        obsolete_at: None,
        round: 0,
    };
    store::insert_version(tx.conn, &version)?;
    let data = figures(row, json!({ "number": number, "sha256": hex::encode(&file.sha256) }));
    tell_own(tx, scope, row.record_id, EntryKind::DocumentDrafted, data)
}

/// A draft of the next version.
///
/// # Errors
/// `stale_version`; `action_not_allowed` (`wrong_side`, `role_too_low`, `draft_exists`); `invalid`
/// without a note on what changed, and for a file that is not one's own and unused.
pub fn add_version(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    new: &NewVersion,
) -> Result<(), Problem> {
    let (shelf, case) = find_for(tx, scope, id, DocumentAction::AddVersion, new.version)?;
    if case.versions.len() >= MOST_VERSIONS {
        return Err(Problem::invalid("file_id", "too_many"));
    }
    let number = case.versions.first().map_or(0, |newest| newest.number).saturating_add(1);
    let first = !case.versions.iter().any(|version| version.released_at.is_some());
    if new.note.is_none() && !first {
        return Err(Problem::invalid("note", "text_required"));
    }
    let file = records::hold(tx, scope, new.file)?;
    move_on(tx, &case, &DocumentPatch::default())?;
    draft(tx, scope, &case.row, number, &file, new.note.clone())?;
    told(tx, &shelf, &case)
}

/// Title, kind, label, and for whom it opens.
///
/// # Errors
/// `precondition_failed`, `action_not_allowed`, and `invalid` as in [`create`].
pub fn edit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: DocumentId,
    seen: IfMatch,
    change: &DocumentChange,
) -> Result<(), Problem> {
    let now = tx.now;
    let (shelf, mut case) = find(tx.conn, scope, id, now)?;
    shelf.stage(&case).rule(DocumentAction::Edit).map_err(Problem::not_allowed)?;
    seen.check(case.row.version)?;
    if let Some(readers) = &change.readers {
        check_readers(&shelf, case.row.owner_org, readers)?;
        store::set_readers(tx.conn, id, readers)?;
    }
    let out = case.versions.iter().any(|version| version.released_at.is_some());
    let mut patch = change.patch.clone();
    let visible = patch.title.is_some() || patch.kind.is_some() || patch.label.is_some();
    patch.shown_version = (out && visible).then(|| case.row.shown_version.wrapping_add(1));
    move_on(tx, &case, &patch)?;
    let before = shelf.audience(&case);
    let was_public = !case.row.is_confidential();
    case.row.title = patch.title.unwrap_or(case.row.title);
    case.row.kind = patch.kind.unwrap_or(case.row.kind);
    case.row.label = patch.label.unwrap_or(case.row.label);
    case.row.announced = patch.announced.unwrap_or(case.row.announced);
    case.readers = change.readers.clone().unwrap_or(case.readers);
    if was_public && case.row.is_confidential() {
        // All were told who is asked for an answer, and by what name.
        super::approve::take_back(tx, &shelf, &case)?;
        let lane = records::private_lane_unscoped(tx.conn, case.row.record_id, case.row.owner_org)?;
        let versions: Vec<SubjectId> =
            case.versions.iter().map(|version| SubjectId(version.id.0)).collect();
        signoffs::tell_only(tx, SubjectKind::DocumentVersion, &versions, lane.id)?;
    }
    let data = figures(&case.row, json!({ "change": "edited" }));
    if out && was_public && !case.row.is_confidential() {
        super::tell(tx, scope, &shelf, &case, EntryKind::DocumentChanged, data, None)?;
    } else {
        tell_own(tx, scope, case.row.record_id, EntryKind::DocumentChanged, data)?;
    }
    if !out {
        return told(tx, &shelf, &case);
    }
    // Those for whom it has closed are told nothing, and what they have open is closed.
    let after = shelf.audience(&case);
    let closed: Vec<_> = before.into_iter().filter(|one| !after.contains(one)).collect();
    let side = shelf.desk.standing().side;
    let asked = case.signoffs.values().flatten();
    super::closing::shut_out(tx, &case.row, asked, &closed, side)?;
    for organisation in closed {
        records::look_again(tx, organisation)?;
    }
    moved(tx, &shelf, &case)
}
