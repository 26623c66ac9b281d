use proptest::prelude::*;

use super::*;
use crate::features::agreements::model::{DayHours, HourSpan};

fn at(text: &str) -> Timestamp {
    Timestamp::from_datetime(text.parse().unwrap())
}

fn calendar(zone: &str, days: &[u8], spans: &[(&str, &str)], holidays: &[&str]) -> Calendar {
    let span = |(from, to): &(&str, &str)| HourSpan { from: (*from).into(), to: (*to).into() };
    let spans: Vec<HourSpan> = spans.iter().map(span).collect();
    let day = |day: &u8| DayHours { day: *day, spans: spans.clone() };
    Calendar {
        time_zone: zone.to_owned(),
        days: days.iter().map(day).collect(),
        holidays: holidays.iter().map(|day| (*day).to_owned()).collect(),
    }
}

fn hours(zone: &str, days: &[u8], spans: &[(&str, &str)], holidays: &[&str]) -> OpenHours {
    OpenHours::new(&calendar(zone, days, spans, holidays), "c").unwrap()
}

const WEEK: &[u8] = &[1, 2, 3, 4, 5];
const ALL: &[u8] = &[1, 2, 3, 4, 5, 6, 7];

#[track_caller]
fn minutes(hours: &OpenHours, from: &str, until: &str, expected: i64) {
    assert_eq!(hours.between(at(from), at(until)), expected * 60 * MICROS, "{from} to {until}");
}

#[test]
fn lunch_counts_for_nobody() {
    let office = hours("Europe/Berlin", WEEK, &[("09:00", "12:00"), ("13:00", "17:00")], &[]);
    // Monday in winter: 09:00 in Berlin is 08:00 UTC.
    minutes(&office, "2026-01-12T08:00:00Z", "2026-01-12T16:00:00Z", 420);
    minutes(&office, "2026-01-12T10:30:00Z", "2026-01-12T12:30:00Z", 60);
    minutes(&office, "2026-01-12T11:10:00Z", "2026-01-12T11:50:00Z", 0);
    let due = office.after(at("2026-01-12T10:30:00Z"), 60 * 60 * MICROS);
    assert_eq!(due, Some(at("2026-01-12T12:30:00Z")));
}

#[test]
fn nights_weekends_and_holidays_count_for_nobody() {
    let office = hours("Europe/Berlin", WEEK, &[("09:00", "17:00")], &["2026-01-13"]);
    // From Friday evening to Wednesday noon: Monday, and three hours of Wednesday.
    minutes(&office, "2026-01-09T16:00:00Z", "2026-01-14T11:00:00Z", 480 + 180);
    let due = office.after(at("2026-01-09T22:00:00Z"), 9 * 60 * 60 * MICROS);
    assert_eq!(due, Some(at("2026-01-14T09:00:00Z")));
    assert_eq!(office.between(at("2026-01-13T00:00:00Z"), at("2026-01-13T23:59:00Z")), 0);
}

#[test]
fn a_shift_over_midnight_is_whole() {
    let night = hours("Europe/Moscow", ALL, &[("00:00", "06:00"), ("22:00", "24:00")], &[]);
    minutes(&night, "2026-01-12T18:00:00Z", "2026-01-13T04:00:00Z", 480);
    minutes(&night, "2026-01-12T20:30:00Z", "2026-01-12T21:30:00Z", 60);
    let round = hours("UTC", ALL, &[("00:00", "24:00")], &[]);
    minutes(&round, "2026-01-12T18:00:00Z", "2026-01-19T18:00:00Z", 7 * 24 * 60);
}

#[test]
fn the_hour_that_summer_time_skips_counts_for_nobody() {
    // 29 March 2026: 02:00 becomes 03:00.
    let round = hours("Europe/Berlin", ALL, &[("00:00", "24:00")], &[]);
    minutes(&round, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 23 * 60);
    let early = hours("Europe/Berlin", &[7], &[("01:00", "04:00")], &[]);
    minutes(&early, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 120);
    let inside = hours("Europe/Berlin", &[7], &[("02:15", "02:45")], &[]);
    minutes(&inside, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 0);
    // The office keeps its wall clock: 09:00 is an hour earlier in UTC on Monday.
    let office = hours("Europe/Berlin", WEEK, &[("09:00", "17:00")], &[]);
    let due = office.after(at("2026-03-27T15:30:00Z"), 60 * 60 * MICROS);
    assert_eq!(due, Some(at("2026-03-30T07:30:00Z")));
}

