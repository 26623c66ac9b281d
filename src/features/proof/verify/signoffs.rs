//! Sign-offs of a bundle: what somebody signed stands, with the hash of what they saw, in the chain.
use serde_json::Value;

use super::archive::Archive;
use super::chains::Chain;
use super::Report;
use crate::features::proof::model::SIGNOFFS;

/// Bytes of the sign-offs at most.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Every sign-off that has a signature is told by an entry of the shared lane.
pub(super) fn check(archive: &mut Archive, chains: &[Chain], report: &mut Report) {
    // Whoever does not read the shared lane has no sign-offs either.
    let Some(shared) = chains.iter().find(|chain| chain.name == "shared") else { return };
    let parsed: Option<Vec<Value>> =
        archive.text(SIGNOFFS, LIMIT).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let Some(signoffs) = parsed else {
        report.fault("the sign-offs cannot be read");
        return;
    };
    let mut count = 0_usize;
    for signoff in signoffs.iter().filter(|signoff| is_signed(signoff)) {
        count += 1;
        let text = |key: &str| signoff.get(key).and_then(Value::as_str).unwrap_or_default();
        let sha256 = text("sha256");
        let told = !sha256.is_empty() && shared.payloads.values().any(|payload| says(payload, sha256));
        if !told {
            let what = text("subject_kind");
            report.fault(format!("no entry says that the {what} with the hash {sha256} was signed"));
        }
    }
    if count > 0 {
        report.note(format!("{count} signed by the sides, each told in the shared lane"));
    }
}

fn is_signed(signoff: &Value) -> bool {
    let slots = signoff.get("slots").and_then(Value::as_array);
    slots.into_iter().flatten().any(|slot| slot.get("vote").and_then(Value::as_str) == Some("signed"))
}

/// Whether a payload holds this word as a value of its figures.
fn says(value: &Value, word: &str) -> bool {
    match value {
        Value::String(text) => text == word,
        Value::Array(items) => items.iter().any(|item| says(item, word)),
        Value::Object(map) => map.values().any(|item| says(item, word)),
        _ => false,
    }
}
