//! Queries on checks of the radar, alarms and settings.
use diesel::dsl::{count_star, max, sum};
use diesel::prelude::*;

use crate::features::insights::model::{
    AlarmFigures, AlarmId, AlarmRow, AlarmState, CheckId, CheckKind, CheckRow, CheckState,
    SettingsRow,
};
use crate::features::interactions::model::TopicId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{demand_alarms, radar_checks, radar_settings};
use crate::platform::db::{Conn, Json, MultiBackend};
use crate::platform::http::Cursor;

pub fn settings(conn: &mut Conn, scope: &Scope) -> QueryResult<Option<SettingsRow>> {
    SettingsRow::query().filter(radar_settings::vendor_org.eq(scope.org())).first(conn).optional()
}

pub fn set(conn: &mut Conn, row: &SettingsRow) -> QueryResult<()> {
    crate::on_backend!(conn, |c| {
        diesel::insert_into(radar_settings::table)
            .values(row)
            .on_conflict(radar_settings::vendor_org)
            .do_update()
            .set(row)
            .execute(c)
    })?;
    Ok(())
}

pub fn insert_check(conn: &mut Conn, row: &CheckRow) -> QueryResult<()> {
    diesel::insert_into(radar_checks::table).values(row).execute(conn)?;
    Ok(())
}

/// The newest checks of a kind, the newest first.
pub fn checks(
    conn: &mut Conn,
    scope: &Scope,
    kind: CheckKind,
    most: i64,
) -> QueryResult<Vec<CheckRow>> {
    CheckRow::query()
        .filter(radar_checks::vendor_org.eq(scope.org()))
        .filter(radar_checks::kind.eq(kind))
        .order((radar_checks::asked_at.desc(), radar_checks::id.desc()))
        .limit(most)
        .load(conn)
}

/// A check by its id, for the work that it is.
pub fn check_unscoped(conn: &mut Conn, id: CheckId) -> QueryResult<Option<CheckRow>> {
    CheckRow::query().filter(radar_checks::id.eq(id)).first(conn).optional()
}

pub fn set_progress(
    conn: &mut Conn,
    id: CheckId,
    state: CheckState,
    progress: i32,
) -> QueryResult<()> {
    diesel::update(radar_checks::table.filter(radar_checks::id.eq(id)))
        .set((radar_checks::state.eq(state), radar_checks::progress.eq(progress)))
        .execute(conn)?;
    Ok(())
}

pub fn finish_check(
    conn: &mut Conn,
    id: CheckId,
    state: CheckState,
    result: Json,
    at: Timestamp,
) -> QueryResult<()> {
    diesel::update(radar_checks::table.filter(radar_checks::id.eq(id)))
        .set((
            radar_checks::state.eq(state),
            radar_checks::progress.eq(100),
            radar_checks::result.eq(result),
            radar_checks::finished_at.eq(Some(at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Vendors whose radar has looked for alarms since then.
pub fn checked_since_unscoped(
    conn: &mut Conn,
    since: Timestamp,
) -> QueryResult<Vec<OrganisationId>> {
    radar_checks::table
        .filter(radar_checks::kind.eq(CheckKind::Alarms))
        .filter(radar_checks::asked_at.gt(since))
        .select(radar_checks::vendor_org)
        .distinct()
        .load(conn)
}

/// Topics with the spans in which they were alarms, as far as these reach into a period.
pub fn spans(
    conn: &mut Conn,
    scope: &Scope,
    from: Timestamp,
) -> QueryResult<Vec<(TopicId, Timestamp, Timestamp)>> {
    demand_alarms::table
        .filter(demand_alarms::vendor_org.eq(scope.org()))
        .filter(demand_alarms::last_at.ge(from))
        .select((demand_alarms::topic_id, demand_alarms::window_from, demand_alarms::last_at))
        .load(conn)
}

/// Alarms about these topics that a check has seen since then.
pub fn going_on(
    conn: &mut Conn,
    scope: &Scope,
    topics: &[TopicId],
    since: Timestamp,
) -> QueryResult<Vec<AlarmRow>> {
    AlarmRow::query()
        .filter(demand_alarms::vendor_org.eq(scope.org()))
        .filter(demand_alarms::topic_id.eq_any(topics.to_vec()))
        .filter(demand_alarms::last_at.ge(since))
        .order(demand_alarms::last_at)
        .load(conn)
}

pub fn insert_alarms(conn: &mut Conn, rows: &[AlarmRow]) -> QueryResult<()> {
    crate::insert_all!(conn, demand_alarms::table, rows, 19);
    Ok(())
}

pub fn set_figures(conn: &mut Conn, id: AlarmId, figures: &AlarmFigures) -> QueryResult<()> {
    diesel::update(demand_alarms::table.filter(demand_alarms::id.eq(id)))
        .set(figures)
        .execute(conn)?;
    Ok(())
}

pub fn find_alarm(conn: &mut Conn, scope: &Scope, id: AlarmId) -> QueryResult<Option<AlarmRow>> {
    AlarmRow::query()
        .filter(demand_alarms::id.eq(id))
        .filter(demand_alarms::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// Alarms of a check that are new with it, the least likely first.
pub fn alarms_of_unscoped(conn: &mut Conn, check: CheckId) -> QueryResult<Vec<AlarmRow>> {
    AlarmRow::query()
        .filter(demand_alarms::check_id.eq(check))
        .order((demand_alarms::p, demand_alarms::id))
        .load(conn)
}

/// A page of alarms, the newest first, with one row too many.
pub fn alarms(
    conn: &mut Conn,
    scope: &Scope,
    topic: Option<TopicId>,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<AlarmRow>> {
    use demand_alarms as a;
    let mut query = a::table.filter(a::vendor_org.eq(scope.org())).into_boxed::<MultiBackend>();
    if let Some(topic) = topic {
        query = query.filter(a::topic_id.eq(topic));
    }
    if let Some(Cursor { at, id }) = cursor {
        let (same, earlier) = (a::first_at.le(at), a::first_at.lt(at));
        query = query.filter(same).filter(earlier.or(a::id.lt(AlarmId(id))));
    }
    query
        .order((a::first_at.desc(), a::id.desc()))
        .limit(limit)
        .select(<AlarmRow as SelectableHelper<MultiBackend>>::as_select())
        .load(conn)
}

/// How many alarms there are, when one was seen or moved last, and how often they were moved in all.
pub type AlarmsVersion = (i64, Option<Timestamp>, Option<Timestamp>, Option<i64>);

/// By what it is known whether any alarm has changed.
pub fn alarms_version(conn: &mut Conn, scope: &Scope) -> QueryResult<AlarmsVersion> {
    use demand_alarms as a;
    a::table
        .filter(a::vendor_org.eq(scope.org()))
        .select((count_star(), max(a::last_at), max(a::moved_at), sum(a::version)))
        .first(conn)
}

/// What becomes of an alarm.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = demand_alarms, treat_none_as_null = true)]
pub struct Moved {
    pub state: AlarmState,
    pub reason: Option<String>,
    pub moved_by: Option<crate::platform::authz::MembershipId>,
    pub moved_at: Option<Timestamp>,
}

/// Moves one that still has this version and takes the next one; false if somebody was faster.
pub fn move_alarm(conn: &mut Conn, row: &AlarmRow, moved: &Moved) -> QueryResult<bool> {
    let rows = diesel::update(
        demand_alarms::table
            .filter(demand_alarms::id.eq(row.id))
            .filter(demand_alarms::version.eq(row.version)),
    )
    .set((moved, demand_alarms::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
