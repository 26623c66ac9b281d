//! What two firms agree on: calendars, targets, pauses, the ladder; and how it is stored.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{RelationshipId, Side};
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::agreements;
use crate::{id_type, text_enum};

pub use super::clocks::{Clock, ClockName, ClockState};

id_type!(
    /// A version of an agreement.
    AgreementId
);

text_enum! {
    /// How bad a complaint is; targets differ by it.
    pub enum Severity {
        Critical = "critical",
        Major = "major",
        Moderate = "moderate",
        Minor = "minor",
    }
}

/// A figure for each severity; null where nothing was agreed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BySeverity {
    pub critical: Option<i64>,
    pub major: Option<i64>,
    pub moderate: Option<i64>,
    pub minor: Option<i64>,
}

impl BySeverity {
    pub fn of(&self, severity: Severity) -> Option<i64> {
        match severity {
            Severity::Critical => self.critical,
            Severity::Major => self.major,
            Severity::Moderate => self.moderate,
            Severity::Minor => self.minor,
        }
    }
}

/// The vendor's targets, in minutes of the vendor's business time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    pub first_response: BySeverity,
    pub next_response: BySeverity,
    pub periodic_update: BySeverity,
    pub resolution: BySeverity,
}

/// Days from the start of a joint report until its steps are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportSteps {
    pub d1_d3: Option<i64>,
    pub d4: Option<i64>,
    pub d5_d6: Option<i64>,
    pub d7: Option<i64>,
    pub d8: Option<i64>,
}

/// Hours in which an office is open, `HH:MM`; `to` may be `24:00`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HourSpan {
    pub from: String,
    pub to: String,
}

/// A weekday, 1 Monday to 7 Sunday; a lunch break stands between two spans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DayHours {
    pub day: u8,
    pub spans: Vec<HourSpan>,
}

/// When an office is open, in its own time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// IANA name, as `Europe/Berlin`.
    pub time_zone: String,
    pub days: Vec<DayHours>,
    /// `YYYY-MM-DD`.
    pub holidays: Vec<String>,
}

/// In which states the vendor's clocks rest, except `first_response`, which never does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pauses {
    pub awaiting_customer: bool,
    pub awaiting_third_party: bool,
    /// A resolution was proposed or responsibility refused, and the customer has not answered.
    pub resolution_proposed: bool,
}

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RungName {
    pub en: String,
    pub ru: String,
}

/// A step of the escalation ladder: who is called in, and how fast they react.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub name: RungName,
    #[schema(value_type = Vec<String>)]
    pub customer: Vec<MembershipId>,
    #[schema(value_type = Vec<String>)]
    pub vendor: Vec<MembershipId>,
    /// Business minutes of the side that reacts.
    pub react_minutes: i64,
}

impl Rung {
    /// The people of a side.
    pub fn people(&self, side: Side) -> &[MembershipId] {
        match side {
            Side::Customer => &self.customer,
            Side::Vendor => &self.vendor,
        }
    }
}

/// All that is agreed; the canonical JSON of this is what both sides sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementData {
    pub vendor_calendar: Calendar,
    pub customer_calendar: Calendar,
    pub targets: Targets,
    /// Minutes of the customer's business time for the customer's turn.
    pub customer_response: BySeverity,
    pub report_steps: ReportSteps,
    /// Percents of a target at which its side is warned, rising.
    pub warn_percent: Vec<i64>,
    pub pauses: Pauses,
    /// The first is the lowest.
    pub ladder: Vec<Rung>,
    pub offer_valid_days: i64,
    /// Days after de-escalation before the same side may escalate again.
    pub cooling_off_days: i64,
}

/// The row of a version.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = agreements, treat_none_as_default_value = false)]
pub struct AgreementRow {
    pub id: AgreementId,
    pub record_id: RecordId,
    pub relationship_id: RelationshipId,
    pub version: i32,
    pub data: Json,
    pub sha256: Vec<u8>,
    pub proposed_side: Side,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub note: Option<String>,
    pub in_force_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// When the proposal ended without coming into force: withdrawn, refused or replaced.
    pub withdrawn_at: Option<Timestamp>,
}
