//! The clocks of a complaint: pure. Events and agreements in, states of the clocks out.
//!
//! Invariants:
//! * Nothing is remembered between two calls: the same events give the same answer, whenever and
//!   by whichever channel they were written down.
//! * `first_response` never pauses. Settling a complaint freezes every clock; reopening it lets
//!   them go on with what they had used up.
//! * A new severity or agreement changes targets, never what was used up: time that has passed
//!   counts by the calendar and the pauses that were in force while it passed.
//! * No duration is negative: an event that claims to be older than the one before it counts as
//!   simultaneous.
mod course;
mod cycle;

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;
use utoipa::ToSchema;

use crate::features::agreements::calendar::OpenHours;
use crate::features::agreements::model::{AgreementData, Severity};
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, EntryId, EntryKind};
use crate::platform::clock::Timestamp;
use crate::platform::problem::Problem;
use crate::text_enum;

pub use course::{Held, Stage, run};
pub use cycle::Reading;

text_enum! {
    /// What is measured.
    pub enum ClockName {
        /// From submission to the vendor's first word or action that the customer sees.
        FirstResponse = "first_response",
        /// From a word of the customer that nobody has answered to the vendor's next one.
        NextResponse = "next_response",
        /// Between two words of the vendor, while the vendor has the ball.
        PeriodicUpdate = "periodic_update",
        /// From submission until the customer accepts or the complaint is closed.
        Resolution = "resolution",
        /// While the customer has the ball.
        CustomerResponse = "customer_response",
    }
}

impl ClockName {
    /// Whose time it measures.
    pub fn side(self) -> Side {
        match self {
            Self::CustomerResponse => Side::Customer,
            _ => Side::Vendor,
        }
    }
}

text_enum! {
    /// Where a clock stands.
    pub enum ClockState {
        Running = "running",
        Paused = "paused",
        Met = "met",
        /// The target was reached; the clock may still be running.
        Missed = "missed",
        /// Not started, or frozen in time.
        Idle = "idle",
    }
}

/// A clock as both sides see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Clock {
    pub name: ClockName,
    /// Whose time it measures.
    pub side: Side,
    pub state: ClockState,
    /// Business seconds.
    pub target_seconds: i64,
    /// Business seconds used up.
    pub elapsed_seconds: i64,
    /// Of the target, cut to a whole number.
    pub percent: i64,
    pub started_at: Option<Timestamp>,
    /// When the target is or was reached if nothing changes; null while it rests.
    pub due_at: Option<Timestamp>,
    pub stopped_at: Option<Timestamp>,
    /// Calendar seconds that did not count.
    pub paused_seconds: i64,
}

/// What a complaint is in, as far as it moves the clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Working,
    Waiting(Wait),
    /// Accepted, closed or withdrawn: every clock is frozen.
    Settled,
}

/// What the vendor waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    Customer,
    ThirdParty,
    /// For an answer to a proposal or a refusal.
    Decision,
}

/// Something that happened. The first one is the submission.
#[derive(Debug, Clone)]
pub struct Event {
    pub at: Timestamp,
    pub kind: EntryKind,
    pub entry: Option<EntryId>,
    /// Who did it; none for the program itself and for third parties.
    pub side: Option<Side>,
    /// Whether it counts as a word of that side.
    pub is_word: bool,
    /// Who has the ball from here on, if that changes.
    pub ball: Option<Option<BallSide>>,
    pub phase: Option<Phase>,
    pub severity: Option<Severity>,
}

/// An agreement, checked and ready to be computed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// 0 for what holds until something was agreed.
    pub version: i32,
    pub data: AgreementData,
    pub vendor: OpenHours,
    pub customer: OpenHours,
}

impl Terms {
    /// Fails with the field that is wrong.
    pub fn new(version: i32, data: AgreementData) -> Result<Self, Problem> {
        let vendor = OpenHours::new(&data.vendor_calendar, "data.vendor_calendar")?;
        let customer = OpenHours::new(&data.customer_calendar, "data.customer_calendar")?;
        Ok(Self { version, data, vendor, customer })
    }

    fn hours(&self, side: Side) -> &OpenHours {
        match side {
            Side::Customer => &self.customer,
            Side::Vendor => &self.vendor,
        }
    }

    /// Business seconds in which something is to be done; none if nothing was agreed.
    pub fn target_seconds(&self, clock: ClockName, severity: Severity) -> Option<i64> {
        let targets = &self.data.targets;
        let minutes = match clock {
            ClockName::FirstResponse => targets.first_response,
            ClockName::NextResponse => targets.next_response,
            ClockName::PeriodicUpdate => targets.periodic_update,
            ClockName::Resolution => targets.resolution,
            ClockName::CustomerResponse => self.data.customer_response,
        };
        minutes.of(severity).map(|minutes| minutes.saturating_mul(60))
    }

    fn pauses(&self, wait: Wait) -> bool {
        match wait {
            Wait::Customer => self.data.pauses.awaiting_customer,
            Wait::ThirdParty => self.data.pauses.awaiting_third_party,
            Wait::Decision => self.data.pauses.resolution_proposed,
        }
    }

    /// When so many business minutes of a side have passed; for reactions on the ladder.
    pub fn after_minutes(&self, side: Side, from: Timestamp, minutes: i64) -> Option<Timestamp> {
        self.hours(side).after(from, minutes.saturating_mul(60_000_000))
    }
}

/// What was in force when: the terms before anything was agreed, and each agreement from the
/// moment at which both sides had signed it.
#[derive(Debug, Clone)]
pub struct History {
    pub before: Arc<Terms>,
    /// Oldest first.
    pub since: Arc<[(Timestamp, Arc<Terms>)]>,
}

impl History {
    /// What is in force at a moment.
    pub fn at(&self, at: Timestamp) -> &Arc<Terms> {
        let agreed = self.since.iter().rev().find(|(from, _)| *from <= at);
        agreed.map_or(&self.before, |(_, terms)| terms)
    }
}

/// All that the answer depends on.
#[derive(Debug)]
pub struct Course<'a> {
    pub events: &'a [Event],
    pub history: &'a History,
    /// Pauses that do not count because the other side granted it; by the entry they began with.
    pub conceded: &'a HashSet<EntryId>,
    pub as_of: Timestamp,
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub as_of: Option<Timestamp>,
    /// Who had the ball when, from submission on, without gaps.
    pub stages: Vec<Stage>,
    pub held: Held,
    /// Those for which there is a target, in the order of their names.
    pub readings: Vec<Reading>,
}

impl Outcome {
    pub fn clocks(&self) -> impl Iterator<Item = &Clock> {
        self.readings.iter().map(|reading| &reading.clock)
    }

    /// By when a side owes its next move: the first of its running clocks to run out.
    pub fn due(&self, side: Side) -> Option<Timestamp> {
        self.clocks()
            .filter(|clock| clock.side == side && clock.stopped_at.is_none())
            .filter(|clock| matches!(clock.state, ClockState::Running | ClockState::Missed))
            .filter_map(|clock| clock.due_at)
            .min()
    }
}

#[cfg(test)]
mod tests;
