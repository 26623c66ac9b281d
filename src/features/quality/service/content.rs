//! What is signed of a step: fields and rows without names of people, in a fixed order.
use serde_json::{Map, Value, json};

use crate::features::quality::form;
use crate::features::quality::model::{FieldRow, Form, ItemKind, ItemRow, Step};

/// What is found out about an action only after it was chosen: it belongs to D6, so that writing
/// it down leaves the signature under the choice (D5) as it is.
const TRACKED: [&str; 4] =
    ["effectiveness", "effectiveness_notes", "implemented_on", "validated_on"];

/// The step that a value of a row is signed with.
pub fn signed_with(kind: ItemKind, home: Step, field: &str) -> Step {
    if kind == ItemKind::Action && TRACKED.contains(&field) { Step::D6 } else { home }
}

/// The canonical form of a step.
pub fn content(form: Form, step: Step, fields: &[FieldRow], items: &[ItemRow]) -> Value {
    let fields: Map<String, Value> = fields
        .iter()
        .filter(|row| row.step == step && !row.value.0.is_null())
        .map(|row| (row.field.clone(), row.value.0.clone()))
        .collect();
    let rows: Vec<Value> = items.iter().filter_map(|item| row(item, step)).collect();
    json!({ "fields": fields, "form": form, "items": rows, "step": step })
}

fn row(item: &ItemRow, step: Step) -> Option<Value> {
    let data: Map<String, Value> = item
        .data
        .0
        .as_object()?
        .iter()
        .filter(|(key, _)| {
            !form::is_personal(item.kind, key) && signed_with(item.kind, item.step, key) == step
        })
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    if item.step != step && data.is_empty() {
        return None;
    }
    Some(json!({
        "data": data, "id": item.id, "kind": item.kind, "parent": item.parent_id,
        "position": item.position, "side": item.side,
    }))
}
