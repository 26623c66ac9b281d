//! Attachments. The content is on the disk before its row; the row is bound to an entry when the
//! message that brings it is written, and from then on follows the rights of the entry's lane.
use diesel::QueryResult;

use crate::features::records::model::{EntryRow, FileId, FileRow, Lane, LaneId, RecordId};
use crate::features::records::service::read;
use crate::features::records::store;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Attachments of one message at most.
pub const MAX_FILES: usize = 20;

/// An upload whose content is stored.
#[derive(Debug, Clone)]
pub struct NewFile {
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub media_type: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub storage_key: String,
}

/// Writes the row of an upload; nobody but its uploader sees it until a message brings it.
pub fn register(tx: &mut Tx<'_>, scope: &Scope, new: NewFile) -> Result<FileRow, Problem> {
    scope.require(Capability::Write)?;
    let row = FileRow {
        id: FileId::generate(),
        organisation_id: scope.org(),
        uploaded_by: scope.membership(),
        name: new.name,
        size: new.size,
        sha256: new.sha256,
        media_type: new.media_type,
        width: new.width,
        height: new.height,
        storage_key: new.storage_key,
        record_id: None,
        lane_id: None,
        entry_id: None,
        created_at: tx.now,
    };
    store::insert_file(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row)
}

/// The row of a file that the scope may read: its lane's readers, or its uploader before that.
pub fn file_for(conn: &mut Conn, scope: &Scope, id: FileId) -> Result<FileRow, Problem> {
    let row = store::find_file_unscoped(conn, id)?.ok_or_else(Problem::not_found)?;
    match (row.record_id, row.lane_id) {
        (Some(record), Some(lane)) => {
            let lanes = read::lanes_of(conn, scope, record)?;
            let readable = lanes.iter().any(|readable| readable.id == lane);
            if readable && still_stands(conn, &row, lane)? {
                return Ok(row);
            }
        }
        _ if row.uploaded_by == scope.membership() && !store::is_held(conn, id)? => return Ok(row),
        _ => {}
    }
    Err(Problem::not_found())
}

/// What was retracted or erased took its attachments with it.
fn still_stands(conn: &mut Conn, row: &FileRow, lane: LaneId) -> QueryResult<bool> {
    let Some(entry) = row.entry_id else { return Ok(false) };
    let found = store::find_entry(conn, &[lane], entry)?;
    Ok(found.is_some_and(|entry| entry.retracted_at.is_none() && entry.data.is_some()))
}

/// Each id once, in the order of the first.
pub(super) fn once_each(ids: &[FileId]) -> Vec<FileId> {
    let mut kept: Vec<FileId> = Vec::with_capacity(ids.len().min(MAX_FILES));
    for id in ids {
        if !kept.contains(id) {
            kept.push(*id);
        }
    }
    kept
}

/// The caller's own uploads that no message holds yet; a foreign or used one is missing.
pub(super) fn unused(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ids: &[FileId],
) -> Result<Vec<FileRow>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids = &once_each(ids);
    if ids.len() > MAX_FILES {
        return Err(Problem::invalid("file_ids", "too_many"));
    }
    let rows = store::own_unused_files(tx.conn, scope.membership(), ids)?;
    let all = ids.iter().all(|id| rows.iter().any(|row| row.id == *id));
    if all { Ok(rows) } else { Err(Problem::invalid("file_ids", "not_allowed_value")) }
}

/// Binds uploads to the entry that brings them.
pub(super) fn bind(tx: &mut Tx<'_>, files: &[FileRow], row: &EntryRow) -> Result<(), Problem> {
    if files.is_empty() {
        return Ok(());
    }
    let ids: Vec<FileId> = files.iter().map(|file| file.id).collect();
    let bound = store::attach_files(tx.conn, &ids, row.record_id, row.lane_id, row.id)?;
    if bound == ids.len() { Ok(()) } else { Err(Problem::invalid("file_ids", "not_allowed_value")) }
}

/// For other features: checks and binds the caller's uploads to an entry that is about to be
/// written with them.
pub fn attach(tx: &mut Tx<'_>, scope: &Scope, ids: &[FileId]) -> Result<Vec<FileRow>, Problem> {
    unused(tx, scope, ids)
}

/// For other features: keeps one of the caller's uploads for something that is no entry. From then
/// on it is reached through that alone.
///
/// # Errors
/// `invalid` for a file that is not the caller's own and unused.
pub fn hold(tx: &mut Tx<'_>, scope: &Scope, id: FileId) -> Result<FileRow, Problem> {
    let wrong = || Problem::invalid("file_id", "not_allowed_value");
    let row = unused(tx, scope, &[id]).map_err(|_| wrong())?.pop().ok_or_else(wrong)?;
    if store::hold_file(tx.conn, id)? { Ok(row) } else { Err(wrong()) }
}

/// What was held is nobody's any more: the sweeper takes it away.
pub fn let_go(tx: &mut Tx<'_>, id: FileId) -> Result<(), Problem> {
    Ok(store::let_file_go(tx.conn, id)?)
}

/// Files that are held, for callers that have shown that they may be read: one statement.
pub fn held_unscoped(conn: &mut Conn, ids: &[FileId]) -> QueryResult<Vec<FileRow>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::files_by_id_unscoped(conn, ids) }
}

/// What the entries of a record brought that the scope reads, newest first, with the lanes: what was
/// taken back is left out.
pub fn attachments(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    limit: i64,
) -> Result<(Vec<FileRow>, Vec<Lane>), Problem> {
    let lanes = read::lanes_of(conn, scope, record)?;
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    Ok((store::standing_files(conn, &ids, limit)?, lanes))
}

/// The same content under a new id, for the copy of a private message in the shared lane.
pub(super) fn copy_unbound(original: &FileRow, scope: &Scope, now: Timestamp) -> FileRow {
    FileRow {
        id: FileId::generate(),
        uploaded_by: scope.membership(),
        record_id: None,
        lane_id: None,
        entry_id: None,
        created_at: now,
        ..original.clone()
    }
}

/// The same row as a part of an entry.
pub(super) fn bound(file: FileRow, row: &EntryRow) -> FileRow {
    FileRow {
        record_id: Some(row.record_id),
        lane_id: Some(row.lane_id),
        entry_id: Some(row.id),
        ..file
    }
}

pub(super) fn insert_bound(tx: &mut Tx<'_>, file: FileRow, row: &EntryRow) -> Result<(), Problem> {
    store::insert_file(tx.conn, &file)?;
    bind(tx, &[file], row)
}
