//! Importing logs of calls: `concord import interactions`. As with complaints, a row is taken whole or
//! not at all, what was not taken stands in the rejects file, and an import can be repeated.
mod map;

use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc::{self, Sender};

use self::map::{CallMap, LoadedCalls};
use super::bind::{BoundChoice, BoundDate, choice, date, limited, missing, template, time};
use super::model::{ImportError, Reject, Summary};
use super::reader::{hash, is_forbidden};
use super::rejects::Rejects;
use super::rows::{Item, Rows};
use super::service::seconds_between;
use super::source;
use super::template::{Columns, Template, field};
use crate::features::interactions::model::{
    InteractionChannel, InteractionDirection, ItemResult, name_key,
};
use crate::features::interactions::service::{self as interactions, ImportedCall, ImportedDone};
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Rows in one transaction, and chunks that the reader may be ahead of the writer.
const CHUNK: usize = 500;
const AHEAD: usize = 4;
const SYSTEM: System = System { reason: "import" };
/// As people may type them.
const TEXT: usize = 4_000;
const WORDS: usize = 500;
const NAME: usize = 200;
const TOPIC: usize = 100;

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct CallOptions {
    /// CSV, plain or gzip.
    pub file: PathBuf,
    /// Name of a built-in map, or path of a TOML file.
    pub map: String,
    /// Label of the file's encoding; UTF-8 unless told.
    pub encoding: Option<String>,
    pub vendor: OrganisationId,
    /// Of the vendor: of times and numbers that do not say theirs.
    pub time_zone: String,
    /// `NAME.rejects.csv` in the current folder unless told.
    pub rejects: Option<PathBuf>,
}

