//! When an organisation answers: days and hours in its own time zone.
use chrono::{Datelike, Days, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;

/// Days (1 Monday to 7 Sunday) and the hours of each of them, `HH:MM`, `from` before `to`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeHours {
    pub days: Vec<u8>,
    pub from: String,
    pub to: String,
}

impl Default for OfficeHours {
    fn default() -> Self {
        Self { days: (1..=5).collect(), from: "09:00".to_owned(), to: "18:00".to_owned() }
    }
}

/// `HH:MM` and nothing else.
fn time(text: &str) -> Option<NaiveTime> {
    if text.len() == 5 { NaiveTime::parse_from_str(text, "%H:%M").ok() } else { None }
}

impl OfficeHours {
    /// The same hours with the days in order; or which field is wrong.
    pub fn checked(mut self) -> Result<Self, Problem> {
        self.days.sort_unstable();
        if !self.days.iter().all(|day| (1..=7).contains(day)) {
            return Err(Problem::invalid("office_hours.days", "number_range"));
        }
        if self.days.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(Problem::invalid("office_hours.days", "not_allowed_value"));
        }
        let from = time(&self.from)
            .ok_or_else(|| Problem::invalid("office_hours.from", "not_allowed_value"))?;
        let to = time(&self.to)
            .ok_or_else(|| Problem::invalid("office_hours.to", "not_allowed_value"))?;
        if from >= to {
            return Err(Problem::invalid("office_hours.to", "number_range"));
        }
        Ok(self)
    }

    fn works_on(&self, day: chrono::NaiveDate) -> bool {
        u8::try_from(day.weekday().number_from_monday()).is_ok_and(|day| self.days.contains(&day))
    }

    /// When the office opens next; `None` if it is open at `at`, or never opens.
    pub fn opens_after(&self, at: Timestamp, zone: Tz) -> Option<Timestamp> {
        let (from, to) = (time(&self.from)?, time(&self.to)?);
        let local = at.datetime().with_timezone(&zone);
        let (today, now) = (local.date_naive(), local.time());
        if self.works_on(today) && (from..to).contains(&now) {
            return None;
        }
        let first = u64::from(now >= from);
        let day = (first..=7)
            .filter_map(|days| today.checked_add_days(Days::new(days)))
            .find(|day| self.works_on(*day))?;
        // An hour that the change to summer time skips: the office opens with the next one.
        (0..=3).find_map(|hours| {
            let opening = day.and_time(from).checked_add_signed(chrono::TimeDelta::hours(hours))?;
            let opening = zone.from_local_datetime(&opening).earliest()?;
            Some(Timestamp::from_datetime(opening.to_utc()))
        })
    }
}

/// The zone of an IANA name, as `Europe/Berlin`.
pub fn time_zone(name: &str) -> Result<Tz, Problem> {
    name.parse().map_err(|_| Problem::invalid("time_zone", "not_allowed_value"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(days: &[u8], from: &str, to: &str) -> OfficeHours {
        OfficeHours { days: days.to_vec(), from: from.to_owned(), to: to.to_owned() }
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn hours_are_checked_field_by_field() {
        for (given, field) in [
            (hours(&[0], "09:00", "18:00"), "office_hours.days"),
            (hours(&[8], "09:00", "18:00"), "office_hours.days"),
            (hours(&[1, 1], "09:00", "18:00"), "office_hours.days"),
            (hours(&[1], "9:00", "18:00"), "office_hours.from"),
            (hours(&[1], "09:00:00", "18:00"), "office_hours.from"),
            (hours(&[1], "09:00", "24:00"), "office_hours.to"),
            (hours(&[1], "09:00", "09:00"), "office_hours.to"),
            (hours(&[1], "18:00", "09:00"), "office_hours.to"),
        ] {
            let problem = given.clone().checked().unwrap_err();
            assert_eq!(problem.fields[0].field, field, "{given:?}");
        }
        assert_eq!(hours(&[5, 1], "09:00", "18:00").checked().unwrap().days, [1, 5]);
    }

    #[test]
    fn the_next_opening_is_told_only_while_closed() {
        let office = OfficeHours::default();
        let berlin = time_zone("Europe/Berlin").unwrap();
        // 2026-03-27 is a Friday; summer time begins on Sunday.
        assert_eq!(office.opens_after(at("2026-03-27T08:00:00Z"), berlin), None);
        assert_eq!(
            office.opens_after(at("2026-03-27T07:59:59Z"), berlin),
            Some(at("2026-03-27T08:00:00Z"))
        );
        assert_eq!(
            office.opens_after(at("2026-03-27T17:00:00Z"), berlin),
            Some(at("2026-03-30T07:00:00Z"))
        );
        assert_eq!(
            hours(&[], "09:00", "18:00").opens_after(at("2026-03-27T08:00:00Z"), berlin),
            None
        );
    }

    #[test]
    fn an_opening_in_the_hour_that_is_skipped_moves_on() {
        let berlin = time_zone("Europe/Berlin").unwrap();
        let sunday = hours(&[7], "02:30", "12:00");
        assert_eq!(
            sunday.opens_after(at("2026-03-28T12:00:00Z"), berlin),
            Some(at("2026-03-29T01:30:00Z"))
        );
        assert!(time_zone("Europe/Nowhere").is_err());
        assert!(time_zone("+03:00").is_err());
    }
}
