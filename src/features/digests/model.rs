//! How often summaries come, and what they say.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::project_digests;
use crate::text_enum;

text_enum! {
    /// How often somebody gets a summary of a project.
    pub enum DigestPace {
        Off = "off",
        Daily = "daily",
        Weekly = "weekly",
    }
}

/// What somebody chose for a project, and up to when they have been told.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = project_digests)]
pub struct DigestRow {
    pub record_id: RecordId,
    pub membership_id: MembershipId,
    /// None: whoever works on the project gets one every week, others get none.
    pub pace: Option<DigestPace>,
    pub told_until: Option<Timestamp>,
}

/// How often the caller gets a summary of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectDigest)]
pub struct DigestView {
    pub pace: DigestPace,
    /// The caller's settings say that no such mails come, whatever is chosen here.
    pub muted: bool,
    /// When the next one is due, if something happens until then.
    pub next_at: Option<Timestamp>,
}
