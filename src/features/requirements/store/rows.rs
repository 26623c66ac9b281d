//! Lists, their requirements, and the lines of their deltas.
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::features::records::model::RecordId;
use crate::features::requirements::model::{
    ChangeId, ChangePatch, ChangeRow, ListRow, RequirementId, RequirementPatch, RequirementRow,
    RequirementState,
};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{requirement_changes, requirement_lists, requirements};

pub fn list(conn: &mut Conn, record: RecordId) -> QueryResult<Option<ListRow>> {
    ListRow::query().filter(requirement_lists::record_id.eq(record)).first(conn).optional()
}

/// The list of a project, begun if it was not, and taken: whoever else writes to it waits.
pub fn lock(conn: &mut Conn, record: RecordId) -> QueryResult<ListRow> {
    let row = ListRow::empty(record);
    crate::on_backend!(conn, |c| {
        diesel::insert_into(requirement_lists::table)
            .values(&row)
            .on_conflict(requirement_lists::record_id)
            .do_nothing()
            .execute(c)
    })?;
    diesel::update(requirement_lists::table.filter(requirement_lists::record_id.eq(record)))
        .set(requirement_lists::record_id.eq(record))
        .execute(conn)?;
    ListRow::query().filter(requirement_lists::record_id.eq(record)).first(conn)
}

/// Keeps what the list is now, under its next version.
pub fn update_list(conn: &mut Conn, row: &ListRow) -> QueryResult<ListRow> {
    let row = ListRow { version: row.version.wrapping_add(1), ..row.clone() };
    diesel::update(requirement_lists::table.filter(requirement_lists::record_id.eq(row.record_id)))
        .set((
            requirement_lists::last_number.eq(row.last_number),
            requirement_lists::agreed_version.eq(row.agreed_version),
            requirement_lists::review.eq(row.review),
            requirement_lists::version.eq(row.version),
        ))
        .execute(conn)?;
    Ok(row)
}

/// Requirements that a search looks at.
const MOST_FOUND: i64 = 10_000;

/// All that were ever on the list, in their order.
pub fn all(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<RequirementRow>> {
    RequirementRow::query()
        .filter(requirements::record_id.eq(record))
        .order((requirements::position, requirements::number))
        .load(conn)
}

/// Requirements of several projects that stand, by number.
pub fn standing(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<RequirementRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    RequirementRow::query()
        .filter(requirements::record_id.eq_any(records.to_vec()))
        .filter(requirements::removed_at.is_null())
        .order((requirements::record_id, requirements::number))
        .limit(MOST_FOUND)
        .load(conn)
}

/// A requirement by id alone; its record says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: RequirementId) -> QueryResult<Option<RequirementRow>> {
    RequirementRow::query()
        .filter(requirements::id.eq(id))
        .filter(requirements::removed_at.is_null())
        .first(conn)
        .optional()
}

pub fn insert(conn: &mut Conn, rows: &[RequirementRow]) -> QueryResult<()> {
    crate::insert_all!(conn, requirements::table, rows, 19);
    Ok(())
}

