//! Visible forms of runs of imports.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ImportKind, ImportRow, OrderImportId};
use crate::platform::clock::Timestamp;

/// A run of an import of orders or products.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderImport {
    pub id: OrderImportId,
    pub kind: ImportKind,
    /// The system that the file came from.
    pub source: String,
    pub file_name: String,
    /// Of orders or products.
    pub created: i32,
    pub updated: i32,
    pub unchanged: i32,
    /// Rows that were not taken.
    pub rejected: i32,
    pub started_at: Timestamp,
    /// Null: it runs, or broke off; what it wrote can be taken back all the same.
    pub finished_at: Option<Timestamp>,
    pub undone_at: Option<Timestamp>,
}

impl From<ImportRow> for OrderImport {
    fn from(row: ImportRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            source: row.source,
            file_name: row.file_name,
            created: row.created,
            updated: row.updated,
            unchanged: row.unchanged,
            rejected: row.rejected,
            started_at: row.started_at,
            finished_at: row.finished_at,
            undone_at: row.undone_at,
        }
    }
}

/// What came of taking a run back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ImportTakenBack {
    pub removed: i64,
    /// As they were before the run.
    pub restored: i64,
    /// Products that are named elsewhere by now, or that people have changed.
    pub kept: i64,
}
