//! Uploads: their rows, and what is shown of them.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::orders::UploadMap;
use crate::features::orders::model::{ImportKind, OrderImportId};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::clock::Timestamp;
use crate::platform::db::Json;
use crate::platform::db::schema::order_uploads;
use crate::platform::problem::Problem;
use crate::{id_type, text_enum};

id_type!(
    /// An uploaded file of orders or products.
    UploadId
);

text_enum! {
    /// How far an upload has come.
    pub enum UploadState {
        New = "new",
        /// It is read without writing, or waits for that.
        Checking = "checking",
        Checked = "checked",
        Importing = "importing",
        Done = "done",
        /// It could not be read: the result says why.
        Failed = "failed",
    }
}

impl UploadState {
    /// Whether a worker has to do with it.
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Checking | Self::Importing)
    }
}

/// The row of an upload.
#[derive(Debug, Clone, HasQuery, Insertable)]
#[diesel(table_name = order_uploads, treat_none_as_default_value = false)]
pub struct UploadedRow {
    pub id: UploadId,
    pub vendor_org: OrganisationId,
    pub kind: ImportKind,
    pub file_name: String,
    pub size: i64,
    pub storage_key: String,
    pub state: UploadState,
    pub progress: i32,
    pub moved_at: Timestamp,
    pub map: Option<Json>,
    pub result: Option<Json>,
    pub rejects_key: Option<String>,
    pub batch_id: Option<OrderImportId>,
    pub asked_by: MembershipId,
    pub uploaded_at: Timestamp,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UploadReject {
    /// Of its first line; the header is line 1.
    pub line: u64,
    /// A code, as `bad_date`.
    pub code: String,
    /// A sentence.
    pub detail: String,
    /// As it stands in the file, cut off after five hundred characters.
    pub row: String,
}

/// How often rows were not taken for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RejectReason {
    pub code: String,
    pub count: u64,
}

/// What reading a file came to, or would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UploadResult {
    /// Rows that were taken.
    pub rows: u64,
    /// Of orders or products.
    pub created: u64,
    pub updated: u64,
    pub unchanged: u64,
    /// Customers and products that orders make by the way.
    pub customers: u64,
    pub products: u64,
    pub rejected: u64,
    /// The most frequent first.
    pub reasons: Vec<RejectReason>,
    /// The first hundred.
    pub rejects: Vec<UploadReject>,
    /// Why the file could not be read to its end: `file_gone`, `right_lost`, or a sentence.
    pub failure: Option<String>,
}

/// An uploaded file of orders or products.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OrderUpload {
    pub id: UploadId,
    pub kind: ImportKind,
    pub file_name: String,
    /// Bytes.
    pub size: i64,
    pub state: UploadState,
    /// Of a hundred, while it is read.
    pub progress: i32,
    /// What it was read with last.
    pub map: Option<UploadMap>,
    pub result: Option<UploadResult>,
    /// The run that it was imported with.
    pub import_id: Option<OrderImportId>,
    pub uploaded_at: Timestamp,
}

impl UploadedRow {
    pub fn map(&self) -> Result<Option<UploadMap>, Problem> {
        let map = self.map.as_ref().map(|map| serde_json::from_value(map.0.clone()));
        map.transpose().map_err(Problem::internal)
    }

    pub fn shown(self) -> Result<OrderUpload, Problem> {
        let map = self.map()?;
        let result = self.result.map(|result| serde_json::from_value(result.0));
        Ok(OrderUpload {
            id: self.id,
            kind: self.kind,
            file_name: self.file_name,
            size: self.size,
            state: self.state,
            progress: self.progress,
            map,
            result: result.transpose().map_err(Problem::internal)?,
            import_id: self.batch_id,
            uploaded_at: self.uploaded_at,
        })
    }
}
