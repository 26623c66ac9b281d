//! Queries on decisions.
use diesel::prelude::*;

use crate::features::demands::model::{DecisionRow, DemandDecisionId};
use crate::features::interactions::model::TopicId;
use crate::platform::authz::Scope;
use crate::platform::db::schema::demand_decisions;
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &DecisionRow) -> QueryResult<()> {
    diesel::insert_into(demand_decisions::table).values(row).execute(conn)?;
    Ok(())
}

/// A page of decisions, the newest first, with one row too many.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    topic: Option<TopicId>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<DecisionRow>> {
    use demand_decisions as d;
    let mut query = d::table.filter(d::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(topic) = topic {
        query = query.filter(d::topic_id.eq(topic));
    }
    if let Some(Cursor { at, id }) = cursor {
        let (same, earlier) = (d::decided_at.le(at), d::decided_at.lt(at));
        query = query.filter(same).filter(earlier.or(d::id.lt(DemandDecisionId(id))));
    }
    query
        .order((d::decided_at.desc(), d::id.desc()))
        .limit(limit)
        .select(<DecisionRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}
