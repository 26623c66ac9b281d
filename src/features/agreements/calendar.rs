//! Business time: when an office is open, how much of it passes between two moments, and when a
//! given amount of it will have passed.
//!
//! One definition holds everywhere: a moment is open if the wall clock of the office's zone shows,
//! on a day that is no holiday, a time inside one of that weekday's spans. So an hour that the
//! change to summer time skips counts for nobody, and one that the change back repeats counts
//! twice: both really pass. Inside, times are microseconds since 1970.
use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use crate::features::agreements::model::Calendar;
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

const MICROS: i64 = 1_000_000;
const DAY: i64 = 86_400;
/// Spans of one day at most: enough for any lunch and break.
const MOST_SPANS: usize = 6;
const MOST_HOLIDAYS: usize = 400;
/// How far ahead a due time is looked for; an office that does not open enough in that time has
/// none.
const HORIZON_DAYS: i64 = 10 * 366;

/// A stretch of real time, from inclusive to exclusive, in microseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub from: i64,
    pub until: i64,
}

/// A calendar that was checked, ready to be computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenHours {
    zone: Tz,
    /// Monday first; seconds of the day, in order, without overlaps.
    week: [Vec<(i64, i64)>; 7],
    /// Days since 1970.
    holidays: BTreeSet<i64>,
}

impl OpenHours {
    /// Checks a calendar; `path` is what its field is called in the request.
    pub fn new(calendar: &Calendar, path: &str) -> Result<Self, Problem> {
        let wrong = |rest: &str, code| Problem::invalid(format!("{path}.{rest}"), code);
        let zone = calendar
            .time_zone
            .parse::<Tz>()
            .map_err(|_| wrong("time_zone", "not_allowed_value"))?;
        let mut week: [Vec<(i64, i64)>; 7] = Default::default();
        for (index, day) in calendar.days.iter().enumerate() {
            let at = usize::from(day.day).checked_sub(1).and_then(|at| week.get_mut(at));
            let spans = at.ok_or_else(|| wrong(&format!("days.{index}.day"), "number_range"))?;
            if !spans.is_empty() {
                return Err(wrong(&format!("days.{index}.day"), "not_allowed_value"));
            }
            if day.spans.len() > MOST_SPANS {
                return Err(wrong(&format!("days.{index}.spans"), "too_many"));
            }
            for (position, span) in day.spans.iter().enumerate() {
                let field = |name: &str| format!("days.{index}.spans.{position}.{name}");
                let from = seconds(&span.from, false)
                    .ok_or_else(|| wrong(&field("from"), "not_allowed_value"))?;
                let to = seconds(&span.to, true)
                    .ok_or_else(|| wrong(&field("to"), "not_allowed_value"))?;
                let after = spans.last().map_or(0, |(_, until)| *until);
                if from < after {
                    return Err(wrong(&field("from"), "number_range"));
                }
                if to <= from {
                    return Err(wrong(&field("to"), "number_range"));
                }
                spans.push((from, to));
            }
        }
        if calendar.holidays.len() > MOST_HOLIDAYS {
            return Err(wrong("holidays", "too_many"));
        }
        let mut holidays = BTreeSet::new();
        for (index, text) in calendar.holidays.iter().enumerate() {
            let day = date(text).ok_or_else(|| wrong(&format!("holidays.{index}"), "bad_date"))?;
            holidays.insert(day);
        }
        Ok(Self { zone, week, holidays })
    }

    /// Microseconds of open time between two moments; none if the second is the earlier one.
    pub fn between(&self, from: Timestamp, until: Timestamp) -> i64 {
        let mut open = 0;
        self.each(from.micros(), until.micros(), |stretch| {
            open += stretch.until - stretch.from;
            true
        });
        open
    }

    /// The first moment at which `micros` of open time have passed since `from`; none if that
    /// does not happen within ten years.
    pub fn after(&self, from: Timestamp, micros: i64) -> Option<Timestamp> {
        if micros <= 0 {
            return Some(from);
        }
        if self.week.iter().all(Vec::is_empty) {
            return None;
        }
        let mut left = micros;
        let mut reached = None;
        let horizon = from.micros().saturating_add(HORIZON_DAYS * DAY * MICROS);
        self.each(from.micros(), horizon, |stretch| {
            let open = stretch.until - stretch.from;
            if open >= left {
                reached = Some(stretch.from + left);
                return false;
            }
            left -= open;
            true
        });
        reached.and_then(Timestamp::from_micros)
    }

    /// Gives every open stretch between two moments, in order, until `take` has had enough.
    fn each(&self, from: i64, until: i64, mut take: impl FnMut(Stretch) -> bool) {
        let mut start = from.div_euclid(DAY * MICROS) * DAY;
        while start * MICROS < until {
            if !self.each_in(start, start + DAY, &mut |open| {
                let clipped = Stretch {
                    from: (open.from * MICROS).max(from),
                    until: (open.until * MICROS).min(until),
                };
                clipped.from >= clipped.until || take(clipped)
            }) {
                return;
            }
            start += DAY;
        }
    }

    /// The same for one piece of at most a UTC day, in seconds: a piece in which the zone's offset
    /// changes is halved until it does not.
    fn each_in(&self, from: i64, until: i64, take: &mut impl FnMut(Stretch) -> bool) -> bool {
        let (Some(first), Some(last)) = (self.offset(from), self.offset(until - 1)) else {
            return false;
        };
        if first != last && until - from > 1 {
            let middle = from + (until - from) / 2;
            return self.each_in(from, middle, take) && self.each_in(middle, until, take);
        }
        let (wall_from, wall_until) = (from + first, until + first);
        for day in wall_from.div_euclid(DAY)..=(wall_until - 1).div_euclid(DAY) {
            for (opens, closes) in self.day(day) {
                let open = Stretch {
                    from: (day * DAY + opens).max(wall_from) - first,
                    until: (day * DAY + closes).min(wall_until) - first,
                };
                if open.from < open.until && !take(open) {
                    return false;
                }
            }
        }
        true
    }

    /// Seconds by which the wall clock is ahead of UTC; none outside the range of dates.
    fn offset(&self, seconds: i64) -> Option<i64> {
        let utc = DateTime::from_timestamp(seconds, 0)?.naive_utc();
        Some(i64::from(self.zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()))
    }

    /// The spans of a day counted from 1970, which began on a Thursday.
    fn day(&self, day: i64) -> &[(i64, i64)] {
        if self.holidays.contains(&day) {
            return &[];
        }
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        self.week.get(weekday).map_or(&[], Vec::as_slice)
    }
}

/// `HH:MM` as seconds of the day; `24:00` where a span ends.
fn seconds(text: &str, is_end: bool) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let digits = |text: &str| {
        if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse::<i64>().ok() } else { None }
    };
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    let whole_day = is_end && hours == 24 && minutes == 0;
    (whole_day || hours < 24 && minutes < 60).then_some(hours * 3600 + minutes * 60)
}

/// `YYYY-MM-DD` as days since 1970.
fn date(text: &str) -> Option<i64> {
    if text.len() != 10 {
        return None;
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(i64::from(date.num_days_from_ce()) - 719_163)
}

#[cfg(test)]
mod tests;
