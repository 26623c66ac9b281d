//! Verdicts that were put up for signing.
use diesel::prelude::*;

use crate::features::projects::model::{GateId, GateReviewState, ReviewId, ReviewRow};
use crate::features::records::model::RecordId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::project_reviews;

pub fn insert_review(conn: &mut Conn, row: &ReviewRow) -> QueryResult<()> {
    diesel::insert_into(project_reviews::table).values(row).execute(conn)?;
    Ok(())
}

/// The reviews of a gate, newest first.
pub fn reviews(conn: &mut Conn, gate: GateId) -> QueryResult<Vec<ReviewRow>> {
    ReviewRow::query()
        .filter(project_reviews::gate_id.eq(gate))
        .order(project_reviews::number.desc())
        .load(conn)
}

/// The reviews of all gates of a project, oldest first.
pub fn reviews_of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<ReviewRow>> {
    ReviewRow::query()
        .filter(project_reviews::record_id.eq(record))
        .order((project_reviews::proposed_at, project_reviews::id))
        .load(conn)
}

/// Ends a review that stands; false if it does not stand as `from` any more.
pub fn end_review(
    conn: &mut Conn,
    id: ReviewId,
    from: GateReviewState,
    to: GateReviewState,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        project_reviews::table
            .filter(project_reviews::id.eq(id))
            .filter(project_reviews::state.eq(from)),
    )
    .set((project_reviews::state.eq(to), project_reviews::ended_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}
