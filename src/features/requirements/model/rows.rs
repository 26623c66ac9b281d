//! Rows of requirements, their changes, reviews, claims and links.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    ChangeId, ClaimId, ListReviewId, RequirementChangeKind, RequirementClaimKind,
    RequirementClaimState, RequirementId, RequirementLinkKind, RequirementPriority,
    RequirementReviewState, RequirementState, TargetComparison, TraceId, VerificationMethod,
};
use crate::features::documents::model::DocumentId;
use crate::features::projects::model::DeliverableId;
use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    requirement_changes, requirement_claims, requirement_links, requirement_lists,
    requirement_reviews, requirements,
};

/// A value that can be measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RequirementTarget)]
pub struct Target {
    pub comparison: TargetComparison,
    /// A decimal number, with a point.
    pub value: String,
    pub unit: Option<String>,
}

/// What is agreed of a requirement: what all sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub acceptance: Option<String>,
    /// The number of the requirement that it is a part of.
    pub parent: Option<i32>,
    pub priority: RequirementPriority,
    /// Whose it is.
    pub source: OrganisationId,
    pub target: Option<Target>,
    pub text: String,
    pub verification: VerificationMethod,
}

impl Content {
    /// A requirement of which nothing was said yet.
    pub fn usual(source: OrganisationId) -> Self {
        Self {
            acceptance: None,
            parent: None,
            priority: RequirementPriority::Must,
            source,
            target: None,
            text: String::new(),
            verification: VerificationMethod::Test,
        }
    }
}

/// The row of a project's list.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirement_lists)]
pub struct ListRow {
    pub record_id: RecordId,
    /// Keys are never used again.
    pub last_number: i32,
    /// The version that all have signed; 0 before the first.
    pub agreed_version: i32,
    /// The number of the newest review.
    pub review: i32,
    pub version: i32,
}

impl ListRow {
    /// A list of which nobody has written anything.
    pub fn empty(record: RecordId) -> Self {
        Self { record_id: record, last_number: 0, agreed_version: 0, review: 0, version: 1 }
    }
}

/// The row of a requirement.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirements, treat_none_as_default_value = false)]
pub struct RequirementRow {
    pub id: RequirementId,
    pub record_id: RecordId,
    pub number: i32,
    pub position: i32,
    pub parent_id: Option<RequirementId>,
    pub text: String,
    /// Whose it is.
    pub organisation_id: OrganisationId,
    pub priority: RequirementPriority,
    pub verification: VerificationMethod,
    pub acceptance: Option<String>,
    pub target_comparison: Option<TargetComparison>,
    pub target_value: Option<String>,
    pub target_unit: Option<String>,
    pub state: RequirementState,
    /// The version of the list in which it was agreed as it stands.
    pub agreed_version: Option<i32>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

impl RequirementRow {
    /// What people call it.
    pub fn key(&self) -> String {
        key(self.number)
    }

    /// The target as one thing.
    pub fn target(&self) -> Option<Target> {
        Some(Target {
            comparison: self.target_comparison?,
            value: self.target_value.clone()?,
            unit: self.target_unit.clone(),
        })
    }
}

/// What people call the requirement of a number.
pub fn key(number: i32) -> String {
    format!("R{number}")
}

/// Columns to change; `None` leaves one as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = requirements)]
pub struct RequirementPatch {
    pub position: Option<i32>,
    pub parent_id: Option<Option<RequirementId>>,
    pub text: Option<String>,
    pub organisation_id: Option<OrganisationId>,
    pub priority: Option<RequirementPriority>,
    pub verification: Option<VerificationMethod>,
    pub acceptance: Option<Option<String>>,
    pub target_comparison: Option<Option<TargetComparison>>,
    pub target_value: Option<Option<String>>,
    pub target_unit: Option<Option<String>>,
    pub state: Option<RequirementState>,
    pub agreed_version: Option<Option<i32>>,
    pub removed_at: Option<Option<Timestamp>>,
}

/// The row of a line of a delta.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirement_changes, treat_none_as_default_value = false)]
pub struct ChangeRow {
    pub id: ChangeId,
    pub record_id: RecordId,
    pub requirement_id: RequirementId,
    pub kind: RequirementChangeKind,
    /// [`Content`] as JSON.
    pub before: Option<String>,
    pub after: Option<String>,
    pub reason: String,
    pub cost_minor: Option<i64>,
    pub currency: Option<String>,
    pub days: Option<i32>,
    pub state_before: RequirementState,
    /// The version that it went into; none while it is not signed.
    pub list_version: Option<i32>,
    pub organisation_id: OrganisationId,
    pub version: i32,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
}

/// Columns to change; `None` leaves one as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = requirement_changes)]
pub struct ChangePatch {
    pub after: Option<Option<String>>,
    pub reason: Option<String>,
    pub cost_minor: Option<Option<i64>>,
    pub currency: Option<Option<String>>,
    pub days: Option<Option<i32>>,
}

/// The row of something that was put up for signing.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirement_reviews, treat_none_as_default_value = false)]
pub struct ListReviewRow {
    pub id: ListReviewId,
    pub record_id: RecordId,
    pub number: i32,
    pub list_version: i32,
    pub note: Option<String>,
    /// Canonical JSON: what is signed.
    pub content: String,
    pub sha256: Vec<u8>,
    pub state: RequirementReviewState,
    pub organisation_id: OrganisationId,
    pub proposed_by: Option<MembershipId>,
    pub proposed_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// The row of a claim.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirement_claims, treat_none_as_default_value = false)]
pub struct ClaimRow {
    pub id: ClaimId,
    pub requirement_id: RequirementId,
    pub record_id: RecordId,
    pub kind: RequirementClaimKind,
    pub state: RequirementClaimState,
    pub note: Option<String>,
    pub url: Option<String>,
    pub file_id: Option<FileId>,
    pub organisation_id: OrganisationId,
    pub claimed_by: Option<MembershipId>,
    pub claimed_at: Timestamp,
    pub answer: Option<String>,
    pub answered_org: Option<OrganisationId>,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
}

/// The row of a link.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = requirement_links, treat_none_as_default_value = false)]
pub struct TraceRow {
    pub id: TraceId,
    pub requirement_id: RequirementId,
    pub record_id: RecordId,
    pub kind: RequirementLinkKind,
    pub target_record: Option<RecordId>,
    pub deliverable_id: Option<DeliverableId>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub organisation_id: OrganisationId,
    pub added_by: Option<MembershipId>,
    pub added_at: Timestamp,
    /// A document of the same project.
    pub document_id: Option<DocumentId>,
}
