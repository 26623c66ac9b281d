//! Mails as receipts: the heads that they carried must lie on the chain.
use std::io::Read;
use std::path::{Path, PathBuf};

use super::chains::Chain;
use super::{Key, NotABundle, Report};
use crate::features::records::service::{HEAD_HEADER, KEY_HEADER, Receipt, chain};
use crate::platform::auth::is_signed_by;

/// Bytes of a mail that are read: its head stands at its beginning.
const HEAD_BYTES: u64 = 256 * 1024;

/// What a mail tells.
#[derive(Debug, Clone)]
pub(super) struct Mailed {
    /// Name of its file.
    pub name: String,
    pub key: String,
    pub receipt: Receipt,
}

/// Reads the receipts in mails.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<Mailed>, NotABundle> {
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<Mailed, NotABundle> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut bytes))
        .map_err(|cause| NotABundle::new(format!("the mail {name} cannot be read: {cause}")))?;
    parse(&name, &String::from_utf8_lossy(&bytes)).ok_or_else(|| {
        NotABundle::new(format!(
            "the mail {name} carries no head of a lane (headers X-Concord-Key and X-Concord-Head): \
                 save the mail as a whole, as the .eml file it is"
        ))
    })
}

/// Finds both headers in the head of a mail, folded or not.
pub(super) fn parse(name: &str, mail: &str) -> Option<Mailed> {
    let (mut key, mut receipt) = (None, None);
    for line in unfold(mail) {
        let Some((header, value)) = line.split_once(':') else { continue };
        if header.trim().eq_ignore_ascii_case(KEY_HEADER) {
            key.get_or_insert(value.trim().to_lowercase());
        } else if header.trim().eq_ignore_ascii_case(HEAD_HEADER) && receipt.is_none() {
            receipt = Receipt::parse(value);
        }
    }
    Some(Mailed { name: name.to_owned(), key: key?, receipt: receipt? })
}

/// Header lines with their continuations, up to the empty line before the text.
fn unfold(mail: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in mail.lines().take_while(|line| !line.trim().is_empty()) {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Every receipt against the chain of its lane.
pub(super) fn check(mails: &[Mailed], chains: &[Chain], key: Option<&Key>, report: &mut Report) {
    for mail in mails {
        match against(mail, chains, key) {
            Ok(note) => report.note(note),
            Err(why) => report.fault(format!("the mail {}: {why}", mail.name)),
        }
    }
}

fn against(mail: &Mailed, chains: &[Chain], key: Option<&Key>) -> Result<String, String> {
    let Receipt { lane, seq, hash, signature } = &mail.receipt;
    let text = chain::head_text(*lane, *seq, hash);
    if !key.is_some_and(|key| is_signed_by(key, text.as_bytes(), signature)) {
        return Err("its head is not signed by the key of this bundle: it comes from another portal, or was changed"
                .to_owned());
    }
    let lane = lane.to_string();
    let chain = chains
        .iter()
        .find(|chain| chain.id == lane)
        .ok_or("its lane is not in this bundle: take a mail about this record, sent to the side whose bundle it is"
                .to_owned())?;
    let index = usize::try_from(*seq).ok().and_then(|seq| seq.checked_sub(1));
    match index.and_then(|index| chain.hashes.get(index)) {
        Some(known) if known == hash => Ok(format!(
            "the mail {}: its head, entry {seq} of {}, lies on the chain",
            mail.name, chain.name
        )),
        Some(_) => Err(format!(
            "entry {seq} of {}, or one before it, is not what it was when the mail was sent: it was written anew since",
            chain.name
        )),
        None => Err(format!(
            "entry {seq} of {} is not there: the lane was cut after the mail was sent, or the bundle is older than the mail",
            chain.name
        )),
    }
}
