//! Files: a row for each upload, reached only through its uploader or the lane of its entry.
use diesel::prelude::*;

use crate::features::records::model::{EntryId, FileId, FileRow, LaneId, RecordId};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::files;

pub fn insert_file(conn: &mut Conn, row: &FileRow) -> QueryResult<()> {
    diesel::insert_into(files::table).values(row).execute(conn)?;
    Ok(())
}

/// Uploads of this member that no entry holds yet.
pub fn own_unused_files(
    conn: &mut Conn,
    uploader: MembershipId,
    ids: &[FileId],
) -> QueryResult<Vec<FileRow>> {
    FileRow::query()
        .filter(files::id.eq_any(ids.to_vec()))
        .filter(files::uploaded_by.eq(uploader))
        .filter(files::entry_id.is_null())
        .load(conn)
}

/// Binds uploads to the entry that brings them.
pub fn attach_files(
    conn: &mut Conn,
    ids: &[FileId],
    record: RecordId,
    lane: LaneId,
    entry: EntryId,
) -> QueryResult<()> {
    diesel::update(files::table.filter(files::id.eq_any(ids.to_vec())))
        .set((
            files::record_id.eq(Some(record)),
            files::lane_id.eq(Some(lane)),
            files::entry_id.eq(Some(entry)),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn files_of_entries(conn: &mut Conn, ids: &[EntryId]) -> QueryResult<Vec<FileRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    FileRow::query()
        .filter(files::entry_id.eq_any(ids.iter().copied().map(Some).collect::<Vec<_>>()))
        .order(files::id)
        .load(conn)
}

/// A file by id alone: whether it may be read is decided by its lane or uploader.
pub fn find_file_unscoped(conn: &mut Conn, id: FileId) -> QueryResult<Option<FileRow>> {
    FileRow::query().filter(files::id.eq(id)).first(conn).optional()
}

/// The same content, told to the other lane when a private entry is shared.
pub fn copy_file(conn: &mut Conn, original: &FileRow, copy: FileId) -> QueryResult<FileRow> {
    let row = FileRow { id: copy, ..original.clone() };
    insert_file(conn, &row)?;
    Ok(row)
}

/// Uploads that nobody used within a day: their rows, for the sweeper.
pub fn unused_files_before(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<Vec<FileRow>> {
    FileRow::query()
        .filter(files::entry_id.is_null())
        .filter(files::created_at.lt(before))
        .limit(limit)
        .load(conn)
}

pub fn delete_file(conn: &mut Conn, id: FileId) -> QueryResult<()> {
    diesel::delete(files::table.filter(files::id.eq(id))).execute(conn)?;
    Ok(())
}
