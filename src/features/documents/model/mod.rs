//! Words and rows of documents.
mod views;

use diesel::prelude::*;

pub use views::*;

use crate::features::records::model::{FileId, RecordId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    document_openings, document_readers, document_versions, documents,
};
use crate::{id_type, text_enum};

id_type!(
    /// A document.
    DocumentId
);
id_type!(
    /// A version of a document.
    VersionId
);

text_enum! {
    /// What kind of document it is.
    pub enum DocumentKind {
        Drawing = "drawing",
        Specification = "specification",
        TestReport = "test_report",
        Certificate = "certificate",
        Contract = "contract",
        Other = "other",
    }
}

text_enum! {
    /// For whom it opens.
    pub enum DocumentLabel {
        /// For all organisations of the project.
        PublicInProject = "public_in_project",
        /// For those that are under an agreement on secrecy.
        Confidential = "confidential",
    }
}

text_enum! {
    /// Where a version stands.
    pub enum VersionState {
        Draft = "draft",
        Released = "released",
        Obsolete = "obsolete",
    }
}

text_enum! {
    /// How far the approval of a version has come.
    pub enum ApprovalState {
        /// Nobody was asked.
        None = "none",
        Open = "open",
        Approved = "approved",
        Rejected = "rejected",
        /// Given for a version that is obsolete now.
        Stale = "stale",
        /// Taken back before all had answered.
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// What can be done with a document.
    pub enum DocumentAction {
        Edit = "edit",
        AddVersion = "add_version",
        Release = "release",
        Discard = "discard",
        AskApproval = "ask_approval",
        WithdrawApproval = "withdraw_approval",
        Approve = "approve",
        Reject = "reject",
        Abstain = "abstain",
    }
}

text_enum! {
    /// What a file is fetched for.
    pub enum FilePurpose {
        Preview = "preview",
        Download = "download",
    }
}

/// The row of a document.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = documents, treat_none_as_default_value = false)]
pub struct DocumentRow {
    pub id: DocumentId,
    pub record_id: RecordId,
    /// Shown as `F407`; drawn and never used again, so that it counts nothing.
    pub number: i32,
    pub title: String,
    pub kind: DocumentKind,
    pub owner_org: OrganisationId,
    pub label: DocumentLabel,
    /// Whether those for whom it does not open may know that it is there.
    pub announced: bool,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    /// As its owner sees it.
    pub version: i32,
    /// As all others see it: drafts do not move it.
    pub shown_version: i32,
}

impl DocumentRow {
    /// What people quote.
    pub fn key(&self) -> String {
        format!("F{}", self.number)
    }

    pub fn is_confidential(&self) -> bool {
        self.label == DocumentLabel::Confidential
    }
}

/// What of a document is changed; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = documents)]
pub struct DocumentPatch {
    pub title: Option<String>,
    pub kind: Option<DocumentKind>,
    pub label: Option<DocumentLabel>,
    pub announced: Option<bool>,
    pub shown_version: Option<i32>,
}

/// A customer to whom another one opens its document by name.
#[derive(Debug, Clone, Copy, HasQuery, Insertable)]
#[diesel(table_name = document_readers)]
pub struct ReaderRow {
    pub document_id: DocumentId,
    pub organisation_id: OrganisationId,
}

/// The row of a version.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = document_versions, treat_none_as_default_value = false)]
pub struct VersionRow {
    pub id: VersionId,
    pub document_id: DocumentId,
    pub record_id: RecordId,
    pub number: i32,
    pub file_id: FileId,
    /// Of the file.
    pub sha256: Vec<u8>,
    pub state: VersionState,
    /// What changed.
    pub note: Option<String>,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub released_by: Option<MembershipId>,
    pub released_at: Option<Timestamp>,
    pub obsolete_at: Option<Timestamp>,
    /// How often signatures were asked for.
    pub round: i32,
}

/// What of a version is changed; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = document_versions)]
pub struct VersionPatch {
    pub state: Option<VersionState>,
    pub released_by: Option<Option<MembershipId>>,
    pub released_at: Option<Option<Timestamp>>,
    pub obsolete_at: Option<Option<Timestamp>>,
    pub round: Option<i32>,
}

/// That somebody has opened a version within an hour.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = document_openings)]
pub struct OpeningRow {
    pub version_id: VersionId,
    pub document_id: DocumentId,
    pub membership_id: MembershipId,
    pub organisation_id: OrganisationId,
    /// The hour that it fell into.
    pub hour: Timestamp,
    pub at: Timestamp,
    pub downloaded: bool,
}
