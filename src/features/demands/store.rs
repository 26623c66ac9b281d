//! Queries on decisions, and on what the radar saw in complaints.
use diesel::dsl::max;
use diesel::prelude::*;

use crate::features::demands::model::{
    DecisionRow, DefectAlarmId, DefectAlarmRow, DefectLookRow, DemandDecisionId,
};
use crate::features::interactions::model::TopicId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{defect_alarms, defect_looks, demand_decisions};
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

/// Decisions whose day of review has come and of which nobody was reminded yet.
pub fn to_review_unscoped(conn: &mut Conn, day: &str, limit: i64) -> QueryResult<Vec<DecisionRow>> {
    use demand_decisions as d;
    DecisionRow::query()
        .filter(d::reminded_at.is_null())
        .filter(d::review_on.le(Some(day.to_owned())))
        .order((d::review_on, d::id))
        .limit(limit)
        .load(conn)
}

/// When these topics were decided on last.
pub fn newest_unscoped(
    conn: &mut Conn,
    topics: &[TopicId],
) -> QueryResult<Vec<(TopicId, Option<Timestamp>)>> {
    use demand_decisions as d;
    d::table
        .filter(d::topic_id.eq_any(topics.to_vec()))
        .group_by(d::topic_id)
        .select((d::topic_id, max(d::decided_at)))
        .load(conn)
}

pub fn set_reminded_unscoped(
    conn: &mut Conn,
    ids: &[DemandDecisionId],
    at: Timestamp,
) -> QueryResult<()> {
    use demand_decisions as d;
    diesel::update(d::table.filter(d::id.eq_any(ids.to_vec())))
        .set(d::reminded_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

/// Vendors in whose complaints the radar has looked since then.
pub fn looked_since_unscoped(
    conn: &mut Conn,
    since: Timestamp,
) -> QueryResult<Vec<OrganisationId>> {
    defect_looks::table
        .filter(defect_looks::looked_at.gt(since))
        .select(defect_looks::vendor_org)
        .load(conn)
}

pub fn set_looked(conn: &mut Conn, row: &DefectLookRow) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(defect_looks::table)
            .values(row)
            .on_conflict(defect_looks::vendor_org)
            .do_update()
            .set(row)
            .execute(c)
    })?;
    Ok(())
}

/// Defects that were seen in the scope's complaints since then.
pub fn defects_since(
    conn: &mut Conn,
    scope: &Scope,
    since: Timestamp,
) -> QueryResult<Vec<DefectAlarmRow>> {
    DefectAlarmRow::query()
        .filter(defect_alarms::vendor_org.eq(scope.org()))
        .filter(defect_alarms::last_at.ge(since))
        .load(conn)
}

pub fn insert_defects(conn: &mut Conn, rows: &[DefectAlarmRow]) -> QueryResult<()> {
    crate::insert_all!(conn, defect_alarms::table, rows, 5);
    Ok(())
}

pub fn see_defects_again(conn: &mut Conn, ids: &[DefectAlarmId], at: Timestamp) -> QueryResult<()> {
    diesel::update(defect_alarms::table.filter(defect_alarms::id.eq_any(ids.to_vec())))
        .set(defect_alarms::last_at.eq(at))
        .execute(conn)?;
    Ok(())
}
