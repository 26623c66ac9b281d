//! Keeping checklists.
use serde_json::json;

use super::LIMIT;
use crate::features::complaints::model::Category;
use crate::features::tasks::model::{Checklist, ChecklistId, ChecklistPatch, ChecklistRow};
use crate::features::tasks::store;
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{Conn, Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// What somebody changes; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct ChecklistChange {
    pub name: Option<String>,
    pub category: Option<Option<Category>>,
    pub items: Option<Vec<String>>,
}

/// The checklists of the own organisation, by name.
pub fn checklists(conn: &mut Conn, scope: &Scope) -> Result<Vec<Checklist>, Problem> {
    Ok(store::checklists(conn, scope)?.into_iter().map(Checklist::from).collect())
}

/// Makes a checklist.
pub fn create(
    tx: &mut Tx<'_>,
    scope: &Scope,
    name: &str,
    category: Option<Category>,
    items: &[String],
) -> Result<Checklist, Problem> {
    scope.require(Capability::ManageRelationships)?;
    if store::checklists(tx.conn, scope)?.len() >= LIMIT {
        return Err(Problem::invalid("name", "too_many"));
    }
    let row = ChecklistRow {
        id: ChecklistId::generate(),
        organisation_id: scope.org(),
        name: name.to_owned(),
        category,
        items: Json(json!(items)),
        version: 1,
        created_at: tx.now,
        archived_at: None,
    };
    store::insert_checklist(tx.conn, &row)?;
    tx.subject(row.id);
    Ok(row.into())
}

fn require(conn: &mut Conn, scope: &Scope, id: ChecklistId) -> Result<ChecklistRow, Problem> {
    let row = store::find_checklist(conn, scope, id)?.ok_or_else(Problem::not_found)?;
    scope.require(Capability::ManageRelationships)?;
    Ok(row)
}

/// Changes a checklist; tasks that were made from it stay as they are.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ChecklistId,
    version: IfMatch,
    change: &ChecklistChange,
) -> Result<Checklist, Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    let patch = ChecklistPatch {
        name: change.name.clone(),
        category: change.category,
        items: change.items.as_ref().map(|items| Json(json!(items))),
        archived_at: None,
    };
    write(tx, &row, &patch)?;
    Ok(require(tx.conn, scope, id)?.into())
}

/// Puts a checklist away.
pub fn archive(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: ChecklistId,
    version: IfMatch,
) -> Result<(), Problem> {
    let row = require(tx.conn, scope, id)?;
    version.check(row.version)?;
    let patch = ChecklistPatch { archived_at: Some(tx.now), ..ChecklistPatch::default() };
    write(tx, &row, &patch)
}

fn write(tx: &mut Tx<'_>, row: &ChecklistRow, patch: &ChecklistPatch) -> Result<(), Problem> {
    tx.subject(row.id);
    if store::update_checklist(tx.conn, row, patch)? {
        Ok(())
    } else {
        Err(Problem::new(Code::PreconditionFailed))
    }
}
