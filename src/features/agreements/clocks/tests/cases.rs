//! What went wrong elsewhere, case by case.
use super::*;
use ClockName::{CustomerResponse, FirstResponse, NextResponse, PeriodicUpdate, Resolution};
use ClockState::{Idle, Met, Missed, Paused, Running};
use Side::{Customer, Vendor};

#[test]
fn the_vendors_clock_rests_while_the_customer_is_asked() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    let outcome = told.as_of("2026-01-13T11:00");
    reads(&outcome, Resolution, Running, 180);
    assert_eq!(clock(&outcome, Resolution).paused_seconds, 24 * 3600);
    assert_eq!(clock(&outcome, Resolution).due_at, Some(at("2026-01-15T00:00")));
    // While it rests nobody can say when it is due.
    told.events.truncate(3);
    let waiting = told.as_of("2026-01-12T20:00");
    reads(&waiting, Resolution, Paused, 120);
    assert_eq!(clock(&waiting, Resolution).due_at, None);
    reads(&waiting, CustomerResponse, Running, 600);
    assert_eq!(waiting.due(Customer), Some(at("2026-01-13T10:00")));
    assert_eq!(waiting.due(Vendor), None);
}

#[test]
fn pausing_never_applies_to_the_first_response() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    // A third party is named by the program before anybody of the vendor has said a word.
    let ball = Some(BallSide::Third);
    told.acts("2026-01-12T09:00", Vendor, ball, Phase::Waiting(Wait::ThirdParty));
    told.events[1].side = None;
    let outcome = told.as_of("2026-01-12T11:00");
    reads(&outcome, FirstResponse, Running, 180);
    reads(&told.as_of("2026-01-12T12:00"), FirstResponse, Missed, 240);
}

#[test]
fn what_is_settled_is_frozen_and_goes_on_when_it_is_reopened() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").settles("2026-01-12T18:00");
    let frozen = told.as_of("2026-02-12T08:00");
    reads(&frozen, Resolution, Met, 600);
    told.answers("2026-01-20T08:00");
    let outcome = told.as_of("2026-01-20T10:00");
    reads(&outcome, Resolution, Running, 720);
    assert_eq!(clock(&outcome, Resolution).stopped_at, None);
    // Reopening is a word that the vendor owes an answer to.
    reads(&outcome, NextResponse, Running, 120);
}

#[test]
fn a_new_severity_keeps_what_was_used_up_and_what_was_paused() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    told.turns_to("2026-01-13T11:00", Severity::Critical);
    let outcome = told.as_of("2026-01-13T12:00");
    reads(&outcome, Resolution, Running, 240);
    let resolution = clock(&outcome, Resolution);
    assert_eq!((resolution.target_seconds, resolution.paused_seconds), (20 * 3600, 24 * 3600));
    assert_eq!(resolution.due_at, Some(at("2026-01-14T04:00")));
    // A severity without targets has no clocks; going back brings them back unharmed.
    told.turns_to("2026-01-13T12:00", Severity::Minor);
    assert!(told.as_of("2026-01-13T13:00").clocks().all(|clock| clock.stopped_at.is_some()));
    told.turns_to("2026-01-13T13:00", Severity::Moderate);
    reads(&told.as_of("2026-01-13T14:00"), Resolution, Running, 360);
}

#[test]
fn a_new_agreement_keeps_what_was_used_up_and_what_was_paused() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    let before = told.as_of("2026-01-14T08:00");
    let mut stricter = data();
    stricter.targets.resolution = hours(30);
    stricter.pauses.awaiting_customer = false;
    stricter.vendor_calendar = office("UTC");
    told.agrees(at("2026-01-14T08:00"), terms(1, stricter));
    let outcome = told.as_of("2026-01-14T10:00");
    // Two hours more on the wall, one of them in the new office hours.
    let resolution = clock(&outcome, Resolution);
    let used = clock(&before, Resolution).elapsed_seconds;
    assert_eq!(resolution.elapsed_seconds, used + 3600);
    assert_eq!(resolution.paused_seconds, 24 * 3600, "the old pause stays");
    assert_eq!(resolution.target_seconds, 30 * 3600);
    // From now on waiting for the customer does not count as a pause any more.
    told.asks("2026-01-14T10:00");
    reads(&told.as_of("2026-01-14T11:00"), Resolution, Running, used / 60 + 120);
}

