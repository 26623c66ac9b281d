//! Rows of projects, their parties, people, dates and questions.
use diesel::prelude::*;

use super::{
    HeldId, HeldKind, ItemId, MilestoneId, MilestoneState, PartyState, PhaseId, ProjectRole,
    ProjectStatus, QuestionId, QuestionState,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryId, LaneId, RecordId, ThreadId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    project_members, project_milestones, project_parties, project_questions, project_turns,
    projects,
};

/// The row of a project.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = projects)]
pub struct Project {
    pub record_id: RecordId,
    pub vendor_org: OrganisationId,
    /// The first thread, in which the project says what happens to it.
    pub thread_id: ThreadId,
    pub title: String,
    /// Markdown.
    pub purpose: String,
    pub status: ProjectStatus,
    /// The key of the template that it started from.
    pub template: String,
    /// Whether further customers of the vendor may be invited, who then see each other.
    pub several: bool,
    /// `YYYY-MM-DD`
    pub starts_on: Option<String>,
    pub target_on: Option<String>,
    /// The phase that it is in.
    pub phase_id: Option<PhaseId>,
    pub plan_version: i32,
    pub created_side: Side,
    pub created_by: Option<MembershipId>,
    pub closed_at: Option<Timestamp>,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = projects)]
pub struct ProjectPatch {
    pub title: Option<String>,
    pub purpose: Option<String>,
    pub starts_on: Option<Option<String>>,
    pub target_on: Option<Option<String>>,
}

/// The row of an organisation in a project.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_parties, treat_none_as_default_value = false)]
pub struct PartyRow {
    pub record_id: RecordId,
    pub organisation_id: OrganisationId,
    pub side: Side,
    pub state: PartyState,
    /// Where the invitation stands.
    pub lane_id: Option<LaneId>,
    pub invited_by: Option<MembershipId>,
    pub invited_at: Timestamp,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub left_at: Option<Timestamp>,
}

/// The row of somebody in a project.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_members, treat_none_as_default_value = false)]
pub struct MemberRow {
    pub record_id: RecordId,
    pub membership_id: MembershipId,
    pub organisation_id: OrganisationId,
    pub role: ProjectRole,
    pub added_by: Option<MembershipId>,
    pub added_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}

/// The row of a milestone.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_milestones, treat_none_as_default_value = false)]
pub struct MilestoneRow {
    pub id: MilestoneId,
    pub record_id: RecordId,
    pub title: String,
    /// `YYYY-MM-DD`
    pub due_on: String,
    /// Whose it is; none: everybody's.
    pub organisation_id: Option<OrganisationId>,
    pub state: MilestoneState,
    pub reached_on: Option<String>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}

/// Fields to change; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = project_milestones)]
pub struct MilestonePatch {
    pub title: Option<String>,
    pub due_on: Option<String>,
    pub organisation_id: Option<Option<OrganisationId>>,
    pub state: Option<MilestoneState>,
    pub reached_on: Option<Option<String>>,
}

/// The row of a question. Its words stand in the thread alone.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_questions, treat_none_as_default_value = false)]
pub struct QuestionRow {
    pub id: QuestionId,
    pub record_id: RecordId,
    pub thread_id: ThreadId,
    /// The phase in which it was asked.
    pub phase_id: Option<PhaseId>,
    pub entry_id: EntryId,
    pub answer_entry_id: Option<EntryId>,
    pub from_org: OrganisationId,
    pub to_org: OrganisationId,
    pub state: QuestionState,
    /// `YYYY-MM-DD`
    pub due_on: Option<String>,
    pub asked_by: Option<MembershipId>,
    pub asked_at: Timestamp,
    pub answered_by: Option<MembershipId>,
    pub answered_at: Option<Timestamp>,
    pub version: i32,
}

/// A time during which an organisation held an item.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = project_turns, treat_none_as_default_value = false)]
pub struct Held {
    pub id: HeldId,
    pub record_id: RecordId,
    pub item_kind: HeldKind,
    pub item_id: ItemId,
    pub phase_id: Option<PhaseId>,
    pub organisation_id: OrganisationId,
    pub since: Timestamp,
    pub until: Option<Timestamp>,
}
