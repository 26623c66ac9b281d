//! One run of a clock from its start to its stop, and how it reads.
use std::sync::Arc;

use crate::features::agreements::clocks::{Clock, ClockName, ClockState, Terms};
use crate::features::agreements::model::Severity;
use crate::platform::clock::Timestamp;

const MICROS: i64 = 1_000_000;

/// What a clock does during a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Run,
    Pause,
    Freeze,
}

/// A stretch during which it ran by one agreement's calendar.
#[derive(Debug, Clone)]
struct Run {
    from: Timestamp,
    until: Timestamp,
    terms: Arc<Terms>,
}

#[derive(Debug, Clone)]
pub(super) struct Cycle {
    name: ClockName,
    started: Timestamp,
    runs: Vec<Run>,
    /// Calendar microseconds.
    paused: i64,
    mode: Mode,
    terms: Arc<Terms>,
    severity: Severity,
    pub(super) stopped: Option<Timestamp>,
}

impl Cycle {
    pub(super) fn start(
        name: ClockName,
        at: Timestamp,
        terms: &Arc<Terms>,
        severity: Severity,
    ) -> Self {
        Self {
            name,
            started: at,
            runs: Vec::new(),
            paused: 0,
            mode: Mode::Run,
            terms: Arc::clone(terms),
            severity,
            stopped: None,
        }
    }

    /// Goes on for a stretch; nothing once it has stopped.
    pub(super) fn go_on(
        &mut self,
        from: Timestamp,
        until: Timestamp,
        mode: Mode,
        terms: &Arc<Terms>,
        severity: Severity,
    ) {
        if self.stopped.is_some() {
            return;
        }
        self.mode = mode;
        self.severity = severity;
        self.terms = Arc::clone(terms);
        match mode {
            Mode::Freeze => {}
            Mode::Pause => self.paused += until.micros() - from.micros(),
            Mode::Run => match self.runs.last_mut() {
                Some(run) if run.until == from && Arc::ptr_eq(&run.terms, terms) => {
                    run.until = until;
                }
                _ => self.runs.push(Run { from, until, terms: Arc::clone(terms) }),
            },
        }
    }

    fn open(&self, run: &Run) -> i64 {
        run.terms.hours(self.name.side()).between(run.from, run.until)
    }

    /// Business microseconds used up.
    fn elapsed(&self) -> i64 {
        self.runs.iter().map(|run| self.open(run)).sum()
    }

    /// When so many business microseconds had been or will have been used up.
    fn reached(&self, target: i64, as_of: Timestamp) -> Option<Timestamp> {
        let mut left = target;
        for run in &self.runs {
            let open = self.open(run);
            if open >= left {
                return run.terms.hours(self.name.side()).after(run.from, left);
            }
            left -= open;
        }
        let hours = self.terms.hours(self.name.side());
        match (self.stopped, self.mode) {
            (Some(stopped), _) => hours.after(stopped, left),
            (None, Mode::Run) => hours.after(as_of, left),
            (None, Mode::Pause | Mode::Freeze) => None,
        }
    }
}

/// A clock with what is needed to warn in time.
#[derive(Debug, Clone)]
pub struct Reading {
    pub clock: Clock,
    cycle: Option<Cycle>,
    as_of: Timestamp,
}

impl Reading {
    /// None if there is no target.
    pub(super) fn of(
        name: ClockName,
        cycle: Option<Cycle>,
        terms: &Terms,
        severity: Severity,
        as_of: Timestamp,
    ) -> Option<Self> {
        let Some(cycle) = cycle else {
            let clock = Clock {
                name,
                side: name.side(),
                state: ClockState::Idle,
                target_seconds: terms.target_seconds(name, severity)?,
                elapsed_seconds: 0,
                percent: 0,
                started_at: None,
                due_at: None,
                stopped_at: None,
                paused_seconds: 0,
            };
            return Some(Self { clock, cycle: None, as_of });
        };
        let target_seconds = cycle.terms.target_seconds(name, cycle.severity)?;
        let (target, elapsed) = (target_seconds.saturating_mul(MICROS), cycle.elapsed());
        let clock = Clock {
            name,
            side: name.side(),
            state: state(&cycle, elapsed >= target),
            target_seconds,
            elapsed_seconds: elapsed / MICROS,
            percent: percent(elapsed, target),
            started_at: Some(cycle.started),
            due_at: cycle.reached(target, as_of),
            stopped_at: cycle.stopped,
            paused_seconds: cycle.paused / MICROS,
        };
        Some(Self { clock, cycle: Some(cycle), as_of })
    }

    /// When so many percent of the target were or will be used up; none once it has stopped, and
    /// none for what lies behind a pause.
    pub fn warns_at(&self, percent: i64) -> Option<Timestamp> {
        let cycle = self.cycle.as_ref().filter(|cycle| cycle.stopped.is_none())?;
        if cycle.mode == Mode::Freeze {
            return None;
        }
        let part = i128::from(self.clock.target_seconds) * i128::from(MICROS) * i128::from(percent);
        cycle.reached(i64::try_from(part / 100).ok()?, self.as_of)
    }
}

fn state(cycle: &Cycle, over: bool) -> ClockState {
    match (over, cycle.stopped, cycle.mode) {
        (true, _, _) => ClockState::Missed,
        (false, Some(_), _) => ClockState::Met,
        (false, None, Mode::Run) => ClockState::Running,
        (false, None, Mode::Pause) => ClockState::Paused,
        (false, None, Mode::Freeze) => ClockState::Idle,
    }
}

/// Whole percents; a target of nothing is used up at once.
fn percent(elapsed: i64, target: i64) -> i64 {
    if target <= 0 {
        return 100;
    }
    i64::try_from(i128::from(elapsed) * 100 / i128::from(target)).unwrap_or(i64::MAX)
}