/// Changes a requirement that still has this version; false if somebody was faster.
pub fn update(
    conn: &mut Conn,
    row: &RequirementRow,
    patch: &RequirementPatch,
) -> QueryResult<bool> {
    let rows = diesel::update(
        requirements::table
            .filter(requirements::id.eq(row.id))
            .filter(requirements::version.eq(row.version)),
    )
    .set((patch, requirements::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Makes room at a position.
pub fn shift(conn: &mut Conn, record: RecordId, from: i32) -> QueryResult<()> {
    diesel::update(
        requirements::table
            .filter(requirements::record_id.eq(record))
            .filter(requirements::position.ge(from)),
    )
    .set(requirements::position.eq(requirements::position + 1))
    .execute(conn)?;
    Ok(())
}

/// Puts what is agreed into rows that are there: one statement for all.
pub fn write_contents(conn: &mut Conn, rows: &[RequirementRow]) -> QueryResult<()> {
    use requirements as r;
    if rows.is_empty() {
        return Ok(());
    }
    crate::on_backend!(conn, |c| {
        diesel::insert_into(r::table)
            .values(rows)
            .on_conflict(r::id)
            .do_update()
            .set((
                r::parent_id.eq(excluded(r::parent_id)),
                r::text.eq(excluded(r::text)),
                r::organisation_id.eq(excluded(r::organisation_id)),
                r::priority.eq(excluded(r::priority)),
                r::verification.eq(excluded(r::verification)),
                r::acceptance.eq(excluded(r::acceptance)),
                r::target_comparison.eq(excluded(r::target_comparison)),
                r::target_value.eq(excluded(r::target_value)),
                r::target_unit.eq(excluded(r::target_unit)),
                r::state.eq(excluded(r::state)),
                r::version.eq(excluded(r::version)),
            ))
            .execute(c)
    })?;
    Ok(())
}

/// Those that a version was signed with are agreed in it: those that were proposed, or changed.
pub fn agree(
    conn: &mut Conn,
    record: RecordId,
    ids: &[RequirementId],
    list_version: i32,
) -> QueryResult<()> {
    diesel::update(
        requirements::table
            .filter(requirements::record_id.eq(record))
            .filter(requirements::id.eq_any(ids.to_vec())),
    )
    .set((
        requirements::state.eq(RequirementState::Agreed),
        requirements::agreed_version.eq(Some(list_version)),
        requirements::version.eq(requirements::version + 1),
    ))
    .execute(conn)?;
    Ok(())
}

/// Takes requirements off the list; their keys stay theirs.
pub fn remove(conn: &mut Conn, ids: &[RequirementId], at: Timestamp) -> QueryResult<()> {
    diesel::update(requirements::table.filter(requirements::id.eq_any(ids.to_vec())))
        .set((
            requirements::removed_at.eq(Some(at)),
            requirements::version.eq(requirements::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// All lines of all deltas, oldest first.
pub fn changes(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<ChangeRow>> {
    ChangeRow::query()
        .filter(requirement_changes::record_id.eq(record))
        .order((requirement_changes::list_version, requirement_changes::id))
        .load(conn)
}

/// A line by id alone; its record says who may see it.
pub fn find_change_unscoped(conn: &mut Conn, id: ChangeId) -> QueryResult<Option<ChangeRow>> {
    ChangeRow::query()
        .filter(requirement_changes::id.eq(id))
        .filter(requirement_changes::list_version.is_null())
        .first(conn)
        .optional()
}

pub fn insert_changes(conn: &mut Conn, rows: &[ChangeRow]) -> QueryResult<()> {
    crate::insert_all!(conn, requirement_changes::table, rows, 16);
    Ok(())
}

/// Changes a line that still has this version; false if somebody was faster.
pub fn update_change(conn: &mut Conn, row: &ChangeRow, patch: &ChangePatch) -> QueryResult<bool> {
    let rows = diesel::update(
        requirement_changes::table
            .filter(requirement_changes::id.eq(row.id))
            .filter(requirement_changes::version.eq(row.version)),
    )
    .set((patch, requirement_changes::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes a line out that still has this version.
pub fn delete_change(conn: &mut Conn, row: &ChangeRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        requirement_changes::table
            .filter(requirement_changes::id.eq(row.id))
            .filter(requirement_changes::version.eq(row.version)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// The lines of the delta that was signed went into a version.
pub fn settle_changes(conn: &mut Conn, record: RecordId, list_version: i32) -> QueryResult<()> {
    diesel::update(
        requirement_changes::table
            .filter(requirement_changes::record_id.eq(record))
            .filter(requirement_changes::list_version.is_null()),
    )
    .set(requirement_changes::list_version.eq(Some(list_version)))
    .execute(conn)?;
    Ok(())
}
