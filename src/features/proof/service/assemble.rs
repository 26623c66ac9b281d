//! From what was read to the files of a bundle: canonical JSON, the readable forms, the manifest.
use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::features::proof::document::{self, Document, case, report};
use crate::features::proof::model::{
    DECISIONS, DOCUMENTS, FORMAT, KeyView, Line, MANIFEST, MANIFEST_MARK, MANIFEST_SIGNATURE,
    Manifest, ManifestFile, ManifestLane, Organisation, RECORD, REPORT, REQUIREMENTS, RecordName,
    SIGNOFFS,
};
use crate::features::proof::service::collect::{Collected, Settled, Shared};
use crate::features::records::model::{FileRow, LaneKind, RecordId};
use crate::features::records::service::{CopiedEntry, LaneCopy, Withheld, chain, sign_head};
use crate::platform::auth::Keys;
use crate::platform::problem::Problem;

/// The files of a bundle, in their order.
#[derive(Debug, Clone)]
pub struct Assembled {
    /// What the zip is called.
    pub name: String,
    /// Path and content, the manifest first.
    pub files: Vec<(String, Vec<u8>)>,
    pub attachments: Vec<Attachment>,
}

/// A file of an entry or a document; its content is copied when the zip is written.
#[derive(Debug, Clone)]
pub struct Attachment {
    pub path: String,
    pub storage_key: String,
    pub sha256: Vec<u8>,
    pub size: u64,
}

/// Puts a bundle together. Drawing the readable forms takes a while: for a thread that may wait.
pub fn assemble(collected: &Collected, keys: &Keys) -> Result<Assembled, Problem> {
    let mut files = Vec::new();
    for (copy, path) in collected.lanes.iter().zip(lane_paths(&collected.lanes)) {
        files.push((path, lines(copy)?.into_bytes()));
    }
    if let Some(shared) = &collected.shared {
        files.push((SIGNOFFS.to_owned(), canonical(&json!(shared.signoffs))));
        if let Some(joint) = &shared.joint {
            files.push((REQUIREMENTS.to_owned(), canonical(&joint.requirements)));
            files.push((DECISIONS.to_owned(), canonical(&joint.decisions)));
            files.push((DOCUMENTS.to_owned(), canonical(&joint.documents)));
        }
    }
    let attachments = attachments(collected)?;
    files.push(("people.json".to_owned(), people_json(collected)));
    files.push(("files.json".to_owned(), files_json(collected)));
    for reading in readings(collected, &keys.fingerprint())? {
        let Reading { name, json, document } = reading;
        if let Some((path, value)) = json {
            files.push((path.to_owned(), canonical(&value)));
        }
        files.push((format!("{name}.html"), document::html::render(&document).into_bytes()));
        files.push((format!("{name}.pdf"), document::pdf::render(&document)?));
    }
    let manifest = canonical(
        &serde_json::to_value(manifest(collected, keys, &files, &attachments))
            .map_err(Problem::internal)?,
    );
    let signature = hex::encode(keys.sign(&[MANIFEST_MARK.as_bytes(), &manifest].concat()));
    files.splice(
        0..0,
        [(MANIFEST.to_owned(), manifest), (MANIFEST_SIGNATURE.to_owned(), signature.into_bytes())],
    );
    Ok(Assembled { name: format!("{}.zip", collected.record.number), files, attachments })
}

