//! Lists and counts of ideas, as somebody's organisation has them.
use diesel::dsl::{count_star, exists};
use diesel::prelude::*;

use crate::features::ideas::model::{Audience, CommitmentKind, Idea, IdeaStatus, Strength};
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, LaneKind, Record, RecordId, RecordKind};
use crate::features::records::service::{Hits, readable_by, unread_rows, visible, visible_rows};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    idea_sources, idea_votes, ideas, lanes, organisations, record_parties, records,
};
use crate::platform::db::{Conn, MultiBackend};

/// By what a list is sorted, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Newest activity.
    #[default]
    Activity,
    Organisations,
    /// For vendors alone, as the next.
    Strength,
    Commitment,
}

/// Filters of the list; empty ones do not filter.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub status: Vec<IdeaStatus>,
    pub open: Option<bool>,
    pub audience: Option<Audience>,
    /// The own organisation's ideas, or those of others.
    pub own: Option<bool>,
    /// Whether the caller has voted.
    pub voted: Option<bool>,
    pub side: Option<Side>,
    /// The vendor that they are for.
    pub vendor: Option<OrganisationId>,
    /// Ideas that grew from this complaint.
    pub source: Option<RecordId>,
    /// Where the search found something.
    pub hits: Option<Hits>,
}

/// An idea's place in a list: its key for sorting, and whether there is something to read.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub id: RecordId,
    pub key: i64,
    pub activity_at: Timestamp,
    pub unread: bool,
    pub ball: Option<BallSide>,
    pub side: Side,
}

macro_rules! key_order {
    ($query:expr, $column:expr, $after:expr) => {{
        let mut query = $query.order(($column.desc(), ideas::record_id.desc()));
        if let Some((key, id)) = $after {
            query = query.filter($column.lt(key).or($column.eq(key).and(ideas::record_id.lt(id))));
        }
        query
    }};
}

/// A page of the ideas that the scope sees, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    filter: &Filter,
    order: Order,
    after: Option<(i64, RecordId)>,
    limit: i64,
) -> QueryResult<Vec<Place>> {
    use record_parties as p;
    let mut query = p::table
        .inner_join(ideas::table.on(ideas::record_id.eq(p::record_id)))
        .filter(visible_rows!(scope))
        .filter(p::kind.eq(RecordKind::Idea))
        .select((
            (p::record_id, p::activity_at, p::ball_side, p::side, unread_rows!(scope)),
            (ideas::organisations, ideas::strength, ideas::commitment),
        ))
        .into_boxed();
    if !filter.status.is_empty() {
        let words: Vec<&str> = filter.status.iter().map(|status| status.as_str()).collect();
        query = query.filter(p::status.eq_any(words));
    }
    if let Some(open) = filter.open {
        query = query.filter(p::open.eq(open));
    }
    if let Some(audience) = filter.audience {
        query = query.filter(ideas::audience.eq(audience));
    }
    if let Some(side) = filter.side {
        query = query.filter(p::side.eq(side));
    }
    if let Some(vendor) = filter.vendor {
        query = query.filter(ideas::vendor_org.eq(vendor));
    }
    query = match filter.own {
        Some(true) => query.filter(ideas::author_org.eq(scope.org())),
        Some(false) => query.filter(ideas::author_org.ne(scope.org())),
        None => query,
    };
    let voted = || {
        idea_votes::table
            .filter(idea_votes::organisation_id.eq(scope.org()))
            .filter(idea_votes::voter.eq(scope.membership().to_string()))
            .select(idea_votes::idea_id)
    };
    query = match filter.voted {
        Some(true) => query.filter(p::record_id.eq_any(voted())),
        Some(false) => query.filter(p::record_id.ne_all(voted())),
        None => query,
    };
    if let Some(complaint) = filter.source {
        let grown = idea_sources::table
            .filter(idea_sources::record_id.eq(complaint))
            .select(idea_sources::idea_id);
        query = query.filter(p::record_id.eq_any(grown));
    }
    if let Some(Hits { records, lanes: found }) = &filter.hits {
        let readable = lanes::table
            .filter(lanes::record_id.eq(p::record_id))
            .filter(lanes::id.eq_any(found.clone()))
            .filter(readable_by!(scope.org()));
        query = query.filter(p::record_id.eq_any(records.clone())).filter(exists(readable));
    }
    query = match order {
        Order::Activity => {
            let after = after.and_then(|(key, id)| Some((Timestamp::from_micros(key)?, id)));
            key_order!(query, p::activity_at, after)
        }
        Order::Organisations => key_order!(query, ideas::organisations, after),
        Order::Strength => key_order!(query, ideas::strength, after),
        Order::Commitment => key_order!(query, ideas::commitment, after),
    };
    type Row = ((RecordId, Timestamp, Option<BallSide>, Side, bool), (i64, i64, i64));
    let rows: Vec<Row> = query.limit(limit + 1).load(conn)?;
    Ok(rows
        .into_iter()
        .map(|((id, activity_at, ball, side, unread), (organisations, strength, commitment))| {
            let key = match order {
                Order::Activity => activity_at.micros(),
                Order::Organisations => organisations,
                Order::Strength => strength,
                Order::Commitment => commitment,
            };
            Place { id, key, activity_at, unread, ball, side }
        })
        .collect())
}

/// A line of a list: the idea, the names around it, and what the caller voted.
#[derive(Debug, Clone)]
pub struct Line {
    pub idea: Idea,
    pub record: Record,
    pub author: String,
    pub vendor: String,
    pub vote: Option<(Strength, CommitmentKind)>,
}

diesel::alias!(organisations as authors: Authors, organisations as vendors: Vendors);

/// Ideas as lines, for a caller that was shown to see them: one statement.
pub fn load_lines(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<Line>> {
    let own = idea_votes::idea_id
        .eq(ideas::record_id)
        .and(idea_votes::organisation_id.eq(scope.org()))
        .and(idea_votes::voter.eq(scope.membership().to_string()));
    type Row = (Idea, Record, String, String, Option<(Strength, CommitmentKind)>);
    let rows: Vec<Row> = ideas::table
        .inner_join(records::table)
        .inner_join(authors.on(authors.field(organisations::id).eq(ideas::author_org)))
        .inner_join(vendors.on(vendors.field(organisations::id).eq(ideas::vendor_org)))
        .left_join(idea_votes::table.on(own))
        .filter(ideas::record_id.eq_any(ids.to_vec()))
        .select((
            <Idea as SelectableHelper<MultiBackend>>::as_select(),
            <Record as SelectableHelper<MultiBackend>>::as_select(),
            authors.field(organisations::name),
            vendors.field(organisations::name),
            (idea_votes::strength, idea_votes::commitment).nullable(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(idea, record, author, vendor, vote)| Line { idea, record, author, vendor, vote })
        .collect())
}

/// How many ideas of each status the scope sees.
pub fn counts(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(String, i64)>> {
    record_parties::table
        .filter(visible(scope))
        .filter(record_parties::kind.eq(RecordKind::Idea))
        .group_by(record_parties::status)
        .select((record_parties::status, count_star()))
        .load(conn)
}
