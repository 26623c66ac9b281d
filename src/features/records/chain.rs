//! The hash chain of a lane.
//!
//! `payload_hash = SHA-256(salt ‖ canonical payload)` and
//! `hash = SHA-256(prev_hash ‖ canonical meta ‖ payload_hash)`, where canonical means RFC 8785 JSON
//! (keys sorted, no spaces; only strings, integers, booleans, arrays and objects occur) and times
//! are microseconds. Erasing destroys salt and payload; the chain stays whole, and `verify` says
//! "redacted", not "broken".
use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::model::{EntryId, EntryKind, EntryRow};
use crate::platform::clock::Timestamp;

/// Bytes of salt in front of each payload: without it, a short erased text could be guessed.
pub const SALT_BYTES: usize = 16;

/// RFC 8785 for the values that payloads consist of. `serde_json` keeps keys sorted and writes
/// no spaces, and escapes strings as the RFC asks; floats are refused by the payload's types.
pub fn canonical(value: &Value) -> String {
    value.to_string()
}

/// Seals a payload.
pub fn payload_hash(salt: &[u8], canonical_payload: &str) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(canonical_payload.as_bytes());
    hash.finalize().to_vec()
}

/// Links an entry to the one before it.
pub fn entry_hash(row: &EntryRow) -> Vec<u8> {
    let meta = serde_json::json!({
        "actor": row.actor_membership_id,
        "id": row.id,
        "kind": row.kind,
        "lane": row.lane_id,
        "occurred_at": row.occurred_at.micros(),
        "record": row.record_id,
        "recorded_at": row.recorded_at.micros(),
        "seq": row.seq,
    });
    let mut hash = Sha256::new();
    hash.update(&row.prev_hash);
    hash.update(canonical(&meta).as_bytes());
    hash.update(&row.payload_hash);
    hash.finalize().to_vec()
}

/// An entry with what is left of its payload.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub row: EntryRow,
    /// `None` once it was erased.
    pub payload: Option<(Vec<u8>, String)>,
}

/// What verifying a lane found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is as it was written; so many were erased on request.
    Whole { entries: usize, redacted: usize },
    /// The first entry that is not as it was written.
    Broken { seq: i64, why: &'static str },
}

/// Checks a lane from its first entry to `head_hash`.
pub fn verify(entries: &[Sealed], head_seq: i64, head_hash: &[u8]) -> Verdict {
    let mut prev: Vec<u8> = Vec::new();
    let mut expected_seq = 1;
    let mut redacted = 0;
    for sealed in entries {
        let row = &sealed.row;
        let broken = |why| Verdict::Broken { seq: row.seq, why };
        if row.seq != expected_seq {
            return broken("an entry is missing before it");
        }
        if row.prev_hash != prev {
            return broken("it does not follow the entry before it");
        }
        if entry_hash(row) != row.hash {
            return broken("its data were changed");
        }
        match &sealed.payload {
            None => redacted += 1,
            Some((salt, data)) if payload_hash(salt, data) != row.payload_hash => {
                return broken("its text was changed");
            }
            Some(_) => {}
        }
        prev.clone_from(&row.hash);
        expected_seq += 1;
    }
    if expected_seq - 1 != head_seq || prev != head_hash {
        return Verdict::Broken { seq: expected_seq, why: "the end of the lane is missing" };
    }
    Verdict::Whole { entries: entries.len(), redacted }
}

/// What later entries of its lane made of an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Became {
    /// Its newest revision.
    pub revised_by: Option<EntryId>,
    pub retracted_at: Option<Timestamp>,
}

/// What became of the entries of a whole lane, as the lane itself tells it.
///
/// # Errors
/// The `seq` of the first entry whose payload is gone although no later entry says that it, or
/// what it revised, was erased.
pub fn became(entries: &[Sealed]) -> Result<BTreeMap<EntryId, Became>, i64> {
    let mut told: BTreeMap<EntryId, Became> = BTreeMap::new();
    let mut erased: Vec<EntryId> = Vec::new();
    // The seq of the newest erasure: revisions of what was erased are erased with it.
    let mut newest_erasure = 0;
    for sealed in entries {
        let row = &sealed.row;
        let Some(about) = sealed.payload.as_ref().and_then(|(_, data)| entry_named(data)) else {
            continue;
        };
        match row.kind {
            EntryKind::Revised => told.entry(about).or_default().revised_by = Some(row.id),
            EntryKind::Retracted => {
                told.entry(about).or_default().retracted_at = Some(row.recorded_at);
            }
            EntryKind::Erased => {
                erased.push(about);
                newest_erasure = row.seq;
            }
            _ => {}
        }
    }
    let unexplained = entries.iter().find(|sealed| {
        let row = &sealed.row;
        let with_its_original = row.kind == EntryKind::Revised && row.seq < newest_erasure;
        sealed.payload.is_none() && !with_its_original && !erased.contains(&row.id)
    });
    unexplained.map_or(Ok(told), |sealed| Err(sealed.row.seq))
}

/// The entry that a payload is about.
fn entry_named(payload: &str) -> Option<EntryId> {
    let value: Value = serde_json::from_str(payload).ok()?;
    value.get("data")?.get("entry_id")?.as_str()?.parse().ok()
}
