//! Importing: from the command to the last line that it prints.
mod chunk;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::mpsc;

use super::map::{self, Loaded};
use super::model::{Batch, BatchId, ImportError, ImportOptions, Summary};
use super::reader::{Chunk, Reader};
use super::rejects::Rejects;
use super::{source, store};
use crate::features::organisations::service as organisations;
use crate::features::segments::service as segments;
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;
use chunk::{Known, Plan};

/// Chunks that the reader may be ahead of the writer.
const AHEAD: usize = 4;
const SYSTEM: System = System { reason: "import" };

/// Imports a file of complaints. A file, map or option that cannot be used is told before anything
/// is written.
pub async fn import_complaints(db: &Db, options: &ImportOptions) -> Result<Summary, ImportError> {
    let started = db.clock().now();
    let loaded = map::load(&options.map)?;
    let one_vendor = find_one_vendor(db, options, &loaded).await?;
    let reader = Reader::open(options, &loaded, one_vendor.is_some(), started)?;
    let rejects = Rejects::new(rejects_path(options));
    let plan = Plan {
        batch: BatchId::generate(),
        source: loaded.map.source.clone(),
        one_vendor,
        locale: loaded.map.locale,
        time_zone: loaded.map.time_zone.name().to_owned(),
    };
    let bar = progress_bar(options.progress, reader.size);
    if !options.dry_run {
        start(db, options, &plan, started).await?;
    }
    let (sender, chunks) = mpsc::channel(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let written = take(db, options.dry_run, &plan, chunks, &bar, started).await;
    bar.finish_and_clear();
    let (created, updated) = written?;
    let rejected = reading.await.map_err(Problem::internal)?;
    if let (Ok(rejected), false) = (&rejected, options.dry_run) {
        finish(db, &plan, [created, updated, *rejected]).await?;
    }
    let seconds = seconds_between(started, db.clock().now());
    Ok(Summary { created, updated, rejected: rejected?, seconds })
}

/// The vendor of all rows, if the command or the map names one.
async fn find_one_vendor(
    db: &Db,
    options: &ImportOptions,
    loaded: &Loaded,
) -> Result<Option<OrganisationId>, ImportError> {
    if let Some(id) = options.vendor_override {
        let found = db.read(move |conn| Ok(organisations::org_refs(conn, &[id])?)).await?;
        if !found.contains_key(&id) {
            return Err(ImportError::Unusable(format!("there is no organisation {id}")));
        }
        return Ok(Some(id));
    }
    let Some(slug) = loaded.map.vendor.slug.clone() else { return Ok(None) };
    let wanted = slug.clone();
    let found =
        db.read(move |conn| Ok(organisations::find_by_slug_unscoped(conn, &wanted)?)).await?;
    match found {
        Some(organisation) => Ok(Some(organisation.id)),
        None => Err(ImportError::Unusable(format!(
            "there is no organisation with the address {slug}, which the map {} names",
            loaded.name
        ))),
    }
}

fn rejects_path(options: &ImportOptions) -> PathBuf {
    let usual = || format!("{}.rejects.csv", source::name_of(&options.file)).into();
    options.rejects.clone().unwrap_or_else(usual)
}

/// Writes the chunks as they come; gives how many rows were created and updated.
async fn take(
    db: &Db,
    dry_run: bool,
    plan: &Plan,
    mut chunks: mpsc::Receiver<Chunk>,
    bar: &ProgressBar,
    started: Timestamp,
) -> Result<(u64, u64), ImportError> {
    let plan = Arc::new(plan.clone());
    let known = Arc::new(RwLock::new(Known::default()));
    let (mut created, mut updated) = (0_u64, 0_u64);
    while let Some(chunk) = chunks.recv().await {
        let read = chunk.read;
        let (chunk, plan) = (Arc::new(chunk), Arc::clone(&plan));
        let done = if dry_run {
            db.scan(move |conn| chunk::preview(conn, &plan, &chunk)).await?
        } else {
            let known = Arc::clone(&known);
            let write = move |tx: &mut Tx<'_>| {
                let known = known.read().unwrap_or_else(PoisonError::into_inner);
                chunk::write(tx, &plan, &known, &chunk)
            };
            db.write(&SYSTEM, "complaints.import", write).await?
        };
        created += done.created;
        updated += done.updated;
        // Only now: a transaction that is run again must not find what its first try made.
        known.write().unwrap_or_else(PoisonError::into_inner).add(done.new);
        bar.set_position(read);
        bar.set_message(rate(created + updated, started, db.clock().now()));
    }
    Ok((created, updated))
}

async fn start(
    db: &Db,
    options: &ImportOptions,
    plan: &Plan,
    started: Timestamp,
) -> Result<(), ImportError> {
    let row = Batch {
        id: plan.batch,
        vendor_org: plan.one_vendor,
        source: plan.source.clone(),
        file_name: source::name_of(&options.file),
        created: 0,
        updated: 0,
        rejected: 0,
        started_at: started,
        finished_at: None,
    };
    let begin = move |tx: &mut Tx<'_>| {
        tx.subject(row.id);
        Ok(store::insert_batch(tx.conn, &row)?)
    };
    Ok(db.write(&SYSTEM, "complaints.import_start", begin).await?)
}

async fn finish(db: &Db, plan: &Plan, counts: [u64; 3]) -> Result<(), ImportError> {
    let (batch, vendor) = (plan.batch, plan.one_vendor);
    let counts = counts.map(|count| i32::try_from(count).unwrap_or(i32::MAX));
    let end = move |tx: &mut Tx<'_>| {
        tx.subject(batch);
        store::finish_batch(tx.conn, batch, counts, tx.now)?;
        match vendor {
            Some(vendor) => segments::plan_all(tx, vendor),
            None => Ok(()),
        }
    };
    Ok(db.write(&SYSTEM, "complaints.import_finish", end).await?)
}

/// On stderr, and only if that is a terminal.
pub(super) fn progress_bar(shown: bool, size: u64) -> ProgressBar {
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(size), target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}, {eta} left") {
        bar.set_style(style);
    }
    bar
}

pub(super) fn seconds_between(started: Timestamp, now: Timestamp) -> f64 {
    let micros = u32::try_from((now.micros() - started.micros()).max(0) / 1000).unwrap_or(u32::MAX);
    f64::from(micros) / 1000.0
}

pub(super) fn rate(rows: u64, started: Timestamp, now: Timestamp) -> String {
    let millis = u64::try_from((now.micros() - started.micros()).max(1000) / 1000).unwrap_or(1);
    format!("{rows} rows, {} a second", rows.saturating_mul(1000) / millis)
}
