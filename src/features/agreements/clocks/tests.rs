mod cases;
mod reference;

use std::collections::HashSet;
use std::sync::Arc;

use super::*;
use crate::features::agreements::defaults::{self, Office};
use crate::features::agreements::model::{BySeverity, Calendar, DayHours, HourSpan};

pub(super) fn at(text: &str) -> Timestamp {
    Timestamp::from_datetime(format!("{text}:00Z").parse().unwrap())
}

/// Open from 09:00 to 17:00 with a lunch hour at 12, Monday to Friday.
pub(super) fn office(zone: &str) -> Calendar {
    let span = |from: &str, to: &str| HourSpan { from: from.into(), to: to.into() };
    let spans = vec![span("09:00", "12:00"), span("13:00", "17:00")];
    Calendar {
        time_zone: zone.to_owned(),
        days: (1..=5).map(|day| DayHours { day, spans: spans.clone() }).collect(),
        holidays: vec!["2026-01-06".to_owned()],
    }
}

fn always(zone: &str) -> Calendar {
    let spans = vec![HourSpan { from: "00:00".into(), to: "24:00".into() }];
    Calendar {
        time_zone: zone.to_owned(),
        days: (1..=7).map(|day| DayHours { day, spans: spans.clone() }).collect(),
        holidays: Vec::new(),
    }
}

fn hours(hours: i64) -> BySeverity {
    let minutes = Some(hours * 60);
    BySeverity { critical: Some(hours * 30), major: minutes, moderate: minutes, minor: None }
}

/// Round the clock; first and next response 4 h, updates every 8 h, resolution 40 h, the
/// customer's turn 24 h; half of it for what is critical, nothing for what is minor.
pub(super) fn data() -> AgreementData {
    let open =
        Office { time_zone: "UTC".into(), days: vec![1], from: "09:00".into(), to: "17:00".into() };
    let mut data = defaults::agreement(&open, &open);
    data.vendor_calendar = always("UTC");
    data.customer_calendar = always("UTC");
    data.targets.first_response = hours(4);
    data.targets.next_response = hours(4);
    data.targets.periodic_update = hours(8);
    data.targets.resolution = hours(40);
    data.customer_response = hours(24);
    data
}

pub(super) fn terms(version: i32, data: AgreementData) -> Arc<Terms> {
    Arc::new(Terms::new(version, data).unwrap())
}

/// A complaint told step by step.
pub(super) struct Told {
    pub events: Vec<Event>,
    pub history: History,
    pub conceded: HashSet<EntryId>,
}

impl Told {
    /// Submitted at this time, of moderate severity, under these terms.
    pub fn submitted(when: &str, data: AgreementData) -> Self {
        let mut told = Self {
            events: Vec::new(),
            history: History { before: terms(0, data), since: Arc::default() },
            conceded: HashSet::new(),
        };
        told.add(when, EntryKind::Submitted, Side::Customer);
        let first = told.events.last_mut().unwrap();
        first.is_word = false;
        first.ball = Some(Some(BallSide::Vendor));
        first.severity = Some(Severity::Moderate);
        told
    }

    fn add(&mut self, when: &str, kind: EntryKind, side: Side) -> &mut Event {
        let entry = Some(EntryId::generate());
        self.events.push(Event {
            at: at(when),
            kind,
            entry,
            side: Some(side),
            is_word: true,
            ball: None,
            phase: None,
            severity: None,
        });
        self.events.last_mut().unwrap()
    }

    pub fn says(&mut self, when: &str, side: Side) -> &mut Self {
        self.add(when, EntryKind::Message, side);
        self
    }

    pub fn acts(
        &mut self,
        when: &str,
        side: Side,
        ball: Option<BallSide>,
        phase: Phase,
    ) -> &mut Self {
        let event = self.add(when, EntryKind::Assessed, side);
        event.ball = Some(ball);
        event.phase = Some(phase);
        self
    }

    /// The vendor asks; its clocks rest.
    pub fn asks(&mut self, when: &str) -> &mut Self {
        let ball = Some(BallSide::Customer);
        self.acts(when, Side::Vendor, ball, Phase::Waiting(Wait::Customer))
    }

    pub fn answers(&mut self, when: &str) -> &mut Self {
        self.acts(when, Side::Customer, Some(BallSide::Vendor), Phase::Working)
    }

    pub fn acknowledges(&mut self, when: &str) -> &mut Self {
        self.acts(when, Side::Vendor, Some(BallSide::Vendor), Phase::Working)
    }

    /// The customer accepts.
    pub fn settles(&mut self, when: &str) -> &mut Self {
        self.acts(when, Side::Customer, Some(BallSide::Vendor), Phase::Settled)
    }

    pub fn turns_to(&mut self, when: &str, severity: Severity) -> &mut Self {
        let event = self.add(when, EntryKind::Edited, Side::Vendor);
        event.is_word = false;
        event.severity = Some(severity);
        self
    }

    /// Other terms are in force from then on.
    pub fn agrees(&mut self, from: Timestamp, terms: Arc<Terms>) {
        let mut since = self.history.since.to_vec();
        since.push((from, terms));
        self.history.since = since.into();
    }

    pub fn as_of(&self, when: &str) -> Outcome {
        self.outcome(at(when))
    }

    pub fn outcome(&self, as_of: Timestamp) -> Outcome {
        let mut events = self.events.clone();
        events[1..].sort_by_key(|event| event.at);
        let course =
            Course { events: &events, history: &self.history, conceded: &self.conceded, as_of };
        run(&course)
    }
}

#[track_caller]
pub(super) fn clock(outcome: &Outcome, name: ClockName) -> Clock {
    outcome.clocks().find(|clock| clock.name == name).unwrap_or_else(|| panic!("no {name}")).clone()
}

/// State and used-up business minutes.
#[track_caller]
pub(super) fn reads(outcome: &Outcome, name: ClockName, state: ClockState, minutes: i64) {
    let clock = clock(outcome, name);
    assert_eq!((clock.state, clock.elapsed_seconds), (state, minutes * 60), "{clock:?}");
}
