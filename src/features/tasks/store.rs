//! Queries on tasks, checklists and saved replies.
use diesel::prelude::*;

use crate::features::records::model::{Record, RecordId};
use crate::features::records::service::visible_rows;
use crate::features::tasks::model::{
    ChecklistId, ChecklistPatch, ChecklistRow, SavedReplyId, SavedReplyPatch, SavedReplyRow,
    TaskId, TaskList, TaskOwner, TaskPatch, TaskRow,
};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{checklists, record_parties, records, saved_replies, tasks};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Shared tasks, and private ones of the scope's organisation.
macro_rules! seen_by {
    ($scope:expr) => {
        tasks::shared.eq(true).or(tasks::organisation_id.eq($scope.org()))
    };
}

/// Tasks of a record that the scope sees, in their order. The caller has shown that the record is
/// visible.
pub fn of_record(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<Vec<TaskRow>> {
    TaskRow::query()
        .filter(tasks::record_id.eq(record))
        .filter(seen_by!(scope))
        .order((tasks::position, tasks::id))
        .load(conn)
}

/// A task that the scope sees if it sees the record.
pub fn find(conn: &mut Conn, scope: &Scope, id: TaskId) -> QueryResult<Option<TaskRow>> {
    TaskRow::query().filter(tasks::id.eq(id)).filter(seen_by!(scope)).first(conn).optional()
}

/// How many tasks of a record the scope sees.
pub fn count(conn: &mut Conn, scope: &Scope, record: RecordId) -> QueryResult<i64> {
    tasks::table
        .filter(tasks::record_id.eq(record))
        .filter(seen_by!(scope))
        .count()
        .get_result(conn)
}

/// The position of the last task that the scope sees; of the last shared one for a shared task,
/// which does not stand behind what the other side cannot see.
pub fn last(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    shared: bool,
) -> QueryResult<Option<i32>> {
    let mut query = tasks::table.into_boxed::<MultiBackend>();
    if shared {
        query = query.filter(tasks::shared.eq(true));
    }
    query
        .filter(tasks::record_id.eq(record))
        .filter(seen_by!(scope))
        .select(diesel::dsl::max(tasks::position))
        .first(conn)
}

pub fn insert(conn: &mut Conn, rows: &[TaskRow]) -> QueryResult<()> {
    crate::insert_all!(conn, tasks::table, rows, 14);
    Ok(())
}

/// Changes a task that still has this version and takes the next one; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &TaskRow, patch: &TaskPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        tasks::table.filter(tasks::id.eq(row.id)).filter(tasks::version.eq(row.version)),
    )
    .set((patch, tasks::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Deletes a task that still has this version.
pub fn delete(conn: &mut Conn, row: &TaskRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        tasks::table.filter(tasks::id.eq(row.id)).filter(tasks::version.eq(row.version)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// Which tasks of all records are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    pub owner: TaskOwner,
    pub list: TaskList,
    pub now: Timestamp,
}

impl Filter {
    /// Where a row of this list stands in it.
    pub fn place(&self, row: &TaskRow) -> Cursor {
        let at = match self.list {
            TaskList::Due | TaskList::Overdue => row.due_at,
            TaskList::Undated => Some(row.created_at),
            TaskList::Done => row.done_at,
        };
        Cursor { at: at.unwrap_or(row.created_at), id: row.id.0 }
    }
}

/// A page of tasks on the records that the scope sees, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<(TaskRow, Record)>> {
    use tasks as t;
    let mut query = t::table
        .inner_join(records::table)
        .inner_join(record_parties::table.on(record_parties::record_id.eq(t::record_id)))
        .filter(visible_rows!(scope))
        .filter(seen_by!(scope))
        .into_boxed::<MultiBackend>();
    query = match filter.owner {
        TaskOwner::Me => query.filter(t::owner_membership_id.eq(Some(scope.membership()))),
        TaskOwner::Us => query.filter(t::responsible_org.eq(scope.org())),
    };
    let after = cursor.map(|Cursor { at, id }| (at, TaskId(id)));
    query = match filter.list {
        TaskList::Due | TaskList::Overdue => {
            query = query.filter(t::done_at.is_null()).filter(t::due_at.is_not_null());
            if filter.list == TaskList::Overdue {
                query = query.filter(t::due_at.lt(Some(filter.now)));
            }
            if let Some((at, id)) = after {
                let (same, later) = (t::due_at.ge(Some(at)), t::due_at.gt(Some(at)));
                query = query.filter(same).filter(later.or(t::id.nullable().gt(Some(id))));
            }
            query.order((t::due_at, t::id))
        }
        TaskList::Undated => {
            query = query.filter(t::done_at.is_null()).filter(t::due_at.is_null());
            if let Some((at, id)) = after {
                let (same, later) = (t::created_at.ge(at), t::created_at.gt(at));
                query = query.filter(same).filter(later.or(t::id.gt(id)));
            }
            query.order((t::created_at, t::id))
        }
        TaskList::Done => {
            query = query.filter(t::done_at.is_not_null());
            if let Some((at, id)) = after {
                let (same, earlier) = (t::done_at.le(Some(at)), t::done_at.lt(Some(at)));
                query = query.filter(same).filter(earlier.or(t::id.nullable().lt(Some(id))));
            }
            query.order((t::done_at.desc(), t::id.desc()))
        }
    };
    query
        .limit(limit + 1)
        .select((
            <TaskRow as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// The checklists of the scope's organisation that are in use, by name.
pub fn checklists(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<ChecklistRow>> {
    ChecklistRow::query()
        .filter(checklists::organisation_id.eq(scope.org()))
        .filter(checklists::archived_at.is_null())
        .order((checklists::name, checklists::id))
        .load(conn)
}

pub fn find_checklist(
    conn: &mut Conn,
    scope: &Scope,
    id: ChecklistId,
) -> QueryResult<Option<ChecklistRow>> {
    ChecklistRow::query()
        .filter(checklists::id.eq(id))
        .filter(checklists::organisation_id.eq(scope.org()))
        .filter(checklists::archived_at.is_null())
        .first(conn)
        .optional()
}

pub fn insert_checklist(conn: &mut Conn, row: &ChecklistRow) -> QueryResult<()> {
    diesel::insert_into(checklists::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update_checklist(
    conn: &mut Conn,
    row: &ChecklistRow,
    patch: &ChecklistPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        checklists::table
            .filter(checklists::id.eq(row.id))
            .filter(checklists::version.eq(row.version)),
    )
    .set((patch, checklists::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The saved replies of the scope's organisation that are in use, by name.
pub fn replies(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<SavedReplyRow>> {
    SavedReplyRow::query()
        .filter(saved_replies::organisation_id.eq(scope.org()))
        .filter(saved_replies::archived_at.is_null())
        .order((saved_replies::name, saved_replies::id))
        .load(conn)
}

pub fn find_reply(
    conn: &mut Conn,
    scope: &Scope,
    id: SavedReplyId,
) -> QueryResult<Option<SavedReplyRow>> {
    SavedReplyRow::query()
        .filter(saved_replies::id.eq(id))
        .filter(saved_replies::organisation_id.eq(scope.org()))
        .filter(saved_replies::archived_at.is_null())
        .first(conn)
        .optional()
}

pub fn insert_reply(conn: &mut Conn, row: &SavedReplyRow) -> QueryResult<()> {
    diesel::insert_into(saved_replies::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update_reply(
    conn: &mut Conn,
    row: &SavedReplyRow,
    patch: &SavedReplyPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        saved_replies::table
            .filter(saved_replies::id.eq(row.id))
            .filter(saved_replies::version.eq(row.version)),
    )
    .set((patch, saved_replies::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
