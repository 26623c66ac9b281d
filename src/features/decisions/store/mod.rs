//! Queries on decisions. Those by a project or an id alone serve callers that have shown that the
//! project is open to their reader.
mod boards;

pub use boards::*;

use diesel::prelude::*;

use crate::features::decisions::model::{
    DecisionId, DecisionPatch, DecisionRow, DecisionStatus, PositionRow,
};
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{decision_positions, decisions};

pub fn insert(conn: &mut Conn, row: &DecisionRow) -> QueryResult<()> {
    diesel::insert_into(decisions::table).values(row).execute(conn)?;
    Ok(())
}

/// A decision by id alone; its project says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: DecisionId) -> QueryResult<Option<DecisionRow>> {
    DecisionRow::query().filter(decisions::id.eq(id)).first(conn).optional()
}

/// The decisions of several projects.
pub fn of_projects(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<DecisionRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    DecisionRow::query()
        .filter(decisions::record_id.eq_any(records.to_vec()))
        .order((decisions::record_id, decisions::number))
        .load(conn)
}

/// The decisions of a project, newest first.
pub fn of_project(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<DecisionRow>> {
    DecisionRow::query()
        .filter(decisions::record_id.eq(record))
        .order(decisions::number.desc())
        .load(conn)
}

/// The number that was given last in a project.
pub fn last_number(conn: &mut Conn, record: RecordId) -> QueryResult<Option<i32>> {
    decisions::table
        .filter(decisions::record_id.eq(record))
        .select(diesel::dsl::max(decisions::number))
        .first(conn)
}

/// Changes a decision that still has this version; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &DecisionRow, patch: &DecisionPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        decisions::table
            .filter(decisions::id.eq(row.id))
            .filter(decisions::version.eq(row.version)),
    )
    .set((patch, decisions::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Throws a draft away; false if it is none any more.
pub fn delete(conn: &mut Conn, row: &DecisionRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        decisions::table
            .filter(decisions::id.eq(row.id))
            .filter(decisions::version.eq(row.version))
            .filter(decisions::status.eq(DecisionStatus::Draft)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

/// Drafts that name this one as what they stand in the place of name it no more.
pub fn forget_target(conn: &mut Conn, id: DecisionId) -> QueryResult<()> {
    diesel::update(decisions::table.filter(decisions::supersedes_id.eq(Some(id))))
        .set(decisions::supersedes_id.eq(None::<DecisionId>))
        .execute(conn)?;
    Ok(())
}

pub fn insert_position(conn: &mut Conn, row: &PositionRow) -> QueryResult<()> {
    diesel::insert_into(decision_positions::table).values(row).execute(conn)?;
    Ok(())
}

/// What was said to these decisions, the oldest text first.
pub fn positions(conn: &mut Conn, ids: &[DecisionId]) -> QueryResult<Vec<PositionRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    PositionRow::query()
        .filter(decision_positions::decision_id.eq_any(ids.to_vec()))
        .order((decision_positions::revision, decision_positions::given_at))
        .load(conn)
}
