//! Whom a survey asks without naming them.
use serde::Deserialize;
use utoipa::ToSchema;

use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::RecordId;
use crate::features::segments::model::SegmentId;
use crate::features::surveys::service::Audience;
use crate::platform::authz::Role;
use crate::platform::clock::Timestamp;

/// Everybody who signs in for some customers, or for the own organisation.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyAudienceInput {
    #[serde(default)]
    relationship_ids: Vec<RelationshipId>,
    /// Complaints and projects whose customers' people are asked, as far as they take part.
    #[serde(default)]
    record_ids: Vec<RecordId>,
    /// A segment whose customers' people are asked.
    #[serde(default)]
    segment_id: Option<SegmentId>,
    /// The own people as well.
    #[serde(default)]
    own: bool,
    /// In these roles; in all if none is named.
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(default)]
    valid_until: Option<Timestamp>,
}

impl From<SurveyAudienceInput> for Audience {
    fn from(input: SurveyAudienceInput) -> Self {
        Self {
            relationships: input.relationship_ids,
            records: input.record_ids,
            segment: input.segment_id,
            own: input.own,
            roles: input.roles,
            valid_until: input.valid_until,
        }
    }
}