#[test]
fn the_hour_that_winter_time_repeats_counts_twice() {
    // 25 October 2026: 03:00 becomes 02:00.
    let round = hours("Europe/Berlin", ALL, &[("00:00", "24:00")], &[]);
    minutes(&round, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", 25 * 60);
    let inside = hours("Europe/Berlin", &[7], &[("02:15", "02:45")], &[]);
    minutes(&inside, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 60);
    let due = inside.after(at("2026-10-24T12:00:00Z"), 45 * 60 * MICROS);
    assert_eq!(due, Some(at("2026-10-25T01:30:00Z")));
    let office = hours("America/New_York", WEEK, &[("09:00", "17:00")], &[]);
    minutes(&office, "2026-10-30T13:00:00Z", "2026-11-02T22:00:00Z", 960);
}

#[test]
fn time_that_runs_backwards_is_none() {
    let office = hours("UTC", ALL, &[("00:00", "24:00")], &[]);
    assert_eq!(office.between(at("2026-01-12T18:00:00Z"), at("2026-01-12T17:00:00Z")), 0);
}

#[test]
fn an_office_that_never_opens_has_no_due_time() {
    for office in [hours("UTC", &[], &[], &[]), hours("UTC", WEEK, &[], &[])] {
        assert_eq!(office.after(at("2026-01-12T18:00:00Z"), MICROS), None);
        assert_eq!(office.between(at("2026-01-12T18:00:00Z"), at("2027-01-12T18:00:00Z")), 0);
    }
    // A second a week does not add up to a day in ten years.
    let rare = hours("UTC", &[1], &[("09:00", "09:01")], &[]);
    assert_eq!(rare.after(at("2026-01-12T18:00:00Z"), 24 * 3600 * MICROS), None);
}

#[test]
fn what_is_wrong_with_a_calendar_is_named() {
    let good = calendar("UTC", &[1], &[("09:00", "12:00")], &["2026-01-01"]);
    let with = |change: &dyn Fn(&mut Calendar)| {
        let mut calendar = good.clone();
        change(&mut calendar);
        let problem = OpenHours::new(&calendar, "c").unwrap_err();
        format!("{}:{}", problem.fields[0].field, problem.fields[0].code)
    };
    let span = |from: &str, to: &str| HourSpan { from: from.to_owned(), to: to.to_owned() };
    assert_eq!(with(&|c| c.time_zone = "Mars/Base".into()), "c.time_zone:not_allowed_value");
    assert_eq!(with(&|c| c.days[0].day = 0), "c.days.0.day:number_range");
    assert_eq!(with(&|c| c.days[0].day = 8), "c.days.0.day:number_range");
    assert_eq!(with(&|c| c.days.push(c.days[0].clone())), "c.days.1.day:not_allowed_value");
    for (from, to, expected) in [
        ("9:00", "12:00", "c.days.0.spans.0.from:not_allowed_value"),
        ("24:00", "24:00", "c.days.0.spans.0.from:not_allowed_value"),
        ("09:60", "12:00", "c.days.0.spans.0.from:not_allowed_value"),
        ("+9:00", "12:00", "c.days.0.spans.0.from:not_allowed_value"),
        ("09:00", "24:01", "c.days.0.spans.0.to:not_allowed_value"),
        ("09:00", "09:00", "c.days.0.spans.0.to:number_range"),
        ("12:00", "09:00", "c.days.0.spans.0.to:number_range"),
    ] {
        assert_eq!(with(&|c| c.days[0].spans[0] = span(from, to)), expected, "{from} {to}");
    }
    assert_eq!(
        with(&|c| c.days[0].spans.push(span("11:00", "13:00"))),
        "c.days.0.spans.1.from:number_range"
    );
    assert_eq!(with(&|c| c.holidays.push("2026-02-30".into())), "c.holidays.1:bad_date");
    assert_eq!(with(&|c| c.holidays = vec!["x".into(); 401]), "c.holidays:too_many");
}

fn anything() -> impl Strategy<Value = OpenHours> {
    let zones = prop::sample::select(vec![
        "UTC",
        "Europe/Berlin",
        "Europe/Moscow",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
    ]);
    let spans = prop::sample::select(vec![
        vec![("09:00", "17:00")],
        vec![("09:00", "12:30"), ("13:15", "18:00")],
        vec![("00:00", "24:00")],
        vec![("00:00", "02:30"), ("22:10", "24:00")],
    ]);
    let holidays = prop::sample::subsequence(
        vec!["2026-03-27", "2026-03-30", "2026-04-05", "2026-10-26", "2026-11-02"],
        0..=3,
    );
    let days = prop::sample::subsequence(ALL.to_vec(), 1..=7);
    (zones, days, spans, holidays)
        .prop_map(|(zone, days, spans, holidays)| hours(zone, &days, &spans, &holidays))
}

/// Whether the wall clock shows an open time: the definition, moment by moment.
fn is_open(hours: &OpenHours, minute: i64) -> bool {
    let utc = DateTime::from_timestamp(minute * 60, 0).unwrap();
    let wall = utc.with_timezone(&hours.zone).naive_local();
    let day = i64::from(wall.date().num_days_from_ce()) - 719_163;
    let second = i64::from(chrono::Timelike::num_seconds_from_midnight(&wall.time()));
    let weekday = wall.weekday().num_days_from_monday();
    !hours.holidays.contains(&day)
        && hours.week[usize::try_from(weekday).unwrap()]
            .iter()
            .any(|(from, to)| (*from..*to).contains(&second))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Weeks around both changes of the clocks in the northern and southern hemisphere.
    #[test]
    fn it_counts_as_a_look_at_the_wall_clock_every_minute_does(
        hours in anything(),
        start in prop::sample::select(vec!["2026-03-24T00:00:00Z", "2026-10-22T00:00:00Z", "2026-04-02T00:00:00Z"]),
        begin in 0_i64..5_000,
        length in 0_i64..12_000,
        wanted in 1_i64..4_000,
    ) {
        let from = at(start).micros() / MICROS / 60 + begin;
        let until = from + length;
        let counted = (from..until).filter(|minute| is_open(&hours, *minute)).count();
        let moment = |minute: i64| Timestamp::from_micros(minute * 60 * MICROS).unwrap();
        let open = hours.between(moment(from), moment(until));
        prop_assert_eq!(open, i64::try_from(counted).unwrap() * 60 * MICROS);
        // And the due time is where so much of it has passed.
        if let Some(due) = hours.after(moment(from), wanted * 60 * MICROS) {
            prop_assert_eq!(hours.between(moment(from), due), wanted * 60 * MICROS);
            let just_before = due.micros() / MICROS / 60 - 1;
            prop_assert!(is_open(&hours, just_before), "it is reached in open time");
        }
    }
}
