//! What is counted of a survey beside its responses.
use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::platform::db::schema::survey_tallies;

/// Counts of a survey.
#[derive(Debug, Clone, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = survey_tallies)]
pub struct Tallies {
    pub survey_id: RecordId,
    /// JSON: the counts that move in batches while the survey is live.
    pub live: String,
    /// JSON: at which question those were left standing who had not sent when it closed.
    pub left_at: String,
}
