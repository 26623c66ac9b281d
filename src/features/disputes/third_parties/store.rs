//! The rows of third parties.
use diesel::prelude::*;

use crate::features::disputes::third_parties::model::{EndedBy, ThirdPartyRow};
use crate::features::records::model::{LaneId, RecordId};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::third_parties;

/// Whom the scope's organisation asked about a record, the newest first.
pub fn asked_by(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> QueryResult<Vec<ThirdPartyRow>> {
    ThirdPartyRow::query()
        .filter(third_parties::record_id.eq(record))
        .filter(third_parties::asked_by_org.eq(scope.org()))
        .order((third_parties::asked_at.desc(), third_parties::lane_id))
        .load(conn)
}

/// What the scope's own organisation is asked about these records now, as a third party.
pub fn asked_of(
    conn: &mut Conn,
    scope: &Scope,
    records: &[RecordId],
) -> QueryResult<Vec<ThirdPartyRow>> {
    ThirdPartyRow::query()
        .filter(third_parties::organisation_id.eq(scope.org()))
        .filter(third_parties::record_id.eq_any(records.to_vec()))
        .filter(third_parties::ended_at.is_null())
        .order((third_parties::asked_at.desc(), third_parties::lane_id))
        .load(conn)
}

/// The third party of a lane; the lane decides who may know of it.
pub fn find_unscoped(conn: &mut Conn, lane: LaneId) -> QueryResult<Option<ThirdPartyRow>> {
    ThirdPartyRow::query().filter(third_parties::lane_id.eq(lane)).first(conn).optional()
}

pub fn insert(conn: &mut Conn, row: &ThirdPartyRow) -> QueryResult<()> {
    diesel::insert_into(third_parties::table).values(row).execute(conn)?;
    Ok(())
}

/// Notes the end of its time; false if that was noted before.
pub fn end(conn: &mut Conn, lane: LaneId, by: EndedBy, at: Timestamp) -> QueryResult<bool> {
    let rows = diesel::update(
        third_parties::table
            .filter(third_parties::lane_id.eq(lane))
            .filter(third_parties::ended_at.is_null()),
    )
    .set((third_parties::ended_at.eq(Some(at)), third_parties::ended_by.eq(Some(by))))
    .execute(conn)?;
    Ok(rows == 1)
}
