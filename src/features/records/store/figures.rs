//! What figures of a relationship are counted from.
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::visible::visible_rows;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{BallSide, RecordKind};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{entries, record_parties, records, turns};

/// A condition on `record_parties` joined with `records`: complaints of one relationship that the
/// scope sees, without those that one side has not filed yet.
macro_rules! filed_between {
    ($scope:expr, $relationship:expr) => {
        visible_rows!($scope)
            .and(record_parties::kind.eq(RecordKind::Complaint))
            .and(record_parties::status.ne("draft"))
            .and(records::relationship_id.eq(Some($relationship)).assume_not_null())
    };
}

/// Whose turn it was from when until when, of all turns that ended since then.
pub fn turns_between(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> QueryResult<Vec<(BallSide, Timestamp, Timestamp)>> {
    turns::table
        .inner_join(records::table.on(records::id.eq(turns::record_id)))
        .inner_join(record_parties::table.on(record_parties::record_id.eq(turns::record_id)))
        .filter(filed_between!(scope, relationship))
        .filter(records::activity_at.ge(since))
        .filter(turns::until.ge(Some(since)))
        .select((turns::side, turns::since, turns::until.assume_not_null()))
        .load(conn)
}

/// When complaints were opened again since then. The word stands in the statement itself: the
/// index on these entries alone is found by it.
pub fn reopened_between(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> QueryResult<Vec<Timestamp>> {
    entries::table
        .inner_join(records::table.on(records::id.eq(entries::record_id)))
        .inner_join(record_parties::table.on(record_parties::record_id.eq(entries::record_id)))
        .filter(diesel::dsl::sql::<Bool>("entries.kind = 'reopened'"))
        .filter(filed_between!(scope, relationship))
        .filter(records::activity_at.ge(since))
        .filter(entries::occurred_at.ge(since))
        .select(entries::occurred_at)
        .load(conn)
}
