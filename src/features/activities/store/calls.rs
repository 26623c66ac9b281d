//! Telephone systems.
use diesel::prelude::*;

use crate::features::activities::model::{CallHookId, CallHookPatch, CallHookRow};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::call_hooks;

/// That of the scope's organisation.
pub fn find_hook(conn: &mut Conn, scope: &Scope) -> QueryResult<Option<CallHookRow>> {
    CallHookRow::query().filter(call_hooks::vendor_org.eq(scope.org())).first(conn).optional()
}

/// One that an address names: what is told there is signed.
pub fn find_hook_unscoped(conn: &mut Conn, id: CallHookId) -> QueryResult<Option<CallHookRow>> {
    CallHookRow::query().filter(call_hooks::id.eq(id)).first(conn).optional()
}

pub fn insert_hook(conn: &mut Conn, row: &CallHookRow) -> QueryResult<()> {
    diesel::insert_into(call_hooks::table).values(row).execute(conn)?;
    Ok(())
}

pub fn update_hook(conn: &mut Conn, row: &CallHookRow, patch: &CallHookPatch) -> QueryResult<()> {
    diesel::update(call_hooks::table.filter(call_hooks::id.eq(row.id)))
        .set((patch, call_hooks::version.eq(row.version.wrapping_add(1))))
        .execute(conn)?;
    Ok(())
}

/// It has told of a call.
pub fn note_call(conn: &mut Conn, id: CallHookId, at: Timestamp) -> QueryResult<()> {
    diesel::update(call_hooks::table.filter(call_hooks::id.eq(id)))
        .set(call_hooks::last_called_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}
