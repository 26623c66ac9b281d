//! The reading half of an import: rows are split, decoded, checked, mapped, hashed and analysed on
//! one thread, while the database's writer is busy with the rows before.
use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Sender;

use super::bind::Bound;
use super::map::{self, Loaded};
use super::model::{ImportError, ImportOptions, Reject};
use super::rejects::Rejects;
use super::rows::{Item, Rows};
use super::source::{self, Source};
use crate::features::complaints::service::Prepared;
use crate::platform::clock::Timestamp;

/// Rows in one transaction.
const CHUNK: usize = 500;
/// Missing columns that are named.
const NAMED: usize = 6;

/// A row that only has to be written.
#[derive(Debug)]
pub(super) struct Ready {
    pub external_id: String,
    /// Of the row and the map: a changed map makes every row a changed one.
    pub content_hash: Vec<u8>,
    /// `None`: the import has one vendor.
    pub vendor: Option<String>,
    pub customer: String,
    pub complaint: Prepared,
}

/// Rows of which no two are the same complaint.
#[derive(Debug)]
pub(super) struct Chunk {
    pub rows: Vec<Ready>,
    /// Bytes of the file read so far.
    pub read: u64,
}

/// A file whose header fits its map.
pub(super) struct Reader {
    file: String,
    /// Bytes of the file.
    pub size: u64,
    read: Arc<AtomicU64>,
    rows: Rows<Box<dyn BufRead + Send>>,
    names: Vec<String>,
    bound: Bound,
    map_digest: Vec<u8>,
    /// How often a row without an id has come.
    seen: HashMap<Vec<u8>, u32>,
    marks_errors: bool,
    now: Timestamp,
}

impl Reader {
    /// Opens the file and holds its header against the map.
    pub fn open(
        options: &ImportOptions,
        loaded: &Loaded,
        one_vendor: bool,
        now: Timestamp,
    ) -> Result<Self, ImportError> {
        let encoding = options.encoding.as_deref().map(source::encoding_of).transpose()?;
        let file = source::name_of(&options.file);
        let refuse = |why: String| ImportError::Unusable(format!("{file} {why}"));
        if !one_vendor && loaded.map.vendor.name.is_none() {
            return Err(ImportError::Unusable(format!(
                "the map {} does not say who the vendor is",
                loaded.name
            )));
        }
        let Source { text, size, read, marks_errors } = source::open(&options.file, encoding)?;
        let delimiter = u8::try_from(loaded.map.delimiter).unwrap_or(b',');
        let mut rows = Rows::new(text, delimiter);
        let header = rows.header().map_err(|cause| refuse(format!("is damaged: {cause}")))?;
        let names =
            header.ok_or_else(|| refuse("is empty".to_owned()))?.as_text().ok_or_else(|| {
                refuse("is not UTF-8 text: say its encoding with --encoding".to_owned())
            })?;
        let names: Vec<String> = names.into_iter().map(|name| name.trim().to_owned()).collect();
        if names.iter().any(|name| name.contains(is_forbidden)) {
            return Err(refuse("is not a CSV file".to_owned()));
        }
        let bound = Bound::new(&loaded.map, names.clone(), one_vendor)
            .map_err(|missing| refuse(lacks(&missing, &names, loaded)))?;
        let map_digest = Sha256::digest(loaded.canonical.as_bytes()).to_vec();
        let seen = HashMap::new();
        Ok(Self { file, size, read, rows, names, bound, map_digest, seen, marks_errors, now })
    }

    /// Sends all rows in chunks; gives the number of those that went into the rejects file.
    pub fn run(mut self, chunks: &Sender<Chunk>, mut rejects: Rejects) -> Result<u64, ImportError> {
        let mut chunk: Vec<Ready> = Vec::with_capacity(CHUNK);
        let mut keys = HashSet::new();
        loop {
            let item = match self.rows.next_item() {
                Ok(Some(item)) => item,
                Ok(None) => break,
                Err(cause) => {
                    self.send(chunks, chunk);
                    rejects.finish()?;
                    let line = self.rows.line();
                    return Err(ImportError::Damaged {
                        file: self.file,
                        line,
                        cause: cause.to_string(),
                    });
                }
            };
            let ready = match item {
                Item::Bad(reject) => Err(reject),
                Item::Row(line) => {
                    self.ready().map_err(|reason| Reject { line, reason, row: self.rows.raw() })
                }
            };
            match ready {
                Err(reject) => rejects.add(&reject)?,
                Ok(ready) => {
                    let key = (ready.vendor.clone(), ready.external_id.clone());
                    if chunk.len() == CHUNK || keys.contains(&key) {
                        keys.clear();
                        if !self.send(chunks, std::mem::take(&mut chunk)) {
                            return rejects.finish();
                        }
                    }
                    keys.insert(key);
                    chunk.push(ready);
                }
            }
        }
        self.send(chunks, chunk);
        rejects.finish()
    }

    /// False once nobody listens any more: the writer has failed and tells why.
    fn send(&self, chunks: &Sender<Chunk>, rows: Vec<Ready>) -> bool {
        let read = self.read.load(Ordering::Relaxed);
        rows.is_empty() || chunks.blocking_send(Chunk { rows, read }).is_ok()
    }

    fn ready(&mut self) -> Result<Ready, String> {
        let row = self
            .rows
            .fields()
            .as_text()
            .ok_or_else(|| "text_encoding: the row is not UTF-8".to_owned())?;
        self.check(&row)?;
        let mapped = self.bound.read(&row, self.now)?;
        let row_hash = hash(row.iter().map(|field| field.as_bytes()));
        let content_hash = hash([self.map_digest.as_slice(), row_hash.as_slice()].into_iter());
        let external_id = mapped.external_id.unwrap_or_else(|| {
            let seen = self.seen.entry(row_hash.clone()).or_default();
            *seen += 1;
            format!("{}-{seen}", hex::encode(&row_hash))
        });
        Ok(Ready {
            external_id,
            content_hash,
            vendor: mapped.vendor,
            customer: mapped.customer,
            complaint: Prepared::new(mapped.told).map_err(|problem| problem.to_string())?,
        })
    }

    fn check(&self, row: &[&str]) -> Result<(), String> {
        for (field, name) in row.iter().zip(&self.names) {
            if let Some(c) = field.chars().find(|c| is_forbidden(*c)) {
                return Err(format!("text_control: {name} holds U+{:04X}", u32::from(c)));
            }
            if self.marks_errors && field.contains(char::REPLACEMENT_CHARACTER) {
                return Err(format!(
                    "text_encoding: {name} holds bytes that the encoding does not have"
                ));
            }
        }
        Ok(())
    }
}

/// Control characters other than tab and line ends: PostgreSQL keeps no NUL, and a terminal or a
/// mail program may obey the others.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// Of parts that cannot run into one another.
pub(super) fn hash<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// Which columns a file lacks, and whether another map would fit.
fn lacks(missing: &[String], names: &[String], loaded: &Loaded) -> String {
    let mut list: Vec<String> =
        missing.iter().take(NAMED).map(|name| format!("\"{name}\"")).collect();
    let more = missing.len().saturating_sub(NAMED);
    if more > 0 {
        list.push(format!("{more} more"));
    }
    let other = map::built_in()
        .filter(|other| other.name != loaded.name)
        .find(|other| Bound::new(&other.map, names.to_vec(), false).is_ok());
    let hint =
        other.map_or_else(String::new, |other| format!("; it would fit the map {}", other.name));
    let columns = if missing.len() == 1 { "column" } else { "columns" };
    format!("lacks the {columns} {} that the map {} reads{hint}", list.join(", "), loaded.name)
}
