//! Ids, words and rows of notifications and mails.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::features::organisations::model::{MailId, PersonRef, RelationshipId};
use crate::features::records::model::{
    EntryId, EntryKind, LaneId, LaneRef, RecordId, RecordRef, ThreadId,
};
use crate::platform::authz::{Locale, MembershipId, OrganisationId, PersonId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{mails, notifications};
use crate::platform::problem::Problem;
use crate::{id_type, text_enum};

id_type!(
    /// A line in somebody's inbox.
    NotificationId
);

type TitlesOf = fn(&mut Conn, &[RecordId]) -> Result<HashMap<RecordId, String>, Problem>;

/// Titles of records, asked of the features that have them. Whoever calls it has checked that the
/// records may be seen.
#[derive(Clone, Copy)]
pub struct RecordTitles(pub TitlesOf);

impl RecordTitles {
    /// Titles of these; a record that has none is left out.
    pub fn of(
        self,
        conn: &mut Conn,
        ids: &[RecordId],
    ) -> Result<HashMap<RecordId, String>, Problem> {
        if ids.is_empty() { Ok(HashMap::new()) } else { (self.0)(conn, ids) }
    }
}

/// A time about which somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub since: Timestamp,
    pub until: Timestamp,
}

/// A part of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DigestSection {
    pub heading: String,
    pub lines: Vec<String>,
}

/// What a summary of a project says, in its reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DigestText {
    /// The day from which on it tells.
    pub since: String,
    pub sections: Vec<DigestSection>,
}

type DigestOf = fn(&mut Conn, &Scope, RecordId, Span) -> Result<Option<DigestText>, Problem>;

/// Writes a summary with its reader's rights, asked of the feature that knows how; none if there is
/// nothing to tell.
#[derive(Clone, Copy)]
pub struct Digests(pub DigestOf);

/// What a rule tells one of the own people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeText {
    /// What the rule is called.
    pub rule: String,
    /// The customer that it is about.
    pub account: String,
    /// What whoever made the rule wrote.
    pub words: String,
    /// The page that shows more.
    pub path: String,
}

type NoticeOf = fn(&mut Conn, &Scope, uuid::Uuid) -> Result<Option<NoticeText>, Problem>;

/// Writes what a rule tells with its reader's rights, asked of the feature that knows; none if there is
/// nothing to tell them any more.
#[derive(Clone, Copy)]
pub struct Notices(pub NoticeOf);

/// What mails ask other features for.
pub type Told = (RecordTitles, Digests, Notices);

text_enum! {
    /// Whether an event comes by mail.
    pub enum MailChoice {
        Now = "now",
        Never = "never",
    }
}

text_enum! {
    /// Where a mail stands.
    pub enum MailState {
        Waiting = "waiting",
        Sent = "sent",
        /// Surely not sent yet; it is tried again.
        Failed = "failed",
        /// Will not be sent.
        Dead = "dead",
        /// The mail server may have taken it.
        Unknown = "unknown",
    }
}

/// The row of a notification.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = notifications)]
pub struct NotificationRow {
    pub id: NotificationId,
    pub membership_id: MembershipId,
    pub event: String,
    pub record_id: RecordId,
    pub lane_id: LaneId,
    pub entry_id: Option<EntryId>,
    pub actor_membership_id: Option<MembershipId>,
    pub your_turn: bool,
    pub created_at: Timestamp,
    pub read_at: Option<Timestamp>,
}

/// The row of a mail. The texts are there once it was first tried; those of links never are,
/// outside the demo.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = mails)]
pub struct MailRow {
    pub id: MailId,
    pub event: String,
    pub person_id: Option<PersonId>,
    pub membership_id: Option<MembershipId>,
    pub organisation_id: Option<OrganisationId>,
    pub record_id: Option<RecordId>,
    pub lane_id: Option<LaneId>,
    pub to_address: String,
    pub locale: Locale,
    pub subject: Option<String>,
    pub body_text: Option<String>,
    pub body_html: Option<String>,
    pub message_id: String,
    pub state: MailState,
    pub attempts: i32,
    pub error: Option<String>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
}

/// What a piece of outbox work `mail_out` carries besides the mail's id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWork {
    /// The entry that it tells about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// The invitation, password reset or session that it is made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<uuid::Uuid>,
    /// Of a summary: the time about which it tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The record that it is about, where its reader has no place in it any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    /// Of a new password: whether API tokens were revoked with it.
    #[serde(default)]
    pub tokens: bool,
    /// The second try after an unknown outcome; there is no third.
    #[serde(default)]
    pub again: bool,
}

text_enum! {
    /// What followed by itself from what somebody is told of.
    pub enum LedTo {
        /// A promise was missed: the complaint is open again.
        Reopened = "reopened",
        /// The last promise was kept or let go: the complaint is over.
        Closed = "closed",
    }
}

impl LedTo {
    /// By the kind of the entry that tells of it.
    pub fn of(kind: EntryKind) -> Option<Self> {
        match kind {
            EntryKind::Reopened => Some(Self::Reopened),
            EntryKind::AutoClosed => Some(Self::Closed),
            _ => None,
        }
    }
}

/// A line in the inbox as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Notification {
    pub id: NotificationId,
    /// `reply`, `proposed`, …: the names of the settings.
    pub event: String,
    pub record: RecordRef,
    pub actor: Option<PersonRef>,
    pub at: Timestamp,
    pub read: bool,
    /// The beginning of what was written.
    pub excerpt: Option<String>,
    /// `shared`, `private`, or the lane's id.
    #[schema(value_type = String)]
    pub lane: LaneRef,
    /// A record may have several.
    pub thread_id: ThreadId,
    /// Where in the lane the entry stands that it tells of.
    pub seq: Option<i64>,
    /// Of an agreement: the relationship on whose page it stands.
    pub relationship_id: Option<RelationshipId>,
    /// Whether it was the reader's move after it.
    pub your_turn: bool,
    /// What followed from it by itself.
    pub led_to: Option<LedTo>,
}
