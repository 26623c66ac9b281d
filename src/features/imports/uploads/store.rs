//! Queries on uploads.
use diesel::prelude::*;

use super::model::{UploadId, UploadState, UploadedRow};
use crate::features::orders::model::OrderImportId;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::order_uploads::{self, dsl as u};
use crate::platform::db::{Conn, Json};

pub fn insert(conn: &mut Conn, row: &UploadedRow) -> QueryResult<()> {
    diesel::insert_into(order_uploads::table).values(row).execute(conn)?;
    Ok(())
}

/// An upload of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: UploadId) -> QueryResult<Option<UploadedRow>> {
    UploadedRow::query()
        .filter(u::id.eq(id))
        .filter(u::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// An upload that a worker was told of.
pub fn find_unscoped(conn: &mut Conn, id: UploadId) -> QueryResult<Option<UploadedRow>> {
    UploadedRow::query().filter(u::id.eq(id)).first(conn).optional()
}

/// Somebody asks for it to be read.
pub fn ask(
    conn: &mut Conn,
    id: UploadId,
    state: UploadState,
    map: &Json,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(order_uploads::table.filter(u::id.eq(id)))
        .set((
            u::state.eq(state),
            u::map.eq(Some(map)),
            u::progress.eq(0),
            u::asked_by.eq(by),
            u::moved_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn set_progress(
    conn: &mut Conn,
    id: UploadId,
    progress: i32,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(order_uploads::table.filter(u::id.eq(id)))
        .set((u::progress.eq(progress), u::moved_at.eq(at)))
        .execute(conn)?;
    Ok(())
}

/// It was read, with this result.
pub fn end(
    conn: &mut Conn,
    id: UploadId,
    state: UploadState,
    result: &Json,
    rejects_key: Option<&str>,
    batch: Option<OrderImportId>,
) -> QueryResult<()> {
    diesel::update(order_uploads::table.filter(u::id.eq(id)))
        .set((
            u::state.eq(state),
            u::progress.eq(100),
            u::result.eq(Some(result)),
            u::rejects_key.eq(rejects_key),
            u::batch_id.eq(batch),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets uploads from before this moment.
pub fn delete_before_unscoped(conn: &mut Conn, before: Timestamp) -> QueryResult<usize> {
    diesel::delete(order_uploads::table.filter(u::uploaded_at.lt(before))).execute(conn)
}
