//! Words and rows of reports.
use diesel::prelude::*;

use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::{report_fields, report_items, report_steps, reports};
use crate::{id_type, text_enum};

id_type!(
    /// A report.
    ReportId
);
id_type!(
    /// A row of a step: somebody of the team, a cause, an action.
    ItemId
);

text_enum! {
    /// How much is asked.
    pub enum ReportForm {
        /// D0 to D8.
        EightD = "8d",
        /// Problem, containment, cause and actions alone.
        FourD = "4d",
    }
}

text_enum! {
    /// A step of the report, by its standard name.
    pub enum Step {
        /// Emergency response: what had to be done at once.
        D0 = "d0",
        /// The team of both sides.
        D1 = "d1",
        /// The problem: 5W2H, is and is not.
        D2 = "d2",
        /// Interim containment by place.
        D3 = "d3",
        /// Why it occurred and why it was not detected.
        D4 = "d4",
        /// Permanent corrective actions chosen.
        D5 = "d5",
        /// Implemented and validated.
        D6 = "d6",
        /// Recurrence prevented.
        D7 = "d7",
        /// Closed: evaluation, agreed costs, thanks.
        D8 = "d8",
    }
}

text_enum! {
    /// Where a step stands.
    pub enum StepState {
        Empty = "empty",
        Draft = "draft",
        /// Put before the other side for its signature.
        Submitted = "submitted",
        Signed = "signed",
        /// The other side did not sign, with a reason.
        Refused = "refused",
        /// It was changed after it was submitted or signed.
        Stale = "stale",
    }
}

text_enum! {
    /// Where a report stands.
    pub enum ReportState {
        Open = "open",
        Completed = "completed",
        /// The cause is worked out in the report of another complaint.
        Linked = "linked",
    }
}

text_enum! {
    /// What a row of a step is.
    pub enum ItemKind {
        Member = "member",
        IsNot = "is_not",
        Containment = "containment",
        Cause = "cause",
        /// An answer to "why?" under a cause or another answer.
        Why = "why",
        /// A bone of the cause-and-effect diagram (Ishikawa).
        Bone = "bone",
        Action = "action",
        Recurrence = "recurrence",
        Cost = "cost",
    }
}

/// The row of a report.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = reports, treat_none_as_default_value = false)]
pub struct ReportRow {
    pub id: ReportId,
    pub record_id: RecordId,
    pub form: ReportForm,
    pub state: ReportState,
    pub same_cause_as: Option<RecordId>,
    pub version: i32,
    pub created_side: Side,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub completed_at: Option<Timestamp>,
}

/// The row of a step.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = report_steps, treat_none_as_default_value = false)]
pub struct StepRow {
    pub report_id: ReportId,
    pub step: Step,
    pub state: StepState,
    pub filled_by_side: Side,
    pub due_at: Option<Timestamp>,
    /// Moves with every change of a field or row of the step.
    pub version: i32,
    pub submitted_at: Option<Timestamp>,
    pub signed_at: Option<Timestamp>,
    /// What the other side saw when it last signed or refused.
    pub answered_content: Option<Json>,
}

/// The row of a field.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = report_fields, treat_none_as_default_value = false)]
pub struct FieldRow {
    pub report_id: ReportId,
    pub step: Step,
    pub field: String,
    pub value: Json,
    pub version: i32,
    pub side: Side,
    pub updated_by: Option<MembershipId>,
    pub updated_at: Timestamp,
}

/// A row of a step.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = report_items, treat_none_as_default_value = false)]
pub struct ItemRow {
    pub id: ItemId,
    pub report_id: ReportId,
    pub step: Step,
    pub kind: ItemKind,
    pub parent_id: Option<ItemId>,
    pub position: i32,
    pub data: Json,
    pub version: i32,
    pub side: Side,
    pub updated_by: Option<MembershipId>,
    pub updated_at: Timestamp,
    pub removed_at: Option<Timestamp>,
}
