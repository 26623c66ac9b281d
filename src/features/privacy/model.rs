//! Ids, words, rows and visible forms of erasing, exporting and forgetting.
use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::features::organisations::model::PersonRef;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{erasures, retention_rules};
use crate::{id_type, text_enum};

id_type!(
    /// That somebody was erased.
    ErasureId
);
id_type!(
    /// Whom it is about: a contact, a membership or a person.
    SubjectId
);

text_enum! {
    /// What somebody is to the vendor.
    pub enum SubjectKind {
        /// Kept at a customer.
        Contact = "contact",
        /// Signs in for the own organisation.
        Member = "member",
    }
}

text_enum! {
    /// What is forgotten in time.
    pub enum RetentionKind {
        /// Numbers, addresses and names of callers.
        Callers = "callers",
        /// Texts of mails that were sent by the program.
        Mails = "mails",
        /// Texts of letters that people sent.
        Letters = "letters",
        /// Names and addresses of those who never answered a survey.
        Invites = "invites",
    }
}

/// The row of an erasure.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = erasures, treat_none_as_default_value = false)]
pub struct ErasureRow {
    pub id: ErasureId,
    pub vendor_org: Option<OrganisationId>,
    pub kind: SubjectKind,
    pub subject: SubjectId,
    pub pseudonym: String,
    pub changed_rows: i32,
    pub entries: i32,
    pub erased_by: Option<MembershipId>,
    pub erased_at: Timestamp,
}

/// The row of a rule.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = retention_rules, treat_none_as_default_value = false)]
pub struct RuleRow {
    pub vendor_org: OrganisationId,
    pub kind: RetentionKind,
    pub months: i32,
    pub set_by: Option<MembershipId>,
    pub set_at: Timestamp,
}

/// What somebody is found and replaced by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traits {
    /// Whole names, in any order of their parts.
    pub names: Vec<String>,
    /// Single parts of the name: searched in what is surely theirs alone.
    pub parts: Vec<String>,
    /// Addresses and numbers, as written and in their one form.
    pub reach: Vec<String>,
}

/// Somebody about whom something is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PrivacySubject {
    pub kind: SubjectKind,
    /// Of the contact or of the membership.
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub name: String,
    /// Where they work, or what they do.
    pub hint: Option<String>,
    /// Why they cannot be erased by whoever asks; null: they can.
    #[schema(value_type = Option<String>)]
    pub refused: Option<&'static str>,
}

/// People who were looked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PrivacySubjects {
    pub items: Vec<PrivacySubject>,
}

/// How often somebody stands somewhere.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Trace {
    /// The table, as in the export.
    pub place: &'static str,
    pub count: i64,
}

/// Where somebody stands, and what erasing would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Traces {
    pub subject: PrivacySubject,
    /// Rows about them.
    pub kept: Vec<Trace>,
    /// Texts that name them: the name would be replaced.
    pub named_in: Vec<Trace>,
    /// Entries that name them: the whole text would be destroyed.
    pub entries: usize,
}

/// That somebody was erased.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Erasure {
    pub id: ErasureId,
    pub kind: SubjectKind,
    /// Under which name they stand now.
    pub pseudonym: String,
    pub changed_rows: i32,
    pub entries: i32,
    pub erased_by: Option<PersonRef>,
    pub erased_at: Timestamp,
}

/// What of a kind is forgotten when.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RetentionRule {
    pub kind: RetentionKind,
    /// Null: never.
    pub months: Option<i32>,
    /// How much is older than that now; with another number of months asked for, than that.
    pub due: i64,
    pub set_at: Option<Timestamp>,
}

/// All kinds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RetentionRules {
    pub items: Vec<RetentionRule>,
}
