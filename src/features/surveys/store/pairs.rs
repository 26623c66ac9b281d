//! Queries on surveys with two owners, for callers that have shown that they are visible.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::surveys::model::{PairRow, ResponseRow};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{survey_invites, survey_pairs, survey_responses};

pub fn insert(conn: &mut Conn, row: &PairRow) -> QueryResult<()> {
    diesel::insert_into(survey_pairs::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_unscoped(conn: &mut Conn, id: RecordId) -> QueryResult<Option<PairRow>> {
    PairRow::query().filter(survey_pairs::survey_id.eq(id)).first(conn).optional()
}

/// Those of these surveys that have two owners.
pub fn of_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<PairRow>> {
    PairRow::query().filter(survey_pairs::survey_id.eq_any(ids.to_vec())).load(conn)
}

/// What is signed is another now; false if somebody was faster.
pub fn revise(conn: &mut Conn, pair: &PairRow, agreement: &str) -> QueryResult<bool> {
    let found = survey_pairs::table
        .filter(survey_pairs::survey_id.eq(pair.survey_id))
        .filter(survey_pairs::revision.eq(pair.revision));
    let rows = diesel::update(found)
        .set((
            survey_pairs::agreement.eq(agreement.to_owned()),
            survey_pairs::revision.eq(survey_pairs::revision + 1),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// A side asks nobody any more; false if it had said so before.
pub fn set_done(conn: &mut Conn, id: RecordId, side: Side, at: Timestamp) -> QueryResult<bool> {
    let found = survey_pairs::table.filter(survey_pairs::survey_id.eq(id));
    let rows = match side {
        Side::Vendor => diesel::update(found.filter(survey_pairs::vendor_done_at.is_null()))
            .set(survey_pairs::vendor_done_at.eq(Some(at)))
            .execute(conn)?,
        Side::Customer => diesel::update(found.filter(survey_pairs::customer_done_at.is_null()))
            .set(survey_pairs::customer_done_at.eq(Some(at)))
            .execute(conn)?,
    };
    Ok(rows == 1)
}

pub fn release(conn: &mut Conn, id: RecordId, at: Timestamp) -> QueryResult<()> {
    diesel::update(survey_pairs::table.filter(survey_pairs::survey_id.eq(id)))
        .set(survey_pairs::released_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

/// How many a side has invited.
pub fn invited_unscoped(conn: &mut Conn, id: RecordId, side: Side) -> QueryResult<i64> {
    survey_invites::table
        .filter(survey_invites::survey_id.eq(id))
        .filter(survey_invites::side.eq(Some(side)))
        .select(diesel::dsl::count_star())
        .first(conn)
}

/// The responses of a mirror in the order of their random ids, those of one side alone.
pub fn responses_unscoped(
    conn: &mut Conn,
    id: RecordId,
    side: Side,
) -> QueryResult<Vec<ResponseRow>> {
    use crate::features::surveys::model::ResponseOutcome;
    ResponseRow::query()
        .filter(survey_responses::survey_id.eq(id))
        .filter(survey_responses::outcome.eq(ResponseOutcome::Complete))
        .filter(survey_responses::side.eq(Some(side)))
        .order(survey_responses::id)
        .load(conn)
}
