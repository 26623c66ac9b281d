//! Days and months as the vendor's calendar has them.
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;
use crate::platform::text::dates;

/// Months of a chart unless told, and before the one of the last day.
const MONTHS_BACK: i32 = 11;
pub(super) const YEAR: i64 = 365;

/// A month, counted from the year 0.
pub(super) type Month = i32;

/// The calendar of whoever asks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar(Tz);

impl Calendar {
    pub(super) fn of(scope: &Scope) -> Self {
        Self(dates::zone(scope.time_zone()))
    }

    /// The day, counted from the year 1.
    pub(super) fn day(self, at: Timestamp) -> i32 {
        at.datetime().with_timezone(&self.0).num_days_from_ce()
    }

    pub(super) fn month(self, at: Timestamp) -> Month {
        month_of(at.datetime().with_timezone(&self.0).date_naive())
    }

    /// The end of a day that somebody named, and never more than now.
    pub(super) fn last(self, day: Option<&str>, now: Timestamp) -> Result<Timestamp, Problem> {
        Ok(match named("as_of", day)? {
            Some(day) => dates::end_of_day(self.0, day).min(now),
            None => now,
        })
    }

    /// The beginning of a day that somebody named, or of the month eleven months ago.
    pub(super) fn first(self, day: Option<&str>, as_of: Timestamp) -> Result<Timestamp, Problem> {
        let first = match named("from", day)? {
            Some(day) => Some(day),
            None => first_of(self.month(as_of) - MONTHS_BACK),
        };
        let before = first.and_then(|day| day.pred_opt());
        let before = before.ok_or_else(|| Problem::invalid("from", "bad_date"))?;
        let from = dates::end_of_day(self.0, before).plus_seconds(1);
        if from > as_of {
            return Err(Problem::invalid("from", "bad_date"));
        }
        Ok(from)
    }
}

fn named(field: &'static str, day: Option<&str>) -> Result<Option<NaiveDate>, Problem> {
    match day {
        None | Some("") => Ok(None),
        Some(text) => dates::day(text).map(Some).ok_or_else(|| Problem::invalid(field, "bad_date")),
    }
}

/// The month of a day.
pub(super) fn month_of(day: NaiveDate) -> Month {
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0)
}

/// The month of a day counted from the year 1.
pub(super) fn month_of_number(day: i32) -> Month {
    NaiveDate::from_num_days_from_ce_opt(day).map_or(0, month_of)
}

fn first_of(month: Month) -> Option<NaiveDate> {
    let in_year = u32::try_from(month.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(month.div_euclid(12), in_year + 1, 1)
}

/// `2026-11`.
pub(super) fn month_name(month: Month) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// A month that somebody named; nothing else.
pub(super) fn month_named(text: &str) -> Option<Month> {
    dates::day(&format!("{text}-01")).map(month_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn days_and_months_are_those_of_the_zone() {
        let moscow = Calendar("Europe/Moscow".parse().unwrap());
        let late = at("2026-01-31T22:00:00Z");
        assert_eq!(month_name(moscow.month(late)), "2026-02");
        assert_eq!(moscow.day(late), Calendar(Tz::UTC).day(late) + 1);
        assert_eq!(month_named("2026-02"), Some(moscow.month(late)));
        assert_eq!((month_named("2026-13"), month_named("2026-2")), (None, None));
        assert_eq!(month_of_number(moscow.day(late)), moscow.month(late));
    }

    #[test]
    fn a_year_of_months_unless_told_and_never_the_future() {
        let utc = Calendar(Tz::UTC);
        let now = at("2026-11-15T12:00:00Z");
        assert_eq!(utc.last(None, now).unwrap(), now);
        assert_eq!(utc.last(Some("2027-01-01"), now).unwrap(), now);
        assert_eq!(utc.last(Some("2026-11-01"), now).unwrap(), at("2026-11-01T23:59:59Z"));
        assert_eq!(utc.first(None, now).unwrap(), at("2025-12-01T00:00:00Z"));
        assert!(utc.first(Some("2026-12-01"), now).is_err());
        assert!(utc.first(Some("soon"), now).is_err());
    }
}
