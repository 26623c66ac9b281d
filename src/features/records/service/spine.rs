//! Doors of the spine for the features that build records on it. Those that end in `_unscoped`
//! ask for a record whose visibility the caller has shown already, or serve the program itself.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::{
    Author, DraftRow, EntryId, EntryKind, EntryRow, FileId, FileRef, FileRow, Lane, LaneId,
    LaneKind, LaneRef, Party, Payload, Place, Record, RecordId, ThreadId,
};
use crate::features::records::service::files;
use crate::features::records::store;
use crate::platform::authz::{MembershipId, OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

pub fn parties_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<Party>> {
    store::list_parties_unscoped(conn, record)
}

/// The sides of these records.
pub fn parties_of_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Party>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::parties_of_unscoped(conn, ids) }
}

pub fn load_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Record> {
    store::load_record_unscoped(conn, record)
}

/// A lane by id alone, for the program's own work on it.
pub fn load_lane_unscoped(conn: &mut Conn, lane: LaneId) -> QueryResult<Lane> {
    store::load_lane_unscoped(conn, lane)
}

/// The lane that all parties read.
pub fn shared_lane_unscoped(conn: &mut Conn, record: RecordId) -> Result<Lane, Problem> {
    store::lanes_of_record_unscoped(conn, record)?
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Shared)
        .ok_or_else(Problem::not_found)
}

/// The lane that one organisation alone reads.
pub fn private_lane_unscoped(
    conn: &mut Conn,
    record: RecordId,
    organisation: OrganisationId,
) -> Result<Lane, Problem> {
    store::lanes_of_record_unscoped(conn, record)?
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Private && lane.organisation_id == Some(organisation))
        .ok_or_else(Problem::not_found)
}

/// Which of these records the scope may see.
pub fn visible_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<RecordId>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::visible_among(conn, scope, ids) }
}

/// Which record an entry belongs to and what it says happened; of the program's own entries too.
pub fn entry_kind_unscoped(
    conn: &mut Conn,
    entry: EntryId,
) -> QueryResult<Option<(RecordId, EntryKind)>> {
    store::find_kind(conn, entry)
}

/// Figures of the newest entry of a kind in a record, unless it was erased.
pub fn newest_data_unscoped(
    conn: &mut Conn,
    record: RecordId,
    kind: EntryKind,
) -> Result<Option<serde_json::Map<String, serde_json::Value>>, Problem> {
    let Some(data) = store::newest_of_kind(conn, record, kind)? else { return Ok(None) };
    let payload: Payload = serde_json::from_str(&data).map_err(Problem::internal)?;
    Ok(Some(payload.data))
}

/// What an entry of the shared lane told.
#[derive(Debug, Clone)]
pub struct Told {
    pub at: Timestamp,
    pub kind: EntryKind,
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// What a record's shared lane tells by entries of these kinds, oldest first; without what was
/// erased.
pub fn told_unscoped(
    conn: &mut Conn,
    record: RecordId,
    kinds: &[EntryKind],
) -> Result<Vec<Told>, Problem> {
    let mut told = Vec::new();
    for (kind, at, data) in store::shared_of_kinds(conn, record, kinds)? {
        let Some(data) = data else { continue };
        let payload: Payload = serde_json::from_str(&data).map_err(Problem::internal)?;
        told.push(Told { at, kind, data: payload.data });
    }
    Ok(told)
}

/// Which of these files an entry of the lane holds.
pub fn files_in_lane_unscoped(
    conn: &mut Conn,
    lane: LaneId,
    ids: &[FileId],
) -> QueryResult<Vec<FileId>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::files_in_lane(conn, lane, ids) }
}

/// Attachments by id, for callers that have shown that they may be read; without those whose entry
/// was retracted or erased.
pub fn file_refs_unscoped(
    conn: &mut Conn,
    ids: &[FileId],
) -> QueryResult<HashMap<FileId, FileRef>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::files_by_id_unscoped(conn, ids)?;
    let entries: Vec<EntryId> = rows.iter().filter_map(|row| row.entry_id).collect();
    let standing: Vec<EntryId> = store::entries_by_id_unscoped(conn, &entries)?
        .into_iter()
        .filter(|entry| entry.retracted_at.is_none() && entry.data.is_some())
        .map(|entry| entry.row.id)
        .collect();
    Ok(rows
        .into_iter()
        .filter(|row| row.entry_id.is_some_and(|entry| standing.contains(&entry)))
        .map(|row| (row.id, FileRef::from(row)))
        .collect())
}

/// Whoever acts on a record takes part in it.
pub fn take_part(tx: &mut Tx<'_>, record: RecordId, scope: &Scope) -> Result<(), Problem> {
    store::add_participant(tx.conn, record, scope.membership(), scope.org(), tx.now)?;
    Ok(())
}

/// Makes people of the parties take part, whose organisations the caller knows: those whom a
/// ladder names.
pub fn enrol(
    tx: &mut Tx<'_>,
    record: RecordId,
    people: &[(MembershipId, OrganisationId)],
) -> Result<(), Problem> {
    Ok(store::add_participants(tx.conn, record, people, tx.now)?)
}

/// People of the own organisation take part no more.
pub fn withdraw(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    people: &[MembershipId],
) -> Result<(), Problem> {
    store::remove_participants(tx.conn, record, people, scope.org())?;
    Ok(())
}

