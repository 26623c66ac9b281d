//! iCalendar (RFC 5545, RFC 7986) as calendar programs read it: lines, texts, time zones.
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;

/// Octets of a line at most, without its end (RFC 5545, 3.1).
const OCTETS: usize = 75;

/// A calendar that is being written.
#[derive(Debug, Default)]
pub struct Calendar(String);

impl Calendar {
    /// Adds a line as it is; what is longer than 75 octets is folded, never inside a character.
    pub fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            let size = letter.len_utf8();
            if octets + size > OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += size;
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value people wrote.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// A moment in UTC.
    pub fn utc(&mut self, name: &str, at: DateTime<Utc>) {
        self.line(&format!("{name}:{}", at.format("%Y%m%dT%H%M%SZ")));
    }

    /// A moment as the clocks of a time zone show it, which the calendar must define.
    pub fn local(&mut self, name: &str, at: DateTime<Utc>, zone: Tz) {
        let local = at.with_timezone(&zone);
        self.line(&format!("{name};TZID={}:{}", zone.name(), local.format("%Y%m%dT%H%M%S")));
    }

    pub fn day(&mut self, name: &str, day: NaiveDate) {
        self.line(&format!("{name};VALUE=DATE:{}", day.format("%Y%m%d")));
    }

    /// Defines a time zone: every change of its clocks from a year before the first moment to a year
    /// after the last.
    pub fn zone(&mut self, zone: Tz, first: DateTime<Utc>, last: DateTime<Utc>) {
        self.line("BEGIN:VTIMEZONE");
        self.line(&format!("TZID:{}", zone.name()));
        let from = first - Duration::days(366);
        let standing = offset(zone, from);
        self.observance(zone, from, standing);
        let mut before = (from, standing);
        let until = last + Duration::days(366);
        while before.0 < until {
            let next = before.0 + Duration::days(1);
            if offset(zone, next) != before.1 {
                let change = moment_of_change(zone, before.0, next);
                self.observance(zone, change, before.1);
            }
            before = (next, offset(zone, next));
        }
        self.line("END:VTIMEZONE");
    }

    /// From a moment on the clocks show what they show then; they showed `before` until it.
    fn observance(&mut self, zone: Tz, at: DateTime<Utc>, before: i32) {
        use chrono_tz::OffsetComponents;
        let local = zone.from_utc_datetime(&at.naive_utc());
        let summer = !local.offset().dst_offset().is_zero();
        let kind = if summer { "DAYLIGHT" } else { "STANDARD" };
        // The start is told by the clocks as they were before it.
        let start = at.naive_utc() + Duration::seconds(i64::from(before));
        self.line(&format!("BEGIN:{kind}"));
        self.line(&format!("DTSTART:{}", start.format("%Y%m%dT%H%M%S")));
        self.line(&format!("TZOFFSETFROM:{}", signed(before)));
        self.line(&format!("TZOFFSETTO:{}", signed(offset(zone, at))));
        self.line(&format!("END:{kind}"));
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// Seconds that the clocks are ahead of UTC.
fn offset(zone: Tz, at: DateTime<Utc>) -> i32 {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

/// The second at which the clocks change between two moments.
fn moment_of_change(zone: Tz, before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
    let (mut low, mut high) = (before.timestamp(), after.timestamp());
    let old = offset(zone, before);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let there = DateTime::from_timestamp(middle, 0).unwrap_or(after);
        if offset(zone, there) == old { low = middle } else { high = middle }
    }
    DateTime::from_timestamp(high, 0).unwrap_or(after)
}

/// `+0300`; with seconds where an old offset has them.
fn signed(offset: i32) -> String {
    let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.abs());
    let (hours, minutes, seconds) = (size / 3600, size / 60 % 60, size % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' | '\r' => safe.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// The first moment of a day in a time zone.
pub fn start_of_day(zone: Tz, day: NaiveDate) -> DateTime<Utc> {
    let midnight: NaiveDateTime = day.and_hms_opt(0, 0, 0).unwrap_or_default();
    // Where the clocks skip midnight, the day begins with the next hour that there is.
    (0..=3)
        .find_map(|hours| zone.from_local_datetime(&(midnight + Duration::hours(hours))).earliest())
        .map_or_else(|| midnight.and_utc(), |local| local.to_utc())
}

/// Which day it is there.
pub fn day_of(zone: Tz, at: DateTime<Utc>) -> NaiveDate {
    let local = at.with_timezone(&zone);
    NaiveDate::from_ymd_opt(local.year(), local.month(), local.day()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut calendar = Calendar::default();
        let text = "Ё".repeat(100);
        calendar.text("SUMMARY", &text);
        let written = calendar.into_string();
        for line in written.split("\r\n") {
            assert!(line.len() <= 75, "{} octets", line.len());
        }
        assert!(!written.replace("\r\n", "").contains('\n'), "lines end with CR LF alone");
        assert_eq!(written.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
    }

    #[test]
    fn what_people_wrote_starts_no_line() {
        let mut calendar = Calendar::default();
        calendar.text("SUMMARY", "a;b,c\\d\r\nEND:VEVENT\n\u{7}");
        assert_eq!(calendar.into_string(), "SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\\n\r\n");
    }

    #[test]
    fn a_time_zone_has_each_change_of_its_clocks() {
        let mut calendar = Calendar::default();
        calendar.zone(Tz::Europe__Berlin, at("2026-06-01T00:00:00Z"), at("2026-06-02T00:00:00Z"));
        let written = calendar.into_string();
        assert!(written.contains(
            "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        ));
        assert!(written.contains(
            "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        ));
        let mut still = Calendar::default();
        still.zone(Tz::Europe__Moscow, at("2026-06-01T00:00:00Z"), at("2026-06-02T00:00:00Z"));
        let written = still.into_string();
        assert_eq!(written.matches("BEGIN:STANDARD").count(), 1);
        assert!(written.contains("TZOFFSETTO:+0300"));
        assert_eq!(signed(-12_600), "-0330");
    }

    #[test]
    fn a_day_begins_where_it_is_meant() {
        let day = NaiveDate::from_ymd_opt(2026, 8, 12).unwrap();
        let begin = start_of_day(Tz::Asia__Tokyo, day);
        assert_eq!(begin, at("2026-08-11T15:00:00Z"));
        assert_eq!(day_of(Tz::Asia__Tokyo, begin), day);
        // In Beirut the clocks skipped the hour after midnight.
        let skipped = NaiveDate::from_ymd_opt(2024, 3, 31).unwrap();
        assert_eq!(start_of_day(Tz::Asia__Beirut, skipped), at("2024-03-30T22:00:00Z"));
    }
}
