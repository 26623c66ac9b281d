//! What verifying found, for people to read: a line for each lane first, then the rest.
use std::fmt;

use super::chains::Chain;
use crate::features::proof::model::Manifest;

/// The verdict on a bundle.
#[derive(Debug, Clone)]
pub struct Report {
    title: String,
    lanes: Vec<String>,
    faults: Vec<String>,
    notes: Vec<String>,
    fingerprint: String,
    /// Whether the key was compared with anything from outside the bundle.
    compared: bool,
}

impl Report {
    pub(super) fn of(manifest: &Manifest) -> Self {
        let Manifest { record, organisation, made_at, side, .. } = manifest;
        let side = side.as_ref().map(|side| format!(", {side}")).unwrap_or_default();
        Self {
            title: printable(&format!(
                "{} {}, bundle of {}{side}, made {made_at}",
                record.kind, record.number, organisation.name
            )),
            lanes: Vec::new(),
            faults: Vec::new(),
            notes: Vec::new(),
            fingerprint: printable(&manifest.key.fingerprint),
            compared: false,
        }
    }

    /// Whether the bundle is what was signed.
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// The first thing that is wrong: an entry of a lane before anything else.
    pub fn first_fault(&self) -> Option<&str> {
        self.faults.first().map(String::as_str)
    }

    pub(super) fn lane(&mut self, chain: &Chain) {
        let name = printable(&chain.name);
        let line = match &chain.broken {
            Some((Some(seq), why)) => {
                let before = match chain.hashes.len() {
                    0 => String::new(),
                    1 => "; entry 1 is as it was written".to_owned(),
                    last => format!("; entries 1 to {last} are as they were written"),
                };
                format!(
                    "{name}: entry {seq} is broken: {why} (lanes/{name}.jsonl, line {seq}){before}"
                )
            }
            Some((None, why)) => format!("{name} is broken: {why} (lanes/{name}.jsonl)"),
            None => {
                let mut parts = vec![count(chain.hashes.len(), "entry", "entries")];
                for (number, what) in [(chain.redacted, "redacted"), (chain.retracted, "retracted")]
                {
                    if number > 0 {
                        parts.push(format!("{number} {what}"));
                    }
                }
                format!("{name}: {}, valid", parts.join(", "))
            }
        };
        if chain.broken.is_some() {
            // Before what was found in the manifest: this is what somebody looks for.
            let place = self.faults.iter().take_while(|fault| self.lanes.contains(fault)).count();
            self.faults.insert(place, line.clone());
        }
        self.lanes.push(line);
    }

    pub(super) fn files(&mut self, number: usize) {
        if !self.faults.iter().any(|fault| !self.lanes.contains(fault)) {
            self.notes.push(format!("{} as signed", count(number, "file", "files")));
        }
    }

    pub(super) fn fault(&mut self, why: impl Into<String>) {
        self.faults.push(printable(&why.into()));
    }

    pub(super) fn note(&mut self, note: String) {
        self.notes.push(printable(&note));
    }

    pub(super) fn compared(&mut self, with_key: bool, mails: usize) {
        let with = match (with_key, mails) {
            (false, 0) => "compared with nothing".to_owned(),
            (true, 0) => "compared with --key".to_owned(),
            (false, mails) => format!("compared with {}", count(mails, "mail", "mails")),
            (true, mails) => format!("compared with --key and {}", count(mails, "mail", "mails")),
        };
        self.notes.push(format!("key {}, {with}", self.fingerprint));
        self.compared = with_key || mails > 0;
    }

    /// What the verdict means, and what to do next.
    fn advice(&self) -> &'static str {
        if !self.is_valid() {
            "what to do: do not rely on this copy. Download the bundle from the portal again and verify that one; \
             if it is broken as well, keep both, and compare with the bundle and the mails of the other side."
        } else if self.compared {
            "what it means: nothing was changed, cut or added since the portal signed it."
        } else {
            "what it means: nothing was changed since it was signed with the key above. To see that this is the key of your \
             portal, give --key FINGERPRINT (X-Concord-Key of any of its mails) or --receipt MAIL (such a mail, as a file)."
        }
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// What stands in a bundle must not move the cursor of whoever reads about it.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        for line in self.lanes.iter().chain(&self.notes) {
            writeln!(f, "{line}")?;
        }
        for fault in self.faults.iter().filter(|fault| !self.lanes.contains(fault)) {
            writeln!(f, "BROKEN: {fault}")?;
        }
        writeln!(f, "{}", self.advice())?;
        write!(f, "{}", if self.is_valid() { "valid" } else { "broken" })
    }
}