/// Imports a log of calls. A file, map or option that cannot be used is told before anything is
/// written.
pub async fn import_interactions(db: &Db, options: &CallOptions) -> Result<Summary, ImportError> {
    let started = db.clock().now();
    let loaded = map::load(&options.map)?;
    let reader = CallReader::open(options, &loaded, started)?;
    let usual = || format!("{}.rejects.csv", source::name_of(&options.file)).into();
    let rejects = Rejects::new(options.rejects.clone().unwrap_or_else(usual));
    let (sender, mut chunks) = mpsc::channel::<Vec<ImportedCall>>(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let (mut created, mut updated) = (0, 0);
    while let Some(chunk) = chunks.recv().await {
        let done = write(db, options, &loaded.map, chunk).await?;
        created += done.created;
        updated += done.updated;
    }
    let rejected = reading.await.map_err(Problem::internal)??;
    let seconds = seconds_between(started, db.clock().now());
    Ok(Summary { created, updated, rejected, seconds })
}

async fn write(
    db: &Db,
    options: &CallOptions,
    map: &CallMap,
    chunk: Vec<ImportedCall>,
) -> Result<ImportedDone, ImportError> {
    let (chunk, vendor) = (Arc::new(chunk), options.vendor);
    let zone = map.time_zone.clone().unwrap_or_else(|| options.time_zone.clone());
    let source = map.source.clone();
    let write = move |tx: &mut Tx<'_>| interactions::import(tx, vendor, &zone, &source, &chunk);
    Ok(db.write(&SYSTEM, "interactions.import", write).await?)
}

/// A map with the places of all columns that it names.
struct BoundCalls {
    time_zone: chrono_tz::Tz,
    external_id: Option<(String, usize)>,
    occurred: BoundDate,
    channel: Option<BoundChoice<InteractionChannel>>,
    direction: Option<BoundChoice<InteractionDirection>>,
    result: Option<BoundChoice<ItemResult>>,
    duration: Option<(String, usize)>,
    account: Template,
    contact: Template,
    party: Template,
    text: Template,
    asked: Template,
    topic: Template,
    category: Template,
    sold: HashSet<String>,
}

impl BoundCalls {
    fn new(map: &CallMap, names: Vec<String>, zone: &str) -> Result<Self, Vec<String>> {
        let mut all = Columns::new(names);
        let columns = &mut all;
        let id = map.external_id.as_str();
        let bound = Self {
            time_zone: dates::zone(map.time_zone.as_deref().unwrap_or(zone)),
            external_id: (!id.is_empty()).then(|| (id.to_owned(), columns.place(id))),
            occurred: date(&map.occurred, columns),
            channel: map.channel.as_ref().map(|map| choice(map, columns)),
            direction: map.direction.as_ref().map(|map| choice(map, columns)),
            result: map.result.as_ref().map(|map| choice(map, columns)),
            duration: map.duration_seconds.as_ref().map(|name| (name.clone(), columns.place(name))),
            account: template(map.account.as_ref(), columns),
            contact: template(map.contact.as_ref(), columns),
            party: template(map.party.as_ref(), columns),
            text: template(map.text.as_ref(), columns),
            asked: template(map.asked.as_ref(), columns),
            topic: template(map.topic.as_ref(), columns),
            category: template(map.category.as_ref(), columns),
            sold: map.sold.iter().map(|name| name_key(name)).collect(),
        };
        let missing = all.into_missing();
        if missing.is_empty() { Ok(bound) } else { Err(missing) }
    }

    /// What the row tells; an error is a code and a sentence for the rejects file.
    fn read(&self, row: &[&str], now: Timestamp) -> Result<ImportedCall, String> {
        let occurred_at = time(self.time_zone, &self.occurred, row, now)?;
        let occurred_at = occurred_at.ok_or_else(|| missing("occurred"))?;
        let told = |what: &str, template: &Template, most: usize| {
            template.fill(row).map(|text| limited(what, text, most)).transpose()
        };
        let category = told("category", &self.category, TOPIC)?;
        let external_id = match &self.external_id {
            None => String::new(),
            Some((name, column)) => match field(row, *column) {
                "" => return Err(missing(name)),
                id => limited(name, id.to_owned(), NAME)?,
            },
        };
        Ok(ImportedCall {
            external_id,
            content_hash: Vec::new(),
            channel: picked(self.channel.as_ref(), row)?.unwrap_or(InteractionChannel::Call),
            direction: picked(self.direction.as_ref(), row)?
                .unwrap_or(InteractionDirection::Incoming),
            occurred_at,
            duration_seconds: self.duration(row)?,
            account: told("account", &self.account, NAME)?,
            contact_name: told("contact", &self.contact, NAME)?,
            party: told("party", &self.party, NAME)?,
            text: told("text", &self.text, TEXT)?.unwrap_or_default(),
            asked: told("asked", &self.asked, WORDS)?,
            topic: told("topic", &self.topic, TOPIC)?,
            sold: category.as_deref().is_some_and(|name| self.sold.contains(&name_key(name))),
            category,
            result: picked(self.result.as_ref(), row)?.unwrap_or(ItemResult::Open),
            value: None,
        })
    }

    fn duration(&self, row: &[&str]) -> Result<Option<i32>, String> {
        let Some((name, column)) = &self.duration else { return Ok(None) };
        match field(row, *column) {
            "" => Ok(None),
            text => match text.parse::<i32>() {
                Ok(seconds) if seconds >= 0 => Ok(Some(seconds)),
                _ => Err(format!("bad_number: {name} holds no number of seconds")),
            },
        }
    }
}

fn picked<T: Copy>(choice: Option<&BoundChoice<T>>, row: &[&str]) -> Result<Option<T>, String> {
    choice.map_or(Ok(None), |choice| choice.pick(row))
}

/// A file whose header fits its map.
struct CallReader {
    file: String,
    rows: Rows<Box<dyn BufRead + Send>>,
    names: Vec<String>,
    bound: BoundCalls,
    map_digest: Vec<u8>,
    /// How often a row without an id has come.
    seen: HashMap<Vec<u8>, u32>,
    marks_errors: bool,
    now: Timestamp,
}

impl CallReader {
    fn open(
        options: &CallOptions,
        loaded: &LoadedCalls,
        now: Timestamp,
    ) -> Result<Self, ImportError> {
        let encoding = options.encoding.as_deref().map(source::encoding_of).transpose()?;
        let file = source::name_of(&options.file);
        let refuse = |why: String| ImportError::Unusable(format!("{file} {why}"));
        let opened = source::open(&options.file, encoding)?;
        let mut rows = Rows::new(opened.text, u8::try_from(loaded.map.delimiter).unwrap_or(b','));
        let header = rows.header().map_err(|cause| refuse(format!("is damaged: {cause}")))?;
        let names =
            header.ok_or_else(|| refuse("is empty".to_owned()))?.as_text().ok_or_else(|| {
                refuse("is not UTF-8 text: say its encoding with --encoding".to_owned())
            })?;
        let names: Vec<String> = names.into_iter().map(|name| name.trim().to_owned()).collect();
        let bound =
            BoundCalls::new(&loaded.map, names.clone(), &options.time_zone).map_err(|missing| {
                let named = missing.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>();
                refuse(format!(
                    "lacks columns that the map {} reads: {}",
                    loaded.name,
                    named.join(", ")
                ))
            })?;
        let map_digest = Sha256::digest(loaded.text.as_bytes()).to_vec();
        let marks_errors = opened.marks_errors;
        Ok(Self { file, rows, names, bound, map_digest, seen: HashMap::new(), marks_errors, now })
    }

    /// Sends all rows in chunks in which no call stands twice; gives the number of rejects.
    fn run(
        mut self,
        chunks: &Sender<Vec<ImportedCall>>,
        mut rejects: Rejects,
    ) -> Result<u64, ImportError> {
        let mut chunk: Vec<ImportedCall> = Vec::with_capacity(CHUNK);
        let mut ids = HashSet::new();
        loop {
            let item = match self.rows.next_item() {
                Ok(Some(item)) => item,
                Ok(None) => break,
                Err(cause) => {
                    send(chunks, chunk);
                    rejects.finish()?;
                    let line = self.rows.line();
                    let cause = cause.to_string();
                    return Err(ImportError::Damaged { file: self.file, line, cause });
                }
            };
            let call = match item {
                Item::Bad(reject) => Err(reject),
                Item::Row(line) => {
                    self.call().map_err(|reason| Reject { line, reason, row: self.rows.raw() })
                }
            };
            match call {
                Err(reject) => rejects.add(&reject)?,
                Ok(call) => {
                    if chunk.len() == CHUNK || ids.contains(&call.external_id) {
                        ids.clear();
                        if !send(chunks, std::mem::take(&mut chunk)) {
                            return rejects.finish();
                        }
                    }
                    ids.insert(call.external_id.clone());
                    chunk.push(call);
                }
            }
        }
        send(chunks, chunk);
        rejects.finish()
    }

    fn call(&mut self) -> Result<ImportedCall, String> {
        let row = self
            .rows
            .fields()
            .as_text()
            .ok_or_else(|| "text_encoding: the row is not UTF-8".to_owned())?;
        for (text, name) in row.iter().zip(&self.names) {
            if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
                return Err(format!("text_control: {name} holds U+{:04X}", u32::from(c)));
            }
            if self.marks_errors && text.contains(char::REPLACEMENT_CHARACTER) {
                return Err(format!(
                    "text_encoding: {name} holds bytes that the encoding does not have"
                ));
            }
        }
        let mut call = self.bound.read(&row, self.now)?;
        let row_hash = hash(row.iter().map(|field| field.as_bytes()));
        call.content_hash = hash([self.map_digest.as_slice(), row_hash.as_slice()].into_iter());
        if call.external_id.is_empty() {
            let seen = self.seen.entry(row_hash.clone()).or_default();
            *seen += 1;
            call.external_id = format!("{}-{seen}", hex::encode(&row_hash));
        }
        Ok(call)
    }
}

/// False once nobody listens any more: the writer has failed and tells why.
fn send(chunks: &Sender<Vec<ImportedCall>>, calls: Vec<ImportedCall>) -> bool {
    calls.is_empty() || chunks.blocking_send(calls).is_ok()
}

#[cfg(test)]
mod tests;
