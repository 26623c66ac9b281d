//! Words, rows and the visible form of sign-offs.
use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::organisations::model::{PersonRef, Side};
use crate::features::records::model::{LaneId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{signoff_slots, signoffs};
use crate::{id_type, text_enum};

id_type!(
    /// A sign-off.
    SignoffId
);
id_type!(
    /// What is signed: the id of an offer, an agreement, a report, a meeting.
    SubjectId
);

text_enum! {
    /// What kinds of things are signed.
    pub enum SubjectKind {
        /// The accepted terms of a complaint; the subject is the offer.
        Settlement = "settlement",
        /// A version of a relationship's service agreement.
        Agreement = "agreement",
        /// A step of an 8D or 4D report.
        ReportStep = "report_step",
        /// The minutes of a review meeting.
        Minutes = "minutes",
        /// A verdict at a gate of a project, on the bundle that it stands on.
        Gate = "gate",
        /// The requirements of a project, or a change of them.
        RequirementList = "requirement_list",
        /// A decision of a project.
        Decision = "decision",
        /// A version of a document of a project.
        DocumentVersion = "document_version",
        /// Who bears which share of the cost of a project or programme.
        CostShares = "cost_shares",
        /// What a survey with two owners is about to ask, and who sees which results.
        SurveyVersion = "survey_version",
    }
}

text_enum! {
    /// Where a sign-off stands.
    pub enum SignoffState {
        Open = "open",
        Complete = "complete",
        Refused = "refused",
        /// What was signed has changed since.
        Stale = "stale",
    }
}

text_enum! {
    /// What somebody said in a slot.
    pub enum VoteWord {
        Signed = "signed",
        Refused = "refused",
        /// Left to the others of the side.
        Abstained = "abstained",
    }
}

/// The row of a sign-off.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = signoffs, treat_none_as_default_value = false)]
pub struct SignoffRow {
    pub id: SignoffId,
    pub record_id: RecordId,
    pub subject_kind: SubjectKind,
    pub subject_id: SubjectId,
    /// Which part of the subject; empty for the whole.
    pub subject_step: String,
    pub subject_version: i32,
    /// Of the canonical JSON of what is signed.
    pub sha256: Vec<u8>,
    pub state: SignoffState,
    /// Signed for the time being: a later version is signed again.
    pub interim: bool,
    pub created_at: Timestamp,
    pub completed_at: Option<Timestamp>,
    pub stale_at: Option<Timestamp>,
    /// JSON: what changed.
    pub stale_reason: Option<String>,
    /// Who put it up, where a person must not answer for another side.
    pub opened_by: Option<MembershipId>,
    /// What it is called where somebody waits for it.
    pub title: Option<String>,
    /// Where votes are told; none: in the record's first lane that all read.
    pub lane_id: Option<LaneId>,
}

/// The row of a slot.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = signoff_slots, treat_none_as_default_value = false)]
pub struct SlotRow {
    pub signoff_id: SignoffId,
    pub slot: String,
    pub side: Side,
    pub role: Option<String>,
    pub vote: Option<VoteWord>,
    pub voted_by: Option<MembershipId>,
    pub voted_at: Option<Timestamp>,
    pub reason: Option<String>,
    /// Whose it is, where a side is more than one organisation.
    pub organisation_id: Option<OrganisationId>,
    /// Voted once all of lower stages have.
    pub stage: i32,
}

/// A place for a signature.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Names it within its sign-off.
    pub name: String,
    pub side: Side,
    /// In whose role, where a side signs more than once.
    pub role: Option<String>,
    /// Set when whoever proposed the text has thereby signed it.
    pub signed: Option<(Option<MembershipId>, Timestamp)>,
    /// Whose it is, where a side is more than one organisation.
    pub organisation: Option<OrganisationId>,
    /// Voted once all of lower stages have.
    pub stage: i32,
}

impl Slot {
    /// The one slot of a side.
    pub fn of(side: Side) -> Self {
        let name = side.as_str().to_owned();
        Self { name, side, role: None, signed: None, organisation: None, stage: 0 }
    }

    /// A slot that one organisation of a side fills in a role.
    pub fn of_role(side: Side, organisation: OrganisationId, role: &str, stage: i32) -> Self {
        Self {
            name: format!("{organisation}:{role}"),
            side,
            role: Some(role.to_owned()),
            signed: None,
            organisation: Some(organisation),
            stage,
        }
    }

    /// The same, signed by whoever proposed the text.
    pub fn signed_by(mut self, by: Option<MembershipId>, at: Timestamp) -> Self {
        self.signed = Some((by, at));
        self
    }
}

/// What is to be signed.
#[derive(Debug, Clone)]
pub struct NewSignoff<'a> {
    pub record: RecordId,
    pub kind: SubjectKind,
    pub subject: SubjectId,
    /// Which part of the subject; empty for the whole.
    pub step: &'a str,
    /// Of the subject or the part; signed once each.
    pub version: i32,
    /// [`seal`] of what both sides see.
    pub sha256: Vec<u8>,
    pub slots: Vec<Slot>,
    pub interim: bool,
    /// What it is called where somebody waits for it.
    pub title: Option<&'a str>,
    /// Where votes are told; none: in the record's first lane that all read.
    pub lane: Option<LaneId>,
}

/// What somebody says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vote {
    Sign,
    Refuse { reason: String },
    Abstain { reason: String },
}

impl Vote {
    pub fn word(&self) -> VoteWord {
        match self {
            Self::Sign => VoteWord::Signed,
            Self::Refuse { .. } => VoteWord::Refused,
            Self::Abstain { .. } => VoteWord::Abstained,
        }
    }
}

/// Where a sign-off stands after a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Others have to sign as well.
    Open,
    Complete,
    Refused,
}

/// SHA-256 of the canonical JSON (RFC 8785) of what is signed.
pub fn seal(canonical: &str) -> Vec<u8> {
    Sha256::digest(canonical.as_bytes()).to_vec()
}

/// A sign-off as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Signoff)]
pub struct SignoffView {
    pub id: SignoffId,
    pub subject_kind: SubjectKind,
    #[schema(value_type = String, format = Uuid)]
    pub subject_id: Uuid,
    pub subject_step: String,
    pub subject_version: i32,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub state: SignoffState,
    pub interim: bool,
    pub slots: Vec<SlotView>,
    /// What changed, once it is stale.
    pub stale_reason: Option<serde_json::Value>,
    /// Where votes are told, if not to all: whoever shows it asks who reads that.
    #[serde(skip)]
    pub lane: Option<LaneId>,
}

/// A slot as both sides see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SignoffSlot)]
pub struct SlotView {
    pub slot: String,
    pub side: Side,
    /// Whose it is, where a side is more than one organisation.
    pub organisation_id: Option<OrganisationId>,
    pub role: Option<String>,
    /// Voted once all of lower stages have.
    pub stage: i32,
    pub vote: Option<VoteWord>,
    pub by: Option<PersonRef>,
    pub at: Option<Timestamp>,
    pub reason: Option<String>,
}
