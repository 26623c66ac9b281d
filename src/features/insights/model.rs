//! What callers ask for that the firm does not sell, as figures.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::interactions::model::{CategoryRef, Coverage, InteractionId, TopicRef};
use crate::platform::clock::Timestamp;

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
