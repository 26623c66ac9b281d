//! Queries on facts, for callers that have shown that the record is visible.
use diesel::prelude::*;

use crate::features::disputes::facts::model::{EvidenceRow, FactId, FactPatch, FactRow};
use crate::features::records::model::RecordId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{fact_evidence, facts};

/// The facts of a record that still stand, in their order.
pub fn of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<FactRow>> {
    FactRow::query()
        .filter(facts::record_id.eq(record))
        .filter(facts::withdrawn_at.is_null())
        .order(facts::position)
        .load(conn)
}

/// A fact by id alone; its record says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: FactId) -> QueryResult<Option<FactRow>> {
    FactRow::query().filter(facts::id.eq(id)).first(conn).optional()
}

/// The position of the last fact, withdrawn ones too.
pub fn last_position(conn: &mut Conn, record: RecordId) -> QueryResult<Option<i32>> {
    facts::table
        .filter(facts::record_id.eq(record))
        .order(facts::position.desc())
        .select(facts::position)
        .first(conn)
        .optional()
}

pub fn insert(conn: &mut Conn, row: &FactRow) -> QueryResult<()> {
    diesel::insert_into(facts::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes a fact that still has this version and takes the next one; false if somebody was faster.
pub fn update(
    conn: &mut Conn,
    row: &FactRow,
    patch: &FactPatch,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        facts::table
            .filter(facts::id.eq(row.id))
            .filter(facts::version.eq(row.version))
            .filter(facts::withdrawn_at.is_null()),
    )
    .set((patch, facts::version.eq(row.version.wrapping_add(1)), facts::updated_at.eq(at)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Evidence of these facts, in the order in which it came.
pub fn evidence(conn: &mut Conn, ids: &[FactId]) -> QueryResult<Vec<EvidenceRow>> {
    EvidenceRow::query()
        .filter(fact_evidence::fact_id.eq_any(ids.to_vec()))
        .order((fact_evidence::added_at, fact_evidence::file_id))
        .load(conn)
}

/// Links files to a fact; those that are linked already stay as they are.
pub fn add_evidence(conn: &mut Conn, rows: &[EvidenceRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        for row in rows {
            diesel::insert_into(fact_evidence::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(c)?;
        }
        Ok(())
    })
}
