//! Importing products and orders: `concord import products`, `concord import orders`, and taking a
//! run back. A row is taken whole or not at all, what was not taken stands in the rejects file, and an
//! import can be repeated: what says the same as before writes nothing.
mod amounts;
mod bound;
mod columns;
mod guess;
mod map;
mod products;
mod reader;
mod rehearse;
mod table;
mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::ProgressBar;
use tokio::sync::mpsc;

pub use self::columns::UploadMap;
pub(super) use self::columns::one_of;
pub use self::guess::{UploadLook, look};
pub use self::map::SalesMap;
use self::products::ProductReader;
use self::reader::OrderReader;
pub use self::rehearse::{Rehearsed, rehearse_orders, rehearse_products};
use super::model::ImportError;
use super::rejects::Rejects;
use super::service::{progress_bar, rate, seconds_between};
use super::source;
use crate::features::orders::model::{ImportKind, ImportRow, OrderImportId};
use crate::features::orders::service::{self as orders, Imported, Undone};
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Db, Tx};
use crate::platform::problem::Problem;

/// Chunks that the reader may be ahead of the writer.
const AHEAD: usize = 4;
const SYSTEM: System = System { reason: "import" };

/// What to import, and how.
#[derive(Debug, Clone)]
pub struct SalesOptions {
    /// CSV, plain or gzip.
    pub file: PathBuf,
    pub map: SalesMap,
    /// Label of the file's encoding; UTF-8 unless told.
    pub encoding: Option<String>,
    pub vendor: OrganisationId,
    /// Of the vendor: of times that do not say theirs.
    pub time_zone: String,
    /// `NAME.rejects.csv` in the current folder unless told.
    pub rejects: Option<PathBuf>,
    /// A bar on stderr, if that is a terminal.
    pub progress: bool,
    /// How far it has come, of a hundred, for whoever looks.
    pub reached: Arc<AtomicU64>,
}

impl SalesOptions {
    fn reach(&self, read: u64, size: u64) {
        self.reached.store((100 * read / size.max(1)).min(99), Ordering::Relaxed);
    }
}

/// What came of it. Its `Display` is the last line that the command prints.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SalesSummary {
    pub run: OrderImportId,
    pub kind: ImportKind,
    /// Rows that were taken.
    pub rows: u64,
    pub done: Imported,
    pub rejected: u64,
    pub seconds: f64,
}

impl std::fmt::Display for SalesSummary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Imported { created, updated, unchanged, products, customers } = self.done;
        let Self { run, kind, rows, rejected, seconds, .. } = self;
        let rate = f64::from(u32::try_from(*rows).unwrap_or(u32::MAX)) / seconds.max(0.001);
        write!(f, "{rows} rows in {seconds:.1} s ({rate:.0} a second), {rejected} rejected; ")?;
        write!(f, "{kind}: {created} created, {updated} updated, {unchanged} unchanged")?;
        if *kind == ImportKind::Orders {
            write!(f, "; {products} products and {customers} customers made")?;
        }
        if created + updated + products > 0 {
            write!(f, "\nto take it back: concord import undo {run}")?;
        }
        Ok(())
    }
}

