//! From the entries of a complaint to what its clocks understand.
//!
//! Entries alone decide, by when things happened: an entry that was written down later, or came
//! with an import, counts from the time it tells. Only entries of the moment (told when they
//! happened) keep the order in which they were written, whatever the machine's clock did.
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::features::agreements::service::{
    ClockName, Course, Event, History, Outcome, Phase, Wait, history_unscoped, run,
};
use crate::features::complaints::model::{Complaint, ContestState, Severity, Status};
use crate::features::complaints::policy;
use crate::features::complaints::store::Governed;
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryId, EntryKind};
use crate::features::records::service::{Happened, course_unscoped};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// An objection to a pause.
#[derive(Debug, Clone)]
pub(super) struct Contest {
    pub side: Side,
    pub reason: String,
    pub state: ContestState,
    pub at: Timestamp,
}

/// A warning that was given: which clock, of which run, how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Warned {
    pub clock: ClockName,
    /// When that run of it began, in microseconds since 1970.
    pub started: i64,
    pub percent: i64,
}

/// The clocks of a complaint and what was said about them.
#[derive(Debug)]
pub(super) struct Computed {
    pub outcome: Outcome,
    /// By the entry that the pause began with.
    pub contests: HashMap<EntryId, Contest>,
    pub warned: Vec<Warned>,
    pub history: History,
    offers: Offers,
}

/// Until when the open offer of each side holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Offers {
    customer: Option<Timestamp>,
    vendor: Option<Timestamp>,
}

impl Offers {
    fn of(&mut self, side: Side) -> &mut Option<Timestamp> {
        match side {
            Side::Customer => &mut self.customer,
            Side::Vendor => &mut self.vendor,
        }
    }

    /// When a side has to have answered the offer of the other one.
    fn answer_by(self, side: Side) -> Option<Timestamp> {
        match side {
            Side::Customer => self.vendor,
            Side::Vendor => self.customer,
        }
    }
}

impl Computed {
    /// By when the side with the ball owes its move: an offer that waits for its answer may run
    /// out before the clocks do, and the earlier of both binds.
    pub fn until(&self, ball: Option<BallSide>) -> Option<Timestamp> {
        let due =
            |side| self.outcome.due(side).into_iter().chain(self.offers.answer_by(side)).min();
        match ball? {
            BallSide::Customer => due(Side::Customer),
            BallSide::Vendor => due(Side::Vendor),
            BallSide::Both => due(Side::Customer).into_iter().chain(due(Side::Vendor)).min(),
            BallSide::Third => None,
        }
    }
}

/// Computes the clocks of a complaint whose visibility was shown: one statement, and one more
/// when its agreement is asked for the first time.
pub(super) fn compute(
    conn: &mut Conn,
    complaint: &Complaint,
    by: &Governed,
    now: Timestamp,
) -> Result<Computed, Problem> {
    // What the other side has not seen has no clocks.
    let entries = match complaint.status {
        Status::Draft => Vec::new(),
        _ => course_unscoped(conn, complaint.record_id)?,
    };
    let history =
        history_unscoped(conn, complaint.relationship_id, by.agreement, &by.vendor, &by.customer)?;
    let contests = contests(complaint, &entries);
    let conceded: HashSet<EntryId> = contests
        .iter()
        .filter(|(_, contest)| contest.state == ContestState::Conceded)
        .map(|(entry, _)| *entry)
        .collect();
    let events = events(complaint, &entries);
    let outcome =
        run(&Course { events: &events, history: &history, conceded: &conceded, as_of: now });
    let (warned, offers) = (warned(&entries), offers(complaint, &entries));
    Ok(Computed { outcome, contests, warned, history, offers })
}

