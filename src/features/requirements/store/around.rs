//! Reviews, claims and links.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::features::requirements::model::{
    ClaimId, ClaimRow, ListReviewId, ListReviewRow, RequirementClaimState, RequirementId,
    RequirementReviewState, TraceId, TraceRow,
};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{requirement_claims, requirement_links, requirement_reviews};

/// Reviews that a list shows: older ones are opened by their number.
const REVIEWS: i64 = 50;

/// Newest first.
pub fn reviews(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<ListReviewRow>> {
    ListReviewRow::query()
        .filter(requirement_reviews::record_id.eq(record))
        .order(requirement_reviews::number.desc())
        .limit(REVIEWS)
        .load(conn)
}

/// One by its number, however old.
pub fn review(
    conn: &mut Conn,
    record: RecordId,
    number: i32,
) -> QueryResult<Option<ListReviewRow>> {
    ListReviewRow::query()
        .filter(requirement_reviews::record_id.eq(record))
        .filter(requirement_reviews::number.eq(number))
        .first(conn)
        .optional()
}

/// The hash of what all have signed last.
pub fn signed_hash(conn: &mut Conn, record: RecordId) -> QueryResult<Option<Vec<u8>>> {
    requirement_reviews::table
        .filter(requirement_reviews::record_id.eq(record))
        .filter(requirement_reviews::state.eq(RequirementReviewState::Signed))
        .order(requirement_reviews::number.desc())
        .select(requirement_reviews::sha256)
        .first(conn)
        .optional()
}

pub fn insert_review(conn: &mut Conn, row: &ListReviewRow) -> QueryResult<()> {
    diesel::insert_into(requirement_reviews::table).values(row).execute(conn)?;
    Ok(())
}

/// Ends a review that is open; false if it is not any more.
pub fn end_review(
    conn: &mut Conn,
    id: ListReviewId,
    to: RequirementReviewState,
    at: Timestamp,
) -> QueryResult<bool> {
    let rows = diesel::update(
        requirement_reviews::table
            .filter(requirement_reviews::id.eq(id))
            .filter(requirement_reviews::state.eq(RequirementReviewState::Open)),
    )
    .set((requirement_reviews::state.eq(to), requirement_reviews::ended_at.eq(Some(at))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// What was said of the requirements of a project, oldest first.
pub fn claims(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<ClaimRow>> {
    ClaimRow::query()
        .filter(requirement_claims::record_id.eq(record))
        .order((requirement_claims::claimed_at, requirement_claims::id))
        .load(conn)
}

pub fn insert_claim(conn: &mut Conn, row: &ClaimRow) -> QueryResult<()> {
    diesel::insert_into(requirement_claims::table).values(row).execute(conn)?;
    Ok(())
}

/// What others say to a claim.
#[derive(Debug, Clone)]
pub struct ClaimAnswer<'a> {
    pub state: RequirementClaimState,
    pub text: Option<&'a str>,
    pub organisation: OrganisationId,
    pub by: MembershipId,
    pub at: Timestamp,
}

/// Answers a claim that is open; false if it is not any more.
pub fn answer_claim(conn: &mut Conn, id: ClaimId, answer: &ClaimAnswer<'_>) -> QueryResult<bool> {
    let rows = diesel::update(
        requirement_claims::table
            .filter(requirement_claims::id.eq(id))
            .filter(requirement_claims::state.eq(RequirementClaimState::Open)),
    )
    .set((
        requirement_claims::state.eq(answer.state),
        requirement_claims::answer.eq(answer.text),
        requirement_claims::answered_org.eq(Some(answer.organisation)),
        requirement_claims::answered_by.eq(Some(answer.by)),
        requirement_claims::answered_at.eq(Some(answer.at)),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// The links of all requirements of a project, oldest first.
pub fn links(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<TraceRow>> {
    TraceRow::query()
        .filter(requirement_links::record_id.eq(record))
        .order((requirement_links::added_at, requirement_links::id))
        .load(conn)
}

pub fn insert_link(conn: &mut Conn, row: &TraceRow) -> QueryResult<()> {
    diesel::insert_into(requirement_links::table).values(row).execute(conn)?;
    Ok(())
}

/// Takes a link of a requirement away.
pub fn delete_link(conn: &mut Conn, requirement: RequirementId, id: TraceId) -> QueryResult<bool> {
    let rows = diesel::delete(
        requirement_links::table
            .filter(requirement_links::id.eq(id))
            .filter(requirement_links::requirement_id.eq(requirement)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}