/// Adds or removes somebody of the own organisation; false if nothing changed.
pub fn set_participant(
    tx: &mut Tx<'_>,
    scope: &Scope,
    record: RecordId,
    member: MembershipId,
    takes_part: bool,
) -> Result<bool, Problem> {
    tx.subject(record);
    if takes_part {
        return Ok(store::add_participant(tx.conn, record, member, scope.org(), tx.now)?);
    }
    Ok(store::remove_participant(tx.conn, record, member, scope.org())?)
}

/// A draft becomes visible to the other side.
pub fn reveal(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    Ok(store::reveal(tx.conn, record)?)
}

/// By when the side with the ball owes its move; who that is stays.
pub fn set_ball_until(
    tx: &mut Tx<'_>,
    record: RecordId,
    until: Option<Timestamp>,
) -> Result<(), Problem> {
    Ok(store::set_ball_until(tx.conn, record, until)?)
}

pub fn set_owner(
    tx: &mut Tx<'_>,
    record: RecordId,
    side: Side,
    owner: Option<MembershipId>,
) -> Result<(), Problem> {
    Ok(store::set_owner(tx.conn, record, side, owner)?)
}

/// Makes whoever acts the owner on their side, unless somebody is.
pub fn set_owner_if_none(tx: &mut Tx<'_>, record: RecordId, scope: &Scope) -> Result<(), Problem> {
    Ok(store::set_owner_if_none(tx.conn, record, scope.org(), scope.membership())?)
}

pub fn set_reference(
    tx: &mut Tx<'_>,
    record: RecordId,
    organisation: OrganisationId,
    reference: Option<String>,
) -> Result<(), Problem> {
    Ok(store::set_reference(tx.conn, record, organisation, reference)?)
}

/// Binds uploads to the entry that brings them.
pub fn bind(tx: &mut Tx<'_>, uploads: &[FileRow], row: &EntryRow) -> Result<(), Problem> {
    files::bind(tx, uploads, row)
}

fn drafted(
    conn: &mut Conn,
    thread: ThreadId,
    author: MembershipId,
) -> QueryResult<(Option<DraftRow>, Vec<FileRow>)> {
    let draft = store::find_draft(conn, thread, author, LaneRef::Shared)?;
    let ids: Vec<FileId> = draft
        .as_ref()
        .and_then(|row| serde_json::from_value(row.file_ids.0.clone()).ok())
        .unwrap_or_default();
    let rows =
        if ids.is_empty() { Vec::new() } else { store::own_unused_files(conn, author, &ids)? };
    Ok((draft, rows))
}

/// Evidence that the caller keeps with an unsubmitted record.
pub fn draft_files(
    conn: &mut Conn,
    scope: &Scope,
    thread: ThreadId,
    is_draft: bool,
) -> QueryResult<Vec<FileRef>> {
    if !is_draft {
        return Ok(Vec::new());
    }
    let (_, rows) = drafted(conn, thread, scope.membership())?;
    Ok(rows.into_iter().map(FileRef::from).collect())
}

/// Takes the evidence that `author` kept with an unsubmitted record, and ends its draft.
pub fn take_draft_files(
    tx: &mut Tx<'_>,
    record: RecordId,
    author: MembershipId,
) -> Result<Vec<FileRow>, Problem> {
    let lane = shared_lane_unscoped(tx.conn, record)?;
    let (draft, rows) = drafted(tx.conn, lane.thread_id, author)?;
    if draft.is_some() {
        store::delete_draft(tx.conn, lane.thread_id, author, LaneRef::Shared)?;
    }
    Ok(rows)
}

/// Markdown of entries that a search has found, in their newest form.
pub fn texts_unscoped(
    conn: &mut Conn,
    ids: &[EntryId],
) -> Result<HashMap<EntryId, String>, Problem> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut texts = HashMap::new();
    for (id, data) in store::payloads(conn, ids)? {
        let payload: Option<Payload> =
            data.map(|data| serde_json::from_str(&data)).transpose().map_err(Problem::internal)?;
        if let Some(body) = payload.and_then(|payload| payload.body) {
            texts.insert(id, body);
        }
    }
    Ok(texts)
}

/// The lanes of these records that the scope may read, by their ids.
pub fn lanes_by_id(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<HashMap<LaneId, Lane>> {
    let mut lanes = store::readable_lanes(conn, scope, ids)?;
    lanes.extend(store::lanes_as_guest(conn, scope, ids)?);
    Ok(lanes.into_iter().map(|lane| (lane.id, lane)).collect())
}

/// All places in these records, those of former guests too.
pub fn places_unscoped(conn: &mut Conn, ids: &[RecordId]) -> QueryResult<Vec<Place>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::places_unscoped(conn, ids) }
}

/// The places of these organisations in these records.
pub fn places_of_unscoped(
    conn: &mut Conn,
    ids: &[RecordId],
    organisations: &[OrganisationId],
) -> QueryResult<Vec<Place>> {
    store::places_of_unscoped(conn, ids, organisations)
}

/// In which of these records the scope has any place, as a side or as a guest.
pub fn seen_among(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<RecordId>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::seen_among(conn, scope, ids) }
}

/// The author's side and the lane of an entry that somebody wrote; none for the program's own.
pub fn author_unscoped(conn: &mut Conn, entry: EntryId) -> QueryResult<Option<Author>> {
    store::find_author(conn, entry)
}
