//! Walks through what happened, in order, and books each stretch of time.
use std::sync::Arc;

use crate::features::agreements::clocks::cycle::{Cycle, Mode};
use crate::features::agreements::clocks::{
    ClockName, Course, Event, Outcome, Phase, Reading, Terms,
};
use crate::features::agreements::model::Severity;
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryId, EntryKind};
use crate::platform::clock::Timestamp;

/// A time during which one side had the ball and the clocks rested for one reason, or for none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub side: Option<BallSide>,
    pub since: Timestamp,
    /// None for the last one.
    pub until: Option<Timestamp>,
    pub cause: EntryKind,
    pub entry: Option<EntryId>,
    /// The vendor's clocks rest here: the entry that this began with, and whose act that was.
    pub pause: Option<(EntryId, Side)>,
}

/// Calendar seconds by who had the ball.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Held {
    pub customer_seconds: i64,
    pub vendor_seconds: i64,
    pub third_seconds: i64,
    pub both_seconds: i64,
    /// After it was closed.
    pub nobody_seconds: i64,
}

/// Where the complaint is at a moment of the walk.
#[derive(Debug, Clone)]
struct State {
    ball: Option<BallSide>,
    phase: Phase,
    severity: Severity,
    /// The event that the waiting began with.
    wait: Option<(EntryId, Side)>,
    /// The vendor has given its first response.
    answered: bool,
}

impl State {
    fn take(&mut self, event: &Event) {
        if let Some(phase) = event.phase
            && phase != self.phase
        {
            self.phase = phase;
            let begins = event.entry.map(|entry| (entry, event.side.unwrap_or(Side::Vendor)));
            self.wait = begins.filter(|_| matches!(phase, Phase::Waiting(_)));
        }
        if let Some(ball) = event.ball {
            self.ball = ball;
        }
        if let Some(severity) = event.severity {
            self.severity = severity;
        }
        self.answered |= is_word_of(event, Side::Vendor);
    }

    /// The pause that is on, by these terms.
    fn pause(&self, terms: &Terms) -> Option<(EntryId, Side)> {
        match self.phase {
            Phase::Waiting(wait) if terms.pauses(wait) => self.wait,
            _ => None,
        }
    }
}

fn is_word_of(event: &Event, side: Side) -> bool {
    event.is_word && event.side == Some(side)
}

/// A moment at which something may change: an event, or new terms.
struct Moment<'a> {
    at: Timestamp,
    event: Option<&'a Event>,
}

/// Computes everything; nothing before the submission.
pub fn run(course: &Course<'_>) -> Outcome {
    let Some(first) = course.events.first() else { return Outcome::default() };
    let moments = moments(course, first.at);
    let last = moments.last().map_or(first.at, |moment| moment.at);
    // A clock that was set back must not make time run backwards.
    let as_of = course.as_of.max(last);
    let mut walk = Walk {
        course,
        state: State {
            ball: None,
            phase: Phase::Working,
            severity: Severity::Moderate,
            wait: None,
            answered: false,
        },
        cycles: Default::default(),
        stages: Vec::new(),
    };
    for (index, moment) in moments.iter().enumerate() {
        let until = moments.get(index + 1).map_or(as_of, |next| next.at);
        walk.step(moment, until);
    }
    walk.finish(as_of)
}

/// Events and changes of terms in the order of time.
fn moments<'a>(course: &Course<'a>, start: Timestamp) -> Vec<Moment<'a>> {
    let mut at = start;
    let mut moments: Vec<Moment<'a>> = Vec::with_capacity(course.events.len() + 1);
    for event in course.events {
        at = at.max(event.at);
        moments.push(Moment { at, event: Some(event) });
    }
    let last = course.as_of.max(at);
    for (from, _) in course.history.since.iter() {
        if *from > start && *from <= last {
            moments.push(Moment { at: *from, event: None });
        }
    }
    // Stable: what happened at the same moment stays in its order.
    moments.sort_by_key(|moment| moment.at);
    moments
}

struct Walk<'a> {
    course: &'a Course<'a>,
    state: State,
    /// The newest run of each clock.
    cycles: [Option<Cycle>; 5],
    stages: Vec<Stage>,
}

