//! The log as the detector counts it: one requester once a week for a topic.
use std::collections::HashMap;

use crate::features::insights::model::WithheldReason;
use crate::features::interactions::model::{Coverage, TopicId};
use crate::features::interactions::service::{self as interactions, Period};
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::statistics::alarm::{self, BASELINE, Event, WINDOW, Weekly};

pub(super) const WEEK_SECONDS: i64 = 7 * 86_400;
/// Below this share of calls with an item nothing can be said of a change.
const COVERAGE: f64 = 0.8;
/// Weeks of baseline that are needed.
pub const LEAST_BASELINE: usize = 12;
/// Weeks that one look takes in.
pub const WEEKS: usize = BASELINE + WINDOW;

/// A topic that somebody asked for in a call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ask {
    pub topic: usize,
    pub call: usize,
    pub caller: usize,
}

/// From when to when a topic was an alarm before.
pub(super) type Flagged = HashMap<TopicId, Vec<(Timestamp, Timestamp)>>;

/// What is read once for any number of looks.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// Every topic of the pick list, also those of which nothing was heard.
    pub(super) topics: Vec<TopicId>,
    pub(super) asked: Vec<Ask>,
    /// When the calls happened in which something was asked for.
    pub(super) calls: Vec<Timestamp>,
    /// When all calls happened.
    pub(super) all: Vec<Timestamp>,
    pub(super) flagged: Flagged,
}

/// The weeks that end at a moment, so many of them.
pub(super) fn weeks_until(until: Timestamp, weeks: usize) -> Period {
    let weeks = i64::try_from(weeks).unwrap_or(0);
    Period { from: until.plus_seconds(1 - weeks * WEEK_SECONDS), until }
}

/// Reads the log of a period.
pub(super) fn read(
    conn: &mut Conn,
    scope: &Scope,
    period: Period,
    flagged: Flagged,
) -> Result<Log, Problem> {
    let mut topics: Vec<TopicId> =
        interactions::profile(conn, scope, period.until)?.into_keys().collect();
    topics.sort_unstable();
    let places: HashMap<TopicId, usize> =
        topics.iter().enumerate().map(|(at, topic)| (*topic, at)).collect();
    let heard = interactions::heard(conn, scope, period)?;
    let ask = |one: &interactions::Heard| {
        let topic = *places.get(&one.topic)?;
        Some(Ask { topic, call: one.call, caller: one.caller })
    };
    let asked = heard.heard.iter().filter_map(ask).collect();
    let all = interactions::times(conn, scope, period)?;
    Ok(Log { topics, asked, calls: heard.calls, all, flagged })
}

/// Which week before the last moment: 0 is the newest. Nothing for what came later.
pub fn weeks_before(until: Timestamp, at: Timestamp) -> Option<usize> {
    usize::try_from(until.seconds_since(at).div_euclid(WEEK_SECONDS)).ok()
}

impl Log {
    /// All interactions of each week of a look, the newest last, from the first week in which there
    /// was one.
    pub(super) fn volume(&self, until: Timestamp) -> Vec<f64> {
        alarm::exposure(self.all.iter().filter_map(|at| weeks_before(until, *at)), WEEKS)
    }

    /// Each topic in so many weeks, if its calls had happened at these times.
    pub(super) fn weekly(
        &self,
        calls: &[Timestamp],
        until: Timestamp,
        weeks: usize,
    ) -> Vec<Weekly> {
        let event = |ask: &Ask| {
            let before = weeks_before(until, *calls.get(ask.call)?)?;
            Some(Event { topic: ask.topic, before, requester: ask.caller })
        };
        let events = self.asked.iter().filter_map(event).collect();
        let mut found = alarm::weekly(events, self.topics.len(), weeks);
        for (topic, weekly) in self.topics.iter().zip(&mut found) {
            weekly.flagged = self.flagged_weeks(*topic, until, weeks);
        }
        found
    }

    fn flagged_weeks(&self, topic: TopicId, until: Timestamp, weeks: usize) -> Vec<usize> {
        let Some(spans) = self.flagged.get(&topic) else { return Vec::new() };
        let mut found = Vec::new();
        for (from, to) in spans {
            let Some(oldest) = weeks_before(until, *from) else { continue };
            let newest = weeks_before(until, *to).unwrap_or(0);
            let places = (newest..=oldest).filter_map(|before| weeks.checked_sub(before + 1));
            found.extend(places);
        }
        found
    }
}

