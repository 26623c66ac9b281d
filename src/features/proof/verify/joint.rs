//! Requirements, decisions and documents of a project: what is said to have been signed is what
//! stands there.
use serde_json::Value;

use super::Report;
use super::archive::Archive;
use crate::features::proof::model::{DECISIONS, DOCUMENTS, REQUIREMENTS};
use crate::features::records::service::canonical;
use crate::features::signoffs::model::seal;

/// Bytes of each part at most.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The parts of a project's bundle, as far as they are in it.
pub(super) struct Joint {
    requirements: Option<Value>,
    decisions: Option<Value>,
    documents: Option<Value>,
}

/// Reads them, and checks that each hash is that of what stands beside it. A part that the manifest
/// names and that cannot be read is named.
pub(super) fn check(archive: &mut Archive, report: &mut Report) -> Joint {
    let mut part = |path: &str| {
        if !archive.names().any(|name| name == path) {
            return None;
        }
        let read =
            archive.text(path, LIMIT).ok().and_then(|text| serde_json::from_slice(&text).ok());
        if read.is_none() {
            report.fault(format!("{path} cannot be read"));
        }
        read
    };
    let joint = Joint {
        requirements: part(REQUIREMENTS),
        decisions: part(DECISIONS),
        documents: part(DOCUMENTS),
    };
    for (path, row, name) in joint.reviews().chain(joint.proposals()) {
        let said = row.get("sha256").and_then(Value::as_str).unwrap_or_default();
        let now = row.get("content").map(hash).unwrap_or_default();
        if now != said {
            report.fault(format!("{path}: {name} has the hash {now}, but {said} is said"));
        }
    }
    for (row, name) in joint.versions() {
        let said = row.get("sha256").and_then(Value::as_str).unwrap_or_default();
        let path = format!("files/{said}");
        if !archive.names().any(|there| there == path) {
            report.fault(format!("{DOCUMENTS}: the file of {name} is missing"));
        }
    }
    joint
}

fn hash(content: &Value) -> String {
    hex::encode(seal(&canonical(content)))
}

fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn key(row: &Value) -> String {
    row.get("key").and_then(Value::as_str).unwrap_or_default().to_owned()
}

type Part<'a> = (&'static str, &'a Value, String);

impl Joint {
    fn reviews(&self) -> impl Iterator<Item = Part<'_>> {
        let reviews = self.requirements.as_ref().and_then(|list| list.get("reviews"));
        items(reviews).map(|row| {
            let number = row.get("number").and_then(Value::as_i64).unwrap_or_default();
            (REQUIREMENTS, row, format!("list {number}"))
        })
    }

    fn proposals(&self) -> impl Iterator<Item = Part<'_>> {
        items(self.decisions.as_ref()).map(|row| (DECISIONS, row, key(row)))
    }

    fn versions(&self) -> impl Iterator<Item = (&Value, String)> {
        items(self.documents.as_ref()).flat_map(|document| {
            items(document.get("versions")).map(move |row| {
                let number = row.get("number").and_then(Value::as_i64).unwrap_or_default();
                (row, format!("{} v{number}", key(document)))
            })
        })
    }

    /// The hash that a sign-off of one of them which holds must have.
    pub(super) fn hash(&self, signoff: &Value) -> Option<String> {
        let (subject, version) = (signoff.get("subject_id"), signoff.get("subject_version"));
        match signoff.get("subject_kind")?.as_str()? {
            "requirement_list" => {
                let mut reviews = self.reviews();
                let (_, row, _) = reviews.find(|(_, row, _)| row.get("number") == version)?;
                row.get("content").map(hash)
            }
            "decision" => {
                let mut rows = self.proposals().map(|(_, row, _)| row);
                let row = rows.find(|row| row.get("id") == subject)?;
                row.get("content").filter(|_| row.get("revision") == version).map(hash)
            }
            // Of a document its file is signed, which is checked by its name.
            "document_version" => {
                let (row, _) = self.versions().find(|(row, _)| row.get("id") == subject)?;
                Some(row.get("sha256")?.as_str()?.to_owned())
            }
            _ => None,
        }
    }
}
