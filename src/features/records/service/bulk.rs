//! Records that come whole, with their past, from another system: many in a few statements.
//!
//! They get what every record has (parties, thread, lanes, a sealed entry), but nobody is told:
//! no hints, no notifications, no deadlines for what is long over.
use std::collections::HashMap;

use crate::features::records::chain::{self, SALT_BYTES};
use crate::features::records::model::{
    BallSide, EntryId, EntryKind, EntryRow, Lane, Payload, RecordId, RecordKind, Turn, TurnId,
};
use crate::features::records::service::create::{NewRecord, Opened, build, sides};
use crate::features::records::store::{self, Batch, NewPayload, NewThread};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// A payload with its salt and hash: sealing needs no database, so it is done before the writer
/// is asked.
#[derive(Debug, Clone)]
pub struct Sealed {
    salt: Vec<u8>,
    data: String,
    hash: Vec<u8>,
}

impl Sealed {
    pub fn new(payload: &Payload) -> Result<Self, Problem> {
        let salt: [u8; SALT_BYTES] = rand::random();
        let value = serde_json::to_value(payload).map_err(Problem::internal)?;
        let data = chain::canonical(&value);
        let hash = chain::payload_hash(&salt, &data);
        Ok(Self { salt: salt.to_vec(), data, hash })
    }
}

/// A time during which a side held the ball; `until` is missing for who has it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastTurn {
    pub side: BallSide,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}

/// A record with its past.
#[derive(Debug)]
pub struct PastRecord<'a> {
    pub new: NewRecord,
    pub activity_at: Timestamp,
    /// Oldest first.
    pub turns: Vec<PastTurn>,
    /// What the turns are put down to.
    pub cause: EntryKind,
    /// The shared lane, oldest first.
    pub entries: Vec<PastEntry<'a>>,
}

/// An entry of the past.
#[derive(Debug, Clone, Copy)]
pub struct PastEntry<'a> {
    pub id: EntryId,
    pub actor: Option<MembershipId>,
    pub kind: EntryKind,
    pub occurred_at: Timestamp,
    pub payload: &'a Sealed,
}

/// Makes the records in the order given: about ten statements for all of them, and one for each
/// vendor's counter.
pub fn create_many(tx: &mut Tx<'_>, past: &[PastRecord<'_>]) -> Result<Vec<Opened>, Problem> {
    let mut numbers = numbers(tx, past)?;
    let mut batch = Batch::default();
    let mut all = Vec::with_capacity(past.len());
    for one in past {
        let number = numbers
            .get_mut(&series(one))
            .and_then(Iterator::next)
            .ok_or_else(|| Problem::internal("a number is missing"))?;
        let mut opened = build(&one.new, store::number(one.new.kind, number));
        let has_ball = one.turns.last().filter(|turn| turn.until.is_none());
        opened.record.ball_side = has_ball.map(|turn| turn.side);
        opened.record.ball_since = has_ball.map(|turn| turn.since);
        opened.record.activity_at = one.activity_at;
        for entry in &one.entries {
            batch.entries.push(next_entry(&mut opened.shared, entry, tx.now));
            batch.payloads.push(NewPayload {
                entry_id: entry.id,
                salt: Some(entry.payload.salt.clone()),
                data: Some(entry.payload.data.clone()),
            });
        }
        add(&mut batch, one, &opened);
        all.push(opened);
    }
    store::insert_batch(tx.conn, &batch)?;
    Ok(all)
}

/// Records that are numbered together.
type Series = (OrganisationId, RecordKind);

fn series(one: &PastRecord<'_>) -> Series {
    (one.new.vendor, one.new.kind)
}

/// A number for each record, from one move of each vendor's counter: steps of 1 to 9 as ever.
fn numbers(
    tx: &mut Tx<'_>,
    past: &[PastRecord<'_>],
) -> Result<HashMap<Series, std::vec::IntoIter<i64>>, Problem> {
    let mut steps: HashMap<Series, Vec<i64>> = HashMap::new();
    for one in past {
        steps.entry(series(one)).or_default().push(rand::random_range(1..=9));
    }
    let mut numbers = HashMap::with_capacity(steps.len());
    for ((vendor, kind), steps) in steps {
        let total: i64 = steps.iter().sum();
        let mut value = store::advance_counter(tx.conn, vendor, kind, total)? - total;
        let own: Vec<i64> = steps
            .iter()
            .map(|step| {
                value += step;
                value
            })
            .collect();
        numbers.insert((vendor, kind), own.into_iter());
    }
    Ok(numbers)
}

/// An entry at the end of a lane, whose head it becomes.
fn next_entry(lane: &mut Lane, past: &PastEntry<'_>, now: Timestamp) -> EntryRow {
    let mut row = EntryRow {
        id: past.id,
        lane_id: lane.id,
        record_id: lane.record_id,
        seq: lane.head_seq + 1,
        actor_membership_id: past.actor,
        kind: past.kind,
        occurred_at: past.occurred_at,
        recorded_at: now,
        payload_hash: past.payload.hash.clone(),
        prev_hash: lane.head_hash.clone(),
        hash: Vec::new(),
    };
    row.hash = chain::entry_hash(&row);
    lane.head_seq = row.seq;
    lane.head_hash.clone_from(&row.hash);
    row
}

fn add(batch: &mut Batch, one: &PastRecord<'_>, opened: &Opened) {
    let record = &opened.record;
    for mut row in sides(record, &one.new) {
        row.ball_side = record.ball_side;
        row.activity_at = record.activity_at;
        batch.parties.push(row);
    }
    batch.threads.push(NewThread {
        id: opened.thread,
        record_id: record.id,
        topic: None,
        created_at: one.new.created_at,
    });
    batch.lanes.extend([
        opened.shared.clone(),
        opened.customer_private.clone(),
        opened.vendor_private.clone(),
    ]);
    batch.turns.extend(turns(record.id, one.cause, &one.turns));
    batch.records.push(record.clone());
}

fn turns(record: RecordId, cause: EntryKind, past: &[PastTurn]) -> impl Iterator<Item = Turn> {
    past.iter().map(move |turn| Turn {
        id: TurnId::generate(),
        record_id: record,
        side: turn.side,
        since: turn.since,
        until: turn.until,
        cause,
    })
}

/// Whether anything happened here to an imported record besides its imports. Asked for records
/// that the import itself looked up.
pub fn was_worked_on_unscoped(conn: &mut Conn, record: RecordId) -> Result<bool, Problem> {
    Ok(store::was_worked_on(conn, record)?)
}

/// The past as a later import tells it: turns, and who has the ball.
pub fn replace_turns(
    tx: &mut Tx<'_>,
    record: RecordId,
    cause: EntryKind,
    past: &[PastTurn],
) -> Result<(), Problem> {
    let rows: Vec<Turn> = turns(record, cause, past).collect();
    store::replace_turns(tx.conn, record, &rows)?;
    let has_ball = past.last().filter(|turn| turn.until.is_none());
    let (side, since) = (has_ball.map(|turn| turn.side), has_ball.map(|turn| turn.since));
    Ok(store::set_ball(tx.conn, record, side, since, None)?)
}