#[test]
fn the_next_response_does_not_go_on_counting_once_it_is_settled() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").says("2026-01-12T10:00", Customer);
    told.settles("2026-01-12T12:00");
    for later in ["2026-01-12T13:00", "2026-03-12T13:00"] {
        reads(&told.as_of(later), NextResponse, Idle, 120);
    }
    // Thanks after the end start nothing.
    told.says("2026-01-12T14:00", Customer);
    reads(&told.as_of("2026-03-12T13:00"), NextResponse, Idle, 120);
    told.answers("2026-01-14T08:00");
    reads(&told.as_of("2026-01-14T08:30"), NextResponse, Running, 150);
}

#[test]
fn business_hours_are_those_of_the_side_whose_clock_it_is() {
    let mut data = data();
    data.vendor_calendar = office("Europe/Berlin");
    data.customer_calendar = office("America/New_York");
    // Friday 15:00 in Berlin.
    let mut told = Told::submitted("2026-01-09T14:00", data);
    let outcome = told.as_of("2026-01-12T08:00");
    reads(&outcome, FirstResponse, Running, 120);
    assert_eq!(clock(&outcome, FirstResponse).due_at, Some(at("2026-01-12T10:00")));
    // Asked at 16:00 in Berlin, which is 10:00 in New York.
    told.asks("2026-01-12T15:00");
    reads(&told.as_of("2026-01-12T20:00"), CustomerResponse, Running, 240);
}

#[test]
fn lunch_night_and_holidays_do_not_count() {
    let mut data = data();
    data.vendor_calendar = office("UTC");
    let told = Told::submitted("2026-01-05T11:30", data);
    reads(&told.as_of("2026-01-05T13:30"), FirstResponse, Running, 60);
    reads(&told.as_of("2026-01-05T17:00"), FirstResponse, Missed, 270);
    // The sixth is a holiday, the night before and after is no office time.
    reads(&told.as_of("2026-01-07T09:00"), FirstResponse, Missed, 270);
    assert_eq!(
        clock(&told.as_of("2026-01-07T09:00"), FirstResponse).due_at,
        Some(at("2026-01-05T16:30"))
    );
}

#[test]
fn the_change_to_summer_time_and_back_keeps_the_wall_clock() {
    let mut data = data();
    data.vendor_calendar = office("Europe/Berlin");
    for (submitted, due) in
        [("2026-03-27T14:00", "2026-03-30T09:00"), ("2026-10-23T13:00", "2026-10-26T10:00")]
    {
        let told = Told::submitted(submitted, data.clone());
        assert_eq!(clock(&told.as_of(submitted), FirstResponse).due_at, Some(at(due)));
    }
    data.vendor_calendar = always("Europe/Berlin");
    let told = Told::submitted("2026-03-28T23:00", data.clone());
    reads(&told.as_of("2026-03-29T02:00"), FirstResponse, Running, 180);
    let told = Told::submitted("2026-10-24T22:00", data);
    reads(&told.as_of("2026-10-25T01:30"), FirstResponse, Running, 210);
}

#[test]
fn how_far_a_target_was_missed_does_not_grow_after_the_end() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T14:00").settles("2026-01-14T08:00");
    for later in ["2026-01-14T09:00", "2026-06-14T09:00"] {
        let outcome = told.as_of(later);
        reads(&outcome, FirstResponse, Missed, 360);
        reads(&outcome, Resolution, Missed, 48 * 60);
        assert_eq!(clock(&outcome, FirstResponse).percent, 150);
        assert_eq!(clock(&outcome, FirstResponse).stopped_at, Some(at("2026-01-12T14:00")));
    }
}

#[test]
fn a_word_starts_the_clock_whatever_it_came_by() {
    for kind in [EntryKind::Message, EntryKind::Answered, EntryKind::Reopened, EntryKind::Declined]
    {
        let mut told = Told::submitted("2026-01-12T08:00", data());
        told.acknowledges("2026-01-12T09:00").says("2026-01-12T10:00", Customer);
        told.events.last_mut().unwrap().kind = kind;
        reads(&told.as_of("2026-01-12T11:00"), NextResponse, Running, 60);
        // A second word does not start it again; the vendor's word ends it.
        told.says("2026-01-12T11:00", Customer).says("2026-01-12T13:00", Vendor);
        reads(&told.as_of("2026-01-12T20:00"), NextResponse, Met, 180);
    }
}

#[test]
fn updates_are_measured_while_the_vendor_has_the_ball() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").says("2026-01-12T12:00", Vendor);
    reads(&told.as_of("2026-01-12T14:00"), PeriodicUpdate, Running, 120);
    told.asks("2026-01-12T14:00");
    reads(&told.as_of("2026-01-13T14:00"), PeriodicUpdate, Paused, 0);
    told.answers("2026-01-13T14:00");
    reads(&told.as_of("2026-01-13T22:00"), PeriodicUpdate, Missed, 480);
}

