//! Who came into segments and left them.
use diesel::prelude::*;

use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{MoveId, MoveRow, SegmentId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::segment_moves;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert_moves(conn: &mut Conn, rows: &[MoveRow]) -> QueryResult<()> {
    crate::insert_all!(conn, segment_moves::table, rows, 7);
    Ok(())
}

/// A page of a segment's history, newest first, with one row too many.
pub fn moves_page(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<MoveRow>> {
    use segment_moves as m;
    let mut query = m::table
        .filter(m::vendor_org.eq(scope.org()))
        .filter(m::segment_id.eq(segment))
        .order((m::at.desc(), m::id.desc()))
        .limit(limit)
        .select(MoveRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        query = query.filter(m::at.lt(at).or(m::at.eq(at).and(m::id.lt(MoveId(id)))));
    }
    query.load(conn)
}

/// The newest comings and goings of an account, oldest first.
pub fn moves_of(
    conn: &mut Conn,
    scope: &Scope,
    account: RelationshipId,
    limit: i64,
) -> QueryResult<Vec<MoveRow>> {
    let mut rows: Vec<MoveRow> = MoveRow::query()
        .filter(segment_moves::vendor_org.eq(scope.org()))
        .filter(segment_moves::relationship_id.eq(account))
        .order((segment_moves::at.desc(), segment_moves::id.desc()))
        .limit(limit)
        .load(conn)?;
    rows.reverse();
    Ok(rows)
}

/// Who came into a segment, or left it, since then.
pub fn moves_since(
    conn: &mut Conn,
    scope: &Scope,
    segment: SegmentId,
    joined: bool,
    since: Timestamp,
) -> QueryResult<Vec<(MoveId, RelationshipId, Timestamp)>> {
    use segment_moves as m;
    m::table
        .filter(m::vendor_org.eq(scope.org()))
        .filter(m::segment_id.eq(segment))
        .filter(m::joined.eq(joined))
        .filter(m::at.ge(since))
        .order((m::at, m::id))
        .select((m::id, m::relationship_id, m::at))
        .load(conn)
}

type Move = (OrganisationId, SegmentId, RelationshipId, Timestamp, bool);

/// What a coming or going was: whose, of which segment, of whom, when, and whether it came.
pub fn segment_of_move_unscoped(conn: &mut Conn, id: MoveId) -> QueryResult<Option<Move>> {
    use segment_moves as m;
    m::table
        .filter(m::id.eq(id))
        .select((m::vendor_org, m::segment_id, m::relationship_id, m::at, m::joined))
        .first(conn)
        .optional()
}