/// What is offered and not answered after these entries: each side has one open offer at most.
fn offers(complaint: &Complaint, entries: &[Happened]) -> Offers {
    let mut open = Offers::default();
    for entry in entries.iter().filter(|entry| entry.is_shared) {
        let data = &entry.payload.data;
        if entry.kind == EntryKind::OfferAccepted {
            open = Offers::default();
        }
        // Figures that were erased: whoever did it says whose offer it was.
        let by = side_of(complaint, entry);
        let of = word::<Side>(data, "side");
        match (entry.kind, of.or(by)) {
            (kind @ (EntryKind::OfferMade | EntryKind::OfferCountered), Some(side)) => {
                let until = data.get("valid_until").and_then(Value::as_i64);
                *open.of(side) = until.and_then(Timestamp::from_micros);
                if kind == EntryKind::OfferCountered {
                    *open.of(side.other()) = None;
                }
            }
            (EntryKind::OfferRejected, _) => {
                if let Some(side) = of.or(by.map(Side::other)) {
                    *open.of(side) = None;
                }
            }
            (EntryKind::OfferWithdrawn | EntryKind::OfferExpired, Some(side)) => {
                *open.of(side) = None;
            }
            _ => {}
        }
    }
    open
}

fn side_of(complaint: &Complaint, entry: &Happened) -> Option<Side> {
    let organisation = entry.organisation?;
    if organisation == complaint.vendor_org {
        Some(Side::Vendor)
    } else if organisation == complaint.customer_org {
        Some(Side::Customer)
    } else {
        None
    }
}

/// What counts as a word or an action that the other side sees; not the keeping of the record.
pub(super) fn is_word(kind: EntryKind) -> bool {
    use EntryKind as K;
    !matches!(
        kind,
        K::Filed
            | K::Submitted
            | K::Confirmed
            | K::Assigned
            | K::Edited
            | K::Imported
            | K::ParticipantAdded
            | K::ParticipantRemoved
            | K::Linked
            | K::Unlinked
            | K::Split
            | K::Given
            | K::Revised
            | K::Retracted
            | K::Erased
            | K::Reminded
            | K::AutoClosed
            | K::ClockWarned
            | K::PauseContested
            | K::PauseConceded
            | K::PauseUpheld
            | K::TaskAdded
            | K::TaskDone
            | K::TaskChanged
            | K::ThirdPartyInvited
            | K::SatisfactionAsked
            | K::SatisfactionAnswered
            | K::ReviewPublished
    )
}

/// The events of a complaint, its submission first; none for a draft.
pub(super) fn events(complaint: &Complaint, entries: &[Happened]) -> Vec<Event> {
    let shared: Vec<&Happened> = entries.iter().filter(|entry| entry.is_shared).collect();
    let is_import = |entry: &&Happened| {
        entry.kind == EntryKind::Imported && !entry.payload.data.contains_key("kept")
    };
    // A later import tells the whole past again.
    let import = shared.iter().rposition(is_import);
    let start = match import {
        Some(position) => Some(position),
        None => shared.iter().position(|entry| entry.kind == EntryKind::Submitted),
    };
    let Some(first) = start.and_then(|position| shared.get(position)) else { return Vec::new() };
    let mut all = if import.is_some() {
        imported(complaint, first)
    } else {
        vec![submitted(complaint, first)]
    };
    let mut latest = first.occurred_at;
    let from = start.map_or(0, |position| position + 1);
    let mut later: Vec<Event> = shared
        .iter()
        .skip(from)
        .filter(|entry| entry.kind != EntryKind::Imported)
        .map(|entry| {
            let told_late = entry.occurred_at < entry.recorded_at;
            if !told_late {
                latest = latest.max(entry.occurred_at);
            }
            let at = if told_late { entry.occurred_at } else { latest };
            event(complaint, entry, at)
        })
        .collect();
    later.extend(all.drain(1..));
    // Stable: what happened at the same time stays in the order of the lane.
    later.sort_by_key(|event| event.at);
    all.extend(later);
    all
}

fn plain(entry: &Happened, at: Timestamp) -> Event {
    Event {
        at,
        kind: entry.kind,
        entry: Some(entry.id),
        side: None,
        is_word: false,
        ball: None,
        phase: None,
        severity: None,
    }
}

fn submitted(complaint: &Complaint, entry: &Happened) -> Event {
    Event {
        side: side_of(complaint, entry),
        ball: Some(Some(BallSide::Vendor)),
        phase: Some(Phase::Working),
        severity: word(&entry.payload.data, "severity").or(Some(complaint.severity)),
        ..plain(entry, entry.occurred_at)
    }
}

