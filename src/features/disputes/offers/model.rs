//! Words, rows and the visible form of offers.
use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::features::commitments::model::Commitment;
use crate::features::disputes::offers::terms::Term;
use crate::features::organisations::model::{PersonRef, Side};
use crate::features::records::model::RecordId;
use crate::features::signoffs::model::SignoffView;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::offers;
use crate::{id_type, text_enum};

id_type!(
    /// An offer.
    OfferId
);

text_enum! {
    /// Where an offer stands.
    pub enum OfferState {
        Open = "open",
        Accepted = "accepted",
        Rejected = "rejected",
        /// Answered by an offer of the other side.
        Countered = "countered",
        Withdrawn = "withdrawn",
        /// Nobody answered in time.
        Expired = "expired",
    }
}

text_enum! {
    /// What can be done with an offer.
    pub enum OfferAction {
        Accept = "accept",
        Counter = "counter",
        Reject = "reject",
        Withdraw = "withdraw",
    }
}

/// The row of an offer.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = offers, treat_none_as_default_value = false)]
pub struct OfferRow {
    pub id: OfferId,
    pub record_id: RecordId,
    /// Counts from 1 in its complaint.
    pub number: i32,
    pub supersedes_id: Option<OfferId>,
    pub side: Side,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub valid_until: Timestamp,
    pub state: OfferState,
    pub terms: Json,
    pub sha256: Vec<u8>,
    pub note: Option<String>,
    pub answered_side: Option<Side>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub answer_reason: Option<String>,
    /// Record and side while it is open: unique.
    pub open_key: Option<String>,
    pub version: i32,
}

/// How an offer ends.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = offers, treat_none_as_null = true)]
pub struct Ending {
    pub state: OfferState,
    pub answered_side: Option<Side>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub answer_reason: Option<String>,
    pub open_key: Option<String>,
}

/// An offer to be made.
#[derive(Debug, Clone)]
pub struct NewOffer {
    pub terms: Vec<Term>,
    pub note: Option<String>,
    /// Days that it holds; as the agreement says unless told.
    pub valid_days: Option<i64>,
}

/// An answer to an offer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// With the hash of what the caller saw.
    Accept {
        seen: Vec<u8>,
    },
    Counter(NewOffer),
    Reject {
        reason: String,
    },
    Withdraw {
        reason: Option<String>,
    },
}

impl Answer {
    pub fn action(&self) -> OfferAction {
        match self {
            Self::Accept { .. } => OfferAction::Accept,
            Self::Counter(_) => OfferAction::Counter,
            Self::Reject { .. } => OfferAction::Reject,
            Self::Withdraw { .. } => OfferAction::Withdraw,
        }
    }
}

/// An action as an offer offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferActionState {
    pub name: OfferAction,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `expired`, `not_confirmed`, `role_too_low`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// Whether the caller may make an offer now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MayOffer {
    /// `offer`
    pub name: &'static str,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `offer_open`, `role_too_low`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// What differs between an offer and the one that it supersedes.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TermChange {
    /// Position among the new terms; among the old ones for a term that is gone.
    pub term: usize,
    /// `term` for a term that was added (`from` is null) or is gone (`to` is null).
    pub field: &'static str,
    pub from: Value,
    pub to: Value,
}

/// An offer as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Offer {
    pub id: OfferId,
    pub number: i32,
    pub supersedes_id: Option<OfferId>,
    pub side: Side,
    pub proposed_by: Option<PersonRef>,
    pub proposed_at: Timestamp,
    pub valid_until: Timestamp,
    pub state: OfferState,
    pub terms: Vec<Term>,
    /// Of the canonical JSON of complaint, number, side and terms; lower-case hexadecimal.
    pub sha256: String,
    pub note: Option<String>,
    pub answered_side: Option<Side>,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub answer_reason: Option<String>,
    pub version: i32,
    pub actions: Vec<OfferActionState>,
    pub diff: Vec<TermChange>,
}

/// What both sides agreed on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Settlement {
    /// The sign-off's.
    pub id: crate::features::signoffs::model::SignoffId,
    pub offer_id: OfferId,
    pub sha256: String,
    pub terms: Vec<Term>,
    pub settled_at: Timestamp,
    pub signoff: SignoffView,
    pub commitments: Vec<Commitment>,
    /// `settled_by_agreement`
    pub outcome: &'static str,
}

/// The offers of a complaint, oldest first, and the settlement if there is one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Offers {
    pub items: Vec<Offer>,
    pub settlement: Option<Settlement>,
    pub may_offer: MayOffer,
}
