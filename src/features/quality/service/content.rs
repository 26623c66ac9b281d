//! What is signed of a step: fields and rows without names of people, in a fixed order.
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use crate::features::quality::form;
use crate::features::quality::model::{FieldRow, ItemKind, ItemRow, ReportForm, Step};

/// What is found out about an action only after it was chosen: it belongs to D6, so that writing
/// it down leaves the signature under the choice (D5) as it is.
const TRACKED: [&str; 4] =
    ["effectiveness", "effectiveness_notes", "implemented_on", "validated_on"];

/// The step that a value of a row is signed with.
fn signed_with(kind: ItemKind, home: Step, field: &str) -> Step {
    if kind == ItemKind::Action && TRACKED.contains(&field) { Step::D6 } else { home }
}

/// The canonical form of a step.
pub fn content(form: ReportForm, step: Step, fields: &[FieldRow], items: &[ItemRow]) -> Value {
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

/// One difference between a step as somebody saw it and as it is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ReportChange)]
pub struct Change {
    /// A field of the step or of the row; none for a whole row.
    pub field: Option<String>,
    /// The row, and what it is.
    pub item: Option<String>,
    pub kind: Option<String>,
    /// Null for what was not there. A whole row is the object of its fields.
    pub from: Value,
    /// Null for what is no longer there.
    pub to: Value,
}

/// What differs between two canonical forms of one step: fields first, then rows.
pub fn changes(was: &Value, is: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    let none = Map::new();
    let fields = |value: &Value| value.get("fields").and_then(Value::as_object).cloned();
    let (before, after) = (fields(was).unwrap_or_default(), fields(is).unwrap_or_default());
    each_field(&before, &after, |field, from, to| {
        found.push(Change { field: Some(field), item: None, kind: None, from, to });
    });
    let rows = |value: &Value| -> Vec<Value> {
        value.get("items").and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let (before, after) = (rows(was), rows(is));
    let word = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).map(str::to_owned);
    let data = |row: &Value| row.get("data").cloned().unwrap_or_default();
    let with = |rows: &[Value], row: &Value| {
        rows.iter().find(|other| other.get("id") == row.get("id")).cloned()
    };
    for row in &before {
        let (item, kind) = (word(row, "id"), word(row, "kind"));
        let Some(now) = with(&after, row) else {
            found.push(Change { field: None, item, kind, from: data(row), to: Value::Null });
            continue;
        };
        let (old, new) = (data(row), data(&now));
        let (old, new) = (old.as_object().unwrap_or(&none), new.as_object().unwrap_or(&none));
        each_field(old, new, |field, from, to| {
            let (item, kind) = (item.clone(), kind.clone());
            found.push(Change { field: Some(field), item, kind, from, to });
        });
    }
    for row in after.iter().filter(|row| with(&before, row).is_none()) {
        let (item, kind) = (word(row, "id"), word(row, "kind"));
        found.push(Change { field: None, item, kind, from: Value::Null, to: data(row) });
    }
    found
}

fn each_field(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    mut told: impl FnMut(String, Value, Value),
) {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    for key in after.keys().chain(gone) {
        let of = |map: &Map<String, Value>| map.get(key).cloned().unwrap_or_default();
        if before.get(key) != after.get(key) {
            told(key.clone(), of(before), of(after));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_rows_say_how_they_changed() {
        let row =
            |id: &str, text: &str| json!({ "id": id, "kind": "why", "data": { "text": text } });
        let was = json!({
            "fields": { "what": "Leaks", "where": "Seal" }, "items": [row("1", "a"), row("2", "b")],
        });
        let is = json!({
            "fields": { "what": "Leaks at once", "how": "Slowly" },
            "items": [row("2", "c"), row("3", "d")],
        });
        let found = changes(&was, &is);
        let brief: Vec<String> = found
            .iter()
            .map(|one| {
                let name = |name: &Option<String>| name.clone().unwrap_or_default();
                format!("{} {} {} {}", name(&one.field), name(&one.item), one.from, one.to)
            })
            .collect();
        assert_eq!(
            brief,
            [
                r#"how  null "Slowly""#,
                r#"what  "Leaks" "Leaks at once""#,
                r#"where  "Seal" null"#,
                r#" 1 {"text":"a"} null"#,
                r#"text 2 "b" "c""#,
                r#" 3 null {"text":"d"}"#,
            ]
        );
        assert_eq!(changes(&was, &was), []);
    }
}
