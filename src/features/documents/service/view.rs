//! Documents as their readers see them.
use std::collections::HashMap;

use super::{Case, Shelf, edit, find, shelf};
use crate::features::commitments::model::CommitmentRow;
use crate::features::commitments::service as commitments;
use crate::features::documents::model::{
    ApprovalState, ConditionView, DocumentId, DocumentItem, DocumentList, DocumentView,
    VersionBrief, VersionRow, VersionView,
};
use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::organisations::service as organisations;
use crate::features::records::model::{FileId, FileRef, FileRow, RecordId};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SignoffState, SignoffView, SlotView};
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

type Files = HashMap<FileId, FileRow>;

/// All documents of a project that the scope may know of, in the order of their keys.
pub fn list(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<DocumentList, Problem> {
    let shelf = shelf(conn, scope, record, now)?;
    let current: Vec<FileId> = shelf
        .cases
        .iter()
        .filter(|case| shelf.opens(case))
        .filter_map(|case| Some(current(&shelf, case)?.file_id))
        .collect();
    let files = held(conn, &current)?;
    let items = shelf.cases.iter().filter_map(|case| item(&shelf, case, &files)).collect();
    Ok(DocumentList { items, may_add: edit::may_add(&shelf).is_ok() })
}

fn held(conn: &mut Conn, ids: &[FileId]) -> Result<Files, Problem> {
    Ok(records::held_unscoped(conn, ids)?.into_iter().map(|file| (file.id, file)).collect())
}

/// What counts: the released version, or the newest one where there is none.
fn current<'a>(shelf: &Shelf, case: &'a Case) -> Option<&'a VersionRow> {
    case.released().or_else(|| shelf.shown(case).next())
}

/// A line; none for a document that the reader must not know of.
fn item(shelf: &Shelf, case: &Case, files: &Files) -> Option<DocumentItem> {
    let opens = shelf.opens(case);
    let announced = case.row.announced && case.row.is_confidential() && shelf.is_out(case);
    if !opens && !announced {
        return None;
    }
    let owns = shelf.owns(case);
    let newest = current(shelf, case).filter(|_| opens);
    Some(DocumentItem {
        id: case.row.id,
        key: case.row.key(),
        title: opens.then(|| case.row.title.clone()),
        kind: case.row.kind,
        owner: shelf.desk.name(case.row.owner_org)?,
        label: case.row.label,
        opens,
        current: newest.and_then(|version| {
            Some(VersionBrief {
                id: version.id,
                number: version.number,
                state: version.state,
                file: FileRef::from(files.get(&version.file_id)?.clone()),
                at: version.released_at.unwrap_or(version.created_at),
            })
        }),
        draft: owns && case.draft().is_some(),
        approval: newest.map_or(ApprovalState::None, |one| approval(case, one)),
        waits_for: if opens { waits_for(shelf, case) } else { Vec::new() },
        version: if opens { shelf.version(case) } else { 0 },
        actions: if opens { shelf.stage(case).actions() } else { Vec::new() },
    })
}

/// How far the approval of a version has come, from the last time that it was asked for.
fn approval(case: &Case, version: &VersionRow) -> ApprovalState {
    let Some(last) = case.signoffs.get(&version.id).and_then(|all| all.last()) else {
        return ApprovalState::None;
    };
    match last.state {
        SignoffState::Open => ApprovalState::Open,
        SignoffState::Complete => ApprovalState::Approved,
        SignoffState::Refused => ApprovalState::Rejected,
        SignoffState::Stale if last.slots.iter().all(|slot| slot.vote.is_some()) => {
            ApprovalState::Stale
        }
        SignoffState::Stale => ApprovalState::Cancelled,
    }
}

/// Whether the reader may know who is asked: what some sign among themselves is theirs and the
/// owner's, for it tells with whom the vendor has an agreement.
fn knows_of(shelf: &Shelf, case: &Case, for_all: bool, slots: &[SlotView]) -> bool {
    let asked = || slots.iter().any(|slot| slot.organisation_id == Some(shelf.own));
    for_all || shelf.owns(case) || asked()
}