/// Why a log of so many weeks does not carry a verdict.
pub(super) fn withheld(weeks: usize, needed: usize, coverage: &Coverage) -> Option<WithheldReason> {
    if weeks < needed {
        Some(WithheldReason::ShortLog)
    } else if coverage.share.is_none_or(|share| share < COVERAGE) {
        Some(WithheldReason::LowCoverage)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_micros(day * 86_400_000_000).unwrap()
    }

    /// The last day of the log, and so many weeks before it.
    const LAST: i64 = 1_000;

    fn weeks_ago(weeks: i64) -> Timestamp {
        day(LAST - 1 - 7 * weeks)
    }

    /// Twenty quiet topics, one call a week of another caller each, and one topic without calls.
    fn quiet() -> Log {
        let mut log =
            Log { topics: (0..21).map(|_| TopicId::generate()).collect(), ..Log::default() };
        for week in 0..56 {
            for topic in 0..20 {
                rings(&mut log, topic, 1_000 + topic, weeks_ago(week));
            }
        }
        log
    }

    fn rings(log: &mut Log, topic: usize, caller: usize, at: Timestamp) {
        log.asked.push(Ask { topic, call: log.calls.len(), caller });
        log.calls.push(at);
        log.all.push(at);
    }

    fn alarms(log: &Log) -> Vec<usize> {
        let volume = log.volume(day(LAST));
        let weekly = log.weekly(&log.calls, day(LAST), volume.len());
        let found = alarm::look(&weekly, &volume);
        found.iter().enumerate().filter(|(_, one)| one.alarm).map(|(at, _)| at).collect()
    }

    #[test]
    fn weeks_end_at_the_last_moment() {
        assert_eq!(weeks_before(day(70), day(70)), Some(0));
        assert_eq!(weeks_before(day(70), day(64)), Some(0));
        assert_eq!(weeks_before(day(70), day(63)), Some(1));
        assert_eq!(weeks_before(day(70), day(71)), None);
        let log = Log { all: vec![day(70), day(69), day(56)], ..Log::default() };
        assert_eq!(log.volume(day(70)), [1.0, 0.0, 2.0], "from the first week on, the newest last");
        assert_eq!(log.volume(day(69)), [1.0, 1.0], "what came later is not there yet");
    }

    /// Acceptance test 5: what changes for all, or for one caller alone, is no alarm.
    #[test]
    fn what_is_no_change_of_demand_is_no_alarm() {
        assert!(alarms(&quiet()).is_empty());
        // All volume twice as large in the window.
        let mut busy = quiet();
        for week in 0..4 {
            for topic in 0..20 {
                rings(&mut busy, topic, 2_000 + topic, weeks_ago(week));
            }
        }
        assert!(alarms(&busy).is_empty());
        // A week in which nobody rings.
        let mut holiday = quiet();
        let closed = weeks_ago(2);
        let open: Vec<Ask> =
            holiday.asked.iter().filter(|ask| holiday.calls[ask.call] != closed).copied().collect();
        holiday.asked = open;
        holiday.all.retain(|at| *at != closed);
        assert!(alarms(&holiday).is_empty());
        // One caller who rings thirty times.
        let mut one = quiet();
        (0..30).for_each(|n| rings(&mut one, 20, 7, weeks_ago(n % 4)));
        assert!(alarms(&one).is_empty());
    }

    #[test]
    fn callers_who_turn_out_to_be_one_are_no_alarm_any_more() {
        let mut many = quiet();
        (0..12).for_each(|n| rings(&mut many, 20, n, weeks_ago(i64::try_from(n).unwrap() % 4)));
        assert_eq!(alarms(&many), [20]);
        for ask in many.asked.iter_mut().filter(|ask| ask.topic == 20) {
            ask.caller = 5;
        }
        assert!(alarms(&many).is_empty(), "a duplicate that was merged");
    }

    #[test]
    fn a_call_that_is_written_down_late_counts_as_in_time() {
        let (mut in_time, mut late) = (quiet(), quiet());
        (0..12).for_each(|n| rings(&mut in_time, 20, n, weeks_ago(i64::try_from(n).unwrap() % 4)));
        (0..12)
            .rev()
            .for_each(|n| rings(&mut late, 20, n, weeks_ago(i64::try_from(n).unwrap() % 4)));
        late.topics.clone_from(&in_time.topics);
        let weekly = |log: &Log| log.weekly(&log.calls, day(LAST), WEEKS);
        assert_eq!(weekly(&in_time), weekly(&late));
    }

    #[test]
    fn weeks_of_earlier_alarms_are_known() {
        let mut log = quiet();
        let topic = log.topics[0];
        log.flagged.insert(topic, vec![(weeks_ago(12), weeks_ago(9))]);
        let weekly = log.weekly(&log.calls, day(LAST), WEEKS);
        assert_eq!(weekly[0].flagged, [46, 45, 44, 43]);
        assert!(weekly[1].flagged.is_empty());
    }
}
