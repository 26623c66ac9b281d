//! Records of several organisations, which may come and go, and threads beside the first.
use std::collections::{HashMap, HashSet};

use super::NewParty;
use super::append::{groups, index};
use super::create::{self, lane, numbered};
use super::guests::look_again;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, EntryRow, Lane, LaneId, LaneKind, Party, Payload, Record,
    RecordId, RecordKind, ThreadId,
};
use crate::features::records::store::{self, ListState, NewestWords};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::http::Cursor;
use crate::platform::problem::Problem;

/// What a record of several organisations starts with: one of them. The others join by [`seat`].
#[derive(Debug, Clone)]
pub struct NewJoint {
    pub kind: RecordKind,
    pub vendor: OrganisationId,
    /// If it is between two alone.
    pub relationship: Option<RelationshipId>,
    pub first: NewParty,
    pub state: ListState,
}

/// What was made of it.
#[derive(Debug, Clone)]
pub struct OpenedJoint {
    pub record: Record,
    pub shared: Lane,
}

fn party(record: &Record, new: &NewParty, state: &ListState, at: Timestamp) -> Party {
    create::party(record, new, None, state, at)
}

/// Makes the record with its first party: a thread with the shared lane and the party's own.
pub fn create_joint(tx: &mut Tx<'_>, new: &NewJoint) -> Result<OpenedJoint, Problem> {
    let record = numbered(tx, new.kind, new.vendor, new.relationship)?;
    store::insert_record(tx.conn, &record, &[party(&record, &new.first, &new.state, tx.now)])?;
    let thread = ThreadId::generate();
    let shared = lane(record.id, thread, LaneKind::Shared, None);
    let lanes =
        [shared.clone(), lane(record.id, thread, LaneKind::Private, Some(new.first.organisation))];
    store::insert_thread(tx.conn, thread, record.id, &lanes, tx.now)?;
    tx.subject(record.id);
    Ok(OpenedJoint { record, shared })
}

/// An organisation takes a place on a side of the record: it reads the shared lanes of all threads
/// from their beginning, and has a lane of its own beside each.
pub fn seat(
    tx: &mut Tx<'_>,
    record: RecordId,
    new: &NewParty,
    state: &ListState,
) -> Result<(), Problem> {
    let row = store::load_record_unscoped(tx.conn, record)?;
    store::seat(tx.conn, &party(&row, new, state, tx.now))?;
    let lanes = store::lanes_of_record_unscoped(tx.conn, record)?;
    let has = |thread: ThreadId| {
        lanes
            .iter()
            .any(|lane| lane.thread_id == thread && lane.organisation_id == Some(new.organisation))
    };
    let own: Vec<Lane> = lanes
        .iter()
        .filter(|lane| lane.kind == LaneKind::Shared && !has(lane.thread_id))
        .map(|shared| lane(record, shared.thread_id, LaneKind::Private, Some(new.organisation)))
        .collect();
    store::insert_lanes(tx.conn, &own)?;
    name_counterparts(tx, record)?;
    index_again(tx, record, &lanes)?;
    look_again(tx, new.organisation)
}

/// An organisation leaves: nothing of the record opens to it any more, what it wrote stays.
pub fn unseat(
    tx: &mut Tx<'_>,
    record: RecordId,
    organisation: OrganisationId,
) -> Result<(), Problem> {
    store::unseat(tx.conn, record, organisation)?;
    name_counterparts(tx, record)?;
    look_again(tx, organisation)
}

/// Lists name the other side where it is one organisation.
fn name_counterparts(tx: &mut Tx<'_>, record: RecordId) -> Result<(), Problem> {
    let parties: Vec<Party> = store::list_parties_unscoped(tx.conn, record)?
        .into_iter()
        .filter(|party| !party.hidden)
        .collect();
    for side in Side::ALL {
        let mut others = parties.iter().filter(|party| party.side == side.other());
        let one = match (others.next(), others.next()) {
            (Some(one), None) => Some(one.organisation_id),
            _ => None,
        };
        store::set_counterpart(tx.conn, record, *side, one)?;
    }
    Ok(())
}

/// What stands in the shared lanes is found by whoever reads them now. What was taken back stays
/// out, and so do words that were replaced.
fn index_again(tx: &mut Tx<'_>, record: RecordId, lanes: &[Lane]) -> Result<(), Problem> {
    let texts = store::shared_texts(tx.conn, record)?;
    let standing: HashSet<EntryId> = texts
        .iter()
        .filter_map(|(_, _, state)| state.filter(|(_, retracted)| retracted.is_none())?.0)
        .collect();
    let mut tokens: HashMap<LaneId, Vec<String>> = HashMap::new();
    for lane in lanes.iter().filter(|lane| lane.kind == LaneKind::Shared) {
        tokens.insert(lane.id, groups(tx, lane)?);
    }
    for (row, data, state) in texts {
        let newest = match row.kind {
            EntryKind::Revised => standing.contains(&row.id),
            _ => state.is_none_or(|(revised, retracted)| revised.is_none() && retracted.is_none()),
        };
        let lane = lanes.iter().find(|lane| lane.id == row.lane_id);
        let (Some(lane), true, Some(data)) = (lane, newest, data) else { continue };
        let payload: Payload = serde_json::from_str(&data).map_err(Problem::internal)?;
        if let Some(body) = payload.body {
            let groups = tokens.get(&lane.id).cloned().unwrap_or_default();
            index(tx, lane, row.id, &body, groups, true);
        }
    }
    Ok(())
}

