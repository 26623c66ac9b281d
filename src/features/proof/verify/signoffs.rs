//! Sign-offs of a bundle: what somebody signed stands, with the hash of what they saw, in the chain.
use serde_json::{Value, json};

use super::Report;
use super::archive::Archive;
use super::chains::Chain;
use super::joint::Joint;
use crate::features::proof::model::{RECORD, REPORT, SIGNOFFS};
use crate::features::records::service::canonical;
use crate::features::signoffs::model::seal;

/// Bytes of the sign-offs at most.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Every sign-off that has a signature is told by an entry of the shared lane.
pub(super) fn check(archive: &mut Archive, chains: &[Chain], joint: &Joint, report: &mut Report) {
    // Whoever does not read the shared lane has no sign-offs either.
    let Some(shared) = chains.iter().find(|chain| chain.name == "shared") else { return };
    let parsed: Option<Vec<Value>> =
        archive.text(SIGNOFFS, LIMIT).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let Some(signoffs) = parsed else {
        report.fault("signoffs.json cannot be read: it was damaged or taken out");
        return;
    };
    let mut parts =
        |name| archive.text(name, LIMIT).ok().and_then(|text| serde_json::from_slice(&text).ok());
    let seen = Seen { record: parts(RECORD), report: parts(REPORT), joint };
    let mut count = 0_usize;
    for signoff in signoffs.iter().filter(|signoff| is_signed(signoff)) {
        count += 1;
        let text = |key: &str| signoff.get(key).and_then(Value::as_str).unwrap_or_default();
        let (id, sha256) = (text("id"), text("sha256"));
        let told = shared.payloads.values().filter_map(|payload| payload.get("data")).any(|data| {
            let says = |key: &str, word: &str| data.get(key).and_then(Value::as_str) == Some(word);
            says("signoff_id", id) && says("sha256", sha256)
        });
        if !told {
            let what = text("subject_kind").replace('_', " ");
            report.fault(format!(
                "signoffs.json: no entry says that the {what} with the hash {sha256} was signed"
            ));
        }
        if let Some(now) = seen.hash(signoff).filter(|now| now != sha256) {
            let what = text("subject_kind").replace('_', " ");
            report.fault(format!(
                "the {what} has the hash {now}, but {sha256} was signed: its text is another one than the sides signed"
            ));
        }
    }
    if count > 0 {
        report.note(format!("{count} signed by the sides, each told in the shared lane"));
    }
}

/// Whoever proposes a text signs it by that; whoever else signs does so in an entry.
fn is_signed(signoff: &Value) -> bool {
    let slots = signoff.get("slots").and_then(Value::as_array).into_iter().flatten();
    let signed = slots.filter(|slot| slot.get("vote").and_then(Value::as_str) == Some("signed"));
    signoff.get("state").and_then(Value::as_str) == Some("complete") || signed.count() > 1
}

/// What signatures are about, as it stands in the bundle.
struct Seen<'a> {
    record: Option<Value>,
    report: Option<Value>,
    joint: &'a Joint,
}

impl Seen<'_> {
    /// The hash that a sign-off which holds must have: of the terms of the offer that was accepted,
    /// of the bundle that a verdict stood on, of a step of the report, or of what else a project signs. `None` for what does not stand in the bundle.
    fn hash(&self, signoff: &Value) -> Option<String> {
        let text = |key: &str| signoff.get(key).and_then(Value::as_str);
        let seen = match (text("subject_kind")?, text("state")?) {
            ("settlement", "complete") => {
                let record = self.record.as_ref()?;
                let offers = record.get("offers")?.as_array()?;
                let offer =
                    offers.iter().find(|offer| offer.get("id") == signoff.get("subject_id"))?;
                json!({
                    "complaint": record.get("id"), "number": offer.get("number"),
                    "side": offer.get("side"), "terms": offer.get("terms"),
                })
            }
            ("gate", "complete") => {
                let fields = self.record.as_ref()?.get("fields")?;
                let phases = fields.get("phases")?.as_array()?;
                let gate = phases
                    .iter()
                    .filter_map(|phase| phase.get("gate"))
                    .find(|gate| gate.get("id") == signoff.get("subject_id"))?;
                let mut reviews = gate.get("reviews")?.as_array()?.iter();
                let version = signoff.get("subject_version");
                reviews.find(|review| review.get("number") == version)?.get("content")?.clone()
            }
            ("report_step", "complete") => {
                let report = self.report.as_ref()?;
                let own = report.get("id") == signoff.get("subject_id");
                let steps = report.get("steps").filter(|_| own)?.as_array()?;
                let step =
                    steps.iter().find(|step| step.get("step") == signoff.get("subject_step"))?;
                step.get("content").filter(|_| step.get("state") == Some(&json!("signed")))?.clone()
            }
            (_, "complete") => return self.joint.hash(signoff),
            _ => return None,
        };
        Some(hex::encode(seal(&canonical(&seen))))
    }
}