/// Something to read, with the JSON that it was drawn from. Both sides get the same JSON.
struct Reading {
    /// Of its files, without the ending.
    name: &'static str,
    json: Option<(&'static str, Value)>,
    document: Document,
}

/// All that there is to read of a record: the case, and the joint report of both sides.
fn readings(collected: &Collected, fingerprint: &str) -> Result<Vec<Reading>, Problem> {
    let document = case::draw(collected, fingerprint)?;
    let Some(shared) = &collected.shared else {
        return Ok(vec![Reading { name: "case", json: None, document }]);
    };
    let json = Some((RECORD, record_json(collected, shared)?));
    let mut readings = vec![Reading { name: "case", json, document }];
    if let Some(sealed) = &shared.settled.report {
        let document = report::draw(collected, sealed);
        readings.push(Reading { name: "report", json: Some((REPORT, sealed.clone())), document });
    }
    Ok(readings)
}

/// The key that this installation signs with.
pub fn key_view(keys: &Keys) -> KeyView {
    KeyView {
        algorithm: "ed25519".to_owned(),
        fingerprint: keys.fingerprint(),
        public_key: hex::encode(keys.public_key()),
    }
}

fn canonical(value: &Value) -> Vec<u8> {
    chain::canonical(value).into_bytes()
}

/// Where each lane stands. The first shared and the first private one have plain names: a record
/// with several topics has several of a kind.
fn lane_paths(lanes: &[LaneCopy]) -> Vec<String> {
    let mut plain = vec![LaneKind::Shared, LaneKind::Private];
    let mut path = |copy: &LaneCopy| {
        let kind = copy.lane.kind;
        match plain.iter().position(|free| *free == kind) {
            Some(place) => {
                plain.swap_remove(place);
                format!("lanes/{kind}.jsonl")
            }
            None => format!("lanes/{kind}-{}.jsonl", copy.lane.id),
        }
    };
    lanes.iter().map(&mut path).collect()
}

/// A lane as it stands in the bundle: one line for each entry.
fn lines(copy: &LaneCopy) -> Result<String, Problem> {
    let mut text = String::new();
    for entry in &copy.entries {
        let line = serde_json::to_value(line(entry)?).map_err(Problem::internal)?;
        text.push_str(&chain::canonical(&line));
        text.push('\n');
    }
    Ok(text)
}

fn line(entry: &CopiedEntry) -> Result<Line, Problem> {
    let row = &entry.row;
    let (salt, payload, withheld) = match &entry.payload {
        Ok((salt, data)) => {
            let payload: Value = serde_json::from_str(data).map_err(Problem::internal)?;
            (Some(hex::encode(salt)), Some(payload), None)
        }
        Err(Withheld::Erased) => (None, None, Some("erased".to_owned())),
        Err(Withheld::Retracted) => (None, None, Some("retracted".to_owned())),
    };
    Ok(Line {
        hash: hex::encode(&row.hash),
        meta: chain::meta(row),
        payload,
        payload_hash: hex::encode(&row.payload_hash),
        prev_hash: hex::encode(&row.prev_hash),
        salt,
        withheld,
    })
}

/// Fields of a complaint that both sides see alike.
const SHARED_FIELDS: [&str; 30] = [
    "id",
    "number",
    "title",
    "status",
    "severity",
    "category",
    "product",
    "lot",
    "created_at",
    "version",
    "description",
    "remedy_sought",
    "order_no",
    "serial_no",
    "delivery_note",
    "quantity_complained",
    "quantity_affected",
    "occurred_on",
    "detected_where",
    "claimed_amount_minor",
    "currency",
    "references",
    "filed_by_side",
    "on_behalf_of",
    "submitted_at",
    "first_response_at",
    "resolved_at",
    "closed_at",
    "resolution_code",
    "resolution_notes",
];

/// The record beside its lanes: its own fields, who takes part on which side, and how the sides
/// came to terms.
fn record_json(collected: &Collected, shared: &Shared) -> Result<Value, Problem> {
    let parties: Vec<Value> = collected
        .parties
        .iter()
        .map(|(organisation, side)| json!({ "organisation": organisation, "side": side }))
        .collect();
    let mut fields = serde_json::Map::new();
    if let Some(complaint) = &shared.complaint {
        let whole = serde_json::to_value(complaint).map_err(Problem::internal)?;
        for name in SHARED_FIELDS.iter().chain(&["refusal_reason", "custom"]) {
            if let Some(value) = whole.get(*name) {
                fields.insert((*name).to_owned(), value.clone());
            }
        }
    }
    let Settled { facts, offers, commitments, .. } = &shared.settled;
    if let Some(project) = &shared.project {
        let whole = serde_json::to_value(project).map_err(Problem::internal)?;
        fields.extend(whole.as_object().cloned().unwrap_or_default());
    }
    Ok(json!({
        "id": collected.record.id,
        "kind": collected.record.kind,
        "number": collected.record.number,
        "created_at": collected.record.created_at,
        "parties": parties,
        "fields": fields,
        "facts": alike(json!(facts)),
        "offers": alike(json!(offers)),
        "commitments": alike(json!(commitments)),
    }))
}

/// Without what depends on who looks, and when.
fn alike(mut value: Value) -> Value {
    match &mut value {
        Value::Array(items) => items.iter_mut().for_each(|item| *item = alike(item.take())),
        Value::Object(map) => {
            map.retain(|key, _| !["actions", "late", "mine"].contains(&key.as_str()));
            map.values_mut().for_each(|item| *item = alike(item.take()));
        }
        _ => {}
    }
    value
}

/// Names beside the chain: they can be taken out without touching a hash.
fn people_json(collected: &Collected) -> Vec<u8> {
    let people: BTreeMap<String, Value> =
        collected.people.iter().map(|(id, person)| (id.to_string(), json!(person))).collect();
    canonical(&json!(people))
}

/// What entries brought, and the documents of a project.
fn all_files(collected: &Collected) -> impl Iterator<Item = &FileRow> {
    let brought = collected.lanes.iter().flat_map(|copy| &copy.entries).flat_map(|e| &e.files);
    let joint = collected.shared.as_ref().and_then(|shared| shared.joint.as_ref());
    brought.chain(joint.into_iter().flat_map(|joint| &joint.files))
}

/// Names of the files beside the chain.
fn files_json(collected: &Collected) -> Vec<u8> {
    let files: BTreeMap<String, Value> = all_files(collected)
        .map(|file| {
            let about = json!({
                "name": file.name,
                "media_type": file.media_type,
                "size": file.size,
                "sha256": hex::encode(&file.sha256),
            });
            (file.id.to_string(), about)
        })
        .collect();
    canonical(&json!(files))
}

/// Each content once, whoever brought it how often.
fn attachments(collected: &Collected) -> Result<Vec<Attachment>, Problem> {
    let mut found: BTreeMap<String, Attachment> = BTreeMap::new();
    for file in all_files(collected) {
        let path = document::file_path(&hex::encode(&file.sha256));
        let attachment = Attachment {
            path: path.clone(),
            storage_key: file.storage_key.clone(),
            sha256: file.sha256.clone(),
            size: u64::try_from(file.size).map_err(Problem::internal)?,
        };
        found.entry(path).or_insert(attachment);
    }
    Ok(found.into_values().collect())
}

fn manifest(
    collected: &Collected,
    keys: &Keys,
    files: &[(String, Vec<u8>)],
    attachments: &[Attachment],
) -> Manifest {
    let RecordName { id, kind, number } = record_name(collected);
    let written = files.iter().map(|(path, bytes)| ManifestFile {
        path: path.clone(),
        sha256: hex::encode(Sha256::digest(bytes)),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    });
    let copied = attachments.iter().map(|attachment| ManifestFile {
        path: attachment.path.clone(),
        sha256: hex::encode(&attachment.sha256),
        size: attachment.size,
    });
    Manifest {
        format: FORMAT.to_owned(),
        made_at: collected.now.to_string(),
        language: collected.locale.to_string(),
        record: RecordName { id, kind, number },
        side: collected.side.map(|side| side.to_string()),
        organisation: Organisation {
            id: collected.reader.id.to_string(),
            name: collected.reader.name.clone(),
        },
        key: key_view(keys),
        lanes: manifest_lanes(&collected.lanes, keys),
        files: written.chain(copied).collect(),
    }
}

fn record_name(collected: &Collected) -> RecordName {
    let RecordId(id) = collected.record.id;
    RecordName {
        id: id.to_string(),
        kind: collected.record.kind.to_string(),
        number: collected.record.number.clone(),
    }
}

fn manifest_lanes(lanes: &[LaneCopy], keys: &Keys) -> Vec<ManifestLane> {
    let with_path = lanes.iter().zip(lane_paths(lanes));
    with_path
        .map(|(copy, path)| ManifestLane {
            id: copy.lane.id.to_string(),
            kind: copy.lane.kind.to_string(),
            path,
            seq: copy.lane.head_seq,
            hash: hex::encode(&copy.lane.head_hash),
            signature: hex::encode(sign_head(keys, &copy.lane)),
        })
        .collect()
}