/// The past as an import tells it: when it was received, first answered, and how it stands.
fn imported(complaint: &Complaint, entry: &Happened) -> Vec<Event> {
    let data = &entry.payload.data;
    let time = |name: &str| data.get(name).and_then(Value::as_i64).and_then(Timestamp::from_micros);
    let received = time("received_at").unwrap_or(entry.occurred_at);
    let status = word::<Status>(data, "to").unwrap_or(Status::Submitted);
    let mut events = vec![Event { at: received, ..submitted(complaint, entry) }];
    if let Some(answered) = time("first_response_at") {
        events.push(Event {
            side: Some(Side::Vendor),
            is_word: true,
            ..plain(entry, answered.max(received))
        });
    }
    let ended = time("ended_at").unwrap_or(received).max(received);
    events.push(Event {
        ball: Some(policy::ball_in(status)),
        phase: Some(phase(status)),
        ..plain(entry, ended)
    });
    events
}

/// Any other entry: who spoke, and what it says about status, ball and severity.
fn event(complaint: &Complaint, entry: &Happened, at: Timestamp) -> Event {
    let data = &entry.payload.data;
    // Figures that were erased: the table of actions knows what such an entry does.
    let status = word::<Status>(data, "to").or_else(|| {
        let rule = policy::RULES.iter().find(|rule| rule.entry == entry.kind);
        rule.filter(|_| data.is_empty()).and_then(|rule| rule.to)
    });
    let ball = match data.get("ball") {
        Some(Value::Null) => Some(None),
        Some(_) => word(data, "ball").map(Some),
        None => status.and_then(|status| policy::ball_after(entry.kind, status)),
    };
    let side = side_of(complaint, entry);
    Event {
        side,
        is_word: side.is_some() && is_word(entry.kind),
        ball,
        phase: status.map(phase),
        severity: (entry.kind == EntryKind::Edited).then(|| edited_severity(data)).flatten(),
        ..plain(entry, at)
    }
}

type Data = serde_json::Map<String, Value>;

fn word<T: std::str::FromStr>(data: &Data, name: &str) -> Option<T> {
    data.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok())
}

fn edited_severity(data: &Data) -> Option<Severity> {
    let changes = data.get("changes")?.as_array()?;
    let change = changes.iter().find(|change| change["field"] == "severity")?;
    change["to"].as_str()?.parse().ok()
}

fn phase(status: Status) -> Phase {
    match status {
        Status::AwaitingCustomer => Phase::Waiting(Wait::Customer),
        Status::AwaitingThirdParty => Phase::Waiting(Wait::ThirdParty),
        Status::ResolutionProposed | Status::Rejected => Phase::Waiting(Wait::Decision),
        Status::Resolved | Status::Closed | Status::Withdrawn => Phase::Settled,
        Status::Draft
        | Status::Submitted
        | Status::Acknowledged
        | Status::InAssessment
        | Status::AwaitingVendor
        | Status::Disputed => Phase::Working,
    }
}

pub(super) fn contests(complaint: &Complaint, entries: &[Happened]) -> HashMap<EntryId, Contest> {
    let mut contests = HashMap::new();
    for entry in entries {
        let Some(pause) = word::<EntryId>(&entry.payload.data, "entry_id") else { continue };
        match (entry.kind, side_of(complaint, entry)) {
            (EntryKind::PauseContested, Some(side)) => {
                let reason = entry.payload.body.clone().unwrap_or_default();
                let state = ContestState::Open;
                contests.insert(pause, Contest { side, reason, state, at: entry.occurred_at });
            }
            (EntryKind::PauseConceded, _) => settle(&mut contests, pause, ContestState::Conceded),
            (EntryKind::PauseUpheld, _) => settle(&mut contests, pause, ContestState::Upheld),
            _ => {}
        }
    }
    contests
}

fn settle(contests: &mut HashMap<EntryId, Contest>, pause: EntryId, state: ContestState) {
    if let Some(contest) = contests.get_mut(&pause) {
        contest.state = state;
    }
}

fn warned(entries: &[Happened]) -> Vec<Warned> {
    let of = |entry: &Happened| {
        let data = &entry.payload.data;
        Some(Warned {
            clock: word(data, "clock")?,
            started: data.get("started_at")?.as_i64()?,
            percent: data.get("percent")?.as_i64()?,
        })
    };
    entries.iter().filter(|entry| entry.kind == EntryKind::ClockWarned).filter_map(of).collect()
}

#[cfg(test)]
mod tests;
