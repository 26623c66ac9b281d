//! Queries on offers, for callers that have shown that the record is visible.
use diesel::prelude::*;

use crate::features::disputes::offers::model::{Ending, OfferId, OfferRow, OfferState};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::features::records::service::visible_rows;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{offers, record_parties, records};
use crate::platform::db::{Conn, Json};

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

/// An offer that waits for an answer.
#[derive(Debug, Clone, Copy)]
pub struct OpenOffer {
    pub record: RecordId,
    pub number: i32,
    pub side: Side,
    pub since: Timestamp,
    pub until: Timestamp,
}

/// Offers of a relationship that wait for an answer, oldest first.
pub fn open_between_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<OpenOffer>> {
    type Row = (RecordId, i32, Side, Timestamp, Timestamp);
    let rows: Vec<Row> = offers::table
        .inner_join(records::table.on(records::id.eq(offers::record_id)))
        .filter(records::relationship_id.eq(Some(relationship)))
        .filter(offers::state.eq(OfferState::Open))
        .filter(offers::valid_until.gt(now))
        .order((offers::proposed_at, offers::id))
        .limit(limit)
        .select((
            offers::record_id,
            offers::number,
            offers::side,
            offers::proposed_at,
            offers::valid_until,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(record, number, side, since, until)| OpenOffer {
            record,
            number,
            side,
            since,
            until,
        })
        .collect())
}

/// Terms of what was accepted in a relationship since then, in records that the scope sees.
pub fn accepted_between(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> QueryResult<Vec<Json>> {
    offers::table
        .inner_join(records::table.on(records::id.eq(offers::record_id)))
        .inner_join(record_parties::table.on(record_parties::record_id.eq(offers::record_id)))
        .filter(visible_rows!(scope))
        .filter(records::relationship_id.eq(Some(relationship)))
        .filter(records::activity_at.ge(since))
        .filter(offers::state.eq(OfferState::Accepted))
        .filter(offers::answered_at.ge(Some(since)))
        .select(offers::terms)
        .load(conn)
}

/// Offers that wait for an answer in open complaints that the scope sees, oldest first, each with
/// the scope's own side: one statement.
pub fn open_in_sight(
    conn: &mut Conn,
    scope: &Scope,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<(OpenOffer, Side)>> {
    type Row = (RecordId, i32, Side, Timestamp, Timestamp, Side);
    let rows: Vec<Row> = offers::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(offers::record_id)))
        .filter(visible_rows!(scope))
        .filter(record_parties::open.eq(true))
        .filter(offers::state.eq(OfferState::Open))
        .filter(offers::valid_until.gt(now))
        .order((offers::proposed_at, offers::id))
        .limit(limit)
        .select((
            offers::record_id,
            offers::number,
            offers::side,
            offers::proposed_at,
            offers::valid_until,
            record_parties::side,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(record, number, side, since, until, own)| {
            (OpenOffer { record, number, side, since, until }, own)
        })
        .collect())
}
