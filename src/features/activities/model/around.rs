//! Letters, templates, contact plans, feeds, telephone systems.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ActivityId, ActivityKind};
use crate::features::organisations::model::{AccountRef, PersonRef};
use crate::features::segments::model::{SegmentId, SegmentRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    activity_mails, calendar_feeds, call_hooks, contact_plans, mail_templates,
};
use crate::{id_type, text_enum};

id_type!(
    /// What letters are written from.
    MailTemplateId
);
id_type!(
    /// How often customers are to be contacted.
    ContactPlanId
);
id_type!(
    /// Somebody's activities under an address.
    FeedId
);
id_type!(
    /// Where a telephone system tells of calls.
    CallHookId
);

text_enum! {
    /// Where a letter stands.
    pub enum LetterState {
        Draft = "draft",
        /// It is sent at its time.
        Approved = "approved",
        Sent = "sent",
        Failed = "failed",
    }
}

/// The row of a letter.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(
    table_name = activity_mails,
    primary_key(activity_id),
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
pub struct MailRow {
    pub activity_id: ActivityId,
    pub vendor_org: OrganisationId,
    pub to_address: String,
    pub subject: String,
    pub body: String,
    pub state: LetterState,
    pub approved_by: Option<MembershipId>,
    pub approved_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    pub failure: Option<String>,
}

/// A letter as it is shown with its activity.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActivityMail {
    pub to: String,
    pub subject: String,
    pub body: String,
    pub state: LetterState,
    pub approved_at: Option<Timestamp>,
    pub sent_at: Option<Timestamp>,
    /// `consent_withdrawn`, `approver_left`, `not_taken`, `outcome_unknown`.
    pub failure: Option<String>,
}

impl From<MailRow> for ActivityMail {
    fn from(row: MailRow) -> Self {
        let MailRow { to_address, subject, body, state, approved_at, sent_at, failure, .. } = row;
        Self { to: to_address, subject, body, state, approved_at, sent_at, failure }
    }
}

/// The row of a template.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = mail_templates, treat_none_as_default_value = false)]
pub struct TemplateRow {
    pub id: MailTemplateId,
    pub vendor_org: OrganisationId,
    pub name: String,
    pub subject: String,
    pub body: String,
    pub created_at: Timestamp,
    pub version: i32,
    pub archived_at: Option<Timestamp>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = mail_templates)]
pub struct TemplatePatch {
    pub name: Option<String>,
    pub subject: Option<String>,
    pub body: Option<String>,
    pub archived_at: Option<Timestamp>,
}

/// A template; `{{contact_first_name}}` and the like are filled in for an activity.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailTemplate {
    pub id: MailTemplateId,
    pub name: String,
    pub subject: String,
    pub body: String,
    pub version: i32,
}

impl From<TemplateRow> for MailTemplate {
    fn from(row: TemplateRow) -> Self {
        let TemplateRow { id, name, subject, body, version, .. } = row;
        Self { id, name, subject, body, version }
    }
}

/// The row of a plan.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = contact_plans, treat_none_as_default_value = false)]
pub struct PlanRow {
    pub id: ContactPlanId,
    pub vendor_org: OrganisationId,
    pub tier: Option<String>,
    pub kind: ActivityKind,
    pub every_days: i32,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub version: i32,
    pub archived_at: Option<Timestamp>,
    pub segment_id: Option<SegmentId>,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = contact_plans)]
pub struct PlanPatch {
    pub tier: Option<Option<String>>,
    pub segment_id: Option<Option<SegmentId>>,
    pub kind: Option<ActivityKind>,
    pub every_days: Option<i32>,
    pub archived_at: Option<Timestamp>,
}

/// How often customers are to be contacted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactPlan {
    pub id: ContactPlanId,
    /// Whom: customers of this tier; null: of any.
    pub tier: Option<String>,
    /// Whom: customers in this segment, from when they come into it until they leave; null: all.
    pub segment: Option<SegmentRef>,
    pub kind: ActivityKind,
    pub every_days: i32,
    pub version: i32,
}

impl ContactPlan {
    /// As it is told: `segments` names those of the vendor.
    pub fn told(row: PlanRow, segments: &HashMap<SegmentId, String>) -> Self {
        let PlanRow { id, tier, kind, every_days, version, segment_id, .. } = row;
        let segment = segment_id
            .map(|id| SegmentRef { id, name: segments.get(&id).cloned().unwrap_or_default() });
        Self { id, tier, segment, kind, every_days, version }
    }
}

text_enum! {
    /// Why a customer stands among the neglected.
    pub enum NeglectedWhy {
        /// Something that was planned is over and neither done nor cancelled.
        Missed = "missed",
        /// There was no contact as the plan has it, and none is planned.
        Overdue = "overdue",
        /// The same, and there never was one.
        Never = "never",
    }
}

/// A customer whom nobody has contacted as planned.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Neglected {
    pub account: AccountRef,
    pub tier: Option<String>,
    /// Who looks after it.
    pub owner: Option<PersonRef>,
    pub why: NeglectedWhy,
    pub kind: ActivityKind,
    /// The plan that was not kept; null for a single activity.
    pub plan: Option<ContactPlan>,
    /// The activity that was missed.
    pub activity_id: Option<ActivityId>,
    /// When they were last contacted in this way.
    pub last_at: Option<Timestamp>,
    /// Since when it is due.
    pub due_at: Timestamp,
}

/// The row of a feed.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = calendar_feeds)]
pub struct FeedRow {
    pub id: FeedId,
    pub vendor_org: OrganisationId,
    pub membership_id: MembershipId,
    pub generation: i32,
    pub active: bool,
    pub created_at: Timestamp,
    pub rotated_at: Timestamp,
}

/// The own feed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CalendarFeed {
    /// Whoever knows it reads the own activities; null while there is none.
    pub address: Option<String>,
    pub rotated_at: Option<Timestamp>,
}

/// The row of a telephone system.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = call_hooks, treat_none_as_default_value = false)]
pub struct CallHookRow {
    pub id: CallHookId,
    pub vendor_org: OrganisationId,
    pub generation: i32,
    pub active: bool,
    pub assignee: MembershipId,
    pub callback_minutes: i32,
    pub rotated_at: Timestamp,
    pub last_called_at: Option<Timestamp>,
    pub version: i32,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = call_hooks)]
pub struct CallHookPatch {
    pub generation: Option<i32>,
    pub active: Option<bool>,
    pub assignee: Option<MembershipId>,
    pub callback_minutes: Option<i32>,
    pub rotated_at: Option<Timestamp>,
}

/// Where the own telephone system tells of calls.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CallHook {
    /// Where it is to post to; null while there is none.
    pub address: Option<String>,
    /// What it signs with: shown when it is made, and never again.
    pub secret: Option<String>,
    /// Who calls back where nobody looks after the caller.
    pub assignee: Option<PersonRef>,
    /// How soon a missed call is to be answered, in minutes of an open office.
    pub callback_minutes: Option<i32>,
    pub rotated_at: Option<Timestamp>,
    pub last_called_at: Option<Timestamp>,
}
