//! What workers do with uploads: reading them, and forgetting them after a day.
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::TryStreamExt;

use super::super::model::ImportError;
use super::super::orders::{
    self, Rehearsed, SalesMap, SalesOptions, import_orders, import_products, rehearse_orders,
    rehearse_products,
};
use super::model::{RejectReason, UploadReject, UploadResult, UploadState, UploadedRow};
use super::service::{self, Begun, Ended, ORDER_UPLOAD};
use crate::features::complaints::service::safe_cell;
use crate::features::orders::model::{ImportKind, OrderImportId};
use crate::features::orders::service::require_may_import;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Claimed;
use crate::platform::files::FileStore;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, Pace, Task};
use crate::platform::problem::Problem;

const SYSTEM: System = System { reason: "an upload" };
/// Seconds between two looks for uploads whose time is over.
pub const LOOK_SECONDS: i64 = 3600;
/// How often it is told how far reading has come.
const TELL_EVERY: Duration = Duration::from_secs(1);
/// Rejects that are shown, and characters of their rows.
const SHOWN: usize = 100;
const ROW: usize = 500;

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let read: Arc<dyn Handler> = Arc::new(Read { platform: platform.clone() });
    vec![(ORDER_UPLOAD, read)]
}

/// Sees to it that uploads are forgotten.
pub fn forget(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(Forget(platform.clone()))
}

struct Forget(Platform);

#[async_trait]
impl Task for Forget {
    async fn run(&self) -> Result<(), JobError> {
        Ok(self.0.db.write(&SYSTEM, "upload.forget", service::forget).await?)
    }
}

struct Read {
    platform: Platform,
}

#[async_trait]
impl Handler for Read {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let id = work.subject();
        let begin = move |tx: &mut Tx<'_>| service::begin(tx, id);
        match self.platform.db.write(&SYSTEM, "upload.begin", begin).await? {
            Begun::Nothing => {}
            Begun::Taken => return Err(JobError::Retry("another worker reads it".to_owned())),
            Begun::Work(row) => {
                let ended = self.read(&row).await?;
                let end = move |tx: &mut Tx<'_>| service::end(tx, &row, &ended);
                self.platform.db.write(&SYSTEM, "upload.end", end).await?;
            }
        }
        Ok(Done::Unmarked)
    }

    /// It reads for seconds: nothing else may wait for that.
    fn pace(&self) -> Pace {
        Pace::Slow
    }
}

/// What came of a file that could be read.
type Came = (Rehearsed, Option<OrderImportId>);

impl Read {
    async fn read(&self, row: &UploadedRow) -> Result<Ended, Problem> {
        let asked = row.asked_by;
        let allowed = move |conn: &mut Conn| {
            let scope = scope_of_membership(conn, asked)?;
            Ok(scope.filter(|scope| require_may_import(conn, scope).is_ok()))
        };
        let scope = self.platform.db.read(allowed).await?;
        let (Some(scope), Some(map)) = (scope, row.map()?) else {
            return Ok(failed("right_lost".to_owned()));
        };
        let file = match fetch(&self.platform.files, &row.storage_key, &row.file_name).await {
            Ok(file) => file,
            Err(_) => return Ok(failed("file_gone".to_owned())),
        };
        let rejects = file.dir.path().join("rejects.csv");
        let reached = Arc::new(AtomicU64::new(0));
        let options = SalesOptions {
            file: file.path.clone(),
            encoding: Some(map.encoding.clone()),
            map: SalesMap::Uploaded(map),
            vendor: row.vendor_org,
            time_zone: scope.time_zone().to_owned(),
            rejects: Some(rejects.clone()),
            progress: false,
            reached: Arc::clone(&reached),
        };
        let came = self.watched(row, &options, &reached).await?;
        self.ended(row, came, &rejects).await
    }

    /// Reads, and tells each second how far it has come.
    async fn watched(
        &self,
        row: &UploadedRow,
        options: &SalesOptions,
        reached: &AtomicU64,
    ) -> Result<Result<Came, ImportError>, Problem> {
        let reading = self.came(row, options);
        tokio::pin!(reading);
        loop {
            tokio::select! {
                came = &mut reading => return Ok(came),
                () = tokio::time::sleep(TELL_EVERY) => {
                    let (id, now) = (row.id, reached.load(Ordering::Relaxed));
                    let now = i32::try_from(now).unwrap_or(0);
                    let tell = move |tx: &mut Tx<'_>| service::progress(tx, id, now);
                    self.platform.db.write(&SYSTEM, "upload.progress", tell).await?;
                }
            }
        }
    }

