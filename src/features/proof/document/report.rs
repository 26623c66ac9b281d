//! The readable form of a joint 8D or 4D report: step by step, as it was signed.
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
    for step in sealed.get("steps").and_then(Value::as_array).into_iter().flatten() {
        self::step(&reader, step, &mut blocks);
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

fn step(reader: &Reader<'_>, step: &Value, blocks: &mut Vec<Block>) {
    let locale = reader.locale;
    let text = |key: &str| step.get(key).and_then(Value::as_str).unwrap_or_default();
    let name = text("step");
    blocks.push(Block::Heading(format!("{} {}", name.to_uppercase(), words::step(name, locale))));
    let filled_by = words::code(text("filled_by"), locale);
    blocks.push(Block::Note(format!("{} · {filled_by}", words::code(text("state"), locale))));
    let content = step.get("content");
    let fields = content.and_then(|content| content.get("fields")).and_then(Value::as_object);
    let pairs = fields.map(|fields| told(reader, fields)).unwrap_or_default();
    let items = content.and_then(|content| content.get("items")).and_then(Value::as_array);
    let rows: Vec<(String, String)> =
        items.into_iter().flatten().map(|item| row(reader, item)).collect();
    if pairs.is_empty() && rows.is_empty() {
        blocks.push(Block::Note(words::NOTHING.of(locale).to_owned()));
    }
    blocks.push(Block::Pairs(pairs));
    blocks.push(Block::Pairs(rows));
}

/// A row of a step: its kind, and all that it says.
fn row(reader: &Reader<'_>, item: &Value) -> (String, String) {
    let kind = item.get("kind").and_then(Value::as_str).unwrap_or_default();
    let data = item.get("data").and_then(Value::as_object);
    let parts: Vec<String> = data
        .map(|data| told(reader, data))
        .unwrap_or_default()
        .into_iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    (words::row(kind, reader.locale), parts.join("\n"))
}

fn told(reader: &Reader<'_>, data: &Map<String, Value>) -> Vec<(String, String)> {
    let currency = data.get("currency").and_then(Value::as_str);
    data.iter()
        .filter(|(key, _)| *key != "currency")
        .filter_map(|(key, value)| {
            let shown = match (value.as_i64(), currency) {
                (Some(minor), Some(currency)) if key.ends_with("_minor") => {
                    words::money(minor, currency, reader.locale)
                }
                _ => reader.value(key, value, data)?,
            };
            Some((words::field(key, reader.locale), shown))
        })
        .collect()
}
