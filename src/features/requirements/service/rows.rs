//! Rows and what is agreed of them, one made of the other.
use std::collections::HashMap;

use super::At;
use crate::features::requirements::model::{
    Content, RequirementId, RequirementPatch, RequirementRow, RequirementState,
};
use crate::platform::authz::Scope;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

pub(super) fn read(text: &str) -> Result<Content, Problem> {
    serde_json::from_str(text).map_err(Problem::internal)
}

pub(super) fn written(content: &Content) -> Result<String, Problem> {
    serde_json::to_string(content).map_err(Problem::internal)
}

/// The columns of a requirement that hold what is agreed.
pub(super) fn columns(content: &Content, ids: &HashMap<i32, RequirementId>) -> RequirementPatch {
    let target = content.target.as_ref();
    RequirementPatch {
        parent_id: Some(content.parent.and_then(|number| ids.get(&number).copied())),
        text: Some(content.text.clone()),
        organisation_id: Some(content.source),
        priority: Some(content.priority),
        verification: Some(content.verification),
        acceptance: Some(content.acceptance.clone()),
        target_comparison: Some(target.map(|target| target.comparison)),
        target_value: Some(target.map(|target| target.value.clone())),
        target_unit: Some(target.and_then(|target| target.unit.clone())),
        ..RequirementPatch::default()
    }
}

/// A row that says something else.
pub(super) fn with_content(
    row: &RequirementRow,
    content: &Content,
    ids: &HashMap<i32, RequirementId>,
) -> RequirementRow {
    let target = content.target.as_ref();
    RequirementRow {
        parent_id: content.parent.and_then(|number| ids.get(&number).copied()),
        text: content.text.clone(),
        organisation_id: content.source,
        priority: content.priority,
        verification: content.verification,
        acceptance: content.acceptance.clone(),
        target_comparison: target.map(|target| target.comparison),
        target_value: target.map(|target| target.value.clone()),
        target_unit: target.and_then(|target| target.unit.clone()),
        ..row.clone()
    }
}

pub(super) fn ids(rows: &[RequirementRow]) -> HashMap<i32, RequirementId> {
    rows.iter().map(|row| (row.number, row.id)).collect()
}

/// A new row.
pub(super) fn new_row(
    scope: &Scope,
    tx: &Tx<'_>,
    at: &At,
    (number, position): (i32, i32),
    content: &Content,
) -> RequirementRow {
    let empty = RequirementRow {
        id: RequirementId::generate(),
        record_id: at.list.record_id,
        number,
        position,
        parent_id: None,
        text: String::new(),
        organisation_id: content.source,
        priority: content.priority,
        verification: content.verification,
        acceptance: None,
        target_comparison: None,
        target_value: None,
        target_unit: None,
        state: RequirementState::Proposed,
        agreed_version: None,
        version: 1,
        created_by: Some(scope.membership()),
        created_at: tx.now,
        removed_at: None,
    };
    with_content(&empty, content, &ids(&at.rows))
}
