//! What belongs to a project, by name.
use uuid::Uuid;

use crate::features::records::model::RecordId;

/// A requirement, a decision or a document of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub project: RecordId,
    pub id: Uuid,
    /// `R4`, `D2`, `F7`.
    pub key: String,
    pub title: String,
}
