//! `concord verify BUNDLE`: whether a bundle is what an installation signed, without asking it.
//!
//! Two things are shown. That the bundle is whole: every file is the one that the manifest names,
//! every lane is a chain from its first entry to its signed head, and manifest and heads are signed
//! by the key in the manifest. And that it is the truth of that day: the key is the one that was
//! told (`--key`), and the heads that mails carried (`--receipt`) lie on the chain. The second
//! holds even against whoever runs the installation and has its key.
//!
//! Invariant: nothing is read beyond the bounds in [`archive`]; whatever stands in a bundle ends in
//! a verdict.
mod archive;
mod chains;
mod joint;
mod receipts;
mod report;
mod signoffs;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

pub use report::Report;

use crate::features::proof::model::{
    FORMAT, MANIFEST, MANIFEST_MARK, MANIFEST_SIGNATURE, Manifest, ManifestLane,
};
use crate::features::records::model::LaneId;
use crate::features::records::service::chain;
use crate::platform::auth::{fingerprint, is_signed_by};
use archive::Archive;
use chains::Chain;
use receipts::Mailed;

/// What is verified, and against what.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub bundle: PathBuf,
    /// The fingerprint that the key must have.
    pub key: Option<String>,
    /// Mails of the installation, as files.
    pub receipts: Vec<PathBuf>,
}

/// Why there is nothing to verify, in one sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotABundle(pub String);

impl NotABundle {
    fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }

    /// The same, with the file that it is said of.
    fn of(self, bundle: &Path) -> Self {
        Self(format!("{} is no bundle that can be verified: {}", bundle.display(), self.0))
    }
}

/// Verifies a bundle.
///
/// # Errors
/// The file is no bundle, or a mail or fingerprint to compare with cannot be read.
pub fn verify(options: &Options) -> Result<Report, NotABundle> {
    let wanted = options.key.as_deref().map(wanted_key).transpose()?;
    let mails = receipts::read_all(&options.receipts)?;
    let of_bundle = |why: NotABundle| why.of(&options.bundle);
    let mut archive = Archive::open(&options.bundle).map_err(of_bundle)?;
    let text = archive.text(MANIFEST, archive::MANIFEST_BYTES).map_err(of_bundle)?;
    let manifest = parse(&text).map_err(of_bundle)?;
    let mut report = Report::of(&manifest);
    let key = key(&manifest, &mut report);
    check_manifest(&mut archive, &text, &manifest, key.as_ref(), &mut report);
    let chains = check_lanes(&mut archive, &manifest, key.as_ref(), &mut report);
    check_files(&mut archive, &manifest, &chains, &mut report);
    let joint = joint::check(&mut archive, &mut report);
    signoffs::check(&mut archive, &chains, &joint, &mut report);
    compare_key(wanted.as_deref(), &manifest, &mails, &mut report);
    receipts::check(&mails, &chains, key.as_ref(), &mut report);
    Ok(report)
}

/// A fingerprint as people copy it.
fn wanted_key(text: &str) -> Result<String, NotABundle> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect();
    let plain = plain.to_lowercase();
    match hex::decode(&plain) {
        Ok(bytes) if bytes.len() == 32 => Ok(plain),
        _ => Err(NotABundle::new(
            "--key takes a fingerprint: the 64 hexadecimal digits that stand in X-Concord-Key of a mail",
        )),
    }
}

fn parse(text: &[u8]) -> Result<Manifest, NotABundle> {
    let value: Value = serde_json::from_slice(text)
        .map_err(|_| NotABundle::new("its manifest is no JSON: manifest.json was damaged"))?;
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default().to_owned();
    if format != FORMAT {
        return Err(NotABundle::new(format!(
            "its format is {format:?}; this program verifies {FORMAT:?} and no other"
        )));
    }
    serde_json::from_value(value)
        .map_err(|cause| NotABundle::new(format!("its manifest is not complete: {cause}")))
}

type Key = [u8; 32];

/// The key in the manifest, if it is one and has the fingerprint that stands beside it.
fn key(manifest: &Manifest, report: &mut Report) -> Option<Key> {
    let bytes = hex::decode(&manifest.key.public_key).ok().and_then(|key| Key::try_from(key).ok());
    let Some(key) = bytes.filter(|_| manifest.key.algorithm == "ed25519") else {
        report.fault("manifest.json names no Ed25519 key: no signature can be checked");
        return None;
    };
    if fingerprint(&key) != manifest.key.fingerprint {
        report.fault("manifest.json: the fingerprint is not that of the key beside it: one of them was changed");
    }
    Some(key)
}

