//! Words and rows of major issues.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::major_issues;
use crate::text_enum;

text_enum! {
    /// Where an issue stands.
    pub enum IssueStatus {
        Open = "open",
        Closed = "closed",
    }
}

text_enum! {
    /// What can be done with an issue.
    pub enum IssueAction {
        Edit = "edit",
        AddComplaint = "add_complaint",
        RemoveComplaint = "remove_complaint",
        /// One message to the customer of each complaint.
        Broadcast = "broadcast",
        Close = "close",
        Reopen = "reopen",
    }
}

/// The kind of link from an issue to a complaint that it is behind.
pub const BEHIND: &str = "issue";

/// Complaints of an issue at most.
pub const MOST_COMPLAINTS: usize = 500;

/// The row of an issue.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = major_issues)]
pub struct MajorIssue {
    pub record_id: RecordId,
    pub vendor_org: OrganisationId,
    pub title: String,
    /// Markdown.
    pub description: String,
    pub status: IssueStatus,
    pub product: Option<String>,
    pub lot: Option<String>,
    pub created_by: Option<MembershipId>,
    pub closed_at: Option<Timestamp>,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = major_issues)]
pub struct IssuePatch {
    pub title: Option<String>,
    pub description: Option<String>,
    pub product: Option<Option<String>>,
    pub lot: Option<Option<String>>,
}
