//! Messages: writing, revising, retracting, and sharing a private one.
use crate::features::records::model::{
    Entry, EntryId, EntryKind, EntryRow, FileId, FileRow, Lane, LaneKind, LaneRef, Payload,
    ThreadId,
};
use crate::features::records::service::append::{NewEntry, append_at, append_in, index_text};
use crate::features::records::service::{files, read, take_part, views};
use crate::features::records::store::{self, EntryParts, Seats};
use crate::platform::authz::{Capability, Scope};
use crate::platform::db::{SearchDoc, Tx};
use crate::platform::problem::{Code, Problem};

/// Outbox kind: an entry was written; the switchboard decides who is told.
pub const ENTRY_EVENT: &str = "entry";

/// Writes a message into a lane, with attachments that the author uploaded and nobody used yet.
/// Acting requires writing; the author has thereby read the lane.
pub fn message(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
    body: &str,
    file_ids: &[FileId],
) -> Result<(Lane, EntryRow), Problem> {
    let said = say(tx, scope, thread, wanted, body, file_ids)?;
    Ok((said.lane, said.row))
}

/// The same for a caller that shows the message to its author.
pub fn message_shown(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
    body: &str,
    file_ids: &[FileId],
) -> Result<Entry, Problem> {
    let said = say(tx, scope, thread, wanted, body, file_ids)?;
    views::to_author(tx.conn, scope, said)
}

/// A message that has just been written, with what it stands among.
pub(super) struct Said {
    pub seats: Seats,
    pub lane: Lane,
    pub row: EntryRow,
    /// Canonical JSON of the payload.
    pub data: String,
    pub files: Vec<FileRow>,
}

fn say(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    wanted: LaneRef,
    body: &str,
    file_ids: &[FileId],
) -> Result<Said, Problem> {
    scope.require(Capability::Write)?;
    // The lane is not locked beforehand: moving its head is the lock (see `insert_entry`).
    let (seats, lane) = read::lane_to_write(tx.conn, scope, thread, wanted)?;
    if body.trim().is_empty() && file_ids.is_empty() {
        return Err(Problem::invalid("body", "text_required"));
    }
    read::require_listener(tx.conn, &lane)?;
    let files = files::unused(tx, scope, file_ids)?;
    let entry = NewEntry::event(
        Some(scope.membership()),
        EntryKind::Message,
        tx.now,
        serde_json::Value::Null,
    )
    .with_body(Some(body.to_owned()))
    .with_files(&files);
    let (row, data) = append_at(tx, &seats, &lane, entry)?;
    files::bind(tx, &files, &row)?;
    tx.subject(lane.record_id);
    if !seats.takes_part {
        take_part(tx, lane.record_id, scope)?;
    }
    notify(tx, &row)?;
    Ok(Said { seats, lane, row, data, files })
}

/// What follows from anything that somebody wrote: they take part, have read it, and the
/// switchboard looks at it.
pub(super) fn follow_up(tx: &mut Tx<'_>, scope: &Scope, row: &EntryRow) -> Result<(), Problem> {
    take_part(tx, row.record_id, scope)?;
    notify(tx, row)
}

/// Queues the switchboard for an entry.
pub fn notify(tx: &mut Tx<'_>, row: &EntryRow) -> Result<(), Problem> {
    tx.enqueue(crate::platform::events::NewOutbox {
        kind: ENTRY_EVENT,
        ref_id: row.id.0,
        payload: serde_json::json!({ "record": row.record_id, "lane": row.lane_id }),
        dedupe: None,
        due_at: tx.now,
    })
}

/// An own message that still stands.
fn own_message(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    entry: EntryId,
) -> Result<(Lane, EntryParts), Problem> {
    scope.require(Capability::Write)?;
    let lanes = read::thread_of(tx.conn, scope, thread)?;
    let ids: Vec<_> = lanes.iter().map(|lane| lane.id).collect();
    let parts = store::find_entry(tx.conn, &ids, entry)?.ok_or_else(Problem::not_found)?;
    if parts.row.actor_membership_id != Some(scope.membership()) {
        return Err(Problem::forbidden().with_detail("only its author may do this"));
    }
    if parts.row.kind != EntryKind::Message || parts.retracted_at.is_some() || parts.data.is_none()
    {
        return Err(Problem::new(Code::Conflict).with_detail("this entry cannot be changed"));
    }
    let lane = store::lock_lane(tx.conn, parts.row.lane_id)?;
    Ok((lane, parts))
}

/// Replaces the text of an own message: the old text stays in the chain, everybody sees that it
/// was revised.
pub fn revise(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    entry: EntryId,
    body: &str,
) -> Result<(Lane, EntryRow), Problem> {
    if body.trim().is_empty() {
        return Err(Problem::invalid("body", "text_required"));
    }
    let (lane, parts) = own_message(tx, scope, thread, entry)?;
    let new = NewEntry::event(
        Some(scope.membership()),
        EntryKind::Revised,
        tx.now,
        serde_json::json!({ "entry_id": entry }),
    )
    .with_body(Some(body.to_owned()));
    let row = append_in(tx, &lane, new)?;
    store::set_state(tx.conn, entry, Some(row.id), None, tx.now)?;
    index_text(tx, &lane, entry, "", true)?;
    tx.subject(parts.row.record_id);
    Ok((lane, parts.row))
}

