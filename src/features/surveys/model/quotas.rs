//! Rows of open links and quotas.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::id_type;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{survey_links, survey_quotas};

id_type!(
    /// An open link.
    LinkId
);
id_type!(
    /// How many answers of a kind are wanted.
    QuotaId
);

/// Open links and quotas of one survey, at most.
pub const MOST_LINKS: usize = 50;
pub const MOST_QUOTAS: usize = 50;

/// An open link: whoever holds it gets an invite of their own.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_links)]
pub struct OpenLink {
    pub id: LinkId,
    pub survey_id: RecordId,
    pub name: String,
    pub valid_until: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub created_by: Option<MembershipId>,
    pub created_at: Timestamp,
}

/// How many answers are wanted: in all, by one open link, or with one option of a question.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_quotas)]
pub struct Quota {
    pub id: QuotaId,
    pub survey_id: RecordId,
    pub link_id: Option<LinkId>,
    pub question: Option<String>,
    pub option: Option<String>,
    pub most: i32,
    /// Never above `most`.
    pub taken: i32,
    pub created_at: Timestamp,
}

impl Quota {
    pub fn is_full(&self) -> bool {
        self.taken >= self.most
    }
}
