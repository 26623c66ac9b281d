//! The rows of escalations.
use diesel::prelude::*;

use crate::features::disputes::escalations::model::{
    EscalationId, EscalationPatch, EscalationRow, EscalationState,
};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::features::records::service::visible_rows;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{escalations, record_parties, records};
use crate::platform::db::{Conn, MultiBackend};

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
    at: Timestamp,
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

/// A step up the ladder that is not over.
#[derive(Debug, Clone, Copy)]
pub struct OpenEscalation {
    pub record: RecordId,
    pub rung: i32,
    /// Who climbed.
    pub side: Side,
    pub since: Timestamp,
    /// Until when the other side is to react.
    pub until: Option<Timestamp>,
}

/// What is escalated in a relationship, oldest first.
pub fn open_between_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<OpenEscalation>> {
    let standing = [EscalationState::Requested, EscalationState::Active];
    type Row = (RecordId, i32, Side, Timestamp, Option<Timestamp>);
    let rows: Vec<Row> = escalations::table
        .inner_join(records::table.on(records::id.eq(escalations::record_id)))
        .filter(records::relationship_id.eq(Some(relationship)))
        .filter(escalations::state.eq_any(standing))
        .order((escalations::requested_at, escalations::id))
        .limit(limit)
        .select((
            escalations::record_id,
            escalations::rung,
            escalations::requested_side,
            escalations::requested_at,
            escalations::react_until,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(record, rung, side, since, until)| OpenEscalation {
            record,
            rung,
            side,
            since,
            until,
        })
        .collect())
}

/// Steps up the ladder that are not over, in open complaints that the scope sees, oldest first, each
/// with the scope's own side: one statement.
pub fn open_in_sight(
    conn: &mut Conn,
    scope: &Scope,
    limit: i64,
) -> QueryResult<Vec<(EscalationRow, Side)>> {
    escalations::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(escalations::record_id)))
        .filter(visible_rows!(scope))
        .filter(record_parties::open.eq(true))
        .filter(escalations::open_key.is_not_null())
        .order((escalations::requested_at, escalations::id))
        .limit(limit)
        .select((
            <EscalationRow as SelectableHelper<MultiBackend>>::as_select(),
            record_parties::side,
        ))
        .load(conn)
}
