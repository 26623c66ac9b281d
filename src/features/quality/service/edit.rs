//! Writing in a report: field by field and row by row, so that two people lose no word.
mod check;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use check::{check_parent, check_whole};

use crate::features::organisations::service as organisations;
use crate::features::quality::form::{self};
use crate::features::quality::model::{FieldRow, ItemId, ItemKind, ItemRow, Step, StepRow};
use crate::features::quality::service::view::{ReportView, present};
use crate::features::quality::service::{Opened, content, moved, open_to_write};
use crate::features::quality::{policy, store};
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::{SubjectId, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::{Json, Tx};
use crate::platform::http::IfMatch;
use crate::platform::problem::{Code, Problem};

/// Rows of one step: more is a mistake, and every reader loads them all.
const MAX_ITEMS: usize = 200;

/// A field as somebody wants it.
#[derive(Debug, Clone)]
pub struct FieldChange {
    /// The version that they saw; 0 for a field that was never written.
    pub version: i32,
    pub value: Value,
}

/// A new row.
#[derive(Debug, Clone)]
pub struct NewItem {
    pub step: Step,
    pub kind: ItemKind,
    pub parent: Option<ItemId>,
    /// At the end unless told.
    pub position: Option<i32>,
    pub data: Map<String, Value>,
}

/// What changes of a row; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct ItemChange {
    pub data: Option<Map<String, Value>>,
    pub position: Option<i32>,
}

/// Writes fields of one step, all or none.
///
/// # Errors
/// `conflict` with reason `field_conflict` and, as `current`, the fields that somebody else has
/// written meanwhile.
pub fn change_fields(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    step: Step,
    changes: &BTreeMap<String, FieldChange>,
) -> Result<ReportView, Problem> {
    let mut opened = open_to_write(tx.conn, scope, id)?;
    let row = opened.step(step)?.clone();
    let form = form::step(opened.report.form, step).ok_or_else(Problem::not_found)?;
    if opened.side()? != form.filled_by {
        return Err(Problem::not_allowed("wrong_side"));
    }
    let mut conflicts = Vec::new();
    let mut said = Vec::new();
    let mut writes = Vec::new();
    for (name, change) in changes {
        let path = format!("fields.{name}");
        let known = form.fields.iter().find(|field| field.name == *name);
        let known = known.ok_or_else(|| Problem::invalid(path.clone(), "unknown_field"))?;
        let value = form::check(&path, known.kind, &change.value)?;
        let before = opened.fields.iter().find(|field| field.step == step && field.field == *name);
        let version = before.map_or(0, |field| field.version);
        let was = before.map_or(Value::Null, |field| field.value.0.clone());
        if was == value {
            continue;
        }
        if version != change.version {
            conflicts.push((name.clone(), before.cloned()));
            continue;
        }
        said.push(json!({ "field": name, "from": was, "to": value }));
        writes.push((field_row(tx, scope, &opened, step, name, value, version)?, version));
    }
    if !conflicts.is_empty() {
        return Err(both_texts(tx, conflicts)?);
    }
    if writes.is_empty() {
        return present(tx.conn, scope, opened);
    }
    for (field, before) in writes {
        if !store::put_field(tx.conn, &field, before)? {
            return Err(Problem::new(Code::StaleVersion));
        }
        opened.fields.retain(|known| (known.step, &known.field) != (step, &field.field));
        opened.fields.push(field);
    }
    touch(tx, &mut opened, row, &Value::Array(said))?;
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}

/// The answer to whoever came second: what stands there now, and who wrote it.
fn both_texts(
    tx: &mut Tx<'_>,
    conflicts: Vec<(String, Option<FieldRow>)>,
) -> Result<Problem, Problem> {
    let written = |row: &Option<FieldRow>| row.as_ref().and_then(|row| row.updated_by);
    let ids: Vec<MembershipId> = conflicts.iter().filter_map(|(_, row)| written(row)).collect();
    let people = organisations::person_refs(tx.conn, &ids)?;
    let current: Map<String, Value> = conflicts
        .into_iter()
        .map(|(name, row)| {
            let by = written(&row).and_then(|id| people.get(&id));
            let (value, version) =
                row.as_ref().map_or((Value::Null, 0), |row| (row.value.0.clone(), row.version));
            (name, json!({ "by": by, "value": value, "version": version }))
        })
        .collect();
    let mut problem = Problem::new(Code::Conflict);
    problem.reason = Some("field_conflict");
    problem.current = Some(Box::new(Value::Object(current)));
    Ok(problem)
}

fn field_row(
    tx: &Tx<'_>,
    scope: &Scope,
    opened: &Opened,
    step: Step,
    name: &str,
    value: Value,
    before: i32,
) -> Result<FieldRow, Problem> {
    Ok(FieldRow {
        report_id: opened.report.id,
        step,
        field: name.to_owned(),
        value: Json(value),
        version: before.wrapping_add(1),
        side: opened.side()?,
        updated_by: Some(scope.membership()),
        updated_at: tx.now,
    })
}

/// A step was changed: what was submitted or signed is no longer what is there.
fn touch(tx: &mut Tx<'_>, opened: &mut Opened, step: StepRow, said: &Value) -> Result<(), Problem> {
    let (state, was_sealed) = policy::after_change(step.state);
    let (version, name) = (step.version.wrapping_add(1), step.step);
    opened.set_step(tx, StepRow { state, version, signed_at: None, ..step })?;
    if was_sealed {
        let subject = SubjectId(opened.report.id.0);
        let kind = SubjectKind::ReportStep;
        signoffs::mark_stale(tx, kind, subject, name.as_str(), opened.side()?, said)?;
    }
    Ok(())
}