fn check_manifest(
    archive: &mut Archive,
    text: &[u8],
    manifest: &Manifest,
    key: Option<&Key>,
    report: &mut Report,
) {
    let canonical = serde_json::to_value(manifest).map(|value| chain::canonical(&value));
    if canonical.ok().as_deref().map(str::as_bytes) != Some(text) {
        report.fault(
            "manifest.json was written anew: it is not in the form in which the portal writes",
        );
    }
    let signature = archive.text(MANIFEST_SIGNATURE, 1024).ok().and_then(|digits| {
        let bytes = hex::decode(&digits).ok()?;
        // There is one way to write it, so that no byte of the file can be changed.
        (hex::encode(&bytes).as_bytes() == digits).then_some(bytes)
    });
    let signed = [MANIFEST_MARK.as_bytes(), text].concat();
    let good = key.zip(signature).is_some_and(|(key, bytes)| is_signed_by(key, &signed, &bytes));
    if !good {
        report.fault("manifest.json does not fit its signature in manifest.sig: one of them was changed after it was signed");
    }
}

/// Every lane, and its head's signature.
fn check_lanes(
    archive: &mut Archive,
    manifest: &Manifest,
    key: Option<&Key>,
    report: &mut Report,
) -> Vec<Chain> {
    let mut chains = Vec::new();
    for lane in &manifest.lanes {
        let name = archive::lane_name(&lane.path).unwrap_or(&lane.kind).to_owned();
        let chain = match archive.text(&lane.path, archive::LANE_BYTES) {
            Ok(text) => chains::check(&name, &text, lane, &manifest.record.id),
            Err(why) => Chain::unread(&name, why.0),
        };
        if !key.is_some_and(|key| is_signed_head(lane, key)) {
            report.fault(format!(
                "manifest.json: number or hash of the last entry of {name} is not what was signed"
            ));
        }
        report.lane(&chain);
        chains.push(chain);
    }
    chains
}

fn is_signed_head(lane: &ManifestLane, key: &Key) -> bool {
    let (Ok(id), Ok(hash), Ok(signature)) =
        (lane.id.parse::<LaneId>(), hex::decode(&lane.hash), hex::decode(&lane.signature))
    else {
        return false;
    };
    is_signed_by(key, chain::head_text(id, lane.seq, &hash).as_bytes(), &signature)
}

/// Every file is the one that the manifest names, there is no other, and every file that an entry
/// brought is there.
fn check_files(archive: &mut Archive, manifest: &Manifest, chains: &[Chain], report: &mut Report) {
    let mut named: HashSet<&str> = HashSet::from([MANIFEST, MANIFEST_SIGNATURE]);
    for file in &manifest.files {
        if !named.insert(&file.path) {
            report.fault(format!("manifest.json names {} twice", file.path));
        }
        let sealed = file.path.strip_prefix("files/").is_none_or(|name| name == file.sha256);
        match archive.digest(&file.path, file.size) {
            Ok(sha256) if sha256 == file.sha256 && sealed => {}
            Ok(_) => report.fault(format!("{} was changed after it was signed", file.path)),
            Err(why) => report.fault(why.0),
        }
    }
    for lane in manifest.lanes.iter().filter(|lane| !named.contains(lane.path.as_str())) {
        report.fault(format!("manifest.json does not name {}", lane.path));
    }
    for other in archive.names().filter(|name| !named.contains(name)) {
        report.fault(format!("{other} was added: it is not named by the manifest"));
    }
    let mut brought = HashSet::new();
    for (name, entry, sha256) in chains.iter().flat_map(Chain::files) {
        if brought.insert(sha256) && !named.contains(format!("files/{sha256}").as_str()) {
            report.fault(format!("files/{sha256} is missing: entry {entry} of {name} brought it"));
        }
    }
    report.files(manifest.files.len());
}

/// What the key was compared with.
fn compare_key(wanted: Option<&str>, manifest: &Manifest, mails: &[Mailed], report: &mut Report) {
    let known = &manifest.key.fingerprint;
    if wanted.is_some_and(|wanted| wanted != known) {
        report.fault(format!(
            "it is signed by the key {known}, another key than --key names: it comes from another portal, or somebody else signed it"
        ));
    }
    for mail in mails.iter().filter(|mail| mail.key != *known) {
        report.fault(format!(
            "it is signed by the key {known}, another key than the mail {} names",
            mail.name
        ));
    }
    report.compared(wanted.is_some(), mails.len());
}
