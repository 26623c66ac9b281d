//! Finding records by words. There is no second way: the list's `q`, the search page and the
//! warning of duplicates come through here, and each starts from the scope.
use std::collections::HashMap;

use crate::features::records::model::{EntryId, LaneId, RecordId};
use crate::features::records::store;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Hit, find_in_index};
use crate::platform::problem::Problem;
use crate::platform::search::{Query, group_token, parse_query, to_fts5, to_tsquery, tokens};

/// Newest hits that a search looks at.
const NEWEST: i64 = 2000;

/// A text that was found, in a lane that the scope reads.
#[derive(Debug, Clone)]
pub struct Found {
    pub record: RecordId,
    pub lane: LaneId,
    pub entry: Option<EntryId>,
    pub at: Timestamp,
}

fn hits(conn: &mut Conn, scope: &Scope, query: &Query, limit: i64) -> Result<Vec<Hit>, Problem> {
    let group = [group_token(scope.org().0)];
    let expression = match conn {
        Conn::Sqlite(_) => to_fts5(query, &group),
        Conn::Pg(_) => to_tsquery(query, &group),
    };
    Ok(find_in_index(conn, &expression, limit)?)
}

/// Keeps what is visible, whatever the index says: record by record and lane by lane.
fn readable(conn: &mut Conn, scope: &Scope, hits: Vec<Hit>) -> Result<Vec<Found>, Problem> {
    let mut ids: Vec<RecordId> = hits.iter().map(|hit| RecordId(hit.record_id.0)).collect();
    ids.sort_unstable();
    ids.dedup();
    let lanes: HashMap<LaneId, RecordId> = store::readable_lanes(conn, scope, &ids)?
        .into_iter()
        .map(|lane| (lane.id, lane.record_id))
        .collect();
    Ok(hits
        .into_iter()
        .map(|hit| Found {
            record: RecordId(hit.record_id.0),
            lane: LaneId(hit.lane_id.0),
            entry: hit.entry_id.map(|entry| EntryId(entry.0)),
            at: hit.at,
        })
        .filter(|found| lanes.get(&found.lane) == Some(&found.record))
        .collect())
}

/// Texts with all the words typed, newest first.
pub fn search(
    conn: &mut Conn,
    scope: &Scope,
    typed: &str,
    limit: i64,
) -> Result<(Option<Query>, Vec<Found>), Problem> {
    let Some(query) = parse_query(typed) else { return Ok((None, Vec::new())) };
    let hits = hits(conn, scope, &query, limit)?;
    let found = readable(conn, scope, hits)?;
    Ok((Some(query), found))
}

/// Where the index found something. What of it may be read is not said yet: whoever asks for rows
/// with [`found_in`](super::found_in) asks for that in the same statement.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    pub records: Vec<RecordId>,
    pub lanes: Vec<LaneId>,
}

/// Where all the words typed stand.
pub fn search_places(conn: &mut Conn, scope: &Scope, typed: &str) -> Result<Hits, Problem> {
    let Some(query) = parse_query(typed) else { return Ok(Hits::default()) };
    let found = hits(conn, scope, &query, NEWEST)?;
    let mut records: Vec<RecordId> = found.iter().map(|hit| RecordId(hit.record_id.0)).collect();
    let mut lanes: Vec<LaneId> = found.iter().map(|hit| LaneId(hit.lane_id.0)).collect();
    records.sort_unstable();
    records.dedup();
    lanes.sort_unstable();
    lanes.dedup();
    Ok(Hits { records, lanes })
}

/// Records with the most words of a text, best first.
pub fn search_any_word(
    conn: &mut Conn,
    scope: &Scope,
    text: &str,
    limit: i64,
) -> Result<Vec<RecordId>, Problem> {
    let mut words = tokens(text);
    words.retain(|word| word.chars().count() > 2);
    words.truncate(8);
    let mut scores: HashMap<RecordId, usize> = HashMap::new();
    for word in &words {
        let Some(query) = parse_query(&format!("{word} ")) else { continue };
        let hits = hits(conn, scope, &query, limit)?;
        let mut ids: Vec<RecordId> = hits.iter().map(|hit| RecordId(hit.record_id.0)).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            *scores.entry(id).or_default() += 1;
        }
    }
    let needed = words.len().div_ceil(2).max(1);
    let mut best: Vec<(usize, RecordId)> = scores
        .into_iter()
        .filter(|(_, score)| *score >= needed)
        .map(|(id, score)| (score, id))
        .collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    Ok(best.into_iter().map(|(_, id)| id).collect())
}
