//! The working days of three years.
use chrono::Datelike;

use crate::app::load::drawn::Drawn;
use crate::platform::clock::Timestamp;

/// Days back from the last midnight.
const DAYS: i64 = 3 * 365;
const DAY_MICROS: i64 = 86_400_000_000;
/// From eight o'clock, for ten hours.
const OPENS: i64 = 8 * 3_600;
const OPEN_SECONDS: usize = 10 * 3_600;

/// Beginnings of the days from Monday to Friday, in UTC.
pub(super) struct Calendar(Vec<Timestamp>);

impl Calendar {
    /// The three years before the last midnight.
    pub(super) fn until(now: Timestamp) -> Self {
        let midnight = Timestamp::from_micros(now.micros() - now.micros().rem_euclid(DAY_MICROS));
        let midnight = midnight.unwrap_or(now);
        let days = (1..=DAYS).rev().map(|back| midnight.plus_days(-back));
        Self(days.filter(|day| day.datetime().weekday().num_days_from_monday() < 5).collect())
    }

    pub(super) fn days(&self) -> usize {
        self.0.len()
    }

    pub(super) fn day(&self, day: usize) -> Timestamp {
        let last = self.0.last().copied();
        let never = Timestamp::from_datetime(chrono::DateTime::UNIX_EPOCH);
        self.0.get(day).copied().or(last).unwrap_or(never)
    }

    /// Day and moment of one of so many things that happen evenly, one after the other.
    pub(super) fn moment(&self, place: usize, of: usize, drawn: &mut Drawn) -> (usize, Timestamp) {
        let of = of.max(1);
        let day = place * self.days() / of;
        // Where it stands among those of its day, and a little by chance.
        let first = (day * of).div_ceil(self.days().max(1));
        let next = ((day + 1) * of).div_ceil(self.days().max(1));
        let each = OPEN_SECONDS / (next - first).max(1);
        let second = (place - first) * OPEN_SECONDS / (next - first).max(1) + drawn.below(each);
        let second = OPENS + i64::try_from(second).unwrap_or(0);
        (day, self.day(day).plus_seconds(second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_happen_one_after_the_other_on_working_days() {
        let now = Timestamp::from_datetime("2026-12-01T03:00:00Z".parse().unwrap());
        let calendar = Calendar::until(now);
        assert_eq!(calendar.days(), 781);
        let mut drawn = Drawn::of(1, 1);
        for of in [1, 500, 5_000] {
            let moments: Vec<_> = (0..of).map(|i| calendar.moment(i, of, &mut drawn)).collect();
            assert!(moments.is_sorted_by_key(|(_, at)| *at), "{of}");
            assert!(moments.iter().all(|(day, at)| *day < 781 && *at < now));
        }
    }
}