/// Adds a row to a step; either side may.
pub fn add_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    new: &NewItem,
) -> Result<ReportView, Problem> {
    let mut opened = open_to_write(tx.conn, scope, id)?;
    let sealed = contents(&opened);
    let form = form::step(opened.report.form, new.step).ok_or_else(Problem::not_found)?;
    if !form.items.contains(&new.kind) {
        return Err(Problem::invalid("kind", "not_allowed_value"));
    }
    let siblings = opened.items.iter().filter(|item| item.step == new.step);
    if siblings.clone().count() >= MAX_ITEMS {
        return Err(Problem::invalid("kind", "too_many"));
    }
    let data = form::check_item(new.kind, &new.data)?;
    check_parent(&opened.items, new.kind, new.parent)?;
    let last = siblings.map(|item| item.position).max().unwrap_or(0);
    let row = ItemRow {
        id: ItemId::generate(),
        report_id: opened.report.id,
        step: new.step,
        kind: new.kind,
        parent_id: new.parent,
        position: new.position.unwrap_or(last.saturating_add(1)),
        data: Json(Value::Object(data)),
        version: 1,
        side: opened.side()?,
        updated_by: Some(scope.membership()),
        updated_at: tx.now,
        removed_at: None,
    };
    check_whole(tx, &opened, &row)?;
    store::insert_item(tx.conn, &row)?;
    let said = json!([{ "item": row.id, "kind": row.kind, "change": "added" }]);
    opened.put_item(row);
    touch_changed(tx, &mut opened, &sealed, &said)?;
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}

/// Changes a row of the own side.
pub fn change_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    item: ItemId,
    version: IfMatch,
    change: &ItemChange,
) -> Result<ReportView, Problem> {
    let (mut opened, before) = own_item(tx, scope, item, version)?;
    let sealed = contents(&opened);
    let mut row = before.clone();
    if let Some(data) = &change.data {
        row.data = Json(Value::Object(form::check_item(row.kind, data)?));
    }
    row.position = change.position.unwrap_or(row.position);
    row.version = before.version.wrapping_add(1);
    row.updated_by = Some(scope.membership());
    row.updated_at = tx.now;
    check_whole(tx, &opened, &row)?;
    if !store::update_item(tx.conn, &row, before.version)? {
        return Err(Problem::new(Code::PreconditionFailed));
    }
    let said = json!([{ "item": row.id, "kind": row.kind, "change": "changed",
        "from": before.data.0, "to": row.data.0 }]);
    let said = without_names(said, row.kind);
    opened.put_item(row);
    touch_changed(tx, &mut opened, &sealed, &said)?;
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}

/// What would be signed of each step as it stands.
fn contents(opened: &Opened) -> Vec<(Step, Value)> {
    let Opened { report, steps, fields, items, .. } = opened;
    steps.iter().map(|row| (row.step, content(report.form, row.step, fields, items))).collect()
}

/// Touches every step whose content is not what it was: a row may be signed with more steps than
/// the one that it stands in.
fn touch_changed(
    tx: &mut Tx<'_>,
    opened: &mut Opened,
    before: &[(Step, Value)],
    said: &Value,
) -> Result<(), Problem> {
    for (step, is) in contents(opened) {
        if before.contains(&(step, is)) {
            continue;
        }
        let row = opened.step(step)?.clone();
        touch(tx, opened, row, said)?;
    }
    Ok(())
}

/// What a signature's reason says of a row: no names of people.
fn without_names(mut said: Value, kind: ItemKind) -> Value {
    for side in ["from", "to"] {
        if let Some(map) = said.pointer_mut(&format!("/0/{side}")).and_then(Value::as_object_mut) {
            map.retain(|key, _| !form::is_personal(kind, key));
        }
    }
    said
}

/// Takes a row of the own side out, with what hangs below it.
pub fn remove_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    item: ItemId,
    version: IfMatch,
) -> Result<ReportView, Problem> {
    let (mut opened, row) = own_item(tx, scope, item, version)?;
    let sealed = contents(&opened);
    let removed = with_descendants(&opened.items, row.id);
    for below in &removed {
        let gone = ItemRow {
            version: below.version.wrapping_add(1),
            updated_by: Some(scope.membership()),
            updated_at: tx.now,
            removed_at: Some(tx.now),
            ..(*below).clone()
        };
        if !store::update_item(tx.conn, &gone, below.version)? {
            return Err(Problem::new(Code::PreconditionFailed));
        }
    }
    let said = json!([{ "item": row.id, "kind": row.kind, "change": "removed" }]);
    let removed: Vec<ItemId> = removed.iter().map(|item| item.id).collect();
    opened.items.retain(|item| !removed.contains(&item.id));
    touch_changed(tx, &mut opened, &sealed, &said)?;
    moved(tx, &mut opened)?;
    present(tx.conn, scope, opened)
}

fn with_descendants(items: &[ItemRow], root: ItemId) -> Vec<&ItemRow> {
    let mut ids = vec![root];
    let mut found: Vec<&ItemRow> = items.iter().filter(|item| item.id == root).collect();
    while let Some(parent) = ids.pop() {
        for item in items.iter().filter(|item| item.parent_id == Some(parent)) {
            ids.push(item.id);
            found.push(item);
        }
    }
    found
}

/// A row that the caller's side added, in the version that they saw; what they may not see is
/// missing.
fn own_item(
    tx: &mut Tx<'_>,
    scope: &Scope,
    item: ItemId,
    version: IfMatch,
) -> Result<(Opened, ItemRow), Problem> {
    let (row, record) = store::find_item_unscoped(tx.conn, item)?.ok_or_else(Problem::not_found)?;
    let opened = open_to_write(tx.conn, scope, record)?;
    if row.side != opened.side()? {
        return Err(Problem::not_allowed("wrong_side"));
    }
    version.check(row.version)?;
    Ok((opened, row))
}
