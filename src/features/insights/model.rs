//! What callers ask for that the firm does not sell, as figures.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::interactions::model::{
    CategoryRef, Coverage, InteractionId, ItemRange, TopicRef,
};
use crate::platform::clock::Timestamp;
use crate::text_enum;

/// Money in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DemandValue {
    pub currency: String,
    pub amount_minor: i64,
    /// Of how many requests the value is known.
    pub requests: u64,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Quote {
    pub interaction_id: InteractionId,
    pub words: String,
    /// Null: nobody knows who it was.
    pub caller: Option<String>,
    pub at: Timestamp,
}

/// A topic outside of the profile.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct OffProfileDemand {
    pub topic: TopicRef,
    pub category: Option<CategoryRef>,
    /// Different callers; somebody who calls thirty times is one.
    pub callers: u64,
    /// Of them those of whom nothing is known: each call counts as somebody.
    pub unnamed: u64,
    /// Interactions in which it was asked for.
    pub calls: u64,
    /// Months in which somebody asked.
    pub active_months: u64,
    /// Different callers in each of the months of the answer.
    pub months: Vec<u64>,
    /// Callers for a thousand interactions; null without any.
    pub rate: Option<f64>,
    /// The exact lower bound of that rate: it is lower once in twenty.
    pub rate_at_least: Option<f64>,
    pub value: Vec<DemandValue>,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    /// What callers said, the newest first, each another caller.
    pub quotes: Vec<Quote>,
}

/// What callers asked for that the firm did not sell on the last day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Radar {
    pub from: Timestamp,
    /// The firm's profile is that of this moment.
    pub as_of: Timestamp,
    /// Of the same days.
    pub coverage: Coverage,
    /// The newest at the end, as `2026-11`; 24 at most.
    pub months: Vec<String>,
    /// Topics that have no category and no mark, of which nobody knows whether the firm sells them.
    pub unsorted_topics: u64,
    /// The most callers first.
    pub items: Vec<OffProfileDemand>,
}

/// Somebody who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DemandCaller {
    /// Null: nobody knows who it was.
    pub caller: Option<String>,
    /// Whether it is a customer.
    pub known: bool,
    pub calls: u64,
    pub last: Quote,
}

/// Who asked for a topic.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandCallers {
    pub topic: TopicRef,
    /// The newest first, 200 at most.
    pub items: Vec<DemandCaller>,
    pub callers: u64,
}

text_enum! {
    /// Why nothing is said of changes.
    pub enum WithheldReason {
        /// Of too few calls it is known what was asked for.
        LowCoverage = "low_coverage",
        /// The log is younger than sixteen weeks.
        ShortLog = "short_log",
    }
}

/// A topic that was asked for more often than before, beyond chance.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DemandAlarm {
    pub topic: TopicRef,
    pub category: Option<CategoryRef>,
    /// Whether the firm sells it.
    pub range: ItemRange,
    /// Different callers in the last four weeks.
    pub callers: u64,
    /// Callers of each of these weeks, put together.
    pub count: u64,
    /// What that would be if nothing had changed.
    pub expected: f64,
    pub p: f64,
    pub quotes: Vec<Quote>,
}

/// What is asked for more often than before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandAlarms {
    pub as_of: Timestamp,
    /// Null: nothing is withheld.
    pub withheld: Option<WithheldReason>,
    /// Of the same weeks.
    pub coverage: Coverage,
    /// Weeks before the last four that these are held against.
    pub baseline_weeks: u64,
    /// Topics that were looked at.
    pub topics: u64,
    /// Dispersion of the weekly counts.
    pub phi: Option<f64>,
    /// The least likely first.
    pub items: Vec<DemandAlarm>,
}
