//! Warnings of the clocks: to the side whose clock it is before its time is up, to both once it
//! is. What is due is computed from the entries when the moment comes, never from the work's row,
//! so a row too many or a late worker changes nothing.
use serde_json::json;

use crate::features::agreements::service::{ClockState, Reading};
use crate::features::complaints::model::{AUTO_CLOSE_DAYS, Complaint, Status};
use crate::features::complaints::service::course::{Computed, Warned};
use crate::features::complaints::service::{ledger, view};
use crate::features::complaints::store;
use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::{EntryKind, Record, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: time to look whether a clock has come to a warning.
pub const CLOCK_LOOK: &str = "complaint_clocks";

/// A warning that is due now.
struct Due<'a> {
    reading: &'a Reading,
    started: i64,
    percent: i64,
}

/// By when the side with the ball owes its move: by the agreement's clocks or the end of the offer
/// that waits for its answer, whichever comes first; or until a resolved complaint closes by itself.
/// This is the one date that lists, mails and `asks` give as well.
pub(super) fn until(
    complaint: &Complaint,
    record: &Record,
    computed: &Computed,
) -> Option<Timestamp> {
    if complaint.status == Status::Resolved {
        return closes_at(complaint, record);
    }
    computed.until(record.ball_side)
}

/// When a resolved complaint closes by itself: days after it was accepted, or after the vendor said
/// that all is done.
pub(super) fn closes_at(complaint: &Complaint, record: &Record) -> Option<Timestamp> {
    let resolved = complaint.resolved_at?;
    let since = record.ball_since.map_or(resolved, |since| since.max(resolved));
    Some(since.plus_days(AUTO_CLOSE_DAYS))
}

/// After anything that may move the clocks: when the next move is due, and when to look again.
pub fn refresh(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let whole = view::whole(tx.conn, id)?;
    if whole.complaint.status == Status::Draft {
        return Ok(());
    }
    let computed = ledger::of_whole(tx.conn, &whole, tx.now)?;
    let until = until(&whole.complaint, &whole.record, &computed);
    if until != whole.record.ball_until {
        records::set_ball_until(tx, id, until)?;
    }
    look_again(tx, id, &computed)
}

/// Queues the next look for the first warning that lies ahead; at once if one is due.
fn look_again(tx: &mut Tx<'_>, id: RecordId, computed: &Computed) -> Result<(), Problem> {
    let now = tx.now;
    let next = if due(computed, now).is_empty() { ahead(computed, now) } else { Some(now) };
    let Some(due_at) = next else { return Ok(()) };
    tx.enqueue(NewOutbox {
        kind: CLOCK_LOOK,
        ref_id: id.0,
        payload: serde_json::Value::Null,
        dedupe: Some(format!("{CLOCK_LOOK}:{id}:{}", due_at.micros())),
        due_at,
    })
}

/// Each clock that may warn, with the percents at which nobody was warned of it yet.
fn open(computed: &Computed, now: Timestamp) -> impl Iterator<Item = (&Reading, i64, Vec<i64>)> {
    let percents = computed.history.at(now).data.warn_percent.clone();
    computed.outcome.readings.iter().filter_map(move |reading| {
        let clock = &reading.clock;
        let goes_on = matches!(clock.state, ClockState::Running | ClockState::Missed)
            && clock.stopped_at.is_none();
        let started = clock.started_at.filter(|_| goes_on)?.micros();
        let said = |warned: &&Warned| warned.clock == clock.name && warned.started == started;
        let highest = computed.warned.iter().filter(said).map(|warned| warned.percent).max();
        let left = percents.iter().copied().filter(|percent| Some(*percent) > highest).collect();
        Some((reading, started, left))
    })
}

/// What is to be said now: of each clock the highest percent that it has come to.
fn due(computed: &Computed, now: Timestamp) -> Vec<Due<'_>> {
    open(computed, now)
        .filter_map(|(reading, started, left)| {
            let reached = |percent: &i64| reading.warns_at(*percent).is_some_and(|at| at <= now);
            let percent = left.into_iter().filter(reached).max()?;
            Some(Due { reading, started, percent })
        })
        .collect()
}

fn ahead(computed: &Computed, now: Timestamp) -> Option<Timestamp> {
    open(computed, now)
        .flat_map(|(reading, _, left)| {
            left.into_iter().filter_map(|percent| reading.warns_at(percent)).collect::<Vec<_>>()
        })
        .filter(|at| *at > now)
        .min()
}

/// For the worker: says what is due, and looks when the next one is.
pub fn look(tx: &mut Tx<'_>, id: RecordId) -> Result<(), Problem> {
    let whole = view::whole(tx.conn, id)?;
    if !whole.complaint.status.is_open() || whole.complaint.status == Status::Draft {
        return Ok(());
    }
    let computed = ledger::of_whole(tx.conn, &whole, tx.now)?;
    let said = due(&computed, tx.now);
    for due in &said {
        warn(tx, &whole.complaint, due)?;
    }
    refresh(tx, id)
}

/// For the worker: another agreement is in force; each open complaint that it governs is looked
/// at on its own.
pub fn look_at_relationship(tx: &mut Tx<'_>, relationship: RelationshipId) -> Result<(), Problem> {
    let now = tx.now;
    for id in store::open_of_relationship_unscoped(tx.conn, relationship)? {
        tx.enqueue(NewOutbox {
            kind: CLOCK_LOOK,
            ref_id: id.0,
            payload: serde_json::Value::Null,
            dedupe: Some(format!("{CLOCK_LOOK}:{id}:{}", now.micros())),
            due_at: now,
        })?;
    }
    Ok(())
}

fn warn(tx: &mut Tx<'_>, complaint: &Complaint, due: &Due<'_>) -> Result<(), Problem> {
    let clock = &due.reading.clock;
    let lane = if due.percent >= 100 {
        records::shared_lane_unscoped(tx.conn, complaint.record_id)?
    } else {
        let organisation = match clock.side {
            Side::Customer => complaint.customer_org,
            Side::Vendor => complaint.vendor_org,
        };
        records::private_lane_unscoped(tx.conn, complaint.record_id, organisation)?
    };
    let data = json!({
        "clock": clock.name,
        "side": clock.side,
        "percent": due.percent,
        "started_at": due.started,
        "due_at": clock.due_at.map(Timestamp::micros),
    });
    let entry = NewEntry::event(None, EntryKind::ClockWarned, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)
}
