//! The only way an entry comes into a lane.
use serde_json::Value;

use crate::features::organisations::model::PartySide;
use crate::features::records::chain::{self, SALT_BYTES};
use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, FileRow, FileSeal, Lane, LaneId, LaneKind, Payload,
};
use crate::features::records::service::read;
use crate::features::records::store::{self, Seats};
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{SearchDoc, Tx};
use crate::platform::events::Hint;
use crate::platform::problem::Problem;
use crate::platform::search::{group_token, tokens};
use crate::platform::text::markdown;

/// An entry to be written.
#[derive(Debug, Clone)]
pub struct NewEntry {
    pub actor: Option<MembershipId>,
    pub kind: EntryKind,
    /// When it happened; earlier than now for what is imported.
    pub occurred_at: Timestamp,
    pub payload: Payload,
}

impl NewEntry {
    /// An event of now with its figures.
    pub fn event(
        actor: Option<MembershipId>,
        kind: EntryKind,
        now: Timestamp,
        data: Value,
    ) -> Self {
        let data = match data {
            Value::Object(map) => map,
            _ => serde_json::Map::new(),
        };
        Self { actor, kind, occurred_at: now, payload: Payload { data, ..Payload::default() } }
    }

    /// The same with a text.
    pub fn with_body(mut self, body: Option<String>) -> Self {
        self.payload.body = body.filter(|body| !body.is_empty());
        self
    }

    /// The same with attachments.
    pub fn with_files(mut self, files: &[FileRow]) -> Self {
        self.payload.files = files
            .iter()
            .map(|file| FileSeal { id: file.id, sha256: hex::encode(&file.sha256) })
            .collect();
        self
    }
}

/// Writes an entry at the end of a lane: takes the lane's next number, links the hash, moves the
/// record's activity, puts the text into the index and hints the live hub.
pub fn append(tx: &mut Tx<'_>, lane: LaneId, new: NewEntry) -> Result<EntryRow, Problem> {
    let head = store::lock_lane(tx.conn, lane)?;
    append_in(tx, &head, new)
}

/// Like [`append`], for a caller that has read the lane's newest head in this transaction.
pub fn append_in(tx: &mut Tx<'_>, lane: &Lane, new: NewEntry) -> Result<EntryRow, Problem> {
    let groups = match new.payload.body {
        Some(_) => groups(tx, lane)?,
        None => Vec::new(),
    };
    Ok(write(tx, lane, new, groups)?.0)
}

/// Like [`append_in`], for a caller that knows who sits at the record; gives the canonical payload
/// as well.
pub(super) fn append_at(
    tx: &mut Tx<'_>,
    seats: &Seats,
    lane: &Lane,
    new: NewEntry,
) -> Result<(EntryRow, String), Problem> {
    let groups = match (lane.kind, lane.organisation_id) {
        (LaneKind::Shared, _) if seats.seats.len() > 1 => seats
            .seats
            .iter()
            .filter(|seat| !seat.hidden && seat.side != PartySide::Third)
            .map(|seat| group_token(seat.organisation.id.0))
            .collect(),
        (LaneKind::Private, Some(own)) => vec![group_token(own.0)],
        _ => groups(tx, lane)?,
    };
    write(tx, lane, new, groups)
}

/// Like [`append_in`], for a caller that knows the tokens of the lane's readers.
pub(super) fn append_for(
    tx: &mut Tx<'_>,
    lane: &Lane,
    new: NewEntry,
    groups: Vec<String>,
) -> Result<EntryRow, Problem> {
    Ok(write(tx, lane, new, groups)?.0)
}

fn write(
    tx: &mut Tx<'_>,
    lane: &Lane,
    new: NewEntry,
    groups: Vec<String>,
) -> Result<(EntryRow, String), Problem> {
    let salt: [u8; SALT_BYTES] = rand::random();
    let value = serde_json::to_value(&new.payload).map_err(Problem::internal)?;
    let data = chain::canonical(&value);
    let mut row = EntryRow {
        id: EntryId::generate(),
        lane_id: lane.id,
        record_id: lane.record_id,
        seq: lane.head_seq + 1,
        actor_membership_id: new.actor,
        kind: new.kind,
        occurred_at: new.occurred_at,
        recorded_at: tx.now,
        payload_hash: chain::payload_hash(&salt, &data),
        prev_hash: lane.head_hash.clone(),
        hash: Vec::new(),
    };
    row.hash = chain::entry_hash(&row);
    store::insert_entry(tx.conn, &row, &salt, &data)?;
    store::touch(tx.conn, lane, row.occurred_at)?;
    if let Some(body) = &new.payload.body {
        index(tx, lane, row.id, body, groups, false);
    }
    tx.hint(Hint::Lane {
        record: lane.record_id.0,
        thread: lane.thread_id.0,
        lane: lane.id.0,
        seq: row.seq,
    });
    Ok((row, data))
}

/// Puts a text of a lane into the index, for the organisations that may read the lane.
pub(super) fn index_text(
    tx: &mut Tx<'_>,
    lane: &Lane,
    entry: EntryId,
    body: &str,
    replaces: bool,
) -> Result<(), Problem> {
    let groups = groups(tx, lane)?;
    index(tx, lane, entry, body, groups, replaces);
    Ok(())
}

pub(super) fn index(
    tx: &mut Tx<'_>,
    lane: &Lane,
    entry: EntryId,
    body: &str,
    groups: Vec<String>,
    replaces: bool,
) {
    let mut words = tokens(&markdown::plain(body, usize::MAX));
    if !words.is_empty() {
        words.extend(groups);
    }
    tx.index(SearchDoc {
        record: lane.record_id.0,
        lane: lane.id.0,
        entry: Some(entry.0),
        at: tx.now,
        tokens: words,
        replaces,
    });
}

/// A token for each organisation that may read the lane.
pub(super) fn groups(tx: &mut Tx<'_>, lane: &Lane) -> Result<Vec<String>, Problem> {
    let readers = read::readers_unscoped(tx.conn, std::slice::from_ref(lane))?;
    Ok(readers.into_values().flatten().map(|reader| group_token(reader.0)).collect())
}
