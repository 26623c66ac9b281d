//! Ids, words, rows and visible forms of rules; what a rule says stands in its own file.
mod definition;

pub use definition::{Definition, Effect, Trigger, Whom};

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{PersonRef, RelationshipId};
use crate::features::records::model::RecordId;
use crate::features::segments::model::SegmentAccount;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{rule_runs, rule_versions, rules};
use crate::{id_type, text_enum};

id_type!(
    /// What is done by itself.
    RuleId
);
id_type!(
    /// A time that a rule fired, or was kept from it.
    RunId
);

text_enum! {
    /// What became of a rule and an event.
    pub enum RunOutcome {
        Done = "done",
        /// It had fired as often as it may in 24 hours.
        OverBudget = "over_budget",
        Failed = "failed",
        /// What set it off was its own doing, or the end of a long chain.
        Looped = "looped",
    }
}

/// The row of a rule.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = rules, treat_none_as_default_value = false)]
pub struct RuleRow {
    pub id: RuleId,
    pub vendor_org: OrganisationId,
    pub name: String,
    pub enabled: bool,
    /// What is being worked on.
    pub definition: Json,
    pub rehearsal: Option<Json>,
    /// The version that runs.
    pub live_number: Option<i32>,
    pub acts_as: Option<MembershipId>,
    /// When it fired last.
    pub last_run_at: Option<Timestamp>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = rules)]
pub struct RulePatch {
    pub name: Option<String>,
    pub enabled: Option<bool>,
    pub definition: Option<Json>,
    pub rehearsal: Option<Option<Json>>,
    pub live_number: Option<Option<i32>>,
    pub acts_as: Option<Option<MembershipId>>,
    pub archived_at: Option<Option<Timestamp>>,
}

/// The row of a published version.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = rule_versions)]
pub struct VersionRow {
    pub rule_id: RuleId,
    pub number: i32,
    pub vendor_org: OrganisationId,
    pub definition: Json,
    pub rehearsal: Json,
    pub published_by: MembershipId,
    pub published_at: Timestamp,
}

/// The row of a run.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = rule_runs, treat_none_as_default_value = false)]
pub struct RunRow {
    pub id: RunId,
    pub rule_id: RuleId,
    pub vendor_org: OrganisationId,
    pub number: i32,
    pub event_key: String,
    pub relationship_id: Option<RelationshipId>,
    pub record_id: Option<RecordId>,
    pub at: Timestamp,
    pub outcome: RunOutcome,
    pub detail: Json,
}

/// What else is kept of a run.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RunDetail {
    /// Why it failed: a problem's code.
    #[serde(default)]
    pub problem: Option<String>,
    /// Who is mailed.
    #[serde(default)]
    pub told: Vec<ToldOf>,
}

/// Somebody who is mailed, and of which effects.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ToldOf {
    pub membership: MembershipId,
    pub effects: Vec<usize>,
}

/// Something that happened with an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Event {
    /// The same event has the same key, however often it is told.
    pub key: String,
    pub account: RelationshipId,
    pub record: Option<RecordId>,
    pub at: Timestamp,
}

/// A rule as its vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Rule {
    pub id: RuleId,
    pub name: String,
    /// Whether it runs.
    pub enabled: bool,
    /// What is being worked on.
    pub definition: Definition,
    /// What this definition would have done; null: not rehearsed since it was changed.
    pub rehearsal: Option<Rehearsal>,
    /// The number of the version that runs; null: never published.
    pub live_number: Option<i32>,
    /// Whether what is being worked on is something else than what runs.
    pub changed: bool,
    /// With whose rights it acts.
    pub acts_as: Option<PersonRef>,
    pub archived: bool,
    pub created_at: Timestamp,
    /// When it fired last.
    pub last_run_at: Option<Timestamp>,
    pub version: i32,
}

/// What a rule would have done in the last 90 days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RuleRehearsal)]
pub struct Rehearsal {
    pub from: Timestamp,
    pub until: Timestamp,
    /// Events of this kind.
    pub events: i64,
    /// Of these, with accounts that meet the condition, as they were at that moment. Tier, number and
    /// owner are those of today.
    pub would_fire: i64,
    /// Of these, more than its budget allows in 24 hours.
    pub over_budget: i64,
    /// The newest ones, ten at most.
    pub examples: Vec<RehearsedEvent>,
}

/// An event on which a rule would have fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RehearsedEvent {
    pub relationship_id: RelationshipId,
    /// The vendor's name for it.
    pub account: String,
    pub at: Timestamp,
}

/// A published version of a rule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleVersion {
    pub number: i32,
    pub definition: Definition,
    /// What it was published on.
    pub rehearsal: Rehearsal,
    pub published_by: Option<PersonRef>,
    pub published_at: Timestamp,
}

/// A line of the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RuleRun {
    pub id: RunId,
    /// The version that ran.
    pub number: i32,
    pub at: Timestamp,
    pub outcome: RunOutcome,
    pub account: Option<SegmentAccount>,
    /// The complaint that it was about.
    pub record_id: Option<RecordId>,
    /// Why it failed: the code of a problem.
    pub problem: Option<String>,
}
