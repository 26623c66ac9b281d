//! Reading a file without writing: what it would bring, and what would be rejected.
use std::collections::HashSet;

use tokio::sync::mpsc;

use super::products::ProductReader;
use super::reader::{self, OrderReader};
use super::{AHEAD, SalesOptions, map, rejects};
use crate::features::imports::model::ImportError;
use crate::features::orders::service::{self as orders, Foreseen, Imported};
use crate::platform::db::{Conn, Db};
use crate::platform::problem::Problem;

/// What an import would do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rehearsed {
    /// Rows that would be taken.
    pub rows: u64,
    pub done: Imported,
    pub rejected: u64,
}

/// What was seen in all chunks so far; what stands in several is made once.
#[derive(Default)]
struct Seen {
    rehearsed: Rehearsed,
    customers: HashSet<String>,
    products: HashSet<String>,
}

impl Seen {
    fn add(&mut self, rows: usize, chunk: Foreseen) {
        self.rehearsed.rows += u64::try_from(rows).unwrap_or(0);
        self.rehearsed.done.created += chunk.created;
        self.rehearsed.done.updated += chunk.updated;
        self.rehearsed.done.unchanged += chunk.unchanged;
        self.customers.extend(chunk.customers);
        self.products.extend(chunk.products);
    }

    fn end(mut self, rejected: u64) -> Rehearsed {
        self.rehearsed.done.customers = u64::try_from(self.customers.len()).unwrap_or(0);
        self.rehearsed.done.products = u64::try_from(self.products.len()).unwrap_or(0);
        self.rehearsed.rejected = rejected;
        self.rehearsed
    }
}

/// What importing these orders would do.
pub async fn rehearse_orders(db: &Db, options: &SalesOptions) -> Result<Rehearsed, ImportError> {
    let loaded = map::orders(&options.map)?;
    let reader = OrderReader::open(options, &loaded, db.clock().now())?;
    let (size, rejects) = (reader.size(), rejects(options));
    let (sender, mut chunks) = mpsc::channel::<reader::Chunk>(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let mut seen = Seen::default();
    while let Some(chunk) = chunks.recv().await {
        options.reach(chunk.read, size);
        let (rows, vendor, source) = (chunk.lines, options.vendor, loaded.map.source.clone());
        let look =
            move |conn: &mut Conn| orders::foresee_orders(conn, vendor, &source, &chunk.orders);
        seen.add(rows, db.scan(look).await?);
    }
    Ok(seen.end(reading.await.map_err(Problem::internal)??))
}

/// What importing these products would do.
pub async fn rehearse_products(db: &Db, options: &SalesOptions) -> Result<Rehearsed, ImportError> {
    let loaded = map::products(&options.map)?;
    let reader = ProductReader::open(options, &loaded)?;
    let rejects = rejects(options);
    let (sender, mut chunks) = mpsc::channel(AHEAD);
    let reading = tokio::task::spawn_blocking(move || reader.run(&sender, rejects));
    let mut seen = Seen::default();
    while let Some(chunk) = chunks.recv().await {
        let (rows, vendor) = (chunk.len(), options.vendor);
        let look = move |conn: &mut Conn| orders::foresee_products(conn, vendor, &chunk);
        seen.add(rows, db.scan(look).await?);
    }
    Ok(seen.end(reading.await.map_err(Problem::internal)??))
}
