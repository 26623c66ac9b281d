//! Questions, milestones, who holds what, and what has changed: as those who are in a project see
//! them.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    DateKind, HeldKind, HolderView, ItemId, MilestoneId, MilestoneState, PhaseId, QuestionId,
    QuestionState,
};
use crate::features::organisations::model::{OrgRef, PersonRef, Side};
use crate::features::projects::policy::ActionState;
use crate::features::records::model::{EntryId, EntryKind, LaneRef, RecordId, ThreadId};
use crate::features::signoffs::model::SubjectKind;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::project_waits;

/// A question.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Question)]
pub struct QuestionView {
    pub id: QuestionId,
    pub thread_id: ThreadId,
    pub from: OrgRef,
    pub to: OrgRef,
    /// The beginning of it, as plain text; empty once it was taken back.
    pub text: String,
    pub answer: Option<String>,
    pub state: QuestionState,
    /// `YYYY-MM-DD`
    pub due_on: Option<String>,
    pub asked_by: Option<PersonRef>,
    pub asked_at: Timestamp,
    /// Since when it waits for an answer.
    pub held_since: Option<Timestamp>,
    pub answered_by: Option<PersonRef>,
    pub answered_at: Option<Timestamp>,
    pub version: i32,
    pub actions: Vec<ActionState>,
}

/// A milestone.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Milestone)]
pub struct MilestoneView {
    pub id: MilestoneId,
    pub title: String,
    /// `YYYY-MM-DD`
    pub due_on: String,
    /// Whose it is; none: everybody's.
    pub organisation: Option<OrgRef>,
    pub state: MilestoneState,
    pub reached_on: Option<String>,
    pub late: bool,
    pub version: i32,
}

/// An item that somebody holds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldItem {
    pub kind: HeldKind,
    /// Of a signature: what is signed.
    pub subject: Option<SubjectKind>,
    /// Of the deliverable, gate, question or commitment, or of what is signed.
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub title: String,
    pub phase_id: Option<PhaseId>,
    pub held_by: Vec<HolderView>,
    pub due_at: Option<Timestamp>,
    pub late: bool,
}

/// What another feature says waits for an organisation.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_waits)]
pub struct WaitRow {
    pub item_id: ItemId,
    pub organisation_id: OrganisationId,
    pub record_id: RecordId,
    pub item_kind: HeldKind,
    pub title: String,
}

/// What an organisation holds and has held.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HeldLine {
    pub organisation: OrgRef,
    pub side: Side,
    pub mine: bool,
    /// Items that it ever held.
    pub items: usize,
    /// Those that it holds now.
    pub open_items: usize,
    /// Time during which it held at least one.
    pub held_seconds: i64,
    /// The same added up over the items.
    pub item_seconds: i64,
}

/// The same of a side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SideLine {
    pub side: Side,
    pub items: usize,
    pub held_seconds: i64,
    pub item_seconds: i64,
}

/// The same in one phase.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PhaseBalance {
    pub phase_id: PhaseId,
    pub title: String,
    pub organisations: Vec<HeldLine>,
    pub sides: Vec<SideLine>,
}

/// Who holds what in a project, and for how long each has held something.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectBalance)]
pub struct BalanceView {
    /// The moment up to which open turns are counted.
    pub now: Timestamp,
    pub items: Vec<HeldItem>,
    pub organisations: Vec<HeldLine>,
    pub sides: Vec<SideLine>,
    pub phases: Vec<PhaseBalance>,
}

/// A planned day of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectDate {
    pub project: RecordId,
    pub kind: DateKind,
    pub title: String,
    /// `YYYY-MM-DD`
    pub on: String,
    pub done: bool,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectChangeEntry)]
pub struct ChangeView {
    pub id: EntryId,
    pub thread_id: ThreadId,
    /// None: the first thread.
    pub topic: Option<String>,
    #[schema(value_type = String)]
    pub lane: LaneRef,
    pub seq: i64,
    pub kind: EntryKind,
    pub actor: Option<PersonRef>,
    pub at: Timestamp,
    #[schema(value_type = Object)]
    pub data: serde_json::Map<String, serde_json::Value>,
    /// The beginning of what was written.
    pub excerpt: Option<String>,
}

/// What has changed in a project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ProjectChanges)]
pub struct ChangesView {
    /// What was asked for, or up to when the caller has read anything.
    pub since: Option<Timestamp>,
    pub items: Vec<ChangeView>,
    pub next_cursor: Option<String>,
}
