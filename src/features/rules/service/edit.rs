//! Making rules, changing, rehearsing and publishing them.
use super::{check, view};
use crate::features::rules::model::{
    Definition, Rehearsal, Rule, RuleId, RulePatch, RuleRow, VersionRow,
};
use crate::features::rules::store;
use crate::features::segments::service as segments;
use crate::platform::authz::Scope;
use crate::platform::db::{Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Rules of one vendor at most, those that were put away too.
const MOST_RULES: usize = 100;

/// A rule to be made. It does nothing before it is published.
#[derive(Debug, Clone)]
pub struct NewRule {
    pub name: String,
    pub definition: Definition,
}

/// What somebody changes.
#[derive(Debug, Clone, Default)]
pub struct RuleChange {
    pub name: Option<String>,
    pub definition: Option<Definition>,
    pub enabled: Option<bool>,
    pub archived: Option<bool>,
}

/// Makes a rule.
pub fn create(tx: &mut Tx<'_>, scope: &Scope, new: &NewRule) -> Result<Rule, Problem> {
    segments::require_vendor(tx.conn, scope)?;
    check(tx.conn, scope, &new.definition)?;
    if store::list(tx.conn, scope)?.len() >= MOST_RULES {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = RuleRow {
        id: RuleId::generate(),
        vendor_org: scope.org(),
        name: new.name.clone(),
        enabled: false,
        definition: new.definition.kept()?,
        rehearsal: None,
        live_number: None,
        acts_as: None,
        last_run_at: None,
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        archived_at: None,
    };
    store::insert(tx.conn, &row)?;
    tx.subject(row.id);
    view::load(tx.conn, scope, row.id)
}

fn require(tx: &mut Tx<'_>, scope: &Scope, id: RuleId) -> Result<RuleRow, Problem> {
    let row = store::find(tx.conn, scope, id)?.ok_or_else(Problem::not_found)?;
    segments::require_vendor(tx.conn, scope)?;
    tx.subject(id);
    Ok(row)
}

fn write(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &RuleRow,
    patch: &RulePatch,
) -> Result<Rule, Problem> {
    if !store::update(tx.conn, row, patch)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    view::load(tx.conn, scope, row.id)
}

/// Changes a rule, or switches it. Other words have to be rehearsed and published before they run.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RuleId,
    version: IfMatch,
    change: &RuleChange,
) -> Result<Rule, Problem> {
    let row = require(tx, scope, id)?;
    version.check(row.version)?;
    if let Some(definition) = &change.definition {
        check(tx.conn, scope, definition)?;
    }
    if change.enabled == Some(true) && row.live_number.is_none() {
        return Err(Problem::not_allowed("not_published"));
    }
    let definition = change.definition.as_ref().map(Definition::kept).transpose()?;
    let other = definition.as_ref().is_some_and(|one| one.0 != row.definition.0);
    let patch = RulePatch {
        name: change.name.clone(),
        enabled: change.enabled,
        definition,
        rehearsal: other.then_some(None),
        archived_at: change.archived.map(|away| away.then_some(tx.now)),
        ..RulePatch::default()
    };
    write(tx, scope, &row, &patch)
}

fn require_version(row: &RuleRow, version: i32) -> Result<(), Problem> {
    if row.version == version { Ok(()) } else { Err(Problem::new(Code::StaleVersion)) }
}

/// Keeps what a rule would have done, for whoever publishes it.
pub fn keep_rehearsal(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RuleId,
    version: i32,
    rehearsal: &Rehearsal,
) -> Result<Rule, Problem> {
    let row = require(tx, scope, id)?;
    require_version(&row, version)?;
    let kept = serde_json::to_value(rehearsal).map_err(Problem::internal)?;
    let patch = RulePatch { rehearsal: Some(Some(Json(kept))), ..RulePatch::default() };
    write(tx, scope, &row, &patch)
}

/// Lets a rule run, as it was rehearsed, with the rights of whoever publishes it.
///
/// # Errors
/// `action_not_allowed` with reason `not_rehearsed`; `stale_version`.
pub fn publish(tx: &mut Tx<'_>, scope: &Scope, id: RuleId, version: i32) -> Result<Rule, Problem> {
    let row = require(tx, scope, id)?;
    require_version(&row, version)?;
    let Some(rehearsal) = row.rehearsal.clone() else {
        return Err(Problem::not_allowed("not_rehearsed"));
    };
    let definition = Definition::read(&row.definition).ok_or_else(Problem::not_found)?;
    check(tx.conn, scope, &definition)?;
    let last = store::versions(tx.conn, scope, id)?.first().map_or(0, |one| one.number);
    let number = last.saturating_add(1);
    let published = VersionRow {
        rule_id: id,
        number,
        vendor_org: scope.org(),
        definition: row.definition.clone(),
        rehearsal,
        published_by: scope.membership(),
        published_at: tx.now,
    };
    store::insert_version(tx.conn, &published)?;
    let patch = RulePatch {
        enabled: Some(true),
        live_number: Some(Some(number)),
        acts_as: Some(Some(scope.membership())),
        ..RulePatch::default()
    };
    write(tx, scope, &row, &patch)
}
