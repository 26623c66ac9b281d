//! A customer in one look.
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::activities::model::Activity;
use crate::features::commitments::model::ListedCommitment;
use crate::features::customers::model::{AccountDetails, AccountPerson, Correction};
use crate::features::interactions::model::Interaction;
use crate::features::meetings::service::MeetingItem;
use crate::features::orders::model::AccountOrders;
use crate::features::organisations::model::PersonRef;
use crate::features::records::model::{BallSide, RecordKind, RecordRef};
use crate::features::segments::model::SegmentStay;
use crate::features::surveys::service::SurveyAnswered;
use crate::platform::clock::Timestamp;

/// A record between the two firms.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Matter {
    pub record: RecordRef,
    pub status: String,
    pub open: bool,
    /// Whose move it is; null: nobody's.
    pub ball: Option<BallSide>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
    /// Whoever has it at the own firm.
    pub owner: Option<PersonRef>,
    pub activity_at: Timestamp,
}

/// What is open, by whose move it is; the most recently touched first.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct OpenMatters {
    pub ours: Vec<Matter>,
    pub theirs: Vec<Matter>,
    /// Both sides', a third's, or nobody's.
    pub others: Vec<Matter>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// How many records of a kind there are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KindCount {
    pub kind: RecordKind,
    pub total: i64,
}

/// A customer in one look.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Overview {
    pub account: AccountDetails,
    /// Whose roles hold today: whoever is asked first, then who came first.
    pub people: Vec<AccountPerson>,
    pub open: OpenMatters,
    /// Promises of either side that are not done, the next due first.
    pub commitments: Vec<ListedCommitment>,
    /// What the customer says is wrong and nobody has answered.
    pub corrections: Vec<Correction>,
    pub next_meeting: Option<MeetingItem>,
    /// What is planned with them, the next first.
    pub planned: Vec<Activity>,
    /// Where they are sorted in now.
    pub segments: Vec<SegmentStay>,
    pub orders: AccountOrders,
    /// What they answered last in surveys that name who answers.
    pub answered: Vec<SurveyAnswered>,
    pub counts: Vec<KindCount>,
    /// When somebody was last in touch with them.
    pub last_contact_at: Option<Timestamp>,
}

/// What is to be read before a call.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Brief {
    #[serde(flatten)]
    pub overview: Overview,
    /// What happened last, the newest first.
    pub recent: Vec<TimelineItem>,
    pub made_at: Timestamp,
}

/// Something that happened with a customer: one of a record at its latest activity, an interaction, or
/// answers to a survey that names who answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimelineItem {
    pub at: Timestamp,
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub matter: Option<Matter>,
    pub interaction: Option<Interaction>,
    pub answered: Option<SurveyAnswered>,
}