/// Imports orders. A file, map or option that cannot be used is told before anything is written.
pub async fn import_orders(db: &Db, options: &SalesOptions) -> Result<SalesSummary, ImportError> {
    let started = db.clock().now();
    let loaded = map::orders(&options.map)?;
    let reader = OrderReader::open(options, &loaded, started)?;
    let run = begin(db, options, ImportKind::Orders, &loaded.map.source, started).await?;
    let size = reader.size();
    let bar = progress_bar(options.progress, size);
    let rejects = rejects(options);
    let (sender, mut chunks) = mpsc::channel::<reader::Chunk>(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let (mut done, mut rows) = (Imported::default(), 0);
    while let Some(chunk) = chunks.recv().await {
        rows += u64::try_from(chunk.lines).unwrap_or(0);
        let read = chunk.read;
        options.reach(read, size);
        let (chunk, batch) = (Arc::new(chunk.orders), Arc::clone(&run));
        let write = move |tx: &mut Tx<'_>| orders::import_orders(tx, &batch, &chunk);
        add(&mut done, db.write(&SYSTEM, "orders.import", write).await?);
        moved(&bar, read, rows, started, db);
    }
    bar.finish_and_clear();
    let rejected = reading.await.map_err(Problem::internal)?;
    end(db, &run, rows, done, rejected, started).await
}

/// Imports products.
pub async fn import_products(db: &Db, options: &SalesOptions) -> Result<SalesSummary, ImportError> {
    let started = db.clock().now();
    let loaded = map::products(&options.map)?;
    let reader = ProductReader::open(options, &loaded)?;
    let run = begin(db, options, ImportKind::Products, &loaded.map.source, started).await?;
    let rejects = rejects(options);
    let (sender, mut chunks) = mpsc::channel(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let (mut done, mut rows) = (Imported::default(), 0);
    while let Some(chunk) = chunks.recv().await {
        rows += u64::try_from(chunk.len()).unwrap_or(0);
        let (chunk, batch) = (Arc::new(chunk), Arc::clone(&run));
        let write = move |tx: &mut Tx<'_>| orders::import_products(tx, &batch, &chunk);
        add(&mut done, db.write(&SYSTEM, "products.import", write).await?);
    }
    let rejected = reading.await.map_err(Problem::internal)?;
    end(db, &run, rows, done, rejected, started).await
}

/// Takes a run back, or says why not.
pub async fn take_back(db: &Db, run: OrderImportId) -> Result<Undone, Problem> {
    db.write(&SYSTEM, "import.undo", move |tx| orders::undo(tx, run)).await
}

fn rejects(options: &SalesOptions) -> Rejects {
    let usual = || format!("{}.rejects.csv", source::name_of(&options.file)).into();
    Rejects::new(options.rejects.clone().unwrap_or_else(usual))
}

fn add(done: &mut Imported, more: Imported) {
    done.created += more.created;
    done.updated += more.updated;
    done.unchanged += more.unchanged;
    done.products += more.products;
    done.customers += more.customers;
}

fn moved(bar: &ProgressBar, read: u64, rows: u64, started: Timestamp, db: &Db) {
    bar.set_position(read);
    bar.set_message(rate(rows, started, db.clock().now()));
}

async fn begin(
    db: &Db,
    options: &SalesOptions,
    kind: ImportKind,
    source: &str,
    started_at: Timestamp,
) -> Result<Arc<ImportRow>, ImportError> {
    let run = Arc::new(ImportRow {
        id: OrderImportId::generate(),
        vendor_org: options.vendor,
        kind,
        source: source.to_owned(),
        file_name: source::name_of(&options.file),
        created: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        started_at,
        finished_at: None,
        undone_at: None,
    });
    let row = Arc::clone(&run);
    db.write(&SYSTEM, "orders.import_start", move |tx| orders::start(tx, &row)).await?;
    Ok(run)
}

async fn end(
    db: &Db,
    run: &Arc<ImportRow>,
    rows: u64,
    done: Imported,
    rejected: Result<u64, ImportError>,
    started: Timestamp,
) -> Result<SalesSummary, ImportError> {
    let (vendor, id) = (run.vendor_org, run.id);
    let count = rejected.as_ref().copied().unwrap_or(0);
    let write = move |tx: &mut Tx<'_>| orders::finish(tx, vendor, id, done, count);
    db.write(&SYSTEM, "orders.import_finish", write).await?;
    let seconds = seconds_between(started, db.clock().now());
    Ok(SalesSummary { run: id, kind: run.kind, rows, done, rejected: rejected?, seconds })
}

#[cfg(test)]
mod tests;
