//! Copies of entries for other readers: what a third party is given to see, what a new record
//! starts from.
use std::collections::HashMap;

use serde_json::{Value, json};

use super::append::{NewEntry, append_in};
use super::{files, read};
use crate::features::organisations::service::person_refs;
use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, FileRow, Lane, LaneKind, Payload, RecordId,
};
use crate::features::records::store::{self, At, EntryParts};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::{Code, Problem};

/// Entries copied at once at most.
const MOST_COPIED: usize = 100;

/// Copies chosen entries of the shared lane, with their attachments, into the shared lane of
/// another record of the same parties, oldest first. Each says where it comes from and which side
/// wrote it; nobody is told of each one.
pub fn carry(
    tx: &mut Tx<'_>,
    scope: &Scope,
    from: RecordId,
    entries: &[EntryId],
    to: RecordId,
) -> Result<(), Problem> {
    let seats = read::seats(tx.conn, scope, At::Record(from))?;
    let shared = seats.lane(LaneKind::Shared).ok_or_else(Problem::not_found)?;
    let number = store::load_record_unscoped(tx.conn, from)?.number;
    let parts = chosen(tx, shared, entries)?;
    let authors: Vec<MembershipId> =
        parts.iter().filter_map(|part| part.row.actor_membership_id).collect();
    let authors = person_refs(tx.conn, &authors)?;
    let lane = super::shared_lane_unscoped(tx.conn, to)?;
    let tells = |part: &EntryParts| {
        let author = part.row.actor_membership_id.and_then(|id| authors.get(&id));
        let seat = author.and_then(|author| seats.seat_of(author.organisation.id));
        json!({ "number": number, "side": seat.map(|seat| seat.side) })
    };
    copy_into(tx, scope, &parts, &lane, tells).map(drop)
}

/// These entries of a lane, oldest first; what was taken back or destroyed cannot be copied.
pub(super) fn chosen(
    tx: &mut Tx<'_>,
    lane: &Lane,
    entries: &[EntryId],
) -> Result<Vec<EntryParts>, Problem> {
    let mut ids = entries.to_vec();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() || ids.len() > MOST_COPIED {
        return Err(Problem::invalid("entry_ids", "number_range"));
    }
    let mut parts = store::entries_by_id_unscoped(tx.conn, &ids)?;
    parts.retain(|part| part.row.lane_id == lane.id);
    if parts.len() != ids.len() {
        return Err(Problem::invalid("entry_ids", "not_allowed_value"));
    }
    if parts.iter().any(|part| part.retracted_at.is_some() || part.data.is_none()) {
        return Err(Problem::new(Code::Conflict).with_detail("this entry was taken back"));
    }
    parts.sort_by_key(|part| part.row.seq);
    Ok(parts)
}

/// Writes copies of entries into a lane, each with the newest words and own copies of its files.
pub(super) fn copy_into(
    tx: &mut Tx<'_>,
    scope: &Scope,
    parts: &[EntryParts],
    lane: &Lane,
    tells: impl Fn(&EntryParts) -> Value,
) -> Result<Vec<EntryRow>, Problem> {
    let ids: Vec<EntryId> = parts.iter().map(|part| part.row.id).collect();
    let mut texts = newest_texts(tx, parts)?;
    let mut originals: HashMap<EntryId, Vec<FileRow>> = HashMap::new();
    for file in store::files_of_entries(tx.conn, &ids)? {
        if let Some(entry) = file.entry_id {
            originals.entry(entry).or_default().push(file);
        }
    }
    let mut lane = store::lock_lane(tx.conn, lane.id)?;
    let (mut rows, mut copies) = (Vec::with_capacity(parts.len()), Vec::new());
    for part in parts {
        let files = originals.remove(&part.row.id).unwrap_or_default();
        let files: Vec<FileRow> =
            files.iter().map(|file| files::copy_unbound(file, scope, tx.now)).collect();
        let new = copy_of(tx, scope, part, tells(part))
            .with_body(texts.remove(&part.row.id).flatten())
            .with_files(&files);
        let row = append_in(tx, &lane, new)?;
        lane.head_seq = row.seq;
        lane.head_hash.clone_from(&row.hash);
        copies.extend(files.into_iter().map(|file| files::bound(file, &row)));
        rows.push(row);
    }
    store::insert_files(tx.conn, &copies)?;
    Ok(rows)
}

/// Without its number in the lane: how much the two sides write to each other is not told.
fn copy_of(tx: &Tx<'_>, scope: &Scope, part: &EntryParts, more: Value) -> NewEntry {
    let mut data = json!({
        "entry_id": part.row.id, "kind": part.row.kind,
        "occurred_at": part.row.occurred_at.micros(),
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    let mut new = NewEntry::event(Some(scope.membership()), EntryKind::Given, tx.now, data);
    new.payload.shared_from = Some(scope.org());
    new
}

/// What each entry says now: the text of its newest revision.
fn newest_texts(
    tx: &mut Tx<'_>,
    parts: &[EntryParts],
) -> Result<HashMap<EntryId, Option<String>>, Problem> {
    let revisions: Vec<EntryId> = parts.iter().filter_map(|part| part.revised_by).collect();
    let revised: HashMap<EntryId, Option<String>> = if revisions.is_empty() {
        HashMap::new()
    } else {
        store::payloads(tx.conn, &revisions)?.into_iter().collect()
    };
    let mut texts = HashMap::with_capacity(parts.len());
    for part in parts {
        let data = match part.revised_by {
            Some(revision) => revised.get(&revision).cloned().flatten(),
            None => part.data.clone(),
        };
        let data = data.ok_or_else(Problem::not_found)?;
        let payload: Payload = serde_json::from_str(&data).map_err(Problem::internal)?;
        texts.insert(part.row.id, payload.body);
    }
    Ok(texts)
}
