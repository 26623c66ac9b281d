//! The figures of a relationship as they are given, and what each of them says.
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::meetings::model::MeetingState;
use crate::features::organisations::model::Side;
use crate::features::records::model::{BallSide, RecordId};
use crate::platform::clock::Timestamp;
use crate::text_enum;

text_enum! {
    /// What the figures are taken from.
    pub enum Covers {
        /// All that both firms see.
        Relationship = "relationship",
        /// As much of it as the caller's firm shows the caller.
        OwnView = "own_view",
    }
}

text_enum! {
    /// What a figure says.
    pub enum Definition {
        /// Complaints that are open now, by whose turn it is, and since when the longest has
        /// waited there.
        OpenByBall = "open_by_ball",
        /// Commitments whose last day is in the period, or that were fulfilled before it: fulfilled
        /// by their last day; later; not at all though it is over; still to come. Released ones do
        /// not count; n is the first three.
        CommitmentsByLastDay = "commitments_by_last_day",
        /// Complaints by month (UTC): filed; over, and still over; opened again.
        ComplaintsByMonth = "complaints_by_month",
        /// The middle of all turns in complaints that ended in the period, by the clock.
        MedianTurn = "median_turn",
        /// Offers accepted in the period, and the amounts that each side gives by them.
        SettledInPeriod = "settled_in_period",
        /// Looked at again a year after it came into force.
        AgreementInForce = "agreement_in_force",
    }
}

/// Open complaints that wait for somebody.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthOpenSide)]
pub struct OpenSide {
    /// Null: nobody's turn.
    pub side: Option<BallSide>,
    pub count: i64,
    pub oldest_since: Option<Timestamp>,
}

/// Open complaints.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthOpen)]
pub struct OpenMatters {
    pub n: i64,
    pub by_ball: Vec<OpenSide>,
    pub definition: Definition,
}

/// How one side kept what it promised.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthKeptSide)]
pub struct KeptSide {
    pub side: Side,
    pub n: i64,
    pub kept: i64,
    pub late: i64,
    pub missed: i64,
    pub open: i64,
}

/// Commitments by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthKept)]
pub struct Kept {
    pub n: i64,
    pub by_side: Vec<KeptSide>,
    pub definition: Definition,
}

/// Complaints in one month.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthMonth)]
pub struct Month {
    /// `2026-11`
    pub month: String,
    pub opened: i64,
    pub closed: i64,
    pub reopened: i64,
}

/// Complaints by month.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthCourse)]
pub struct Course {
    /// Filed in the period.
    pub n: i64,
    pub closed: i64,
    pub reopened: i64,
    pub months: Vec<Month>,
    pub definition: Definition,
}

/// How long one side held the ball.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthHeldSide)]
pub struct HeldSide {
    pub side: Side,
    pub n: i64,
    pub median_seconds: Option<i64>,
}

/// How long each side held the ball.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthHeld)]
pub struct HeldTime {
    pub n: i64,
    pub by_side: Vec<HeldSide>,
    pub definition: Definition,
}

/// What one side gives, in one currency.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthSum)]
pub struct Sum {
    /// The side that gives it.
    pub by: Side,
    pub currency: String,
    pub amount_minor: i64,
    /// Terms that are summed up.
    pub n: i64,
}

/// What was settled.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthSettled)]
pub struct Settled {
    pub n: i64,
    pub sums: Vec<Sum>,
    pub definition: Definition,
}

/// The agreement in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HealthAgreement)]
pub struct Agreement {
    /// 0: nothing was agreed; the usual terms hold.
    pub version: i32,
    pub in_force_at: Option<Timestamp>,
    pub review_at: Option<Timestamp>,
    /// The version that is up for signing.
    pub proposed_version: Option<i32>,
    pub definition: Definition,
}

/// A meeting as a link.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MeetingRef {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub state: MeetingState,
    pub held_at: Timestamp,
}

/// The figures of a relationship, the same for both sides.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RelationshipHealth)]
pub struct Health {
    pub covers: Covers,
    /// First day of the period, `YYYY-MM-DD` (UTC); it ends now.
    pub since: String,
    pub open: OpenMatters,
    pub commitments: Kept,
    pub complaints: Course,
    pub held: HeldTime,
    pub settlements: Settled,
    pub agreement: Agreement,
    /// The last meeting that took place, and the next one that is planned.
    pub last_meeting: Option<MeetingRef>,
    pub next_meeting: Option<MeetingRef>,
}
