//! Files that people answer with. Only where names stand with the answers are they asked for: what is
//! in a file, and what its camera wrote into it, says who somebody is.
use diesel::prelude::*;

use super::InviteId;
use crate::features::records::model::RecordId;
use crate::id_type;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::survey_files;
use crate::platform::http::content::Content;

id_type!(
    /// A file that somebody answered with.
    AnswerFileId
);

/// Megabytes of a file at most: a photo of a telephone, or a long document.
pub const MOST_MEGABYTES: u64 = 10;
/// Files of one page at most.
pub const MOST_FILES: usize = 5;

/// The row of a file.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = survey_files)]
pub struct AnswerFile {
    pub id: AnswerFileId,
    pub survey_id: RecordId,
    pub invite_id: InviteId,
    /// The answers on the way that it belongs to; `None` once they were sent.
    pub partial_key: Option<Vec<u8>>,
    pub question: String,
    pub name: String,
    pub size: i64,
    pub sha256: Vec<u8>,
    pub media_type: String,
    pub storage_key: String,
    pub created_at: Timestamp,
}

impl From<AnswerFile> for Content {
    fn from(row: AnswerFile) -> Self {
        Self {
            name: row.name,
            size: row.size,
            sha256: row.sha256,
            media_type: row.media_type,
            storage_key: row.storage_key,
        }
    }
}
