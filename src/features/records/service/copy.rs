//! A record as its readers may take it away: whole lanes, with what seals them.
use std::collections::{HashMap, HashSet};

use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, FileRow, Lane, LaneId, Payload, RecordId,
};
use crate::features::records::store;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Why an entry is without its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Destroyed on request.
    Erased,
    /// Its author took it back; nobody is shown it any more.
    Retracted,
}

/// An entry with what its lane's readers may have of it.
#[derive(Debug, Clone)]
pub struct CopiedEntry {
    pub row: EntryRow,
    /// Salt and canonical JSON, or why they are missing.
    pub payload: Result<(Vec<u8>, String), Withheld>,
    /// What it brought; nothing once its text is withheld.
    pub files: Vec<FileRow>,
}

/// A whole lane.
#[derive(Debug, Clone)]
pub struct LaneCopy {
    pub lane: Lane,
    pub entries: Vec<CopiedEntry>,
}

/// Every lane of a record that the scope may read, shared first, each from its first entry to its
/// head. Five statements for any number of entries.
pub fn copy_lanes(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Vec<LaneCopy>, Problem> {
    super::require_party(conn, scope, record)?;
    let lanes = store::lanes_of_record(conn, scope, record)?;
    let ids: Vec<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    let rows = store::sealed_with_state(conn, &ids)?;
    let mut files: HashMap<EntryId, Vec<FileRow>> = HashMap::new();
    for file in store::files_of_lanes(conn, record, &ids)? {
        if let Some(entry) = file.entry_id {
            files.entry(entry).or_default().push(file);
        }
    }
    let retracted: HashSet<EntryId> = rows
        .iter()
        .filter(|(_, _, _, retracted_at)| retracted_at.is_some())
        .map(|(row, ..)| row.id)
        .collect();
    let mut by_lane: HashMap<LaneId, Vec<CopiedEntry>> = HashMap::new();
    for (row, salt, data, _) in rows {
        let payload = match salt.zip(data) {
            None => Err(Withheld::Erased),
            Some((_, data)) if is_taken_back(&row, &data, &retracted)? => Err(Withheld::Retracted),
            Some(sealed) => Ok(sealed),
        };
        let mut brought = files.remove(&row.id).unwrap_or_default();
        if payload.is_err() {
            brought.clear();
        }
        let entry = CopiedEntry { row, payload, files: brought };
        by_lane.entry(entry.row.lane_id).or_default().push(entry);
    }
    Ok(lanes
        .into_iter()
        .map(|lane| LaneCopy { entries: by_lane.remove(&lane.id).unwrap_or_default(), lane })
        .collect())
}

/// A message that was taken back took all its versions with it.
fn is_taken_back(
    row: &EntryRow,
    data: &str,
    retracted: &HashSet<EntryId>,
) -> Result<bool, Problem> {
    if row.kind != EntryKind::Revised {
        return Ok(retracted.contains(&row.id));
    }
    let payload: Payload = serde_json::from_str(data).map_err(Problem::internal)?;
    let of = payload.data.get("entry_id").and_then(|id| id.as_str());
    Ok(of.and_then(|id| id.parse().ok()).is_some_and(|id| retracted.contains(&id)))
}