    async fn came(&self, row: &UploadedRow, options: &SalesOptions) -> Result<Came, ImportError> {
        let db = &self.platform.db;
        let imported = match (row.state, row.kind) {
            (UploadState::Importing, ImportKind::Orders) => import_orders(db, options).await?,
            (UploadState::Importing, ImportKind::Products) => import_products(db, options).await?,
            (_, ImportKind::Orders) => return Ok((rehearse_orders(db, options).await?, None)),
            (_, ImportKind::Products) => return Ok((rehearse_products(db, options).await?, None)),
        };
        let orders::SalesSummary { rows, done, rejected, run, .. } = imported;
        Ok((Rehearsed { rows, done, rejected }, Some(run)))
    }

    async fn ended(
        &self,
        row: &UploadedRow,
        came: Result<Came, ImportError>,
        rejects: &Path,
    ) -> Result<Ended, Problem> {
        let (came, batch) = match came {
            Ok(came) => came,
            Err(ImportError::Database(problem)) => return Err(problem),
            Err(cause) => return Ok(failed(cause.to_string())),
        };
        let Rehearsed { rows, done, rejected } = came;
        let mut result = UploadResult {
            rows,
            created: done.created,
            updated: done.updated,
            unchanged: done.unchanged,
            customers: done.customers,
            products: done.products,
            rejected,
            ..UploadResult::default()
        };
        let mut rejects_key = None;
        if rejected > 0 {
            let path = rejects.to_owned();
            let told = tokio::task::spawn_blocking(move || told(&path)).await;
            let (reasons, first, csv) = told.map_err(Problem::internal)??;
            (result.reasons, result.rejects) = (reasons, first);
            let bytes = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(csv))]);
            let stored = self.platform.files.put_stream(bytes, u64::MAX).await?;
            rejects_key = Some(stored.key.as_str().to_owned());
        }
        let imported = row.state == UploadState::Importing;
        let state = if imported { UploadState::Done } else { UploadState::Checked };
        Ok(Ended { state, result, rejects_key, batch })
    }
}

fn failed(failure: String) -> Ended {
    let result = UploadResult { failure: Some(failure), ..UploadResult::default() };
    Ended { state: UploadState::Failed, result, rejects_key: None, batch: None }
}

/// Reasons by how often, the first rejects, and all of them as CSV that spreadsheets may open.
type Told = (Vec<RejectReason>, Vec<UploadReject>, Vec<u8>);

fn told(path: &Path) -> Result<Told, Problem> {
    let mut reader = csv::Reader::from_path(path).map_err(Problem::internal)?;
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(["line", "reason", "row"]).map_err(Problem::internal)?;
    let (mut counts, mut first) = (HashMap::<String, u64>::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(Problem::internal)?;
        let cell = |place| record.get(place).unwrap_or_default();
        let (line, reason, row) = (cell(0), cell(1), cell(2));
        writer.write_record([line, reason, &safe_cell(row)]).map_err(Problem::internal)?;
        let (code, detail) = reason.split_once(": ").unwrap_or((reason, ""));
        *counts.entry(code.to_owned()).or_default() += 1;
        if first.len() < SHOWN {
            first.push(UploadReject {
                line: line.parse().unwrap_or(0),
                code: code.to_owned(),
                detail: detail.to_owned(),
                row: row.chars().take(ROW).collect(),
            });
        }
    }
    let reason = |(code, count)| RejectReason { code, count };
    let mut reasons: Vec<RejectReason> = counts.into_iter().map(reason).collect();
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    Ok((reasons, first, writer.into_inner().map_err(Problem::internal)?))
}

/// An upload on this machine's disk, as long as it is read.
pub(super) struct Fetched {
    pub dir: tempfile::TempDir,
    pub path: PathBuf,
}

/// Brings the content of an upload to where it can be read, under the name that it was given.
pub(super) async fn fetch(files: &FileStore, key: &str, name: &str) -> Result<Fetched, Problem> {
    let key = key.parse().map_err(|_| Problem::not_found())?;
    let mut stream = files.open(&key, None).await?.stream;
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.try_next().await? {
        bytes.extend_from_slice(&chunk);
    }
    let name = name.to_owned();
    let write = move || -> std::io::Result<Fetched> {
        let dir = tempfile::tempdir()?;
        // In a folder of its own: it may be called as anything.
        let folder = dir.path().join("upload");
        std::fs::create_dir(&folder)?;
        let path = folder.join(name);
        std::fs::write(&path, bytes)?;
        Ok(Fetched { dir, path })
    };
    let written = tokio::task::spawn_blocking(write).await.map_err(Problem::internal)?;
    written.map_err(Problem::internal)
}
