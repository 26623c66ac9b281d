//! Dates and times as people write them, in both languages.
use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;

use crate::platform::authz::Locale;
use crate::platform::clock::Timestamp;

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// The zone of an IANA name; UTC for one that is not known any more.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// The last second of a day in a time zone.
pub fn end_of_day(zone: Tz, day: NaiveDate) -> Timestamp {
    let last = day.and_hms_opt(23, 59, 59).unwrap_or_default();
    let local = last.and_local_timezone(zone).latest();
    let at = local.map_or_else(|| last.and_utc(), |local| local.to_utc());
    Timestamp::from_datetime(at)
}

/// `YYYY-MM-DD` as a day; nothing else.
pub fn day(text: &str) -> Option<NaiveDate> {
    let parsed = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    parsed.filter(|_| text.len() == 10)
}

/// The day of a moment, `YYYY-MM-DD`, as it is reckoned for reminders: it begins at six in the morning of
/// UTC, so that whoever is reminded has that day, from the Americas to Siberia.
pub fn morning_of(at: Timestamp) -> String {
    at.plus_seconds(-6 * 3_600).datetime().date_naive().to_string()
}

/// A day that is written `YYYY-MM-DD`, as it is said; anything else stands for itself.
pub fn day_in_words(text: &str, locale: Locale) -> String {
    let noon = day(text).and_then(|day| day.and_hms_opt(12, 0, 0));
    noon.map_or_else(
        || text.to_owned(),
        |noon| date(Timestamp::from_datetime(noon.and_utc()), Tz::UTC, locale),
    )
}

/// `12 August 2026`, `12 августа 2026 г.`
pub fn date(at: Timestamp, zone: Tz, locale: Locale) -> String {
    let local = at.datetime().with_timezone(&zone);
    let months = match locale {
        Locale::En => MONTHS_EN,
        Locale::Ru => MONTHS_RU,
    };
    let month = usize::try_from(local.month0()).ok().and_then(|month| months.get(month).copied());
    let (day, month, year) = (local.day(), month.unwrap_or_default(), local.year());
    match locale {
        Locale::En => format!("{day} {month} {year}"),
        Locale::Ru => format!("{day} {month} {year} г."),
    }
}

/// `12 August 2026, 17:00`. In UTC it says so, since nobody lives there.
pub fn date_time(at: Timestamp, zone: Tz, locale: Locale) -> String {
    let local = at.datetime().with_timezone(&zone);
    let utc = if zone == Tz::UTC { " UTC" } else { "" };
    format!("{}, {:02}:{:02}{utc}", date(at, zone, locale), local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn times_are_written_out_in_the_readers_language_and_zone() {
        let late = at("2026-08-12T22:05:00Z");
        assert_eq!(date_time(late, zone("Europe/Berlin"), Locale::En), "13 August 2026, 00:05");
        assert_eq!(date_time(late, zone("Europe/Moscow"), Locale::Ru), "13 августа 2026 г., 01:05");
        assert_eq!(date_time(late, zone("Mars/Olympus"), Locale::En), "12 August 2026, 22:05 UTC");
        assert_eq!(date(at("2026-01-31T00:00:00Z"), Tz::UTC, Locale::Ru), "31 января 2026 г.");
        assert_eq!(date(at("2026-12-01T12:00:00Z"), Tz::UTC, Locale::En), "1 December 2026");
    }
}
