//! Ids, rows and visible forms of tasks, checklists and saved replies.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::complaints::model::Category;
use crate::features::disputes::model::AskKind;
use crate::features::organisations::model::{OrgRef, PersonRef, RelationshipId};
use crate::features::records::model::{RecordId, RecordRef};
use crate::features::signoffs::model::SubjectKind;
use crate::platform::authz::{Locale, MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{checklists, saved_replies, tasks};
use crate::{id_type, text_enum};

id_type!(
    /// A task on a record.
    TaskId
);
id_type!(
    /// A list of tasks to be made again and again.
    ChecklistId
);
id_type!(
    /// Words for an answer.
    SavedReplyId
);

text_enum! {
    /// Whose tasks are asked for.
    pub enum TaskOwner {
        Me = "me",
        /// Of the own people, and those that nobody has taken on yet.
        Us = "us",
    }
}

text_enum! {
    /// Which of them, each list in its own order.
    pub enum TaskList {
        /// Open with a last day, the first to come first.
        Due = "due",
        /// Those of them whose day is over.
        Overdue = "overdue",
        /// Open without a day, oldest first.
        Undated = "undated",
        /// Done, newest first.
        Done = "done",
    }
}

text_enum! {
    /// What can be done with a task.
    pub enum TaskAction {
        /// Check it off, or take that back.
        Check = "check",
        /// Say who does it, and move it up or down.
        Arrange = "arrange",
        /// Change its words and its date.
        Reword = "reword",
        Remove = "remove",
    }
}

/// The row of a task.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = tasks, treat_none_as_default_value = false)]
pub struct TaskRow {
    pub id: TaskId,
    pub record_id: RecordId,
    /// Whose people made it.
    pub organisation_id: OrganisationId,
    /// Whether the other side sees it.
    pub shared: bool,
    pub text: String,
    pub owner_membership_id: Option<MembershipId>,
    /// The end of its last day.
    pub due_at: Option<Timestamp>,
    pub position: i32,
    pub done_at: Option<Timestamp>,
    pub done_by: Option<MembershipId>,
    pub version: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    /// Whose work it is: of its owner's firm, or of the one that made it while nobody does it.
    pub responsible_org: OrganisationId,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, PartialEq, AsChangeset)]
#[diesel(table_name = tasks)]
pub struct TaskPatch {
    pub text: Option<String>,
    pub owner_membership_id: Option<Option<MembershipId>>,
    pub responsible_org: Option<OrganisationId>,
    pub due_at: Option<Option<Timestamp>>,
    pub position: Option<i32>,
    pub done_at: Option<Option<Timestamp>>,
    pub done_by: Option<Option<MembershipId>>,
}

/// A task to be made.
#[derive(Debug, Clone)]
pub struct NewTask {
    pub text: String,
    pub shared: bool,
    pub owner: Option<MembershipId>,
    pub due_on: Option<NaiveDate>,
}

/// What somebody changes of a task; `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct TaskChange {
    pub text: Option<String>,
    pub done: Option<bool>,
    pub owner: Option<Option<MembershipId>>,
    pub due_on: Option<Option<NaiveDate>>,
    pub position: Option<i32>,
}

/// An action as a task offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TaskActionState {
    pub name: TaskAction,
    pub allowed: bool,
    /// `wrong_side`, `role_too_low`.
    pub reason: Option<&'static str>,
}

/// A task as those see it who may.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Task {
    pub id: TaskId,
    /// Where it is shown without its record; null in the record's own list.
    pub record: Option<RecordRef>,
    pub text: String,
    /// Whether both sides see it.
    pub shared: bool,
    /// Whether the caller's organisation made it.
    pub mine: bool,
    pub owner: Option<PersonRef>,
    pub due_at: Option<Timestamp>,
    /// Its day is over and it is not done.
    pub overdue: bool,
    pub position: i32,
    pub done_at: Option<Timestamp>,
    pub done_by: Option<PersonRef>,
    pub created_by: Option<PersonRef>,
    pub created_at: Timestamp,
    pub version: i32,
    pub actions: Vec<TaskActionState>,
}

