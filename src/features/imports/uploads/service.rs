//! What can be done with an upload; one function is one transaction.
use serde_json::json;

use super::super::orders::UploadMap;
use super::model::{OrderUpload, UploadId, UploadResult, UploadState, UploadedRow};
use super::store;
use crate::features::orders::model::{ImportKind, OrderImportId};
use crate::features::orders::service as orders;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: an upload is to be read.
pub const ORDER_UPLOAD: &str = "order_upload";
/// A worker that has not told anything for so long has gone.
const SILENT_SECONDS: i64 = 100;
/// How long an upload is kept, as the sweeper keeps contents that no row names.
const KEPT_SECONDS: i64 = 86_400;

/// A content that was stored.
#[derive(Debug, Clone)]
pub struct NewUpload {
    pub kind: ImportKind,
    pub file_name: String,
    pub size: i64,
    pub storage_key: String,
}

/// Keeps an upload.
pub fn keep(tx: &mut Tx<'_>, scope: &Scope, new: &NewUpload) -> Result<OrderUpload, Problem> {
    orders::require_may_import(tx.conn, scope)?;
    let row = UploadedRow {
        id: UploadId::generate(),
        vendor_org: scope.org(),
        kind: new.kind,
        file_name: new.file_name.clone(),
        size: new.size,
        storage_key: new.storage_key.clone(),
        state: UploadState::New,
        progress: 0,
        moved_at: tx.now,
        map: None,
        result: None,
        rejects_key: None,
        batch_id: None,
        asked_by: scope.membership(),
        uploaded_at: tx.now,
    };
    tx.subject(row.id);
    store::insert(tx.conn, &row)?;
    row.shown()
}

/// An upload of the own organisation, for those who may import.
pub fn find(conn: &mut Conn, scope: &Scope, id: UploadId) -> Result<UploadedRow, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    orders::require_may_import(conn, scope)?;
    Ok(row)
}

/// The same with what the system was called that the newest import read from.
pub fn find_with_source(
    conn: &mut Conn,
    scope: &Scope,
    id: UploadId,
) -> Result<(UploadedRow, Option<String>), Problem> {
    let row = find(conn, scope, id)?;
    let source = orders::last_source(conn, scope, row.kind)?;
    Ok((row, source))
}

/// Asks for a rehearsal with a map.
pub fn check(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: UploadId,
    map: &UploadMap,
) -> Result<OrderUpload, Problem> {
    let row = find(tx.conn, scope, id)?;
    if row.state.is_at_work() || row.state == UploadState::Done {
        return Err(Problem::not_allowed("wrong_status"));
    }
    map.check(row.kind)?;
    let map = Json(serde_json::to_value(map).map_err(Problem::internal)?);
    ask(tx, scope, id, UploadState::Checking, &map)
}

/// Asks for what was rehearsed to be imported.
pub fn import(tx: &mut Tx<'_>, scope: &Scope, id: UploadId) -> Result<OrderUpload, Problem> {
    let row = find(tx.conn, scope, id)?;
    match row.map {
        Some(map) if row.state == UploadState::Checked => {
            ask(tx, scope, id, UploadState::Importing, &map)
        }
        _ => Err(Problem::not_allowed("wrong_status")),
    }
}

fn ask(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: UploadId,
    state: UploadState,
    map: &Json,
) -> Result<OrderUpload, Problem> {
    tx.subject(id);
    // Nobody has begun: whoever claims the work finds it silent.
    let silent = tx.now.plus_seconds(-SILENT_SECONDS);
    store::ask(tx.conn, id, state, map, scope.membership(), silent)?;
    tx.enqueue(NewOutbox {
        kind: ORDER_UPLOAD,
        ref_id: id.0,
        payload: json!({}),
        dedupe: Some(format!("{ORDER_UPLOAD}:{id}:{state}:{}", tx.now.micros())),
        due_at: tx.now,
    })?;
    find(tx.conn, scope, id)?.shown()
}

/// What a worker does with an upload.
#[derive(Debug)]
pub(super) enum Begun {
    /// It is over, or forgotten.
    Nothing,
    /// Another worker reads it.
    Taken,
    Work(Box<UploadedRow>),
}

/// Takes an upload up.
pub(super) fn begin(tx: &mut Tx<'_>, id: UploadId) -> Result<Begun, Problem> {
    let row = store::find_unscoped(tx.conn, id)?.filter(|row| row.state.is_at_work());
    let Some(row) = row else { return Ok(Begun::Nothing) };
    if row.moved_at > tx.now.plus_seconds(-SILENT_SECONDS) {
        return Ok(Begun::Taken);
    }
    tx.audit_organisation(row.vendor_org);
    tx.subject(id);
    store::set_progress(tx.conn, id, 0, tx.now)?;
    Ok(Begun::Work(Box::new(row)))
}

/// Tells how far it has come.
pub(super) fn progress(tx: &mut Tx<'_>, id: UploadId, progress: i32) -> Result<(), Problem> {
    Ok(store::set_progress(tx.conn, id, progress, tx.now)?)
}

/// What a worker came to.
#[derive(Debug, Clone)]
pub(super) struct Ended {
    pub state: UploadState,
    pub result: UploadResult,
    pub rejects_key: Option<String>,
    pub batch: Option<OrderImportId>,
}

pub(super) fn end(tx: &mut Tx<'_>, row: &UploadedRow, ended: &Ended) -> Result<(), Problem> {
    tx.audit_organisation(row.vendor_org);
    tx.subject(row.id);
    let result = Json(serde_json::to_value(&ended.result).map_err(Problem::internal)?);
    let (state, key) = (ended.state, ended.rejects_key.as_deref());
    Ok(store::end(tx.conn, row.id, state, &result, key, ended.batch)?)
}

/// Forgets uploads whose time is over.
pub(super) fn forget(tx: &mut Tx<'_>) -> Result<(), Problem> {
    store::delete_before_unscoped(tx.conn, kept_since(tx.now))?;
    Ok(())
}

fn kept_since(now: Timestamp) -> Timestamp {
    now.plus_seconds(-KEPT_SECONDS)
}
