//! Rules as the vendor's people see them.
use std::collections::HashMap;

use crate::features::organisations::model::{PersonRef, RelationshipId};
use crate::features::organisations::service as organisations;
use crate::features::rules::model::{
    Definition, Rehearsal, Rule, RuleId, RuleRow, RuleRun, RuleVersion, RunDetail, VersionRow,
};
use crate::features::rules::store;
use crate::features::segments::service as segments;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Conn, Json};
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

fn rehearsed(json: Option<&Json>) -> Option<Rehearsal> {
    serde_json::from_value(json?.0.clone()).ok()
}

/// The rules of the own organisation, newest first.
pub fn list(conn: &mut Conn, scope: &Scope) -> Result<Vec<Rule>, Problem> {
    let rows = store::list(conn, scope)?;
    let people: Vec<MembershipId> = rows.iter().filter_map(|row| row.acts_as).collect();
    let people = organisations::person_refs(conn, &people)?;
    let live = live_definitions(conn, scope)?;
    Ok(rows.into_iter().filter_map(|row| shown(row, &people, &live)).collect())
}

/// What runs, by rule.
fn live_definitions(
    conn: &mut Conn,
    scope: &Scope,
) -> Result<HashMap<(RuleId, i32), Json>, Problem> {
    Ok(store::all_versions(conn, scope)?
        .into_iter()
        .map(|row| ((row.rule_id, row.number), row.definition))
        .collect())
}

fn shown(
    row: RuleRow,
    people: &HashMap<MembershipId, PersonRef>,
    live: &HashMap<(RuleId, i32), Json>,
) -> Option<Rule> {
    let running = row.live_number.and_then(|number| live.get(&(row.id, number)));
    Some(Rule {
        definition: Definition::read(&row.definition)?,
        rehearsal: rehearsed(row.rehearsal.as_ref()),
        changed: running.is_none_or(|running| running.0 != row.definition.0),
        acts_as: row.acts_as.and_then(|id| people.get(&id)).cloned(),
        last_run_at: row.last_run_at,
        id: row.id,
        name: row.name,
        enabled: row.enabled,
        live_number: row.live_number,
        archived: row.archived_at.is_some(),
        created_at: row.created_at,
        version: row.version,
    })
}

/// One of them.
pub fn load(conn: &mut Conn, scope: &Scope, id: RuleId) -> Result<Rule, Problem> {
    let row = store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let people = organisations::person_refs(conn, row.acts_as.as_slice())?;
    let live = store::versions(conn, scope, id)?
        .into_iter()
        .map(|row| ((row.rule_id, row.number), row.definition))
        .collect();
    shown(row, &people, &live).ok_or_else(Problem::not_found)
}

/// The versions of a rule that were published, newest first.
pub fn versions(conn: &mut Conn, scope: &Scope, id: RuleId) -> Result<Vec<RuleVersion>, Problem> {
    store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let rows = store::versions(conn, scope, id)?;
    let people: Vec<MembershipId> = rows.iter().map(|row| row.published_by).collect();
    let people = organisations::person_refs(conn, &people)?;
    let shown = |row: VersionRow| {
        Some(RuleVersion {
            number: row.number,
            definition: Definition::read(&row.definition)?,
            rehearsal: rehearsed(Some(&row.rehearsal))?,
            published_by: people.get(&row.published_by).cloned(),
            published_at: row.published_at,
        })
    };
    Ok(rows.into_iter().filter_map(shown).collect())
}

/// When a rule fired, and when it was kept from it, newest first.
pub fn runs(
    conn: &mut Conn,
    scope: &Scope,
    id: RuleId,
    page: &PageParams,
) -> Result<Page<RuleRun>, Problem> {
    store::find(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let rows = store::runs_page(conn, scope, id, cursor, limit + 1)?;
    let page = Page::cut(rows, limit, |row| Cursor { at: row.at, id: row.id.0 });
    let accounts: Vec<RelationshipId> =
        page.items.iter().filter_map(|row| row.relationship_id).collect();
    let accounts = segments::accounts(conn, scope, &accounts)?;
    Ok(page.map(|row| {
        let detail: RunDetail = serde_json::from_value(row.detail.0).unwrap_or_default();
        RuleRun {
            id: row.id,
            number: row.number,
            at: row.at,
            outcome: row.outcome,
            account: row.relationship_id.and_then(|id| accounts.get(&id)).cloned(),
            record_id: row.record_id,
            problem: detail.problem,
        }
    }))
}
