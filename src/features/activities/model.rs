//! Ids, words, rows and visible forms of activities; those around them stand in their own file.
mod around;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

pub use around::*;

use crate::features::customers::model::ContactId;
use crate::features::interactions::model::{InteractionChannel, InteractionId};
use crate::features::organisations::model::{AccountRef, PersonRef, RelationshipId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::activities;
use crate::{id_type, text_enum};

id_type!(
    /// A contact that is planned.
    ActivityId
);

text_enum! {
    /// How somebody is to be contacted; a task is something to do without anybody.
    pub enum ActivityKind {
        Call = "call",
        Meeting = "meeting",
        Mail = "mail",
        Visit = "visit",
        Task = "task",
    }
}

impl ActivityKind {
    /// The channel of the interaction that it ends in; none for a task.
    pub fn channel(self) -> Option<InteractionChannel> {
        match self {
            Self::Call => Some(InteractionChannel::Call),
            Self::Meeting => Some(InteractionChannel::Meeting),
            Self::Mail => Some(InteractionChannel::Mail),
            Self::Visit => Some(InteractionChannel::Visit),
            Self::Task => None,
        }
    }

    /// How long it takes unless told, in minutes.
    pub fn usual_minutes(self) -> i64 {
        match self {
            Self::Call | Self::Mail | Self::Task => 30,
            Self::Meeting => 60,
            Self::Visit => 120,
        }
    }
}

text_enum! {
    /// Where an activity stands.
    pub enum ActivityStatus {
        Planned = "planned",
        Done = "done",
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// What made an activity.
    pub enum ActivityOrigin {
        /// Somebody.
        Manual = "manual",
        /// A call that nobody took.
        MissedCall = "missed_call",
    }
}

text_enum! {
    /// What can be done with an activity.
    pub enum ActivityAction {
        /// It happened.
        Done = "done",
        Cancel = "cancel",
        /// Takes either back.
        Reopen = "reopen",
        /// Its letter may be sent at its time.
        Approve = "approve",
        /// Its letter may not be sent after all.
        Hold = "hold",
    }
}

/// The row of an activity.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = activities, treat_none_as_default_value = false)]
pub struct ActivityRow {
    pub id: ActivityId,
    pub vendor_org: OrganisationId,
    pub kind: ActivityKind,
    pub status: ActivityStatus,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub all_day: bool,
    pub time_zone: String,
    pub relationship_id: Option<RelationshipId>,
    pub contact_id: Option<ContactId>,
    pub contact_name: Option<String>,
    pub reach: Option<String>,
    pub assignee: MembershipId,
    pub purpose: String,
    pub brief: String,
    pub cancel_reason: Option<String>,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<MembershipId>,
    pub interaction_id: Option<InteractionId>,
    pub ical_uid: String,
    pub ical_seq: i32,
    pub origin: ActivityOrigin,
    pub origin_key: Option<String>,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub version: i32,
}

/// What changes; `None` leaves a column as it is.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = activities)]
pub struct ActivityPatch {
    pub kind: Option<ActivityKind>,
    pub status: Option<ActivityStatus>,
    pub starts_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    pub all_day: Option<bool>,
    pub time_zone: Option<String>,
    pub relationship_id: Option<Option<RelationshipId>>,
    pub contact_id: Option<Option<ContactId>>,
    pub contact_name: Option<Option<String>>,
    pub reach: Option<Option<String>>,
    pub assignee: Option<MembershipId>,
    pub purpose: Option<String>,
    pub brief: Option<String>,
    pub cancel_reason: Option<Option<String>>,
    pub closed_at: Option<Option<Timestamp>>,
    pub closed_by: Option<Option<MembershipId>>,
    pub interaction_id: Option<Option<InteractionId>>,
}

/// When something is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    At {
        starts_at: Timestamp,
        ends_at: Timestamp,
    },
    /// On a day, in the activity's time zone.
    On(NaiveDate),
}

/// A contact as it is named beside an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActivityContact {
    /// Null for somebody whom only the activity names.
    pub id: Option<ContactId>,
    pub name: String,
}

/// An action as an activity offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActivityActionState {
    pub name: ActivityAction,
    pub allowed: bool,
    /// `role_too_low`, `wrong_status`, `too_late`, `mail_approved`, `mail_sent`, `no_mail`.
    pub reason: Option<&'static str>,
}

/// An activity as the vendor's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Activity {
    pub id: ActivityId,
    pub kind: ActivityKind,
    pub status: ActivityStatus,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// Its day, `YYYY-MM-DD`, if it has no hour.
    pub day: Option<String>,
    /// IANA name: where its hour, or its day, is meant.
    pub time_zone: String,
    /// Its time is over, and it is still planned.
    pub overdue: bool,
    pub account: Option<AccountRef>,
    pub contact: Option<ActivityContact>,
    /// Number, address or link.
    pub reach: Option<String>,
    pub assignee: Option<PersonRef>,
    pub purpose: String,
    /// What to say.
    pub brief: String,
    pub origin: ActivityOrigin,
    pub mail: Option<ActivityMail>,
    pub cancel_reason: Option<String>,
    pub closed_at: Option<Timestamp>,
    /// What it ended in.
    pub interaction_id: Option<InteractionId>,
    pub version: i32,
    pub actions: Vec<ActivityActionState>,
}
