//! What was required, decided and documented in a project.
use std::collections::HashMap;

use serde_json::Value;

use super::Block;
use super::figures::Reader;
use super::words::{self, Words};
use crate::features::organisations::model::{OrgRef, Side};
use crate::features::proof::service::Joint;
use crate::platform::text::markdown;

/// Adds a table for each that there is.
pub(super) fn draw(
    joint: &Joint,
    parties: &[(OrgRef, Side)],
    reader: Reader<'_>,
    blocks: &mut Vec<Block>,
) {
    let names = parties.iter().map(|(one, _)| (one.id.to_string(), one.name.clone())).collect();
    let drawn = Drawn { names, reader };
    let of = |words: Words| words.of(reader.locale).to_owned();
    let mut table = |heading, head: &[Words], rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            let head = head.iter().map(|words| of(*words)).collect();
            blocks.push(Block::Heading(of(heading)));
            blocks.push(Block::Table { head, rows });
        }
    };
    let lines =
        |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let required = lines(joint.requirements.get("requirements"));
    table(
        words::REQUIREMENTS,
        &[words::NUMBER, words::WHAT, words::STATUS],
        required.iter().map(|one| drawn.requirement(one)).collect(),
    );
    table(
        words::SIGNED_LISTS,
        &[words::NUMBER, words::STATUS, words::HASH],
        lines(joint.requirements.get("reviews")).iter().map(|one| drawn.review(one)).collect(),
    );
    table(
        words::DECISIONS,
        &[words::WHAT, words::OUTCOME, words::POSITIONS, words::HASH],
        lines(Some(&joint.decisions)).iter().map(|one| drawn.decision(one)).collect(),
    );
    table(
        words::DOCUMENTS,
        &[words::WHAT, words::VERSION, words::STATUS, words::HASH],
        lines(Some(&joint.documents)).iter().flat_map(|one| drawn.document(one)).collect(),
    );
}

struct Drawn<'a> {
    /// Of the organisations, by id.
    names: HashMap<String, String>,
    reader: Reader<'a>,
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_i64).map(|number| number.to_string()).unwrap_or_default()
}

impl Drawn<'_> {
    fn code(&self, value: &Value, key: &str) -> String {
        words::code(text(value, key), self.reader.locale)
    }

    fn requirement(&self, row: &Value) -> Vec<String> {
        let said = markdown::plain(text(row, "text"), usize::MAX);
        vec![text(row, "key").to_owned(), said, self.code(row, "state")]
    }

    fn review(&self, row: &Value) -> Vec<String> {
        let version = format!("№ {} · v{}", number(row, "number"), number(row, "list_version"));
        vec![version, self.code(row, "state"), text(row, "sha256").to_owned()]
    }

    fn decision(&self, row: &Value) -> Vec<String> {
        let nothing = Value::Null;
        let content = row.get("content").unwrap_or(&nothing);
        let what = format!("{} {}", text(row, "key"), text(content, "title"));
        let outcome = markdown::plain(text(content, "outcome"), usize::MAX);
        let newest = row.get("revision");
        let positions = row.get("positions").and_then(Value::as_array).into_iter().flatten();
        let positions: Vec<String> = positions
            .filter(|one| one.get("revision") == newest)
            .map(|one| {
                let by = self.names.get(text(one, "organisation_id")).cloned().unwrap_or_default();
                format!("{by}: {}", self.code(one, "position"))
            })
            .collect();
        vec![
            what,
            format!("{}\n{outcome}", self.code(row, "status")),
            positions.join("\n"),
            text(row, "sha256").to_owned(),
        ]
    }

    /// A commitment that is released is let go, a document is out.
    fn version_state(&self, version: &Value) -> String {
        match text(version, "state") {
            "released" => words::RELEASED.of(self.reader.locale).to_owned(),
            _ => self.code(version, "state"),
        }
    }

    fn document(&self, row: &Value) -> Vec<Vec<String>> {
        let what = format!("{} {}", text(row, "key"), text(row, "title"));
        let versions = row.get("versions").and_then(Value::as_array).into_iter().flatten();
        versions
            .map(|one| {
                vec![
                    what.clone(),
                    format!("v{} {}", number(one, "number"), text(one, "file")),
                    self.version_state(one),
                    text(one, "sha256").to_owned(),
                ]
            })
            .collect()
    }
}
