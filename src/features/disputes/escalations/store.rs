//! The rows of escalations.
use diesel::prelude::*;

use crate::features::disputes::escalations::model::{
    EscalationId, EscalationPatch, EscalationRow, EscalationState,
};
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::db::schema::escalations;

/// All escalations of a record whose visibility was shown, oldest first.
pub fn list_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<EscalationRow>> {
    EscalationRow::query()
        .filter(escalations::record_id.eq(record))
        .order(escalations::number)
        .load(conn)
}

/// An escalation by id alone; its record decides who may see it.
pub fn find_unscoped(conn: &mut Conn, id: EscalationId) -> QueryResult<Option<EscalationRow>> {
    EscalationRow::query().filter(escalations::id.eq(id)).first(conn).optional()
}

pub fn insert(conn: &mut Conn, row: &EscalationRow) -> QueryResult<()> {
    diesel::insert_into(escalations::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes an escalation that still has the version and state that were looked at.
pub fn update(conn: &mut Conn, row: &EscalationRow, patch: &EscalationPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        escalations::table
            .filter(escalations::id.eq(row.id))
            .filter(escalations::version.eq(row.version))
            .filter(escalations::state.eq(row.state)),
    )
    .set((patch, escalations::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Ends what is open of a record in one state; how many there were.
pub fn close_all(
    conn: &mut Conn,
    record: RecordId,
    states: &[EscalationState],
    at: crate::platform::clock::Timestamp,
) -> QueryResult<usize> {
    diesel::update(
        escalations::table
            .filter(escalations::record_id.eq(record))
            .filter(escalations::state.eq_any(states.to_vec())),
    )
    .set((
        escalations::state.eq(EscalationState::Closed),
        escalations::closed_at.eq(Some(at)),
        escalations::open_key.eq(None::<String>),
        escalations::version.eq(escalations::version + 1),
    ))
    .execute(conn)
}