#[test]
fn exactly_at_the_target_it_is_missed() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    reads(&told.as_of("2026-01-12T11:59"), FirstResponse, Running, 239);
    reads(&told.as_of("2026-01-12T12:00"), FirstResponse, Missed, 240);
    told.acknowledges("2026-01-12T11:59");
    reads(&told.as_of("2026-01-12T12:00"), FirstResponse, Met, 239);
}

#[test]
fn a_pause_that_is_conceded_does_not_count() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    let asked = told.events[2].entry.unwrap();
    let stage = told.as_of("2026-01-13T11:00").stages[1].clone();
    assert_eq!((stage.pause, stage.side), (Some((asked, Vendor)), Some(BallSide::Customer)));
    told.conceded.insert(asked);
    let outcome = told.as_of("2026-01-13T11:00");
    reads(&outcome, Resolution, Running, 27 * 60);
    assert_eq!(clock(&outcome, Resolution).paused_seconds, 0);
    assert_eq!(outcome.stages[1].pause, Some((asked, Vendor)), "it stays in sight");
}

#[test]
fn what_is_told_late_gives_the_same_answer() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    told.says("2026-01-13T12:00", Vendor).says("2026-01-13T13:00", Customer);
    let one = told.as_of("2026-01-14T00:00");
    told.events[1..].reverse();
    let other = told.as_of("2026-01-14T00:00");
    assert_eq!(one.clocks().collect::<Vec<_>>(), other.clocks().collect::<Vec<_>>());
    assert_eq!((one.stages, one.held), (other.stages, other.held));
}

#[test]
fn a_system_clock_that_was_set_back_makes_no_time_negative() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-11T09:00").asks("2026-01-12T10:00").answers("2026-01-12T09:00");
    let course = Course {
        events: &told.events,
        history: &told.history,
        conceded: &told.conceded,
        as_of: at("2026-01-01T00:00"),
    };
    let outcome = run(&course);
    assert_eq!(outcome.as_of, Some(at("2026-01-12T10:00")));
    for clock in outcome.clocks() {
        assert!(clock.elapsed_seconds >= 0 && clock.paused_seconds >= 0, "{clock:?}");
        assert!(clock.stopped_at.is_none_or(|stopped| Some(stopped) >= clock.started_at));
    }
    reads(&outcome, FirstResponse, Met, 0);
    let Held { customer_seconds, vendor_seconds, .. } = outcome.held;
    assert_eq!((customer_seconds, vendor_seconds), (0, 7200));
}

#[test]
fn all_time_is_booked_to_somebody() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    told.acknowledges("2026-01-12T09:00").asks("2026-01-12T10:00").answers("2026-01-13T10:00");
    told.acts("2026-01-13T12:00", Vendor, Some(BallSide::Third), Phase::Waiting(Wait::ThirdParty));
    told.acts("2026-01-13T18:00", Vendor, Some(BallSide::Both), Phase::Working);
    told.acts("2026-01-14T00:00", Customer, None, Phase::Settled);
    let outcome = told.as_of("2026-01-14T12:00");
    let held = outcome.held;
    assert_eq!(held.vendor_seconds, 4 * 3600);
    assert_eq!(held.customer_seconds, 24 * 3600);
    assert_eq!((held.third_seconds, held.both_seconds), (6 * 3600, 6 * 3600));
    assert_eq!(held.nobody_seconds, 12 * 3600);
}

#[test]
fn warnings_come_before_the_target_and_never_behind_a_pause() {
    let mut told = Told::submitted("2026-01-12T08:00", data());
    let outcome = told.as_of("2026-01-12T08:00");
    let warns = |outcome: &Outcome, percent| {
        let name = Resolution;
        outcome.readings.iter().find(|r| r.clock.name == name).unwrap().warns_at(percent)
    };
    assert_eq!(warns(&outcome, 50), Some(at("2026-01-13T04:00")));
    assert_eq!(warns(&outcome, 100), Some(at("2026-01-14T00:00")));
    told.acknowledges("2026-01-12T09:00").asks("2026-01-13T08:00");
    let outcome = told.as_of("2026-01-13T09:00");
    assert_eq!(warns(&outcome, 50), Some(at("2026-01-13T04:00")), "it was due before the pause");
    assert_eq!(warns(&outcome, 75), None);
    told.settles("2026-01-13T10:00");
    assert_eq!(warns(&told.as_of("2026-01-13T11:00"), 50), None);
}
