//! Files: a row for each upload, reached only through its uploader or the lane of its entry.
use diesel::prelude::*;

use crate::features::records::model::{EntryId, FileId, FileRow, LaneId, RecordId};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{entry_payloads, entry_states, files};

pub fn insert_file(conn: &mut Conn, row: &FileRow) -> QueryResult<()> {
    diesel::insert_into(files::table).values(row).execute(conn)?;
    Ok(())
}

/// Several at once.
pub fn insert_files(conn: &mut Conn, rows: &[FileRow]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| diesel::insert_into(files::table).values(rows).execute(c))?;
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
        .filter(files::held.eq(false))
        .load(conn)
}

/// Binds uploads to the entry that brings them; says how many were still free.
pub fn attach_files(
    conn: &mut Conn,
    ids: &[FileId],
    record: RecordId,
    lane: LaneId,
    entry: EntryId,
) -> QueryResult<usize> {
    let unused =
        files::table.filter(files::id.eq_any(ids.to_vec())).filter(files::entry_id.is_null());
    let unused = unused.filter(files::held.eq(false));
    diesel::update(unused)
        .set((
            files::record_id.eq(Some(record)),
            files::lane_id.eq(Some(lane)),
            files::entry_id.eq(Some(entry)),
        ))
        .execute(conn)
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

/// All files that the entries of these lanes of a record brought.
pub fn files_of_lanes(
    conn: &mut Conn,
    record: RecordId,
    lane_ids: &[LaneId],
) -> QueryResult<Vec<FileRow>> {
    FileRow::query()
        .filter(files::record_id.eq(Some(record)))
        .filter(files::lane_id.eq_any(lane_ids.iter().copied().map(Some).collect::<Vec<_>>()))
        .order(files::id)
        .load(conn)
}

/// Every file that was bound in a lane, for `verify`.
pub fn files_of_lane(conn: &mut Conn, lane: LaneId) -> QueryResult<Vec<FileRow>> {
    FileRow::query().filter(files::lane_id.eq(Some(lane))).load(conn)
}

/// Which of these files hang on an entry of the lane.
pub fn files_in_lane(conn: &mut Conn, lane: LaneId, ids: &[FileId]) -> QueryResult<Vec<FileId>> {
    files::table
        .filter(files::id.eq_any(ids.to_vec()))
        .filter(files::lane_id.eq(Some(lane)))
        .filter(files::entry_id.is_not_null())
        .select(files::id)
        .load(conn)
}

/// Files by id alone: whether they may be read is decided by the caller.
pub fn files_by_id_unscoped(conn: &mut Conn, ids: &[FileId]) -> QueryResult<Vec<FileRow>> {
    FileRow::query().filter(files::id.eq_any(ids.to_vec())).load(conn)
}

/// A file by id alone: whether it may be read is decided by its lane or uploader.
pub fn find_file_unscoped(conn: &mut Conn, id: FileId) -> QueryResult<Option<FileRow>> {
    FileRow::query().filter(files::id.eq(id)).first(conn).optional()
}

/// Keeps an upload for something that is no entry; false if it is used already.
pub fn hold_file(conn: &mut Conn, id: FileId) -> QueryResult<bool> {
    let free = files::table
        .filter(files::id.eq(id))
        .filter(files::entry_id.is_null())
        .filter(files::held.eq(false));
    Ok(diesel::update(free).set(files::held.eq(true)).execute(conn)? == 1)
}

/// Keeps a file no longer.
pub fn let_file_go(conn: &mut Conn, id: FileId) -> QueryResult<()> {
    diesel::update(files::table.filter(files::id.eq(id)))
        .set(files::held.eq(false))
        .execute(conn)?;
    Ok(())
}

/// Whether something that is no entry keeps the file.
pub fn is_held(conn: &mut Conn, id: FileId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        files::table.filter(files::id.eq(id)).filter(files::held.eq(true)),
    ))
    .get_result(conn)
}

/// Files that entries of these lanes brought and that still stand, newest first.
pub fn standing_files(
    conn: &mut Conn,
    lane_ids: &[LaneId],
    limit: i64,
) -> QueryResult<Vec<FileRow>> {
    let brought = files::table
        .inner_join(
            entry_payloads::table.on(files::entry_id.eq(entry_payloads::entry_id.nullable())),
        )
        .left_join(entry_states::table.on(files::entry_id.eq(entry_states::entry_id.nullable())))
        .filter(files::lane_id.eq_any(lane_ids.iter().copied().map(Some).collect::<Vec<_>>()))
        .filter(entry_payloads::data.is_not_null())
        .filter(entry_states::retracted_at.nullable().is_null());
    brought.order(files::id.desc()).limit(limit).select(FileRow::as_select()).load(conn)
}

/// Uploads without an entry from before a time, in the order of their ids: for the sweeper.
pub fn unused_files_before(
    conn: &mut Conn,
    before: Timestamp,
    after: Option<FileId>,
    limit: i64,
) -> QueryResult<Vec<FileRow>> {
    let mut query = FileRow::query()
        .filter(files::entry_id.is_null())
        .filter(files::held.eq(false))
        .filter(files::created_at.lt(before))
        .order(files::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(files::id.gt(after));
    }
    query.load(conn)
}

/// Which of these keys a row names: several may, when a private message was shared.
pub fn known_storage_keys(conn: &mut Conn, keys: &[String]) -> QueryResult<Vec<String>> {
    files::table
        .filter(files::storage_key.eq_any(keys.to_vec()))
        .select(files::storage_key)
        .distinct()
        .load(conn)
}

pub fn delete_file(conn: &mut Conn, id: FileId) -> QueryResult<()> {
    diesel::delete(files::table.filter(files::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Key, hash and size of every file, each once.
pub fn stored_files_unscoped(conn: &mut Conn) -> QueryResult<Vec<(String, Vec<u8>, i64)>> {
    files::table
        .select((files::storage_key, files::sha256, files::size))
        .distinct()
        .order(files::storage_key)
        .load(conn)
}