impl Walk<'_> {
    fn step(&mut self, moment: &Moment<'_>, until: Timestamp) {
        let before = self.state.clone();
        let terms = Arc::clone(self.course.history.at(moment.at));
        let is_first = self.stages.is_empty();
        if let Some(event) = moment.event {
            self.state.take(event);
            for (name, cycle) in ClockName::ALL.iter().zip(&mut self.cycles) {
                let change = Change { event, before: &before, after: &self.state, is_first };
                change.apply(*name, cycle, moment.at, &terms);
            }
        }
        for (name, cycle) in ClockName::ALL.iter().zip(&mut self.cycles) {
            if let Some(cycle) = cycle {
                let mode = mode(*name, &self.state, &terms, self.course);
                cycle.go_on(moment.at, until, mode, &terms, self.state.severity);
            }
        }
        self.book(moment, &terms);
    }

    /// Begins a new stage if the ball or the pause changed.
    fn book(&mut self, moment: &Moment<'_>, terms: &Terms) {
        let pause = self.state.pause(terms);
        if let Some(stage) = self.stages.last_mut() {
            if stage.side == self.state.ball && stage.pause == pause {
                return;
            }
            stage.until = Some(moment.at);
        }
        let event = moment.event;
        self.stages.push(Stage {
            side: self.state.ball,
            since: moment.at,
            until: None,
            cause: event.map_or(EntryKind::AgreementInForce, |event| event.kind),
            entry: event.and_then(|event| event.entry),
            pause,
        });
    }

    fn finish(self, as_of: Timestamp) -> Outcome {
        let terms = self.course.history.at(as_of);
        let readings = ClockName::ALL
            .iter()
            .zip(self.cycles)
            .filter_map(|(name, cycle)| {
                Reading::of(*name, cycle, terms, self.state.severity, as_of)
            })
            .collect();
        // What took no time at all is of no interest, unless it is all there is.
        let mut stages = self.stages;
        stages.retain(|stage| stage.until != Some(stage.since));
        Outcome { as_of: Some(as_of), held: held(&stages, as_of), stages, readings }
    }
}

fn held(stages: &[Stage], as_of: Timestamp) -> Held {
    let mut micros = [0_i64; 5];
    for stage in stages {
        let time = stage.until.unwrap_or(as_of).micros() - stage.since.micros();
        let [customer, vendor, third, both, nobody] = &mut micros;
        *match stage.side {
            Some(BallSide::Customer) => customer,
            Some(BallSide::Vendor) => vendor,
            Some(BallSide::Third) => third,
            Some(BallSide::Both) => both,
            None => nobody,
        } += time;
    }
    let [customer_seconds, vendor_seconds, third_seconds, both_seconds, nobody_seconds] =
        micros.map(|micros| micros / 1_000_000);
    Held { customer_seconds, vendor_seconds, third_seconds, both_seconds, nobody_seconds }
}

/// What a clock does while the complaint stands like this.
fn mode(name: ClockName, state: &State, terms: &Terms, course: &Course<'_>) -> Mode {
    if state.phase == Phase::Settled {
        return Mode::Freeze;
    }
    let pause = state.pause(terms).filter(|(entry, _)| !course.conceded.contains(entry));
    let resting = match name {
        ClockName::FirstResponse | ClockName::CustomerResponse => false,
        ClockName::NextResponse | ClockName::Resolution => pause.is_some(),
        ClockName::PeriodicUpdate => pause.is_some() || !is_with(state.ball, Side::Vendor),
    };
    if resting { Mode::Pause } else { Mode::Run }
}

fn is_with(ball: Option<BallSide>, side: Side) -> bool {
    ball.is_some_and(|ball| ball.is_with(side))
}

/// An event and what it changed.
struct Change<'a> {
    event: &'a Event,
    before: &'a State,
    after: &'a State,
    /// It is the submission.
    is_first: bool,
}

impl Change<'_> {
    /// Starts, stops or resumes one clock.
    fn apply(&self, name: ClockName, cycle: &mut Option<Cycle>, at: Timestamp, terms: &Arc<Terms>) {
        let start = || Some(Cycle::start(name, at, terms, self.after.severity));
        let settled = self.after.phase == Phase::Settled;
        let vendor_word = !self.is_first && is_word_of(self.event, Side::Vendor);
        match name {
            ClockName::FirstResponse => {
                if self.is_first {
                    *cycle = start();
                } else if vendor_word {
                    stop(cycle, at);
                }
            }
            ClockName::NextResponse => {
                if vendor_word {
                    stop(cycle, at);
                } else if self.asks() && !settled && !is_running(cycle) {
                    *cycle = start();
                }
            }
            ClockName::PeriodicUpdate => {
                if vendor_word {
                    stop(cycle, at);
                    if !settled {
                        *cycle = start();
                    }
                }
            }
            ClockName::Resolution => {
                if self.is_first {
                    *cycle = start();
                } else if settled {
                    stop(cycle, at);
                } else if self.before.phase == Phase::Settled
                    && let Some(cycle) = cycle
                {
                    cycle.stopped = None;
                }
            }
            ClockName::CustomerResponse => {
                if self.is_first || self.before.ball != self.after.ball {
                    stop(cycle, at);
                    if is_with(self.after.ball, Side::Customer) && !settled {
                        *cycle = start();
                    }
                }
            }
        }
    }

    /// A word of the customer that the vendor is to answer: until the first response, the clock
    /// of that one covers it.
    fn asks(&self) -> bool {
        !self.is_first && self.before.answered && is_word_of(self.event, Side::Customer)
    }
}

fn is_running(cycle: &Option<Cycle>) -> bool {
    cycle.as_ref().is_some_and(|cycle| cycle.stopped.is_none())
}

/// Stops a run that is on; one that has stopped keeps its end.
fn stop(cycle: &mut Option<Cycle>, at: Timestamp) {
    if let Some(cycle) = cycle
        && cycle.stopped.is_none()
    {
        cycle.stopped = Some(at);
    }
}
