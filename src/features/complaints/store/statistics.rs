//! What statistics count.
use diesel::prelude::*;

use super::{Filter, filtered};
use crate::features::complaints::model::{Category, Status};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{BallSide, RecordId};
use crate::features::records::service::visible_rows;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{complaints, record_parties, records};

/// What the statistics count: for each visible complaint its times and words.
#[derive(Debug, Clone)]
pub struct Counted {
    pub status: Status,
    pub category: Category,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

/// Complaints looked up in one statement.
const CHUNK: usize = 5000;

/// All visible complaints as the statistics need them: for `scan`, not for a request's thread.
pub fn counted(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<Counted>> {
    type Row = (Status, Category, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>);
    let ids: Vec<RecordId> =
        filtered(scope, &Filter::default()).select(record_parties::record_id).load(conn)?;
    let mut counted = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<Row> = complaints::table
            .filter(complaints::record_id.eq_any(chunk.to_vec()))
            .select((
                complaints::status,
                complaints::category,
                complaints::submitted_at,
                complaints::first_response_at,
                complaints::closed_at,
            ))
            .load(conn)?;
        counted.extend(rows.into_iter().map(
            |(status, category, submitted_at, first_response_at, closed_at)| Counted {
                status,
                category,
                submitted_at,
                first_response_at,
                closed_at,
            },
        ));
    }
    Ok(counted)
}

/// The complaints that the scope sees as their vendor: for `scan`.
pub fn of_vendor(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<RecordId>> {
    filtered(scope, &Filter::default())
        .filter(record_parties::side.eq(Side::Vendor))
        .filter(record_parties::status.ne(Status::Draft.as_str()))
        .select(record_parties::record_id)
        .load(conn)
}

/// A complaint as the figures of its relationship need it.
#[derive(Debug, Clone)]
pub struct Weighed {
    pub open: bool,
    pub ball_side: Option<BallSide>,
    pub ball_since: Option<Timestamp>,
    pub submitted_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

/// Complaints of a relationship that both sides and the scope see, as far as they are open, or
/// came or ended since then: one statement.
pub fn weighed(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> QueryResult<Vec<Weighed>> {
    use record_parties as p;
    type Row = (bool, Option<BallSide>, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>);
    let recent = complaints::submitted_at
        .ge(Some(since))
        .or(complaints::closed_at.ge(Some(since)))
        .assume_not_null();
    let rows: Vec<Row> = complaints::table
        .inner_join(records::table)
        .inner_join(p::table.on(p::record_id.eq(complaints::record_id)))
        .filter(visible_rows!(scope))
        .filter(complaints::relationship_id.eq(relationship))
        .filter(complaints::status.ne(Status::Draft))
        .filter(p::open.eq(true).or(recent))
        .select((
            p::open,
            records::ball_side,
            records::ball_since,
            complaints::submitted_at,
            complaints::closed_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(open, ball_side, ball_since, submitted_at, closed_at)| Weighed {
            open,
            ball_side,
            ball_since,
            submitted_at,
            closed_at,
        })
        .collect())
}

/// A complaint as a search for defects needs it.
#[derive(Debug, Clone)]
pub struct Filed {
    pub record: RecordId,
    pub relationship: RelationshipId,
    pub category: Category,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub at: Timestamp,
}

/// Complaints with the scope's organisation as the vendor that it sees and that were filed in a
/// period: one statement.
pub fn filed(
    conn: &mut Conn,
    scope: &Scope,
    (from, until): (Timestamp, Timestamp),
) -> QueryResult<Vec<Filed>> {
    use record_parties as p;
    type Row =
        (RecordId, RelationshipId, Category, Option<String>, Option<String>, Option<Timestamp>);
    let rows: Vec<Row> = complaints::table
        .inner_join(p::table.on(p::record_id.eq(complaints::record_id)))
        .filter(visible_rows!(scope))
        .filter(complaints::vendor_org.eq(scope.org()))
        .filter(complaints::submitted_at.ge(Some(from)))
        .filter(complaints::submitted_at.le(Some(until)))
        .order(complaints::record_id)
        .select((
            complaints::record_id,
            complaints::relationship_id,
            complaints::category,
            complaints::product,
            complaints::lot,
            complaints::submitted_at,
        ))
        .load(conn)?;
    let filed = |(record, relationship, category, product, lot, at): Row| {
        Some(Filed { record, relationship, category, product, lot, at: at? })
    };
    Ok(rows.into_iter().filter_map(filed).collect())
}

/// Vendors that were sent complaints since then. Takes no scope: nothing of it is shown.
pub fn vendors_since_unscoped(
    conn: &mut Conn,
    since: Timestamp,
) -> QueryResult<Vec<OrganisationId>> {
    complaints::table
        .filter(complaints::submitted_at.ge(Some(since)))
        .select(complaints::vendor_org)
        .distinct()
        .load(conn)
}

/// Whose turn it is in an open complaint, since when and until when.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    pub record: RecordId,
    pub side: BallSide,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

/// Open complaints of a relationship that both sides see, those that have waited longest first.
pub fn waiting_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<Waiting>> {
    let over = [Status::Draft, Status::Closed, Status::Withdrawn];
    type Row = (RecordId, BallSide, Timestamp, Option<Timestamp>);
    let rows: Vec<Row> = complaints::table
        .inner_join(records::table)
        .filter(complaints::relationship_id.eq(relationship))
        .filter(complaints::status.ne_all(over.map(Status::as_str)))
        .filter(records::ball_side.is_not_null())
        .filter(records::ball_since.is_not_null())
        .order((records::ball_since, records::id))
        .limit(limit)
        .select((
            records::id,
            records::ball_side.assume_not_null(),
            records::ball_since.assume_not_null(),
            records::ball_until,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(record, side, since, until)| Waiting { record, side, since, until })
        .collect())
}
