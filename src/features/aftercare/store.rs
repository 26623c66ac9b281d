//! Queries on satisfactions and reviews, for callers that have shown that the record is visible.
pub mod outcomes;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::aftercare::model::{
    ReviewPatch, ReviewRow, ReviewState, SatisfactionReason, SatisfactionRow, Verdict,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::{RecordId, RecordKind};
use crate::features::records::service::visible_rows;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{case_reviews, record_parties, satisfactions};

pub fn satisfaction(conn: &mut Conn, record: RecordId) -> QueryResult<Option<SatisfactionRow>> {
    SatisfactionRow::query().filter(satisfactions::record_id.eq(record)).first(conn).optional()
}

/// Notes that the customer was asked; false if that was noted before.
pub fn ask(conn: &mut Conn, record: RecordId, at: Timestamp) -> QueryResult<bool> {
    let row = SatisfactionRow {
        record_id: record,
        asked_at: at,
        score: None,
        reason: None,
        comment: None,
        answered_by: None,
        answered_at: None,
    };
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(satisfactions::table).values(&row).on_conflict_do_nothing().execute(c)
    })?;
    Ok(rows == 1)
}

/// Writes the answer down; false if there is one already.
pub fn answer(
    conn: &mut Conn,
    record: RecordId,
    verdict: &Verdict,
    by: MembershipId,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        satisfactions::table
            .filter(satisfactions::record_id.eq(record))
            .filter(satisfactions::score.is_null()),
    )
    .set((
        satisfactions::score.eq(Some(verdict.score)),
        satisfactions::reason.eq(verdict.reason),
        satisfactions::comment.eq(verdict.comment.clone()),
        satisfactions::answered_by.eq(Some(by)),
        satisfactions::answered_at.eq(Some(at)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes the words away, and leaves the score.
pub fn forget_comment(conn: &mut Conn, record: RecordId) -> QueryResult<()> {
    diesel::update(satisfactions::table.filter(satisfactions::record_id.eq(record)))
        .set(satisfactions::comment.eq(None::<String>))
        .execute(conn)?;
    Ok(())
}

/// A score, a reason, and how often they came together.
pub type Given = (Option<i32>, Option<SatisfactionReason>, i64);

/// How often each score came with each reason in the complaints that the scope sees as their
/// vendor; those who did not answer have neither. A few rows, however many complaints there are.
pub fn given(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<Given>> {
    record_parties::table
        .inner_join(satisfactions::table.on(satisfactions::record_id.eq(record_parties::record_id)))
        .filter(visible_rows!(scope))
        .filter(record_parties::kind.eq(RecordKind::Complaint))
        .filter(record_parties::side.eq(Side::Vendor))
        .group_by((satisfactions::score, satisfactions::reason))
        .select((satisfactions::score, satisfactions::reason, count_star()))
        .load(conn)
}

/// Each answer with its complaint, of the complaints that the scope sees as their vendor.
pub fn scores(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(RecordId, i32, Timestamp)>> {
    record_parties::table
        .inner_join(satisfactions::table.on(satisfactions::record_id.eq(record_parties::record_id)))
        .filter(visible_rows!(scope))
        .filter(record_parties::kind.eq(RecordKind::Complaint))
        .filter(record_parties::side.eq(Side::Vendor))
        .filter(satisfactions::score.is_not_null())
        .filter(satisfactions::answered_at.is_not_null())
        .select((
            satisfactions::record_id,
            satisfactions::score.assume_not_null(),
            satisfactions::answered_at.assume_not_null(),
        ))
        .load(conn)
}

pub fn review(conn: &mut Conn, record: RecordId) -> QueryResult<Option<ReviewRow>> {
    ReviewRow::query().filter(case_reviews::record_id.eq(record)).first(conn).optional()
}

/// Whether a review was published.
pub fn is_published(conn: &mut Conn, record: RecordId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        case_reviews::table
            .filter(case_reviews::record_id.eq(record))
            .filter(case_reviews::state.eq(ReviewState::Published)),
    ))
    .get_result(conn)
}

/// Writes the first version; false if somebody was faster.
pub fn insert_review(conn: &mut Conn, row: &ReviewRow) -> QueryResult<bool> {
    let rows = crate::on_backend!(conn, |c| {
        diesel::insert_into(case_reviews::table).values(row).on_conflict_do_nothing().execute(c)
    })?;
    Ok(rows == 1)
}

/// Changes a review that still has this version and takes the next one; false if somebody was
/// faster.
pub fn update_review(
    conn: &mut Conn,
    row: &ReviewRow,
    patch: &ReviewPatch,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        case_reviews::table
            .filter(case_reviews::record_id.eq(row.record_id))
            .filter(case_reviews::version.eq(row.version))
            .filter(case_reviews::state.eq(row.state)),
    )
    .set((
        patch,
        case_reviews::version.eq(row.version.wrapping_add(1)),
        case_reviews::updated_at.eq(at),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Takes the words of a review away.
pub fn forget_review(conn: &mut Conn, record: RecordId) -> QueryResult<()> {
    diesel::update(case_reviews::table.filter(case_reviews::record_id.eq(record)))
        .set(case_reviews::body.eq(""))
        .execute(conn)?;
    Ok(())
}
