//! Reading orders: rows with one number are one order, wherever in the file they stand.
//!
//! The file is read twice. The first time tells which row of each order is its last one, so that the
//! second time every order is handed on whole, and only those that lie apart are kept in memory.
use std::collections::HashMap;
use std::sync::atomic::Ordering;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Sender;

use super::super::model::ImportError;
use super::super::reader::hash;
use super::super::rejects::Rejects;
use super::SalesOptions;
use super::bound::{BoundOrders, Told};
use super::map::{LoadedMap, OrderMap};
use super::table::{Next, Table};
use crate::features::orders::model::OrderStatus;
use crate::features::orders::service::ImportedOrder;
use crate::platform::clock::Timestamp;

/// Lines in one transaction, about.
const CHUNK: usize = 4_000;

/// Orders that are whole.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub orders: Vec<ImportedOrder>,
    pub lines: usize,
    /// Bytes of the file read so far.
    pub read: u64,
}

/// An order of which more may come.
struct Pending {
    order: ImportedOrder,
    status: Option<OrderStatus>,
    hash: Sha256,
}

/// A file whose header fits its map.
pub(super) struct OrderReader {
    table: Table,
    bound: BoundOrders,
    /// By order the place of its last row among the rows.
    last: HashMap<String, u64>,
    pending: HashMap<String, Pending>,
    map_digest: Vec<u8>,
    now: Timestamp,
}

impl OrderReader {
    pub fn open(
        options: &SalesOptions,
        loaded: &LoadedMap<OrderMap>,
        now: Timestamp,
    ) -> Result<Self, ImportError> {
        let open = || Table::open(&options.file, options.encoding.as_deref(), loaded.map.delimiter);
        let mut first = open()?;
        let bound = BoundOrders::new(&loaded.map, first.names.clone(), &options.time_zone)
            .map_err(|missing| first.lacks(&missing, &loaded.name))?;
        let last = last_rows(&mut first, &bound);
        let map_digest = Sha256::digest(loaded.text.as_bytes()).to_vec();
        Ok(Self { table: open()?, bound, last, pending: HashMap::new(), map_digest, now })
    }

    /// Bytes of the file.
    pub fn size(&self) -> u64 {
        self.table.size
    }

    /// Sends all orders in chunks; gives the number of rejected rows.
    pub fn run(mut self, chunks: &Sender<Chunk>, mut rejects: Rejects) -> Result<u64, ImportError> {
        let mut chunk = Chunk::default();
        let mut place = 0;
        loop {
            let line = match self.table.next() {
                Ok(Next::Row(line)) => line,
                Ok(Next::Bad(reject)) => {
                    rejects.add(&reject)?;
                    continue;
                }
                Ok(Next::End) => break,
                Err(damaged) => {
                    self.send(chunks, chunk);
                    rejects.finish()?;
                    return Err(damaged);
                }
            };
            if let Err(reason) = self.take() {
                rejects.add(&self.table.reject(line, reason))?;
            }
            if let Some(order) = self.ended(place) {
                chunk.lines += order.lines.len();
                chunk.orders.push(order);
            }
            place += 1;
            if chunk.lines >= CHUNK && !self.send(chunks, std::mem::take(&mut chunk)) {
                return rejects.finish();
            }
        }
        self.send(chunks, chunk);
        rejects.finish()
    }

    /// False once nobody listens any more: the writer has failed and tells why.
    fn send(&self, chunks: &Sender<Chunk>, mut chunk: Chunk) -> bool {
        chunk.read = self.table.read.load(Ordering::Relaxed);
        chunk.orders.is_empty() || chunks.blocking_send(chunk).is_ok()
    }

    /// Adds the newest row to its order.
    fn take(&mut self) -> Result<(), String> {
        let row = self.table.row()?;
        let told = self.bound.read(&row, self.now)?;
        let row_hash = hash(row.iter().map(|field| field.as_bytes()));
        let digest = &self.map_digest;
        match self.pending.get_mut(&told.order) {
            Some(pending) => add(pending, told, &row_hash),
            None => {
                let number = told.order.clone();
                self.pending.insert(number, begun(told, &row_hash, digest));
                Ok(())
            }
        }
    }

    /// The order of the newest row, if no row of it comes any more.
    fn ended(&mut self, place: u64) -> Option<ImportedOrder> {
        let row = self.table.row().ok()?;
        let number = self.bound.order(&row);
        let is_last = self.last.get(number) == Some(&place);
        let pending = if is_last { self.pending.remove(number) } else { None };
        pending.map(whole)
    }
}

fn last_rows(table: &mut Table, bound: &BoundOrders) -> HashMap<String, u64> {
    let mut last: HashMap<String, u64> = HashMap::new();
    let mut place = 0;
    // What breaks off here breaks off at the same place when rows are taken, and is told there.
    while let Ok(next) = table.next() {
        match next {
            Next::End => break,
            Next::Bad(_) => {}
            Next::Row(_) => {
                if let Ok(row) = table.row() {
                    let number = bound.order(&row);
                    match last.get_mut(number) {
                        Some(known) => *known = place,
                        None => {
                            last.insert(number.to_owned(), place);
                        }
                    }
                }
                place += 1;
            }
        }
    }
    last
}

fn begun(told: Told, row_hash: &[u8], map_digest: &[u8]) -> Pending {
    let mut hash = Sha256::new();
    hash.update(map_digest);
    hash.update(row_hash);
    let order = ImportedOrder {
        external_id: told.order,
        content_hash: Vec::new(),
        customer: told.customer,
        ordered_at: told.ordered_at,
        promised_at: None,
        shipped_at: told.shipped_at,
        delivered_at: None,
        currency: told.currency,
        status: OrderStatus::Closed,
        lines: vec![told.line],
    };
    Pending { order, status: told.status, hash }
}

/// Rows of one order must agree in what belongs to all of it.
fn add(pending: &mut Pending, told: Told, row_hash: &[u8]) -> Result<(), String> {
    let order = &mut pending.order;
    if order.currency != told.currency {
        return Err(format!(
            "mixed_currency: the order is in {}, this row in {}",
            order.currency, told.currency
        ));
    }
    if order.customer != told.customer {
        return Err("mixed_customer: the rows before name another customer".to_owned());
    }
    order.ordered_at = order.ordered_at.min(told.ordered_at);
    order.shipped_at = order.shipped_at.max(told.shipped_at);
    order.lines.push(told.line);
    pending.hash.update(row_hash);
    Ok(())
}

/// An order was promised when its last line was, and has come when all its lines have.
fn whole(pending: Pending) -> ImportedOrder {
    let Pending { mut order, status, hash } = pending;
    order.content_hash = hash.finalize().to_vec();
    order.promised_at = order.lines.iter().filter_map(|line| line.promised_at).max();
    let all_came = order.lines.iter().all(|line| line.delivered_at.is_some());
    let last = order.lines.iter().filter_map(|line| line.delivered_at).max();
    order.delivered_at = last.filter(|_| all_came);
    order.status = status.unwrap_or_else(|| by_dates(&order));
    order
}

fn by_dates(order: &ImportedOrder) -> OrderStatus {
    if order.lines.iter().all(|line| line.quantity_milli < 0) {
        OrderStatus::Returned
    } else if order.delivered_at.is_some() {
        OrderStatus::Delivered
    } else if order.shipped_at.is_some() {
        OrderStatus::Shipped
    } else if order.promised_at.is_some() {
        OrderStatus::Open
    } else {
        OrderStatus::Closed
    }
}