/// Something that the own organisation is to sign.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AwaitedSignature {
    pub record: RecordRef,
    /// Of an agreement: on whose page it stands.
    pub relationship_id: Option<RelationshipId>,
    pub kind: SubjectKind,
    /// Of the offer, agreement, report, meeting, gate, list, decision or version.
    #[schema(value_type = String, format = Uuid)]
    pub subject_id: Uuid,
    /// Of a report: which step.
    pub step: String,
    pub title: Option<String>,
    /// In which roles, where that matters.
    pub roles: Vec<String>,
    /// Since when it can be signed.
    pub since: Timestamp,
}

/// What the own side is asked for in a record, beside whose turn it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Ask {
    pub record: RecordRef,
    /// The others who take part.
    pub with: Vec<OrgRef>,
    pub kind: AskKind,
    /// How many of this kind.
    pub count: i64,
    /// Since when the oldest of them waits.
    pub since: Timestamp,
    /// Until when the first of them is due; where an offer waits in the own turn, the earlier of its
    /// last moment and the end of the turn, as the complaint's `ball.until`.
    pub until: Option<Timestamp>,
}

/// Counters of the sidebar; counted up to 100, which means "99+".
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Counts {
    /// Records in which the own side owes the next move, is asked for something, or is to sign.
    pub your_turn: i64,
    /// Open complaints.
    pub open: i64,
    /// Open complaints that the caller looks after.
    pub mine: i64,
    pub inbox_unread: i64,
}

/// The row of a checklist.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = checklists, treat_none_as_default_value = false)]
pub struct ChecklistRow {
    pub id: ChecklistId,
    pub organisation_id: OrganisationId,
    pub name: String,
    /// What complaints it is for; none for all.
    pub category: Option<Category>,
    /// A list of texts.
    pub items: Json,
    pub version: i32,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = checklists)]
pub struct ChecklistPatch {
    pub name: Option<String>,
    pub category: Option<Option<Category>>,
    pub items: Option<Json>,
    pub archived_at: Option<Timestamp>,
}

/// A list of tasks to be made again and again.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Checklist {
    pub id: ChecklistId,
    pub name: String,
    /// What complaints it is for; null for all.
    pub category: Option<Category>,
    pub items: Vec<String>,
    pub version: i32,
}

impl From<ChecklistRow> for Checklist {
    fn from(row: ChecklistRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            category: row.category,
            items: serde_json::from_value(row.items.0).unwrap_or_default(),
            version: row.version,
        }
    }
}

/// The row of a saved reply.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = saved_replies, treat_none_as_default_value = false)]
pub struct SavedReplyRow {
    pub id: SavedReplyId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub body: String,
    pub category: Option<Category>,
    pub locale: Option<Locale>,
    pub version: i32,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = saved_replies)]
pub struct SavedReplyPatch {
    pub name: Option<String>,
    pub body: Option<String>,
    pub category: Option<Option<Category>>,
    pub locale: Option<Option<Locale>>,
    pub archived_at: Option<Timestamp>,
}

/// Words for an answer, with variables.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedReply {
    pub id: SavedReplyId,
    pub name: String,
    /// Markdown with variables: `{{number}}`, `{{title}}`, …
    pub body: String,
    /// What complaints it is for; null for all.
    pub category: Option<Category>,
    /// The language it is in; null if that does not matter.
    pub locale: Option<Locale>,
    pub version: i32,
}

impl From<SavedReplyRow> for SavedReply {
    fn from(row: SavedReplyRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            body: row.body,
            category: row.category,
            locale: row.locale,
            version: row.version,
        }
    }
}

/// A saved reply for one complaint, to be read and changed before it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RenderedReply {
    pub id: SavedReplyId,
    pub name: String,
    /// Whether it is meant for complaints of this kind.
    pub fits: bool,
    /// Markdown; a variable that has no value here still stands in it.
    pub text: String,
    /// Variables without a value here.
    pub missing: Vec<&'static str>,
}
