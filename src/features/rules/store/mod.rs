//! Queries on rules, their versions and runs; what happened in the past stands in its own file.
pub mod past;

use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::rules::model::{
    RuleId, RulePatch, RuleRow, RunId, RunOutcome, RunRow, VersionRow,
};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{rule_runs, rule_versions, rules};
use crate::platform::db::{Conn, MultiBackend};
use crate::platform::http::Cursor;

pub fn insert(conn: &mut Conn, row: &RuleRow) -> QueryResult<()> {
    diesel::insert_into(rules::table).values(row).execute(conn)?;
    Ok(())
}

/// A rule of the scope's organisation.
pub fn find(conn: &mut Conn, scope: &Scope, id: RuleId) -> QueryResult<Option<RuleRow>> {
    RuleRow::query()
        .filter(rules::id.eq(id))
        .filter(rules::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// A rule that may fire, with the version that runs.
pub fn live_unscoped(conn: &mut Conn, id: RuleId) -> QueryResult<Option<(RuleRow, VersionRow)>> {
    rules::table
        .inner_join(rule_versions::table)
        .filter(rules::id.eq(id))
        .filter(rules::enabled.eq(true))
        .filter(rules::archived_at.is_null())
        .filter(rules::live_number.eq(rule_versions::number.nullable()))
        .select((RuleRow::as_select(), VersionRow::as_select()))
        .first(conn)
        .optional()
}

/// All rules that may fire, with the versions that run: of one vendor, or of all.
pub fn all_live_unscoped(
    conn: &mut Conn,
    vendor: Option<OrganisationId>,
) -> QueryResult<Vec<(RuleRow, VersionRow)>> {
    let mut query = rules::table
        .inner_join(rule_versions::table)
        .filter(rules::enabled.eq(true))
        .filter(rules::archived_at.is_null())
        .filter(rules::live_number.eq(rule_versions::number.nullable()))
        .order(rules::id)
        .select((RuleRow::as_select(), VersionRow::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(vendor) = vendor {
        query = query.filter(rules::vendor_org.eq(vendor));
    }
    query.load(conn)
}

/// The rules of the scope's organisation, newest first.
pub fn list(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<RuleRow>> {
    RuleRow::query()
        .filter(rules::vendor_org.eq(scope.org()))
        .order((rules::created_at.desc(), rules::id.desc()))
        .load(conn)
}

/// Changes one that still has this version and takes the next one; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &RuleRow, patch: &RulePatch) -> QueryResult<bool> {
    let rows = diesel::update(
        rules::table.filter(rules::id.eq(row.id)).filter(rules::version.eq(row.version)),
    )
    .set((patch, rules::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

pub fn insert_version(conn: &mut Conn, row: &VersionRow) -> QueryResult<()> {
    diesel::insert_into(rule_versions::table).values(row).execute(conn)?;
    Ok(())
}

/// The versions of a rule, newest first.
pub fn versions(conn: &mut Conn, scope: &Scope, id: RuleId) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(rule_versions::rule_id.eq(id))
        .filter(rule_versions::vendor_org.eq(scope.org()))
        .order(rule_versions::number.desc())
        .load(conn)
}

pub fn insert_run(conn: &mut Conn, row: &RunRow) -> QueryResult<()> {
    diesel::insert_into(rule_runs::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether an event was told to a rule before.
pub fn has_run_unscoped(conn: &mut Conn, rule: RuleId, key: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(
        rule_runs::table.filter(rule_runs::rule_id.eq(rule)).filter(rule_runs::event_key.eq(key)),
    ))
    .get_result(conn)
}

/// How often a rule has fired since then.
pub fn fired_since_unscoped(conn: &mut Conn, rule: RuleId, since: Timestamp) -> QueryResult<i64> {
    rule_runs::table
        .filter(rule_runs::rule_id.eq(rule))
        .filter(rule_runs::at.ge(since))
        .filter(rule_runs::outcome.eq(RunOutcome::Done))
        .select(count_star())
        .first(conn)
}

/// A run of a rule of the scope's organisation.
pub fn find_run(conn: &mut Conn, scope: &Scope, id: RunId) -> QueryResult<Option<RunRow>> {
    RunRow::query()
        .filter(rule_runs::id.eq(id))
        .filter(rule_runs::vendor_org.eq(scope.org()))
        .first(conn)
        .optional()
}

/// A page of the log of a rule, newest first, with one row too many.
pub fn runs_page(
    conn: &mut Conn,
    scope: &Scope,
    rule: RuleId,
    cursor: Option<Cursor>,
    limit: i64,
) -> QueryResult<Vec<RunRow>> {
    use rule_runs as r;
    let mut query = r::table
        .filter(r::vendor_org.eq(scope.org()))
        .filter(r::rule_id.eq(rule))
        .order((r::at.desc(), r::id.desc()))
        .limit(limit)
        .select(RunRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(Cursor { at, id }) = cursor {
        query = query.filter(r::at.lt(at).or(r::at.eq(at).and(r::id.lt(RunId(id)))));
    }
    query.load(conn)
}

/// Notes that a rule fired; that is no change of it.
pub fn mark_run_unscoped(conn: &mut Conn, rule: RuleId, at: Timestamp) -> QueryResult<()> {
    diesel::update(rules::table.filter(rules::id.eq(rule)))
        .set(rules::last_run_at.eq(Some(at)))
        .execute(conn)?;
    Ok(())
}

/// All versions of all rules of the scope's organisation.
pub fn all_versions(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(rule_versions::vendor_org.eq(scope.org()))
        .order((rule_versions::rule_id, rule_versions::number))
        .load(conn)
}
