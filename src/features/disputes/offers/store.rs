//! Queries on offers, for callers that have shown that the record is visible.
use diesel::prelude::*;

use crate::features::disputes::offers::model::{Ending, OfferId, OfferRow, OfferState};
use crate::features::records::model::RecordId;
use crate::platform::db::Conn;
use crate::platform::db::schema::offers;

/// All offers of a record, oldest first.
pub fn of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<OfferRow>> {
    OfferRow::query().filter(offers::record_id.eq(record)).order(offers::number).load(conn)
}

/// An offer by id alone; its record says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: OfferId) -> QueryResult<Option<OfferRow>> {
    OfferRow::query().filter(offers::id.eq(id)).first(conn).optional()
}

pub fn insert(conn: &mut Conn, row: &OfferRow) -> QueryResult<()> {
    diesel::insert_into(offers::table).values(row).execute(conn)?;
    Ok(())
}

/// Ends an offer that is open in this version, and takes the next one; false if somebody was
/// faster.
pub fn end(conn: &mut Conn, row: &OfferRow, ending: &Ending) -> QueryResult<bool> {
    let rows = diesel::update(
        offers::table
            .filter(offers::id.eq(row.id))
            .filter(offers::version.eq(row.version))
            .filter(offers::state.eq(OfferState::Open)),
    )
    .set((ending, offers::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
