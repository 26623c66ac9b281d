//! The readable form of a joint 8D or 4D report: step by step, as it was signed.
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::figures::Reader;
use super::words;
use super::{Block, Document, case};
use crate::features::proof::service::Collected;

/// Draws up the document of a report. What a person signed is in `sealed`; names of people are not.
pub fn draw(collected: &Collected, sealed: &Value) -> Document {
    let locale = collected.locale;
    let text = |key: &str| sealed.get(key).and_then(Value::as_str).unwrap_or_default();
    let form = text("form").to_uppercase();
    let reader = case::reader(collected);
    let mut blocks = Vec::new();
    let steps = || sealed.get("steps").and_then(Value::as_array).into_iter().flatten();
    let names: HashMap<&str, &str> = steps().flat_map(items).filter_map(name).collect();
    for step in steps() {
        self::step(&reader, step, &names, &mut blocks);
    }
    let title = match &collected.shared {
        Some(shared) => shared.complaint.as_ref().map(|complaint| complaint.title.clone()),
        None => None,
    };
    Document {
        locale,
        label: format!("{} {}", words::report(&form, locale), collected.record.number),
        title: title.unwrap_or_default(),
        summary: format!("{}: {}", words::STATUS.of(locale), words::code(text("state"), locale)),
        running: case::running(collected),
        made_at: collected.now,
        blocks,
        mentions: Vec::new(),
    }
}

/// Rows of a step.
fn items(step: &Value) -> impl Iterator<Item = &Value> {
    let items = step.get("content").and_then(|content| content.get("items"));
    items.and_then(Value::as_array).into_iter().flatten()
}

/// What a row is about, by its id: a later step that comes back to it does not say it again.
fn name(item: &Value) -> Option<(&str, &str)> {
    let text = item.get("data")?.get("text")?.as_str()?;
    Some((item.get("id")?.as_str()?, text))
}

fn step(reader: &Reader<'_>, step: &Value, names: &HashMap<&str, &str>, blocks: &mut Vec<Block>) {
    let locale = reader.locale;
    let text = |key: &str| step.get(key).and_then(Value::as_str).unwrap_or_default();
    blocks.push(Block::Heading(words::named_step(text("step"), locale)));
    let filled_by =
        format!("{}: {}", words::FILLED_BY.of(locale), words::code(text("filled_by"), locale));
    let state = words::capital(&words::code(text("state"), locale));
    blocks.push(Block::Note(format!("{state} · {filled_by}")));
    let content = step.get("content");
    let fields = content.and_then(|content| content.get("fields")).and_then(Value::as_object);
    let pairs = fields.map(|fields| told(reader, fields)).unwrap_or_default();
    let rows: Vec<(String, String)> = items(step).map(|item| row(reader, item, names)).collect();
    if pairs.is_empty() && rows.is_empty() {
        blocks.push(Block::Note(words::NOTHING.of(locale).to_owned()));
    }
    blocks.push(Block::Pairs(pairs));
    blocks.push(Block::Pairs(rows));
}

/// A row of a step: its kind, and all that it says, what it is about first.
fn row(reader: &Reader<'_>, item: &Value, names: &HashMap<&str, &str>) -> (String, String) {
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
    let empty = Map::new();
    let data = item.get("data").and_then(Value::as_object).unwrap_or(&empty);
    let mut parts = Vec::new();
    if !data.keys().any(|key| words::is_main(key)) {
        parts.extend(names.get(text("id")).map(|text| (*text).to_owned()));
    }
    for (key, (name, value)) in told_by_key(reader, data) {
        parts.push(if words::is_main(key) { value } else { format!("{name}: {value}") });
    }
    (words::row(text("kind"), reader.locale), parts.join("\n"))
}

fn told(reader: &Reader<'_>, data: &Map<String, Value>) -> Vec<(String, String)> {
    let told = told_by_key(reader, data);
    told.into_iter().map(|(_, (name, value))| (words::capital(&name), value)).collect()
}

/// What is said under each key, in the order of reading.
fn told_by_key<'a>(
    reader: &Reader<'_>,
    data: &'a Map<String, Value>,
) -> Vec<(&'a str, (String, String))> {
    let mut told: Vec<_> = data
        .iter()
        .filter(|(key, _)| *key != "currency")
        .filter_map(|(key, value)| {
            let shown = reader.value(key, value, data)?;
            Some((key.as_str(), (words::field(key, reader.locale), shown)))
        })
        .collect();
    told.sort_by_key(|(key, _)| words::place(key));
    told
}
