//! Documents as their readers see them.
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    ApprovalState, DocumentAction, DocumentId, DocumentKind, DocumentLabel, VersionId, VersionState,
};
use crate::features::commitments::model::{CommitmentId, CommitmentState};
use crate::features::organisations::model::{OrgRef, PersonRef};
use crate::features::records::model::{FileRef, RecordId};
use crate::features::signoffs::model::SignoffView;
use crate::platform::clock::Timestamp;

/// An action as a document offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DocumentActionState {
    pub name: DocumentAction,
    pub allowed: bool,
    /// `wrong_side`, `wrong_status`, `role_too_low`, `wrong_role`, `already`, `no_draft`,
    /// `draft_exists`.
    pub reason: Option<&'static str>,
    /// Fields that the action asks for.
    pub needs: &'static [&'static str],
}

/// A line of the list of documents.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentItem {
    pub id: DocumentId,
    /// `F407`: it says neither how many there are nor in which order they came.
    pub key: String,
    /// None where it does not open.
    pub title: Option<String>,
    pub kind: DocumentKind,
    pub owner: OrgRef,
    pub label: DocumentLabel,
    /// Whether it opens for the reader; if not, an agreement on secrecy with the owner is missing.
    pub opens: bool,
    /// The newest version that the reader may open.
    pub current: Option<VersionBrief>,
    /// Whether the owner has a draft beside it; told to the owner alone.
    pub draft: bool,
    pub approval: ApprovalState,
    /// Organisations whose answer is next.
    pub waits_for: Vec<OrgRef>,
    pub version: i32,
    pub actions: Vec<DocumentActionState>,
}

/// A version in a line of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VersionBrief {
    pub id: VersionId,
    pub number: i32,
    pub state: VersionState,
    pub file: FileRef,
    pub at: Timestamp,
}

/// A version with what was signed of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DocumentVersion)]
pub struct VersionView {
    pub id: VersionId,
    pub number: i32,
    pub state: VersionState,
    /// What changed.
    pub note: Option<String>,
    pub file: FileRef,
    pub created_by: Option<PersonRef>,
    pub created_at: Timestamp,
    pub released_by: Option<PersonRef>,
    pub released_at: Option<Timestamp>,
    pub obsolete_at: Option<Timestamp>,
    pub approval: ApprovalState,
    /// Oldest first.
    pub signoffs: Vec<SignoffView>,
    /// What the owner promised to those who approved with conditions.
    pub conditions: Vec<ConditionView>,
}

/// A condition of an approval.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DocumentCondition)]
pub struct ConditionView {
    pub id: CommitmentId,
    pub text: String,
    /// To whom it is owed.
    pub owed_to: Option<OrgRef>,
    pub due_at: Timestamp,
    pub state: CommitmentState,
}

/// A document before somebody for whom it opens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Document)]
pub struct DocumentView {
    pub id: DocumentId,
    #[schema(value_type = String)]
    pub record_id: RecordId,
    pub key: String,
    pub title: String,
    pub kind: DocumentKind,
    pub owner: OrgRef,
    pub label: DocumentLabel,
    pub announced: bool,
    /// Customers to whom the owner opens it by name, where the owner is a customer; told to the
    /// owner alone.
    pub readers: Vec<OrgRef>,
    /// Organisations of the project for which it opens now.
    pub opens_for: Vec<OrgRef>,
    pub approval: ApprovalState,
    pub waits_for: Vec<OrgRef>,
    /// Newest first.
    pub versions: Vec<VersionView>,
    pub version: i32,
    pub actions: Vec<DocumentActionState>,
}

/// All documents of a project that the reader may know of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DocumentList {
    pub items: Vec<DocumentItem>,
    /// Whether the reader may add one.
    pub may_add: bool,
}

/// Who has opened a version when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Opening {
    pub person: Option<PersonRef>,
    /// The number of the version.
    pub number: i32,
    pub at: Timestamp,
    /// Whether the file was taken away, not only looked at.
    pub downloaded: bool,
}

/// Where a file of a project comes from.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileOrigin {
    pub source: FileSource,
    /// The document's key and title, or what the deliverable is called.
    pub title: Option<String>,
    #[schema(value_type = Option<String>)]
    pub document_id: Option<DocumentId>,
    /// Of the document.
    pub number: Option<i32>,
    #[schema(value_type = Option<String>)]
    pub deliverable_id: Option<uuid::Uuid>,
    #[schema(value_type = Option<String>)]
    pub thread_id: Option<uuid::Uuid>,
    /// Whether only the reader's own organisation reads it there.
    pub private: bool,
}

crate::text_enum! {
    /// Where a file of a project comes from.
    pub enum FileSource {
        Document = "document",
        Message = "message",
        Evidence = "evidence",
    }
}

/// A file of a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectFile {
    pub file: FileRef,
    /// The address that it is fetched from, below `/api/v1`.
    pub path: String,
    pub origin: FileOrigin,
    pub by: Option<PersonRef>,
    pub at: Timestamp,
}
