//! The meeting takes place; what the program does before it.
use std::collections::HashMap;

use serde_json::json;

use super::content::frozen;
use super::open::open_unscoped;
use super::plan::when;
use super::{find, list_state, stale, tell};
use crate::features::meetings::model::{MeetingAction, MeetingPatch, MeetingRow, MeetingState};
use crate::features::meetings::store;
use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::{BallSide, EntryKind, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::events::NewOutbox;
use crate::platform::problem::{Code, Problem};

/// Outbox kind: a meeting is a day away.
pub const MEETING_REMINDER: &str = "meeting_reminder";
/// Outbox kind: a meeting begins.
pub const MEETING_BEGINS: &str = "meeting_begins";

const DAY_SECONDS: i64 = 86_400;
/// How far back a meeting may lie that is written down now.
const LONGEST_AGO_DAYS: i64 = 366;

/// What is said of a meeting that took place.
#[derive(Debug, Clone)]
pub struct Held {
    /// Of the record.
    pub version: i32,
    /// When it began; the planned time unless told, or now if that is still to come.
    pub held_at: Option<Timestamp>,
    /// Who came; everybody who was to unless told.
    pub present: Option<Vec<MembershipId>>,
}

/// Remembers to remind everybody a day before, and that somebody owes a word once it has begun.
/// Work for a time that was changed since does nothing.
pub(super) fn watch(tx: &mut Tx<'_>, meeting: &MeetingRow) -> Result<(), Problem> {
    let at = meeting.held_at;
    let before = at.plus_seconds(-DAY_SECONDS);
    let mut due = vec![(MEETING_BEGINS, at)];
    if before > tx.now {
        due.push((MEETING_REMINDER, before));
    }
    for (kind, due_at) in due {
        tx.enqueue(NewOutbox {
            kind,
            ref_id: meeting.record_id.0,
            payload: json!({ "held_at": at.micros() }),
            dedupe: Some(format!("{kind}:{}:{}", meeting.record_id, at.micros())),
            due_at,
        })?;
    }
    Ok(())
}

/// The meeting, if it is still planned for the time that the work was queued for.
fn still_planned(
    tx: &mut Tx<'_>,
    id: RecordId,
    payload: &serde_json::Value,
) -> Result<Option<MeetingRow>, Problem> {
    tx.subject(id);
    let at = payload.get("held_at").and_then(serde_json::Value::as_i64);
    let found = store::find_unscoped(tx.conn, id)?.map(|(meeting, _)| meeting);
    Ok(found.filter(|meeting| {
        meeting.state == MeetingState::Planned && Some(meeting.held_at.micros()) == at
    }))
}

/// For the worker: the meeting is a day away.
pub fn remind(tx: &mut Tx<'_>, id: RecordId, payload: &serde_json::Value) -> Result<(), Problem> {
    let Some(meeting) = still_planned(tx, id, payload)? else { return Ok(()) };
    let lane = records::shared_lane_unscoped(tx.conn, id)?;
    let entry = NewEntry::event(None, EntryKind::MeetingReminded, tx.now, when(&meeting));
    let row = records::append(tx, lane.id, entry)?;
    records::notify(tx, &row)
}

/// For the worker: the meeting begins. From now on both sides owe a word on what came of it.
pub fn begins(tx: &mut Tx<'_>, id: RecordId, payload: &serde_json::Value) -> Result<(), Problem> {
    if still_planned(tx, id, payload)?.is_none() {
        return Ok(());
    }
    records::set_ball(tx, id, Some(BallSide::Both), None, EntryKind::MeetingPlanned)?;
    let version = records::load_unscoped(tx.conn, id)?.version;
    records::announce(tx, id, version)
}

/// The meeting took place: its agenda stands as it is now, with how each matter stands.
///
/// # Errors
/// `stale_version` with the meeting as it is now; `invalid` for a time that is still to come and
/// for people who were not to come.
pub fn hold(
    tx: &mut Tx<'_>,
    scope: &Scope,
    titles: RecordTitles,
    id: RecordId,
    input: &Held,
) -> Result<(), Problem> {
    let found = find(tx.conn, scope, id)?;
    if found.record.version != input.version {
        return Err(stale(tx, scope, titles, id)?);
    }
    found.authorize(scope, MeetingAction::Hold)?;
    let meeting = &found.meeting;
    let held_at = input.held_at.unwrap_or(meeting.held_at.min(tx.now));
    if held_at > tx.now {
        return Err(Problem::invalid("held_at", "not_yet"));
    }
    if held_at < tx.now.plus_days(-LONGEST_AGO_DAYS) {
        return Err(Problem::invalid("held_at", "bad_date"));
    }
    let invited: Vec<MembershipId> =
        store::people(tx.conn, id)?.into_iter().map(|person| person.membership_id).collect();
    let present = input.present.clone().unwrap_or_else(|| invited.clone());
    if present.iter().any(|person| !invited.contains(person)) {
        return Err(Problem::invalid("present", "not_allowed_value"));
    }
    store::set_attended(tx.conn, id, &present)?;
    let now = tx.now;
    let open = open_unscoped(tx.conn, meeting.relationship_id, id, now)?;
    let about: Vec<RecordId> = found.items.iter().filter_map(|item| item.about_record).collect();
    let names = called(tx, titles, &about)?;
    let patch = MeetingPatch {
        state: Some(MeetingState::Held),
        held_at: Some(held_at),
        ends_at: meeting.ends_at.filter(|ends| *ends <= held_at).map(|_| None),
        agenda: Some(Json(frozen(&found.items, &open, &names)?)),
        ..MeetingPatch::default()
    };
    if !store::update(tx.conn, id, meeting.state, &patch)? {
        return Err(Problem::new(Code::StaleVersion));
    }
    records::set_ball(tx, id, Some(BallSide::Both), None, EntryKind::MeetingHeld)?;
    records::changed(tx, id, found.record.version, &list_state(MeetingState::Held))?;
    let data = json!({
        "held_at": held_at.micros(), "people": present, "items": found.items.len(),
    });
    tell(tx, &found, scope, EntryKind::MeetingHeld, data, None).map(drop)
}

/// What the matters of an agenda are called now; who may read it is asked when it is shown.
fn called(
    tx: &mut Tx<'_>,
    titles: RecordTitles,
    ids: &[RecordId],
) -> Result<HashMap<RecordId, String>, Problem> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    titles.of(tx.conn, &ids)
}
