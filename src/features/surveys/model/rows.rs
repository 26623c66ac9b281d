//! Words and rows of surveys, invites and responses.
use diesel::prelude::*;

use super::quotas::LinkId;
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{
    survey_invites, survey_partials, survey_responses, survey_versions, surveys,
};
use crate::{id_type, text_enum};

id_type!(
    /// Somebody who is asked.
    InviteId
);
id_type!(
    /// What somebody answered; random, so that it tells neither who nor when.
    ResponseId
);

text_enum! {
    /// Where a survey stands.
    pub enum SurveyStatus {
        Draft = "draft",
        /// It takes answers.
        Live = "live",
        Closed = "closed",
    }
}

text_enum! {
    /// What is kept of who answered; fixed when the survey is first published.
    pub enum Anonymity {
        /// The name stands with the answers.
        Identified = "identified",
        /// Kept, and never shown.
        Confidential = "confidential",
        /// Not kept.
        Anonymous = "anonymous",
    }
}

text_enum! {
    /// How far an invite has come.
    pub enum InviteState {
        Created = "created",
        Completed = "completed",
        /// The survey was not for them.
        ScreenedOut = "screened_out",
        OptedOut = "opted_out",
    }
}

text_enum! {
    /// How a response ended.
    pub enum ResponseOutcome {
        Complete = "complete",
        ScreenedOut = "screened_out",
        /// Enough people had answered when it came; its answers are not kept.
        OverQuota = "over_quota",
    }
}

text_enum! {
    /// What can be done with a survey.
    pub enum SurveyAction {
        /// Changes what the next version asks.
        Edit = "edit",
        /// Freezes it and takes answers.
        Publish = "publish",
        Invite = "invite",
        /// Mails the link once more to those who have not answered.
        Remind = "remind",
        Close = "close",
        /// Of a survey with two owners: signs what is about to be asked, for the own side.
        Approve = "approve",
        /// The same: does not sign it, and says why.
        Return = "return",
    }
}

/// Fewest answers that a figure may stand on: bounds, and what is taken unless told.
pub const K_FROM: i32 = 3;
pub const K_TO: i32 = 50;
pub const K_USUAL: i32 = 5;

/// Invites in one request, and of a survey at most.
pub const MOST_INVITED_AT_ONCE: usize = 500;
pub const MOST_INVITES: i64 = 20_000;
/// Whoever has not answered after so many reminders is left alone.
pub const MOST_REMINDERS: i32 = 3;
/// Days between two mails to somebody about one survey.
pub const DAYS_BETWEEN_MAILS: i64 = 3;
/// Days after which answers that were never sent are thrown away.
pub const PARTIAL_DAYS: i32 = 90;

/// The row of a survey.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = surveys)]
pub struct Survey {
    pub record_id: RecordId,
    pub owner_org: OrganisationId,
    pub title: String,
    pub status: SurveyStatus,
    pub anonymity: Option<Anonymity>,
    pub k_min: Option<i32>,
    /// Canonical JSON of what the next version asks.
    pub draft: String,
    /// The number of the newest version.
    pub published: i32,
    pub created_by: Option<MembershipId>,
    pub published_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

/// What publishing changes.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = surveys)]
pub struct PublishPatch {
    pub status: SurveyStatus,
    pub anonymity: Anonymity,
    pub k_min: i32,
    pub published: i32,
    pub published_at: Timestamp,
}

/// A version; its row never changes.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_versions)]
pub struct VersionRow {
    pub survey_id: RecordId,
    pub number: i32,
    pub definition: String,
    /// Of the definition, in hex.
    pub sha256: String,
    pub published_by: Option<MembershipId>,
    pub published_at: Timestamp,
}

/// An invite.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_invites, treat_none_as_default_value = false)]
pub struct Invite {
    pub id: InviteId,
    pub survey_id: RecordId,
    pub organisation_id: Option<OrganisationId>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub language: Option<String>,
    pub state: InviteState,
    /// Of its token.
    pub generation: i32,
    pub valid_from: Option<Timestamp>,
    pub valid_until: Option<Timestamp>,
    /// Days since 1970.
    pub completed_on: Option<i32>,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
    /// When its link was last put into the mail, by us.
    pub mailed_at: Option<Timestamp>,
    /// How often they were reminded.
    pub reminders: i32,
    /// When it was taken back. A used one stays used.
    pub revoked_at: Option<Timestamp>,
    /// Of somebody who signs in for the customer, instead of an address.
    pub membership_id: Option<MembershipId>,
    /// Of whoever came by an open link.
    pub link_id: Option<LinkId>,
    /// When a mail server refused its address for good; never of an anonymous survey.
    pub bounced_at: Option<Timestamp>,
    /// Of a survey with two owners: whose it is.
    pub side: Option<Side>,
}

/// Answers on the way.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = survey_partials, treat_none_as_null = true)]
pub struct Partial {
    /// SHA-256 over the token.
    pub key: Vec<u8>,
    pub survey_id: RecordId,
    pub version: i32,
    /// The page to show; `None`: only sending is left.
    pub page: Option<String>,
    pub answers: String,
    pub sets: String,
    /// Days since 1970.
    pub changed_on: i32,
}

/// A response.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_responses)]
pub struct ResponseRow {
    pub id: ResponseId,
    pub survey_id: RecordId,
    pub version: i32,
    pub outcome: ResponseOutcome,
    pub answers: String,
    pub invite_id: Option<InviteId>,
    pub organisation_id: Option<OrganisationId>,
    pub language: Option<String>,
    pub submitted_at: Option<Timestamp>,
    /// Of a mirror: for which side.
    pub side: Option<Side>,
}
