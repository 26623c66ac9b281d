//! Lists of meetings.
use diesel::prelude::*;

use crate::features::meetings::model::{MeetingRow, MeetingState};
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{BallSide, Party, Record, RecordId, RecordKind};
use crate::features::records::service::{unread, visible, visible_rows};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{meetings, record_parties, records};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

/// Filters of the list; empty ones do not filter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub relationship: Option<RelationshipId>,
    pub state: Option<MeetingState>,
    /// Those in which the caller's side owes the next move.
    pub mine: bool,
    /// Those that begin from then on.
    pub from: Option<Timestamp>,
}

/// A meeting with the caller's own row of it.
pub type Line = (MeetingRow, Record, Party);

macro_rules! lines {
    ($scope:expr) => {
        meetings::table
            .inner_join(records::table)
            .inner_join(record_parties::table.on(record_parties::record_id.eq(meetings::record_id)))
            .filter(visible_rows!($scope))
            .filter(record_parties::kind.eq(RecordKind::Meeting))
            .select((
                <MeetingRow as SelectableHelper<MultiBackend>>::as_select(),
                <Record as SelectableHelper<MultiBackend>>::as_select(),
                <Party as SelectableHelper<MultiBackend>>::as_select(),
            ))
    };
}

/// A page of the meetings that the scope sees, the latest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<Line>> {
    use record_parties as p;
    let mut query = lines!(scope).into_boxed::<MultiBackend>();
    if let Some(relationship) = filter.relationship {
        query = query.filter(meetings::relationship_id.eq(relationship));
    }
    if let Some(state) = filter.state {
        query = query.filter(meetings::state.eq(state));
    }
    if filter.mine {
        let with = |side: Side, ball: BallSide| {
            p::side.eq(side).and(p::ball_side.eq_any([Some(ball), Some(BallSide::Both)]))
        };
        query = query.filter(
            with(Side::Customer, BallSide::Customer).or(with(Side::Vendor, BallSide::Vendor)),
        );
    }
    if let Some(from) = filter.from {
        query = query.filter(meetings::held_at.ge(from));
    }
    if let Some(Cursor { at, id }) = cursor {
        let id = RecordId(id);
        query = query
            .filter(meetings::held_at.le(at))
            .filter(meetings::held_at.lt(at).or(meetings::record_id.lt(id)));
    }
    query.order((meetings::held_at.desc(), meetings::record_id.desc())).limit(limit + 1).load(conn)
}

/// Meetings that are looked at for the last and the next one.
const RECENT: i64 = 60;

/// The latest meetings of a relationship that the scope sees, without those that were cancelled.
pub fn latest(
    conn: &mut Conn,
    scope: &Scope,
    relationship: RelationshipId,
) -> QueryResult<Vec<Line>> {
    lines!(scope)
        .filter(meetings::relationship_id.eq(relationship))
        .filter(meetings::state.ne(MeetingState::Cancelled))
        .order((meetings::held_at.desc(), meetings::record_id.desc()))
        .limit(RECENT)
        .load(conn)
}

/// Which of these meetings hold entries that the member has not read.
pub fn unread_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<RecordId>> {
    record_parties::table
        .filter(visible(scope))
        .filter(record_parties::record_id.eq_any(ids.to_vec()))
        .filter(unread(scope))
        .select(record_parties::record_id)
        .load(conn)
}
