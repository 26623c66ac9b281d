//! Queries on commitments, for callers that show (or have shown) that the record is visible.
use diesel::prelude::*;

use crate::features::commitments::model::{
    CommitmentId, CommitmentPatch, CommitmentRow, CommitmentState, RETURN,
};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::features::records::service::visible_rows;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{commitments, record_parties};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, rows: &[CommitmentRow]) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(commitments::table).values(rows).execute(c)
    })?;
    Ok(())
}

/// A commitment by id alone; its record says who may see it.
pub fn find_unscoped(conn: &mut Conn, id: CommitmentId) -> QueryResult<Option<CommitmentRow>> {
    CommitmentRow::query().filter(commitments::id.eq(id)).first(conn).optional()
}

/// Those of a record, by due date.
pub fn of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<CommitmentRow>> {
    CommitmentRow::query()
        .filter(commitments::record_id.eq(record))
        .order((commitments::due_at, commitments::id))
        .load(conn)
}

/// Commitments of these records to send goods back.
pub fn returns(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<CommitmentRow>> {
    CommitmentRow::query()
        .filter(commitments::record_id.eq_any(records.to_vec()))
        .filter(commitments::kind.eq(RETURN))
        .order((commitments::due_at, commitments::id))
        .load(conn)
}

/// States of a record's commitments.
pub fn states(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<CommitmentState>> {
    commitments::table
        .filter(commitments::record_id.eq(record))
        .select(commitments::state)
        .load(conn)
}

/// Changes a commitment that still has this version and takes the next one; false if somebody was
/// faster.
pub fn update(conn: &mut Conn, row: &CommitmentRow, patch: &CommitmentPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        commitments::table
            .filter(commitments::id.eq(row.id))
            .filter(commitments::version.eq(row.version))
            .filter(commitments::state.eq(row.state)),
    )
    .set((patch, commitments::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Which entry says that it was done.
pub fn set_fulfilled_seq(conn: &mut Conn, id: CommitmentId, seq: i64) -> QueryResult<()> {
    diesel::update(commitments::table.filter(commitments::id.eq(id)))
        .set(commitments::fulfilled_seq.eq(Some(seq)))
        .execute(conn)?;
    Ok(())
}

/// Filters of a list; empty ones do not filter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Whether the caller's organisation owes them (true), or is owed (false).
    pub mine: Option<bool>,
    pub state: Vec<CommitmentState>,
    pub record: Option<RecordId>,
    /// Of any of these.
    pub relationships: Vec<RelationshipId>,
    pub owner: Option<MembershipId>,
}

/// A page of what the scope's organisation owes or is owed, by due date, with one row too many.
/// Which of the records its member may see is for the caller to check.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<CommitmentRow>> {
    use commitments as c;
    let mut query = c::table.into_boxed::<MultiBackend>();
    query = match filter.mine {
        Some(true) => query.filter(c::organisation_id.eq(scope.org())),
        Some(false) => query.filter(c::counterpart_org.eq(scope.org())),
        None => {
            query.filter(c::organisation_id.eq(scope.org()).or(c::counterpart_org.eq(scope.org())))
        }
    };
    if !filter.state.is_empty() {
        query = query.filter(c::state.eq_any(filter.state.clone()));
    }
    if let Some(record) = filter.record {
        query = query.filter(c::record_id.eq(record));
    }
    if !filter.relationships.is_empty() {
        query = query.filter(c::relationship_id.eq_any(filter.relationships.clone()));
    }
    if let Some(owner) = filter.owner {
        query = query.filter(c::owner_membership_id.eq(Some(owner)));
    }
    if let Some(Cursor { at, id }) = cursor {
        let id = CommitmentId(id);
        query = query.filter(c::due_at.ge(at)).filter(c::due_at.gt(at).or(c::id.gt(id)));
    }
    query
        .order((c::due_at, c::id))
        .limit(limit + 1)
        .select(<CommitmentRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// A commitment as the figures of its relationship need it.
#[derive(Debug, Clone, Copy)]
pub struct Weighed {
    pub side: Side,
    pub state: CommitmentState,
    pub due_at: Timestamp,
    pub fulfilled_at: Option<Timestamp>,
}

/// Commitments of a relationship whose records the scope sees, due since then: one statement.
pub fn weighed(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
    since: Timestamp,
) -> QueryResult<Vec<Weighed>> {
    use commitments as c;
    type Row = (Side, CommitmentState, Timestamp, Option<Timestamp>);
    let rows: Vec<Row> = c::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(c::record_id)))
        .filter(visible_rows!(scope))
        .filter(c::relationship_id.eq(relationship))
        .filter(c::due_at.ge(since))
        .select((c::side, c::state, c::due_at, c::fulfilled_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(side, state, due_at, fulfilled_at)| Weighed { side, state, due_at, fulfilled_at })
        .collect())
}

/// What is still owed in a relationship though its last day is over, longest overdue first.
pub fn overdue_unscoped(
    conn: &mut Conn,
    relationship: RelationshipId,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<CommitmentRow>> {
    CommitmentRow::query()
        .filter(commitments::relationship_id.eq(relationship))
        .filter(commitments::state.eq_any([CommitmentState::Open, CommitmentState::Missed]))
        .filter(commitments::due_at.lt(now))
        .order((commitments::due_at, commitments::id))
        .limit(limit)
        .load(conn)
}

/// What the scope's organisation owes and has not done, and what it is to confirm, by due date: one
/// statement. Which of the records its member may see is for the caller to check.
pub fn waiting_for(conn: &mut Conn, scope: &Scope, limit: i64) -> QueryResult<Vec<CommitmentRow>> {
    use commitments as c;
    let owed = [CommitmentState::Open, CommitmentState::Missed];
    let own = c::organisation_id.eq(scope.org()).and(c::state.eq_any(owed));
    let theirs = c::counterpart_org.eq(scope.org()).and(c::state.eq(CommitmentState::Fulfilled));
    CommitmentRow::query().filter(own.or(theirs)).order((c::due_at, c::id)).limit(limit).load(conn)
}