/// Organisations whose answer is next.
fn waits_for(shelf: &Shelf, case: &Case) -> Vec<OrgRef> {
    if !knows_of(shelf, case, !case.row.is_confidential(), case.slots()) {
        return Vec::new();
    }
    let free = || case.slots().iter().filter(|slot| slot.vote.is_none());
    let stage = free().map(|slot| slot.stage).min();
    let mut next: Vec<OrganisationId> = free()
        .filter(|slot| Some(slot.stage) == stage)
        .filter_map(|slot| slot.organisation_id)
        .collect();
    next.sort_unstable();
    next.dedup();
    next.into_iter().filter_map(|organisation| shelf.desk.name(organisation)).collect()
}

/// A document that opens for the scope.
pub fn document(
    conn: &mut Conn,
    scope: &Scope,
    id: DocumentId,
    now: Timestamp,
) -> Result<DocumentView, Problem> {
    let (shelf, case) = find(conn, scope, id, now)?;
    present(conn, &shelf, &case)
}

/// What is shown of a document that has been found.
pub(super) fn present(
    conn: &mut Conn,
    shelf: &Shelf,
    case: &Case,
) -> Result<DocumentView, Problem> {
    let shown: Vec<&VersionRow> = shelf.shown(case).collect();
    let ids: Vec<FileId> = shown.iter().map(|version| version.file_id).collect();
    let files = held(conn, &ids)?;
    let hands: Vec<MembershipId> =
        shown.iter().flat_map(|one| [one.created_by, one.released_by]).flatten().collect();
    let people = organisations::person_refs(conn, &hands)?;
    let mut promised = commitments::of_record_unscoped(conn, case.row.record_id)?;
    promised.retain(|row| row.source_kind == super::approve::SOURCE);
    let owns = shelf.owns(case);
    let names = |all: Vec<OrganisationId>| -> Vec<OrgRef> {
        all.into_iter().filter_map(|organisation| shelf.desk.name(organisation)).collect()
    };
    // With whom else the vendor has an agreement is no matter of another customer.
    let opens_for = if owns && shelf.own == shelf.desk.vendor() || !case.row.is_confidential() {
        names(shelf.audience(case))
    } else {
        Vec::new()
    };
    Ok(DocumentView {
        id: case.row.id,
        record_id: case.row.record_id,
        key: case.row.key(),
        title: case.row.title.clone(),
        kind: case.row.kind,
        owner: shelf.desk.name(case.row.owner_org).ok_or_else(Problem::not_found)?,
        label: case.row.label,
        announced: case.row.announced,
        readers: if owns { names(case.readers.clone()) } else { Vec::new() },
        opens_for,
        approval: case.released().map_or(ApprovalState::None, |one| approval(case, one)),
        waits_for: waits_for(shelf, case),
        versions: shown
            .iter()
            .filter_map(|one| version(shelf, case, one, &files, &people, &promised))
            .collect(),
        version: shelf.version(case),
        actions: shelf.stage(case).actions(),
    })
}

fn version(
    shelf: &Shelf,
    case: &Case,
    row: &VersionRow,
    files: &Files,
    people: &HashMap<MembershipId, PersonRef>,
    promised: &[CommitmentRow],
) -> Option<VersionView> {
    let person = |id: Option<MembershipId>| {
        let person = people.get(&id?)?.clone();
        Some(match shelf.desk.side_of(person.organisation.id) {
            Some(side) => person.on(side),
            None => person,
        })
    };
    let mut signoffs: Vec<SignoffView> = case.signoffs.get(&row.id).cloned().unwrap_or_default();
    signoffs.retain(|one| knows_of(shelf, case, one.lane.is_none(), &one.slots));
    let owns = shelf.owns(case);
    Some(VersionView {
        id: row.id,
        number: row.number,
        state: row.state,
        note: row.note.clone(),
        file: FileRef::from(files.get(&row.file_id)?.clone()),
        created_by: person(row.created_by),
        // How long a draft lay is its owner's alone.
        created_at: if owns { row.created_at } else { row.released_at? },
        released_by: person(row.released_by),
        released_at: row.released_at,
        obsolete_at: row.obsolete_at,
        approval: approval(case, row),
        signoffs,
        conditions: promised
            .iter()
            .filter(|promise| promise.source_id.0 == row.id.0)
            .map(|promise| ConditionView {
                id: promise.id,
                text: promise.text.clone(),
                owed_to: shelf.desk.name(promise.counterpart_org),
                due_at: promise.due_at,
                state: promise.state,
            })
            .collect(),
    })
}
