//! A lane of a bundle: from its first entry to its signed head.
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::features::proof::model::{Line, ManifestLane};
use crate::features::records::service::chain;

/// What was found in a lane.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    pub name: String,
    pub id: String,
    /// Hash of each entry, in order.
    pub hashes: Vec<Vec<u8>>,
    /// Payloads by the number of their entry.
    pub payloads: HashMap<i64, Value>,
    pub redacted: usize,
    pub retracted: usize,
    /// The first entry that is not as it was written (none for the lane as a whole), and why.
    pub broken: Option<(Option<i64>, String)>,
}

impl Chain {
    /// A lane whose entries could not be read.
    pub fn unread(name: &str, why: String) -> Self {
        Self { name: name.to_owned(), broken: Some((None, why)), ..Self::default() }
    }

    /// Hashes of the files that entries brought, with name of the lane and number of the entry.
    pub fn files(&self) -> impl Iterator<Item = (&str, i64, &str)> {
        let mut payloads: Vec<(&i64, &Value)> = self.payloads.iter().collect();
        payloads.sort_unstable_by_key(|(seq, _)| **seq);
        payloads.into_iter().flat_map(|(seq, payload)| {
            let files = payload.get("files").and_then(Value::as_array).into_iter().flatten();
            let hashes = files.filter_map(|file| file.get("sha256").and_then(Value::as_str));
            hashes.map(|sha256| (self.name.as_str(), *seq, sha256))
        })
    }

    fn fail(&mut self, seq: Option<i64>, why: impl Into<String>) {
        self.broken.get_or_insert((seq, why.into()));
    }
}

/// Checks the lines of a lane against its head.
pub(super) fn check(name: &str, text: &[u8], lane: &ManifestLane, record: &str) -> Chain {
    let mut found = Chain { name: name.to_owned(), id: lane.id.clone(), ..Chain::default() };
    let Ok(text) = std::str::from_utf8(text) else {
        found.fail(None, "its file is not text: it was damaged or replaced");
        return found;
    };
    let lines: Vec<&str> = text.split_terminator('\n').collect();
    if !text.is_empty() && !text.ends_with('\n') {
        found.fail(
            None,
            "its last line has no end: the file was cut while it was copied or unpacked",
        );
    }
    let takings = takings(&lines);
    let mut prev: Vec<u8> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let expected = i64::try_from(index).unwrap_or(i64::MAX).saturating_add(1);
        match entry(line, expected, &prev, lane, record, &takings, &mut found) {
            Ok(hash) => {
                found.hashes.push(hash.clone());
                prev = hash;
            }
            Err(why) => {
                found.fail(Some(seq_of(line).unwrap_or(expected)), why);
                return found;
            }
        }
    }
    let count = i64::try_from(found.hashes.len()).unwrap_or(i64::MAX);
    if count < lane.seq {
        let why =
            format!("it is missing: {} entries were signed, the file ends after {count}", lane.seq);
        found.fail(Some(count.saturating_add(1)), why);
    } else if count > lane.seq {
        let why = format!("it was added: only {} entries were signed", lane.seq);
        found.fail(Some(lane.seq.saturating_add(1)), why);
    } else if hex::encode(&prev) != lane.hash {
        found.fail(Some(count), "it is not the entry with which the lane ended when it was signed");
    }
    found
}

/// One line; gives its hash.
fn entry(
    text: &str,
    expected: i64,
    prev: &[u8],
    lane: &ManifestLane,
    record: &str,
    takings: &Takings,
    found: &mut Chain,
) -> Result<Vec<u8>, String> {
    let value: Value =
        serde_json::from_str(text).map_err(|_| "its line is damaged: it is no JSON".to_owned())?;
    if chain::canonical(&value) != text {
        return Err("its line was written anew: it is not in the form in which the portal writes"
            .to_owned());
    }
    let line: Line = serde_json::from_value(value)
        .map_err(|_| "parts of its line are missing or unknown".to_owned())?;
    let meta = |key: &str| line.meta.get(key).and_then(Value::as_str);
    let seq = line.meta.get("seq").and_then(Value::as_i64).ok_or("its line has no number")?;
    if seq > expected {
        return Err(format!(
            "entry {expected} is missing before it: it was taken out, or the order was changed"
        ));
    }
    if seq < expected {
        return Err("it stands twice, or in the wrong place".to_owned());
    }
    if meta("lane") != Some(&lane.id) || meta("record") != Some(record) {
        return Err("it belongs to another lane or record, and was copied here".to_owned());
    }
    if hex::encode(prev) != line.prev_hash {
        return Err(
            "it does not follow from the entry before it: one of the two was replaced".to_owned()
        );
    }
    let payload_hash = hex::decode(&line.payload_hash)
        .map_err(|_| "the hash of its text is no hash".to_owned())?;
    let hash = chain::link_hash(prev, &chain::canonical(&line.meta), &payload_hash);
    if hex::encode(&hash) != line.hash {
        return Err("its data were changed: who wrote it, when, what it is, or its hash".to_owned());
    }
    let id = meta("id").unwrap_or_default();
    match (&line.payload, &line.salt, line.withheld.as_deref()) {
        (Some(payload), Some(salt), None) => {
            let salt = hex::decode(salt).map_err(|_| "its salt cannot be read".to_owned())?;
            if chain::payload_hash(&salt, &chain::canonical(payload)) != payload_hash {
                return Err("its text was changed after it was written".to_owned());
            }
            found.payloads.insert(seq, payload.clone());
        }
        (None, None, Some(why)) if takings.explain(why, id, meta("kind"), seq) => match why {
            "erased" => found.redacted += 1,
            _ => found.retracted += 1,
        },
        (None, None, _) => {
            return Err(
                "its text is missing, and no later entry says that it was taken out".to_owned()
            );
        }
        _ => return Err("parts of its line are missing or unknown".to_owned()),
    }
    Ok(hash)
}

/// The number that a line says it has.
fn seq_of(line: &str) -> Option<i64> {
    let value: Value = serde_json::from_str(line).ok()?;
    value.get("meta")?.get("seq")?.as_i64()
}

/// Entries that say that an earlier one was erased or taken back: kind, whom, and its own number.
#[derive(Debug, Default)]
struct Takings {
    named: HashSet<(String, String)>,
    /// The last of each kind.
    last: HashMap<String, i64>,
}

/// Reads who takes whose text away, before the lines are checked: an erased entry stands before
/// the one that says so. Whether those lines are true is checked like any other's.
fn takings(lines: &[&str]) -> Takings {
    let mut takings = Takings::default();
    for line in lines {
        if !line.contains("\"kind\":\"erased\"") && !line.contains("\"kind\":\"retracted\"") {
            continue;
        }
        let Ok(line) = serde_json::from_str::<Line>(line) else { continue };
        let kind = line.meta.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let whom = line
            .payload
            .as_ref()
            .and_then(|payload| payload.get("data")?.get("entry_id")?.as_str().map(str::to_owned));
        let seq = line.meta.get("seq").and_then(Value::as_i64).unwrap_or_default();
        if let Some(whom) = whom {
            takings.named.insert((kind.clone(), whom));
            takings.last.insert(kind, seq);
        }
    }
    takings
}

impl Takings {
    /// A revision goes with the entry that it revised, and no longer says which that was.
    fn explain(&self, why: &str, id: &str, kind: Option<&str>, seq: i64) -> bool {
        let named = self.named.contains(&(why.to_owned(), id.to_owned()));
        let with_original =
            kind == Some("revised") && self.last.get(why).is_some_and(|last| *last > seq);
        named || with_original
    }
}