/// Opens a thread about one topic: for all sides, with a lane of its own for each, or for one
/// organisation alone.
pub fn open_thread(
    tx: &mut Tx<'_>,
    record: RecordId,
    topic: &str,
    only: Option<OrganisationId>,
) -> Result<Lane, Problem> {
    let thread = ThreadId::generate();
    let lanes: Vec<Lane> = match only {
        Some(own) => vec![lane(record, thread, LaneKind::Private, Some(own))],
        None => {
            let parties = store::list_parties_unscoped(tx.conn, record)?;
            let own = parties.iter().filter(|party| !party.hidden);
            let own =
                own.map(|of| lane(record, thread, LaneKind::Private, Some(of.organisation_id)));
            std::iter::once(lane(record, thread, LaneKind::Shared, None)).chain(own).collect()
        }
    };
    store::insert_topic(tx.conn, thread, record, topic, &lanes, tx.now)?;
    lanes.into_iter().next().ok_or_else(|| Problem::internal("a thread without lanes"))
}

/// A thread as somebody reads it.
#[derive(Debug, Clone)]
pub struct Topic {
    pub id: ThreadId,
    /// None: the first one, which every record has.
    pub topic: Option<String>,
    pub created_at: Timestamp,
    /// The lanes that they read, the shared one first.
    pub lanes: Vec<Lane>,
}

/// The threads of a record in which the scope reads anything, oldest first: one statement. The
/// caller has shown that the record is visible.
pub fn topics(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Vec<Topic>, Problem> {
    let mut topics: Vec<Topic> = Vec::new();
    for (id, topic, created_at, lane) in store::threads_of_record(conn, scope, record)? {
        match topics.last_mut().filter(|known| known.id == id) {
            Some(known) => known.lanes.push(lane),
            None => topics.push(Topic { id, topic, created_at, lanes: vec![lane] }),
        }
    }
    Ok(topics)
}

/// The newest words of each of these lanes: which entry, when, by whom. Two statements; the caller
/// has found the lanes among those that the scope reads.
pub fn newest_words_unscoped(
    conn: &mut Conn,
    lanes: &[LaneId],
) -> Result<Vec<NewestWords>, Problem> {
    if lanes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::newest_words(conn, lanes)?)
}

/// Whose move each organisation sees in its own lists: in a record of several, the same side is not
/// the same move.
pub fn set_party_balls(
    tx: &mut Tx<'_>,
    record: RecordId,
    balls: &[(OrganisationId, Option<BallSide>)],
) -> Result<(), Problem> {
    let mut by_ball: HashMap<Option<BallSide>, Vec<OrganisationId>> = HashMap::new();
    for (organisation, ball) in balls {
        by_ball.entry(*ball).or_default().push(*organisation);
    }
    for (ball, organisations) in by_ball {
        store::set_party_ball(tx.conn, record, &organisations, ball)?;
    }
    Ok(())
}

/// How far the scope's member has read each of these lanes; those not begun are missing.
pub fn own_marks(
    conn: &mut Conn,
    scope: &Scope,
    lanes: &[LaneId],
) -> Result<HashMap<LaneId, i64>, Problem> {
    Ok(store::own_marks(conn, scope.membership(), lanes)?.into_iter().collect())
}

/// Up to when the scope's member has read anything of a record that it sees.
pub fn last_read(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
) -> Result<Option<Timestamp>, Problem> {
    Ok(store::last_read(conn, record, scope.membership())?)
}

/// An entry with its figures.
#[derive(Debug, Clone)]
pub struct NewestEntry {
    pub row: EntryRow,
    pub data: serde_json::Map<String, serde_json::Value>,
}

/// The newest entries of lanes that the caller has found among those that the scope reads.
pub fn entries_of_lanes_unscoped(
    conn: &mut Conn,
    lanes: &[LaneId],
    since: Option<Timestamp>,
    cursor: Option<Cursor>,
    limit: i64,
) -> Result<Vec<NewestEntry>, Problem> {
    store::newest_of_lanes(conn, lanes, since, cursor, limit)?
        .into_iter()
        .map(|(row, data)| {
            let payload = data.as_deref().map(serde_json::from_str::<Payload>).transpose();
            let data = payload.map_err(Problem::internal)?.unwrap_or_default().data;
            Ok(NewestEntry { row, data })
        })
        .collect()
}
