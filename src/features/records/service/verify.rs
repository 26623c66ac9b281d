//! Checks what the database says about its lanes: each chain by itself, and then what is kept
//! beside it for quick reading. What became of an entry (revised, retracted) and which files it
//! brought stand in the chain; the tables `entry_states` and `files` must say the same.
use std::collections::{BTreeMap, BTreeSet};

use crate::features::records::chain::{self, Became, Sealed, Verdict};
use crate::features::records::model::{EntryId, FileId, FileRow, Lane, LaneId, Payload};
use crate::features::records::store;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Checks every lane; for the command line.
pub fn verify_all_unscoped(conn: &mut Conn) -> Result<Vec<(LaneId, Verdict)>, Problem> {
    let mut verdicts = Vec::new();
    for lane in store::all_lanes_unscoped(conn)? {
        let verdict = verify_lane(conn, &lane)?;
        verdicts.push((lane.id, verdict));
    }
    Ok(verdicts)
}

/// Every file that a row names: its key, SHA-256 and size in bytes.
pub fn stored_files_unscoped(conn: &mut Conn) -> Result<Vec<(String, Vec<u8>, i64)>, Problem> {
    Ok(store::stored_files_unscoped(conn)?)
}

fn verify_lane(conn: &mut Conn, lane: &Lane) -> Result<Verdict, Problem> {
    let entries = store::sealed_entries(conn, lane.id)?;
    let verdict = chain::verify(&entries, lane.head_seq, &lane.head_hash);
    if matches!(verdict, Verdict::Broken { .. }) {
        return Ok(verdict);
    }
    let wrong = match wrong_state(&entries, store::states_of_lane(conn, lane.id)?) {
        Some(found) => Some(found),
        None => wrong_file(&entries, store::files_of_lane(conn, lane.id)?)?,
    };
    Ok(wrong.map_or(verdict, |(seq, why)| Verdict::Broken { seq, why }))
}

type Wrong = (i64, &'static str);

/// The first entry whose kept state is not what the chain tells of it.
fn wrong_state(entries: &[Sealed], kept: Vec<(EntryId, Became)>) -> Option<Wrong> {
    let mut kept: BTreeMap<EntryId, Became> = kept.into_iter().collect();
    let told = match chain::became(entries) {
        Ok(told) => told,
        Err(seq) => return Some((seq, "its text is gone, and no entry says that it was erased")),
    };
    for sealed in entries {
        let kept = kept.remove(&sealed.row.id).unwrap_or_default();
        let told = told.get(&sealed.row.id).copied().unwrap_or_default();
        if kept.retracted_at != told.retracted_at {
            return Some((sealed.row.seq, "whether it was retracted was changed"));
        }
        // Of an erased revision, only its place is left: it does not say what it revised.
        let erased = sealed.payload.is_none() && told.revised_by.is_none();
        if kept.revised_by != told.revised_by && !erased {
            return Some((sealed.row.seq, "what it was revised to was changed"));
        }
    }
    None
}

/// The first entry whose files are not those that it was sealed with. The files of an erased entry
/// are not known any more.
fn wrong_file(entries: &[Sealed], rows: Vec<FileRow>) -> Result<Option<Wrong>, Problem> {
    let mut bound: BTreeMap<EntryId, BTreeSet<(FileId, String)>> = BTreeMap::new();
    for row in rows {
        let Some(entry) = row.entry_id else { continue };
        bound.entry(entry).or_default().insert((row.id, hex::encode(&row.sha256)));
    }
    for sealed in entries {
        let bound = bound.remove(&sealed.row.id).unwrap_or_default();
        let Some((_, data)) = &sealed.payload else { continue };
        let payload: Payload = serde_json::from_str(data).map_err(Problem::internal)?;
        let sealed_files = payload.files.into_iter().map(|seal| (seal.id, seal.sha256)).collect();
        if bound != sealed_files {
            return Ok(Some((sealed.row.seq, "its files were changed")));
        }
    }
    Ok(None)
}
