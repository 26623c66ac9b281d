//! Surveys that ask the same again, and what readers call texts.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::platform::authz::MembershipId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{survey_text_tags, survey_waves};

/// The place of a survey among those that ask the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery, Insertable)]
#[diesel(table_name = survey_waves)]
pub struct Wave {
    pub survey_id: RecordId,
    /// The first of them.
    pub first_id: RecordId,
    pub number: i32,
}

/// Waves that a trend is made of at most, the newest ones.
pub const MOST_WAVES: i64 = 12;

/// A tag of a text.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_text_tags, treat_none_as_default_value = false)]
pub struct TextTag {
    pub survey_id: RecordId,
    pub question: String,
    pub text_key: String,
    pub tag: String,
    pub tagged_by: Option<MembershipId>,
    pub tagged_at: Timestamp,
}

/// Tags of one text, and characters of a tag at most.
pub const MOST_TAGS: usize = 10;
pub const TAG_LENGTH: usize = 40;
