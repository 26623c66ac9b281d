//! Ids, words and rows of mediations.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::mediations;
use crate::{id_type, text_enum};

id_type!(
    /// One try at mediation.
    MediationId
);

/// Days after a determination in which a side may ask for its review.
pub const REVIEW_DAYS: i64 = 14;

text_enum! {
    /// Where a mediation stands.
    pub enum MediationState {
        Proposed = "proposed",
        Declined = "declined",
        Active = "active",
        Recommended = "recommended",
        Determined = "determined",
        Review = "review",
        Closed = "closed",
    }
}

text_enum! {
    /// How a mediation ended.
    pub enum Outcome {
        SettledByAgreement = "settled_by_agreement",
        SettledByRecommendation = "settled_by_recommendation",
        DecidedForCustomer = "decided_for_customer",
        DecidedForVendor = "decided_for_vendor",
        Split = "split",
        Withdrawn = "withdrawn",
        ReferredExternally = "referred_externally",
    }
}

text_enum! {
    /// A side's word on a recommendation.
    pub enum SideAnswer {
        Accepted = "accepted",
        Rejected = "rejected",
    }
}

text_enum! {
    /// What can be done with a mediation.
    pub enum MediationAction {
        Consent = "consent",
        Decline = "decline",
        /// Mails the invitation of a mediator who has not come once more.
        Invite = "invite",
        Recommend = "recommend",
        Accept = "accept",
        Reject = "reject",
        Determine = "determine",
        AskReview = "ask_review",
        Close = "close",
        /// The mediator gives the case back.
        Leave = "leave",
    }
}

/// The row of a mediation.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = mediations, treat_none_as_default_value = false)]
pub struct MediationRow {
    pub id: MediationId,
    pub record_id: RecordId,
    pub state: MediationState,
    pub mediator_org: OrganisationId,
    pub mediator_name: String,
    pub mediator_email: String,
    pub proposed_side: Side,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub note: Option<String>,
    pub binding: bool,
    pub customer_consent_at: Option<Timestamp>,
    pub vendor_consent_at: Option<Timestamp>,
    /// When the mediator came.
    pub accepted_at: Option<Timestamp>,
    /// Markdown.
    pub recommendation: Option<String>,
    pub recommended_at: Option<Timestamp>,
    /// Markdown.
    pub determination: Option<String>,
    pub determined_at: Option<Timestamp>,
    pub customer_answer: Option<SideAnswer>,
    pub vendor_answer: Option<SideAnswer>,
    pub review_side: Option<Side>,
    pub review_reason: Option<String>,
    pub review_at: Option<Timestamp>,
    pub outcome: Option<Outcome>,
    pub closed_at: Option<Timestamp>,
    pub open_key: Option<String>,
    pub version: i32,
}

impl MediationRow {
    /// What a side said about the recommendation.
    pub fn answer_of(&self, side: Side) -> Option<SideAnswer> {
        match side {
            Side::Customer => self.customer_answer,
            Side::Vendor => self.vendor_answer,
        }
    }
}

/// What changes when something is done; `None` leaves a column.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = mediations)]
pub struct MediationPatch {
    pub state: Option<MediationState>,
    pub customer_consent_at: Option<Option<Timestamp>>,
    pub vendor_consent_at: Option<Option<Timestamp>>,
    pub accepted_at: Option<Option<Timestamp>>,
    pub recommendation: Option<Option<String>>,
    pub recommended_at: Option<Option<Timestamp>>,
    pub determination: Option<Option<String>>,
    pub determined_at: Option<Option<Timestamp>>,
    pub customer_answer: Option<Option<SideAnswer>>,
    pub vendor_answer: Option<Option<SideAnswer>>,
    pub review_side: Option<Option<Side>>,
    pub review_reason: Option<Option<String>>,
    pub review_at: Option<Option<Timestamp>>,
    pub outcome: Option<Option<Outcome>>,
    pub closed_at: Option<Option<Timestamp>>,
    pub open_key: Option<Option<String>>,
}
