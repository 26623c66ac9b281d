//! What an import is asked for, what it answers, and the rows that it keeps of itself.
use std::path::PathBuf;

use diesel::prelude::*;

use crate::features::records::model::RecordId;
use crate::id_type;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::{external_refs, import_batches};
use crate::platform::problem::Problem;

id_type!(
    /// One run of an import.
    BatchId
);

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// CSV, plain or gzip.
    pub file: PathBuf,
    /// Name of a built-in map, or path of a TOML file.
    pub map: String,
    /// Label of the file's encoding, such as `latin1`; UTF-8 unless told, or as the file's
    /// byte order mark says.
    pub encoding: Option<String>,
    /// Reads and checks everything, and writes nothing but the rejects.
    pub dry_run: bool,
    /// Where rejected rows go; `NAME.rejects.csv` in the current folder unless told.
    pub rejects: Option<PathBuf>,
    /// The vendor of all rows, whatever the map says.
    pub vendor_override: Option<OrganisationId>,
    /// A bar on stderr, if that is a terminal.
    pub progress: bool,
}

/// What came of it. Its `Display` is the last line that the command prints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    pub created: u64,
    /// Rows whose complaint was there already, changed or not.
    pub updated: u64,
    pub rejected: u64,
    pub seconds: f64,
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { created, updated, rejected, seconds } = self;
        write!(f, "{created} created, {updated} updated, {rejected} rejected in {seconds:.1} s")
    }
}

impl Summary {
    /// The last line of a dry run.
    pub fn rehearsed(&self) -> String {
        let Self { created, updated, rejected, seconds } = self;
        format!(
            "dry run: would create {created}, update {updated}, reject {rejected} ({seconds:.1} s); \
             nothing was written to the portal"
        )
    }
}

/// Why an import did not start or did not end: one sentence for whoever typed the command.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ImportError {
    /// The file, the map or an option cannot be used. Nothing was written.
    #[error("{0}")]
    Unusable(String),
    /// The file broke off. What was read before is taken, and importing the whole file later goes
    /// on from there.
    #[error("{file} is damaged after line {line}: {cause}; the rows before it were taken")]
    Damaged { file: String, line: u64, cause: String },
    #[error("the rejects file {0}")]
    Rejects(String),
    #[error("the database did not take the rows: {0}; importing the file again goes on from there")]
    Database(Problem),
}

impl From<Problem> for ImportError {
    fn from(problem: Problem) -> Self {
        Self::Database(problem)
    }
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reject {
    /// Of its first line; the header is line 1.
    pub line: u64,
    /// A code, and a sentence: `bad_date: …`.
    pub reason: String,
    /// As it stood in the file.
    pub row: String,
}

/// Which complaint a row of a source became.
#[derive(Debug, Clone, Insertable, Queryable)]
#[diesel(table_name = external_refs, treat_none_as_default_value = false)]
pub(super) struct ExternalRef {
    pub vendor_org: OrganisationId,
    pub source: String,
    pub external_id: String,
    pub record_id: RecordId,
    pub content_hash: Vec<u8>,
}

/// One run of an import, for the operator.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = import_batches, treat_none_as_default_value = false)]
pub(super) struct Batch {
    pub id: BatchId,
    /// `None`: of several vendors.
    pub vendor_org: Option<OrganisationId>,
    pub source: String,
    pub file_name: String,
    pub created: i32,
    pub updated: i32,
    pub rejected: i32,
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}
