//! What a search finds.
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::complaints::service::SearchHit;
use crate::features::records::model::RecordRef;
use crate::text_enum;

text_enum! {
    /// What was found of what organisations develop together.
    pub enum JointKind {
        Project = "project",
        Idea = "idea",
        Requirement = "requirement",
        Decision = "decision",
        Document = "document",
    }
}

/// Something that organisations develop together, found by its name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct JointHit {
    pub kind: JointKind,
    /// The project or idea that it is, or the project that it belongs to.
    pub record: RecordRef,
    /// Its own id.
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    /// `R4`, `D2`, `F7`; none of projects and ideas.
    pub key: Option<String>,
    pub title: String,
}

/// What was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchFound {
    /// Complaints, newest first.
    pub items: Vec<SearchHit>,
    /// Projects, ideas, and what belongs to projects.
    pub joint: Vec<JointHit>,
}
