//! What callers ask for that the firm does not sell, as figures.
mod looks;

pub use looks::{Look, SeenAlarm};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::interactions::model::{
    CategoryRef, Coverage, InteractionId, ItemRange, TopicId, TopicRef,
};
use crate::features::organisations::model::PersonRef;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{demand_alarms, radar_checks, radar_settings};
use crate::{id_type, text_enum};

id_type!(
    /// A look of the radar at the whole log.
    CheckId
);
id_type!(
    /// A time in which a topic was asked for more often than before.
    AlarmId
);

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
    /// The most callers first, 200 at most.
    pub items: Vec<OffProfileDemand>,
    /// Topics with fewer callers than those.
    pub more: u64,
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
    /// Whether the radar has looked; if it has not, nothing is said yet.
    pub looked: bool,
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

text_enum! {
    /// What is looked for.
    pub enum CheckKind {
        /// What is asked for more often than before.
        Alarms = "alarms",
        /// How often there would be an alarm if nothing had changed.
        Placebo = "placebo",
        /// How small a demand would be noticed.
        Injection = "injection",
    }
}

text_enum! {
    /// How far a check has come.
    pub enum CheckState {
        Waiting = "waiting",
        Running = "running",
        Done = "done",
        /// The log does not carry a verdict.
        Withheld = "withheld",
        Failed = "failed",
    }
}

impl CheckState {
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Running)
    }
}

text_enum! {
    /// What somebody made of an alarm.
    pub enum AlarmState {
        New = "new",
        Watching = "watching",
        Accepted = "accepted",
        Dismissed = "dismissed",
    }
}

/// The row of a check.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = radar_checks, treat_none_as_default_value = false)]
pub struct CheckRow {
    pub id: CheckId,
    pub vendor_org: OrganisationId,
    pub kind: CheckKind,
    pub state: CheckState,
    pub progress: i32,
    pub as_of: Timestamp,
    pub seed: i64,
    pub result: Json,
    pub asked_by: Option<MembershipId>,
    pub asked_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

/// The row of an alarm.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = demand_alarms, treat_none_as_default_value = false)]
pub struct AlarmRow {
    pub id: AlarmId,
    pub vendor_org: OrganisationId,
    pub topic_id: TopicId,
    pub check_id: CheckId,
    pub state: AlarmState,
    pub reason: Option<String>,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub window_from: Timestamp,
    pub callers: i64,
    pub k: i64,
    pub big_k: i64,
    pub n: i64,
    pub big_n: i64,
    pub phi: f64,
    pub p: f64,
    pub version: i32,
    pub moved_by: Option<MembershipId>,
    pub moved_at: Option<Timestamp>,
}

/// The figures of the newest check that saw an alarm.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = demand_alarms)]
pub struct AlarmFigures {
    pub last_at: Timestamp,
    pub callers: i64,
    pub k: i64,
    pub big_k: i64,
    pub n: i64,
    pub big_n: i64,
    pub phi: f64,
    pub p: f64,
}

/// What a vendor has set for its radar.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = radar_settings, treat_none_as_default_value = false, treat_none_as_null = true)]
#[diesel(primary_key(vendor_org))]
pub struct SettingsRow {
    pub vendor_org: OrganisationId,
    pub least_rate: i32,
    pub set_by: Option<MembershipId>,
    pub set_at: Timestamp,
}

/// Shuffled logs, in which nothing changes, and the alarms in them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Placebo {
    /// Shuffled logs.
    pub runs: u64,
    pub topics: u64,
    /// In all of them together.
    pub alarms: u64,
    /// Of them those without an alarm.
    pub quiet: u64,
    /// False alarms a year, if the radar looks once a week.
    pub per_year: f64,
    /// The exact upper bound of that: it is higher once in twenty.
    pub per_year_at_most: f64,
    /// What the method promises at most.
    pub promised: f64,
}

/// A made-up demand of one strength.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct InjectionTry {
    pub callers_a_week: u32,
    /// Share of the tries in which it was noticed in time.
    pub noticed: f64,
    /// In which week half of those were noticed.
    pub median_weeks: Option<u64>,
}

/// How small a new demand would be noticed in this log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Injection {
    /// Within so many weeks.
    pub weeks: u64,
    /// In this share of the tries.
    pub share: f64,
    /// Tries of each strength.
    pub runs: u32,
    pub topics: u64,
    pub phi: f64,
    /// Callers a week; null: more than were tried.
    pub smallest: Option<u32>,
    pub tries: Vec<InjectionTry>,
}

/// What a check found; what does not belong to its kind is null.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CheckFound {
    pub withheld: Option<WithheldReason>,
    /// Of a look for alarms.
    pub look: Option<Look>,
    /// Alarms that hold, and of them those that are new.
    pub alarms: Option<u64>,
    pub new_alarms: Option<u64>,
    pub placebo: Option<Placebo>,
    pub injection: Option<Injection>,
}

/// A look of the radar at the whole log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RadarCheck {
    pub id: CheckId,
    pub kind: CheckKind,
    pub state: CheckState,
    /// Of a hundred.
    pub progress: i32,
    pub as_of: Timestamp,
    pub asked_at: Timestamp,
    pub finished_at: Option<Timestamp>,
    pub found: CheckFound,
}

impl From<CheckRow> for RadarCheck {
    fn from(row: CheckRow) -> Self {
        let CheckRow { id, kind, state, progress, as_of, asked_at, finished_at, .. } = row;
        // What an older version wrote is read as far as it is understood.
        let found = serde_json::from_value(row.result.0).unwrap_or_default();
        Self { id, kind, state, progress, as_of, asked_at, finished_at, found }
    }
}

/// An alarm that a check saw, and what was made of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DemandEpisode {
    pub id: AlarmId,
    pub topic: TopicRef,
    pub state: AlarmState,
    /// Of a dismissal.
    pub reason: Option<String>,
    /// The checks that saw it first and last.
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    /// Different callers, and callers of each week put together, in the four weeks before the last.
    pub callers: i64,
    pub count: i64,
    /// What that would be if nothing had changed.
    pub expected: f64,
    pub p: f64,
    pub phi: f64,
    /// Who moved it last.
    pub by: Option<PersonRef>,
    pub moved_at: Option<Timestamp>,
    pub version: i32,
}

/// A topic that callers asked for in vain.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct UnmetDemand {
    pub demand: OffProfileDemand,
    /// Whether the firm sells it.
    pub range: ItemRange,
    /// Of the requests: refused, and sent to somebody else.
    pub refused: u64,
    pub referred: u64,
}

/// What callers asked for again and again in a year without getting it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Standing {
    pub from: Timestamp,
    pub as_of: Timestamp,
    pub coverage: Coverage,
    pub months: Vec<String>,
    /// Listed from so many callers of 10,000 interactions on, by the exact lower bound.
    pub least_rate: i32,
    /// Listed from so many active months on.
    pub least_months: u64,
    /// Topics below one of the two.
    pub below: u64,
    pub items: Vec<UnmetDemand>,
}
