//! Words, rows and visible forms of what follows a closed complaint.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{case_reviews, outcomes, satisfactions};
use crate::text_enum;

text_enum! {
    /// What decided how satisfied the customer is.
    pub enum SatisfactionReason {
        Speed = "speed",
        Outcome = "outcome",
        Communication = "communication",
        Fairness = "fairness",
        Other = "other",
    }
}

text_enum! {
    /// Where a review stands.
    pub enum ReviewState {
        /// Nothing was written yet.
        None = "none",
        /// Seen by the vendor alone.
        Draft = "draft",
        /// Seen by both sides, for good.
        Published = "published",
    }
}

/// The row of a satisfaction; it is there once the customer was asked, or has answered.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = satisfactions, treat_none_as_default_value = false)]
pub struct SatisfactionRow {
    pub record_id: RecordId,
    pub asked_at: Timestamp,
    /// 1 to 5.
    pub score: Option<i32>,
    pub reason: Option<SatisfactionReason>,
    pub comment: Option<String>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
}

/// What the customer says.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// 1 to 5.
    pub score: i32,
    pub reason: Option<SatisfactionReason>,
    pub comment: Option<String>,
}

/// Whether something can be done now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AftercareAction)]
pub struct May {
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `already`, `role_too_low`.
    pub reason: Option<&'static str>,
}

impl From<Result<(), &'static str>> for May {
    fn from(outcome: Result<(), &'static str>) -> Self {
        let reason = outcome.err();
        Self { allowed: reason.is_none(), reason }
    }
}

/// How satisfied the customer is, as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Satisfaction {
    /// When the customer was asked by mail, or answered without that.
    pub asked_at: Option<Timestamp>,
    /// 1 (very dissatisfied) to 5 (very satisfied).
    pub score: Option<i32>,
    pub reason: Option<SatisfactionReason>,
    pub comment: Option<String>,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub may_answer: May,
    /// Whether the vendor has published a review of the case.
    pub review_published: bool,
}

/// So many said this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScoreCount {
    pub score: i32,
    pub count: i64,
}

/// So many gave this reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReasonCount {
    pub reason: SatisfactionReason,
    pub count: i64,
}

/// How satisfied customers are with the complaints that the caller sees as their vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SatisfactionFigures {
    /// The mean of all scores, in hundredths: 425 is 4.25. Null without an answer.
    pub average_hundredths: Option<i64>,
    /// Answers that the mean is taken over.
    pub n: i64,
    /// Cases in which the customer was asked, or answered unasked.
    pub asked: i64,
    pub by_score: Vec<ScoreCount>,
    pub by_reason: Vec<ReasonCount>,
}

/// Somebody who is asked whether a shipped change helped.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = outcomes, treat_none_as_default_value = false)]
pub struct OutcomeRow {
    pub record_id: RecordId,
    pub membership_id: MembershipId,
    pub organisation_id: OrganisationId,
    pub asked_at: Timestamp,
    /// 1 to 5.
    pub score: Option<i32>,
    pub words: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub entry_id: Option<EntryId>,
}

/// Whether it helped, as somebody says it.
#[derive(Debug, Clone)]
pub struct OutcomeAnswer {
    /// 1 to 5.
    pub score: i32,
    pub words: Option<String>,
}

/// A share of answers with its interval at 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct OutcomeShare {
    pub count: i64,
    pub low: f64,
    pub high: f64,
}

/// What one person said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutcomeSaid {
    pub organisation: OrgRef,
    pub person: Option<PersonRef>,
    pub score: i32,
    pub words: Option<String>,
    pub answered_at: Timestamp,
}

/// What everybody said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutcomeFigures {
    /// People of customers who were asked, or said it unasked.
    pub asked: i64,
    /// Answers that the figures are made of.
    pub n: i64,
    /// The mean of all scores, in hundredths: 425 is 4.25. Null without an answer.
    pub average_hundredths: Option<i64>,
    /// Those who gave 4 or 5, with Wilson's interval, corrected for how many were asked.
    pub helped: Option<OutcomeShare>,
    pub by_score: Vec<ScoreCount>,
    /// The newest first.
    pub said: Vec<OutcomeSaid>,
}

/// Whether a delivered idea, or what was done after a report, helped.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IdeaOutcome {
    /// When the caller was asked.
    pub asked_at: Option<Timestamp>,
    /// What the caller said: 1 (not at all) to 5 (very much).
    pub score: Option<i32>,
    pub words: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub may_answer: May,
    /// What everybody said: of an idea for its vendor alone, of a report for both sides.
    pub figures: Option<OutcomeFigures>,
}

/// The row of a review.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = case_reviews, treat_none_as_default_value = false)]
pub struct ReviewRow {
    pub record_id: RecordId,
    /// Markdown.
    pub body: String,
    pub state: ReviewState,
    pub written_by: Option<MembershipId>,
    pub updated_at: Timestamp,
    pub published_at: Option<Timestamp>,
    pub version: i32,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = case_reviews)]
pub struct ReviewPatch {
    pub body: Option<String>,
    pub state: Option<ReviewState>,
    pub written_by: Option<Option<MembershipId>>,
    pub published_at: Option<Option<Timestamp>>,
}

/// A review as those see it who may: the vendor, and the customer once it is published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Review {
    pub state: ReviewState,
    /// Markdown.
    pub body: String,
    pub body_html: String,
    /// 0 before it was written for the first time.
    pub version: i32,
    pub written_by: Option<PersonRef>,
    pub updated_at: Option<Timestamp>,
    pub published_at: Option<Timestamp>,
    pub may_write: May,
    pub may_publish: May,
}
