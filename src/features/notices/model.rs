//! Ids, words and rows of notices.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::notices;
use crate::{id_type, text_enum};

id_type!(
    /// A line in somebody's inbox that is about no record.
    NoticeId
);
id_type!(
    /// What somebody is told of once.
    NoticeSubject
);

text_enum! {
    /// What somebody is told.
    pub enum NoticeEvent {
        /// Something is asked for more often than before.
        DemandAlarm = "demand_alarm",
        /// More customers complain of something than before.
        DefectAlarm = "defect_alarm",
        /// A decision on a demand is to be looked at again.
        DemandReview = "demand_review",
        /// A decision on a figure is to be looked at again.
        FigureReview = "figure_review",
    }
}

/// The row of a notice.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = notices, treat_none_as_default_value = false)]
pub struct NoticeRow {
    pub id: NoticeId,
    pub membership_id: MembershipId,
    pub event: NoticeEvent,
    pub subject: NoticeSubject,
    pub title: String,
    pub more: i32,
    pub target: Option<String>,
    pub created_at: Timestamp,
    pub read_at: Option<Timestamp>,
}

/// A notice as its reader sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Notice {
    pub id: NoticeId,
    pub event: NoticeEvent,
    /// What it names: a topic, what customers complain of, what was decided on a figure.
    pub title: String,
    /// How many more there are than the one that is named.
    pub more: i32,
    /// The topic or the figure whose page shows it, or the kind of the defect; null: the page of all
    /// alarms.
    pub target: Option<String>,
    pub at: Timestamp,
    pub read: bool,
}

impl From<NoticeRow> for Notice {
    fn from(row: NoticeRow) -> Self {
        let NoticeRow { id, event, title, more, target, created_at, read_at, .. } = row;
        Self { id, event, title, more, target, at: created_at, read: read_at.is_some() }
    }
}