/// Takes an own message back: seen by all who saw it, no longer shown or found.
pub fn retract(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    entry: EntryId,
) -> Result<(Lane, EntryRow), Problem> {
    let (lane, parts) = own_message(tx, scope, thread, entry)?;
    let new = NewEntry::event(
        Some(scope.membership()),
        EntryKind::Retracted,
        tx.now,
        serde_json::json!({ "entry_id": entry }),
    );
    append_in(tx, &lane, new)?;
    store::set_state(tx.conn, entry, parts.revised_by, Some(tx.now), tx.now)?;
    for id in std::iter::once(entry).chain(parts.revised_by) {
        tx.index(SearchDoc {
            record: lane.record_id.0,
            lane: lane.id.0,
            entry: Some(id.0),
            at: tx.now,
            tokens: Vec::new(),
            replaces: true,
        });
    }
    tx.subject(lane.record_id);
    Ok((lane, parts.row))
}

/// Appends a copy of a private message to the shared lane, as the preview showed it: with the
/// text that was approved there, and copies of its attachments. A customer that is kept apart from
/// others shares with the vendor alone.
pub fn share(
    tx: &mut Tx<'_>,
    scope: &Scope,
    thread: ThreadId,
    entry: EntryId,
    approved: Option<&str>,
) -> Result<(Lane, EntryRow), Problem> {
    scope.require(Capability::Write)?;
    let lanes = read::thread_of(tx.conn, scope, thread)?;
    let private = lanes.iter().find(|lane| lane.kind == LaneKind::Private);
    let shared = lanes
        .iter()
        .find(|lane| lane.kind == LaneKind::Shared)
        .or_else(|| lanes.iter().find(|lane| lane.kind == LaneKind::Named && private.is_some()));
    let (Some(private), Some(shared)) = (private, shared) else {
        return Err(Problem::not_found());
    };
    let parts = store::find_entry(tx.conn, &[private.id], entry)?.ok_or_else(Problem::not_found)?;
    if parts.retracted_at.is_some() || parts.row.kind != EntryKind::Message {
        return Err(Problem::new(Code::Conflict).with_detail("this entry cannot be shared"));
    }
    let newest = newest_payload(tx, &parts)?;
    // An approved text counts even if it is empty: whoever deleted it does not share it.
    let body = approved.map(str::to_owned).or(newest.body).unwrap_or_default();
    let originals = store::files_of_entries(tx.conn, &[entry])?;
    if body.trim().is_empty() && originals.is_empty() {
        return Err(Problem::invalid("body", "text_required"));
    }
    let mut copies = Vec::new();
    for original in &originals {
        copies.push(files::copy_unbound(original, scope, tx.now));
    }
    let lane = store::lock_lane(tx.conn, shared.id)?;
    let mut new = NewEntry::event(
        Some(scope.membership()),
        EntryKind::Message,
        tx.now,
        serde_json::Value::Null,
    )
    .with_body(Some(body))
    .with_files(&copies);
    new.payload.shared_from = Some(scope.org());
    let row = append_in(tx, &lane, new)?;
    for copy in copies {
        files::insert_bound(tx, copy, &row)?;
    }
    tx.subject(lane.record_id);
    follow_up(tx, scope, &row)?;
    Ok((lane, row))
}

/// Destroys the text of an entry (and of its revisions), takes it out of the index, and says so in
/// an `erased` entry: `verify` then tells "redacted", not "broken". Gives the entries whose texts
/// are gone: whoever keeps copies destroys theirs in the same transaction.
pub fn erase_unscoped(tx: &mut Tx<'_>, entry: EntryId) -> Result<Vec<EntryId>, Problem> {
    let parts =
        store::entries_by_id_unscoped(tx.conn, &[entry])?.pop().ok_or_else(Problem::not_found)?;
    if parts.data.is_none() {
        return Err(Problem::not_found());
    }
    let lane = store::lock_lane(tx.conn, parts.row.lane_id)?;
    let mut erased = store::revisions_unscoped(tx.conn, &parts.row)?;
    erased.push(entry);
    for id in erased.iter().copied() {
        store::redact(tx.conn, id, tx.now)?;
        tx.index(SearchDoc {
            record: lane.record_id.0,
            lane: lane.id.0,
            entry: Some(id.0),
            at: tx.now,
            tokens: Vec::new(),
            replaces: true,
        });
    }
    let data = serde_json::json!({ "entry_id": entry });
    append_in(tx, &lane, NewEntry::event(None, EntryKind::Erased, tx.now, data))?;
    tx.subject(entry);
    Ok(erased)
}

/// The payload as it is shown now: that of the newest revision.
pub(super) fn newest_payload(tx: &mut Tx<'_>, parts: &EntryParts) -> Result<Payload, Problem> {
    let data = match parts.revised_by {
        Some(revision) => store::payloads(tx.conn, &[revision])?.pop().and_then(|(_, data)| data),
        None => parts.data.clone(),
    };
    let data = data.ok_or_else(Problem::not_found)?;
    serde_json::from_str(&data).map_err(Problem::internal)
}
