//! The bundle that a gate's verdict stands on: what is signed, and what has changed since.
//!
//! What is not done yet stands in it by its name alone: going on with it changes nothing that
//! anybody has signed.
use serde_json::{Map, Value, json};

use crate::features::projects::model::{
    CriterionKind, CriterionRow, DeliverableRow, DeliverableStatus, EvidenceRow, GateRow, Verdict,
};
use crate::features::projects::service::gates::Condition;
use crate::features::records::model::Record;
use crate::platform::clock::Timestamp;

/// All that stands at a gate now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub record: &'a Record,
    pub gate: &'a GateRow,
    pub criteria: &'a [CriterionRow],
    /// Of its phase.
    pub deliverables: &'a [DeliverableRow],
    pub evidence: &'a [EvidenceRow],
}

/// A verdict as somebody puts it up.
#[derive(Debug, Clone)]
pub(super) struct Proposal<'a> {
    pub number: i32,
    pub verdict: Verdict,
    pub note: Option<&'a str>,
    pub conditions: &'a [Condition],
    pub interim_until: Option<Timestamp>,
    /// Deliverables that are begun again.
    pub again: &'a [crate::features::projects::model::DeliverableId],
}

/// What stands there, without any verdict: ids and figures, never names of people.
pub(super) fn evidence(standing: Standing<'_>) -> Map<String, Value> {
    let deliverables: Vec<Value> =
        standing.deliverables.iter().map(|row| deliverable(row, standing.evidence)).collect();
    let criteria: Vec<Value> = standing
        .criteria
        .iter()
        .map(|row| {
            json!({
                "id": row.id, "kind": row.kind, "note": row.note, "title": row.title.0,
                "value": row.value, "weight": row.weight,
            })
        })
        .collect();
    let parts = [("criteria", json!(criteria)), ("deliverables", json!(deliverables))];
    parts.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// What is signed.
pub(super) fn content(standing: Standing<'_>, proposal: &Proposal<'_>) -> Value {
    let conditions: Vec<Value> = proposal
        .conditions
        .iter()
        .map(|one| {
            json!({
                "due_on": one.due_on.to_string(), "organisation_id": one.organisation,
                "owed_to": one.owed_to, "text": one.text,
            })
        })
        .collect();
    let mut content = evidence(standing);
    let more = [
        ("again", json!(proposal.again)),
        ("conditions", json!(conditions)),
        ("gate", json!({ "id": standing.gate.id, "title": standing.gate.title.0 })),
        ("interim_until", json!(proposal.interim_until.map(Timestamp::micros))),
        ("note", json!(proposal.note)),
        ("number", json!(proposal.number)),
        ("project", json!({ "id": standing.record.id, "number": standing.record.number })),
        ("verdict", json!(proposal.verdict)),
    ];
    content.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    Value::Object(content)
}

fn deliverable(row: &DeliverableRow, evidence: &[EvidenceRow]) -> Value {
    if !row.status.is_done() {
        return json!({
            "id": row.id, "required": row.required, "status": "open", "title": row.title.0,
        });
    }
    let reason = row.reason.as_ref().filter(|_| row.status == DeliverableStatus::Waived);
    let evidence: Vec<Value> = evidence
        .iter()
        .filter(|one| one.deliverable_id == row.id)
        .map(|one| {
            json!({
                "file_id": one.file_id, "id": one.id, "sha256": one.sha256.as_ref().map(hex::encode),
                "title": one.title, "url": one.url,
            })
        })
        .collect();
    json!({
        "evidence": evidence, "handling": row.handling, "id": row.id, "reason": reason,
        "required": row.required, "revision": row.revision, "status": row.status,
        "title": row.title.0,
    })
}

/// What has changed of what was signed: a line for each thing, with ids and figures. Whatever was
/// open then may go on; what comes to be required later is a change.
pub(super) fn changes(signed: &Value, now: &Map<String, Value>) -> Vec<Value> {
    let mut found = Vec::new();
    let items =
        |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let (old, new) = (items(signed.get("deliverables")), items(now.get("deliverables")));
    for before in &old {
        match same(&new, before) {
            None => found.push(line("deliverable", before, "removed")),
            Some(after) => compare_deliverable(before, after, &mut found),
        }
    }
    let is_required = |one: &&Value| one.get("required") == Some(&json!(true));
    for after in new.iter().filter(is_required).filter(|after| same(&old, after).is_none()) {
        found.push(line("deliverable", after, "added"));
    }
    let (old, new) = (items(signed.get("criteria")), items(now.get("criteria")));
    for before in &old {
        let Some(after) = same(&new, before) else { continue };
        if before.get("value") != after.get("value") && !is_answered_well(before, after) {
            let mut line = line("criterion", before, "value");
            set(&mut line, "from", before.get("value"));
            set(&mut line, "to", after.get("value"));
            found.push(line);
        }
    }
    found
}

/// Whether something was not answered yet, and now is, without speaking against the verdict.
fn is_answered_well(before: &Value, after: &Value) -> bool {
    let is_open = before.get("value").is_none_or(Value::is_null);
    let fails = after.get("kind") == Some(&json!(CriterionKind::Must))
        && after.get("value") == Some(&json!(0));
    is_open && !fails
}

fn compare_deliverable(before: &Value, after: &Value, found: &mut Vec<Value>) {
    let open = json!("open");
    if before.get("status") == Some(&open) {
        return;
    }
    if before.get("status") != after.get("status") {
        let mut line = line("deliverable", before, "status");
        set(&mut line, "from", before.get("status"));
        set(&mut line, "to", after.get("status"));
        found.push(line);
        return;
    }
    let edited: Vec<&str> = ["title", "required", "handling", "reason"]
        .into_iter()
        .filter(|key| before.get(*key) != after.get(*key))
        .collect();
    if !edited.is_empty() {
        let mut line = line("deliverable", before, "edited");
        set(&mut line, "fields", Some(&json!(edited)));
        found.push(line);
    }
    let of = |value: &Value| {
        value.get("evidence").and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let (old, new) = (of(before), of(after));
    for gone in old.iter().filter(|one| same(&new, one).is_none()) {
        let mut line = line("deliverable", before, "evidence_removed");
        set(&mut line, "evidence", gone.get("title"));
        found.push(line);
    }
    for added in new.iter().filter(|one| same(&old, one).is_none()) {
        let mut line = line("deliverable", before, "evidence_added");
        set(&mut line, "evidence", added.get("title"));
        found.push(line);
    }
    let quiet = found.iter().all(|line| line.get("id") != before.get("id"));
    if quiet && before.get("revision") != after.get("revision") {
        let mut line = line("deliverable", before, "revision");
        set(&mut line, "from", before.get("revision"));
        set(&mut line, "to", after.get("revision"));
        found.push(line);
    }
}

fn same<'a>(all: &'a [Value], one: &Value) -> Option<&'a Value> {
    all.iter().find(|other| other.get("id") == one.get("id"))
}

fn line(item: &str, of: &Value, change: &str) -> Value {
    json!({ "item": item, "id": of.get("id"), "title": of.get("title"), "change": change })
}

fn set(line: &mut Value, key: &str, value: Option<&Value>) {
    if let Some(map) = line.as_object_mut() {
        map.insert(key.to_owned(), value.cloned().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests;
