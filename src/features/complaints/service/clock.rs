//! Time that passes. Silence: a reminder to the side with the ball after five days, and closing by itself ten days
//! after a complaint was resolved, of which both sides are warned before.
use serde::{Deserialize, Serialize};

use crate::features::commitments::service as commitments;
use crate::features::complaints::model::{AUTO_CLOSE_DAYS, REMIND_DAYS, Status, WARN_DAYS};
use crate::features::complaints::service::{course, list_state, view, warnings};
use crate::features::complaints::store::{self, StatePatch};
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryId, EntryKind, LaneKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::events::NewOutbox;
use crate::platform::problem::Problem;

/// Outbox kind: time to look whether a complaint has gone silent.
pub const COMPLAINT_CLOCK: &str = "complaint_clock";

/// Which turn the clock was set for, in microseconds since 1970.
#[derive(Debug, Serialize, Deserialize)]
struct Set {
    since: Option<i64>,
    /// Whether both sides were warned that it closes by itself.
    #[serde(default)]
    warned: bool,
}

/// Sets the clock for the turn that goes on since then; an earlier one finds that it is over.
pub(super) fn schedule(
    tx: &mut Tx<'_>,
    record: RecordId,
    since: Option<Timestamp>,
    status: Status,
) -> Result<(), Problem> {
    if !status.is_open() || since.is_none() {
        return Ok(());
    }
    let since = since.map(Timestamp::micros);
    set(tx, record, Set { since, warned: false }, tx.now.plus_days(REMIND_DAYS))
}

fn set(tx: &mut Tx<'_>, record: RecordId, set: Set, due_at: Timestamp) -> Result<(), Problem> {
    let since = set.since;
    tx.enqueue(NewOutbox {
        kind: COMPLAINT_CLOCK,
        ref_id: record.0,
        payload: serde_json::to_value(set).map_err(Problem::internal)?,
        dedupe: Some(format!(
            "{COMPLAINT_CLOCK}:{record}:{}:{}",
            since.unwrap_or(0),
            due_at.micros()
        )),
        due_at,
    })
}

/// For the worker: reminds, closes, or sets the clock again.
pub fn run_clock(
    tx: &mut Tx<'_>,
    record: RecordId,
    payload: &serde_json::Value,
) -> Result<(), Problem> {
    let set_for: Set = serde_json::from_value(payload.clone()).map_err(Problem::internal)?;
    let whole = view::whole(tx.conn, record)?;
    let (spine, complaint) = (&whole.record, &whole.complaint);
    let same_turn = spine.ball_since.map(Timestamp::micros) == set_for.since;
    if !complaint.status.is_open() || complaint.status == Status::Draft || !same_turn {
        return Ok(());
    }
    if complaint.status == Status::Resolved {
        if commitments::open_count(tx.conn, record)? > 0 {
            // The last of them closes it, or a missed one reopens it.
            return Ok(());
        }
        return if set_for.warned { close(tx, &whole) } else { warn(tx, &whole, set_for) };
    }
    let remind_at = last_word(tx, record, spine.created_at)?.plus_days(REMIND_DAYS);
    if tx.now < remind_at {
        return set(tx, record, set_for, remind_at);
    }
    let data = serde_json::json!({ "side": spine.ball_side, "days": REMIND_DAYS });
    remind(tx, record, data)?;
    set(tx, record, set_for, tx.now.plus_days(REMIND_DAYS))
}

fn remind(tx: &mut Tx<'_>, record: RecordId, data: serde_json::Value) -> Result<(), Problem> {
    let lane = records::shared_lane_unscoped(tx.conn, record)?;
    let entry = NewEntry::event(None, EntryKind::Reminded, tx.now, data);
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)
}

/// Tells both sides when it closes by itself: nobody learns only afterwards that a promise in words
/// counts as kept.
fn warn(tx: &mut Tx<'_>, whole: &store::Whole, set_for: Set) -> Result<(), Problem> {
    let (spine, complaint) = (&whole.record, &whole.complaint);
    let soonest = tx.now.plus_days(WARN_DAYS);
    let closes_at =
        warnings::closes_at(complaint, spine).map_or(soonest, |usual| usual.max(soonest));
    let since = complaint.resolved_at.unwrap_or(tx.now);
    let days = tx.now.seconds_since(since) / 86_400;
    let data = serde_json::json!({ "side": spine.ball_side, "days": days, "closes_at": closes_at.micros() });
    remind(tx, spine.id, data)?;
    set(tx, spine.id, Set { warned: true, ..set_for }, closes_at)
}

/// When anybody last did something that both sides see; what the program says of itself does not
/// break the silence.
fn last_word(
    tx: &mut Tx<'_>,
    record: RecordId,
    created_at: Timestamp,
) -> Result<Timestamp, Problem> {
    let course = records::course_unscoped(tx.conn, record)?;
    let is_housekeeping =
        |kind| matches!(kind, EntryKind::TaskAdded | EntryKind::TaskDone | EntryKind::TaskChanged);
    let by_people = course.iter().filter(|entry| {
        entry.is_shared && entry.organisation.is_some() && !is_housekeeping(entry.kind)
    });
    Ok(by_people.map(|entry| entry.occurred_at).max().unwrap_or(created_at))
}

fn close(tx: &mut Tx<'_>, whole: &store::Whole) -> Result<(), Problem> {
    let (spine, complaint) = (&whole.record, &whole.complaint);
    let patch = StatePatch {
        status: Some(Status::Closed),
        closed_at: Some(Some(tx.now)),
        ..StatePatch::default()
    };
    store::update_state(tx.conn, spine.id, Status::Resolved, &patch)?;
    records::set_ball(tx, spine.id, None, None, EntryKind::AutoClosed)?;
    records::changed(tx, spine.id, spine.version, &list_state(complaint, Status::Closed))?;
    let lane = records::shared_lane_unscoped(tx.conn, spine.id)?;
    let data = serde_json::json!({ "from": complaint.status, "to": Status::Closed, "days": AUTO_CLOSE_DAYS });
    let row =
        records::append(tx, lane.id, NewEntry::event(None, EntryKind::AutoClosed, tx.now, data))?;
    records::notify(tx, &row)
}

/// For the worker, after each entry that people may be told of: the vendor's first word in the shared
/// lane is the first response, and any word may move the clocks. Twice changes nothing.
pub fn follow_entry(tx: &mut Tx<'_>, record: RecordId, entry: EntryId) -> Result<(), Problem> {
    if records::load_unscoped(tx.conn, record)?.kind != RecordKind::Complaint {
        return Ok(());
    }
    if let Some(author) = records::author_unscoped(tx.conn, entry)?
        && author.lane == LaneKind::Shared
        && author.side == Side::Vendor
        && course::is_word(author.kind)
    {
        store::set_first_response(tx.conn, author.record, author.at)?;
    }
    warnings::refresh(tx, record)
}
