//! Taking a run of an import back.
use std::collections::HashSet;

use crate::features::orders::model::{
    ChangeRow, ChangedEntity, ImportRow, LineRow, OrderId, OrderImportId, OrderRow, ProductId,
    ProductRow,
};
use crate::features::orders::store;
use crate::features::segments::service as segments;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Json, Tx};
use crate::platform::problem::Problem;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// There is no such run.
    Unknown,
    /// It was taken back before.
    Already(Timestamp),
    /// These runs, the newest last, wrote some of the same since.
    Later { runs: Vec<OrderImportId>, touched: usize },
    /// Complaints were filed about so many of the orders that it made.
    Complaints(usize),
    Done {
        removed: usize,
        restored: usize,
        /// Products that are named elsewhere by now, or that people have changed.
        kept: usize,
    },
}

/// What a run did to entities of one kind.
struct Split<Id> {
    made: Vec<Id>,
    changed: Vec<(Id, Json)>,
}

impl<Id: Copy> Split<Id> {
    fn of(changes: &[ChangeRow], entity: ChangedEntity, id: impl Fn(uuid::Uuid) -> Id) -> Self {
        let mut split = Self { made: Vec::new(), changed: Vec::new() };
        for change in changes.iter().filter(|change| change.entity == entity) {
            match &change.was {
                None => split.made.push(id(change.entity_id.0)),
                Some(was) => split.changed.push((id(change.entity_id.0), was.clone())),
            }
        }
        split
    }

    fn all(&self) -> Vec<Id> {
        self.made.iter().copied().chain(self.changed.iter().map(|(id, _)| *id)).collect()
    }
}

/// Removes what the run made and puts back what it changed, all or nothing. Customers that it made
/// stay: people may have begun to work with them.
pub fn undo(tx: &mut Tx<'_>, id: OrderImportId) -> Result<Undone, Problem> {
    let Some(run) = store::find_import(tx.conn, id)? else { return Ok(Undone::Unknown) };
    if let Some(at) = run.undone_at {
        return Ok(Undone::Already(at));
    }
    tx.audit_organisation(run.vendor_org);
    tx.subject(id);
    let changes = store::changes(tx.conn, id)?;
    let orders = Split::of(&changes, ChangedEntity::Order, OrderId);
    let products = Split::of(&changes, ChangedEntity::Product, ProductId);
    if let Some(refused) = refusal(tx, &run, &orders, &products)? {
        return Ok(refused);
    }
    store::delete_complaints(tx.conn, &orders.made)?;
    store::delete_lines(tx.conn, &orders.all())?;
    store::delete_orders(tx.conn, &orders.made)?;
    restore_orders(tx, &orders.changed)?;
    let (removed, restored, kept) = undo_products(tx, id, &products)?;
    store::delete_changes(tx.conn, id)?;
    store::set_undone(tx.conn, id, tx.now)?;
    segments::plan_all(tx, run.vendor_org)?;
    Ok(Undone::Done {
        removed: orders.made.len() + removed,
        restored: orders.changed.len() + restored,
        kept,
    })
}

fn refusal(
    tx: &mut Tx<'_>,
    run: &ImportRow,
    orders: &Split<OrderId>,
    products: &Split<ProductId>,
) -> Result<Option<Undone>, Problem> {
    let mut later = store::later_orders(tx.conn, &orders.all(), run.id)?;
    later.extend(store::later_products(tx.conn, &products.all(), run.id)?);
    if !later.is_empty() {
        let touched = later.len();
        let runs: HashSet<OrderImportId> = later.into_iter().collect();
        let mut runs = Vec::from_iter(runs);
        runs.sort_unstable();
        return Ok(Some(Undone::Later { runs, touched }));
    }
    let told = store::orders_with_complaints(tx.conn, run.vendor_org, &orders.made)?;
    Ok((told > 0).then_some(Undone::Complaints(told)))
}

fn restore_orders(tx: &mut Tx<'_>, changed: &[(OrderId, Json)]) -> Result<(), Problem> {
    let (mut rows, mut all) = (Vec::with_capacity(changed.len()), Vec::new());
    for (_, was) in changed {
        let (order, lines): (OrderRow, Vec<LineRow>) =
            serde_json::from_value(was.0.clone()).map_err(Problem::internal)?;
        rows.push(order);
        all.extend(lines);
    }
    store::update_orders(tx.conn, &rows)?;
    Ok(store::insert_lines(tx.conn, &all)?)
}

/// Products that people have changed since, and new ones that other orders name, stay as they are.
fn undo_products(
    tx: &mut Tx<'_>,
    run: OrderImportId,
    products: &Split<ProductId>,
) -> Result<(usize, usize, usize), Problem> {
    let untouched: HashSet<ProductId> = store::products_by_id(tx.conn, &products.all())?
        .into_iter()
        .filter(|row| row.batch_id == Some(run))
        .map(|row| row.id)
        .collect();
    let used: HashSet<ProductId> =
        store::products_in_use(tx.conn, &products.made)?.into_iter().collect();
    let gone: Vec<ProductId> = products
        .made
        .iter()
        .copied()
        .filter(|id| untouched.contains(id) && !used.contains(id))
        .collect();
    store::delete_products(tx.conn, &gone)?;
    let restored: Vec<ProductRow> = products
        .changed
        .iter()
        .filter(|(id, _)| untouched.contains(id))
        .map(|(_, was)| serde_json::from_value(was.0.clone()).map_err(Problem::internal))
        .collect::<Result<_, _>>()?;
    store::rewrite_products(tx.conn, &restored)?;
    let kept = products.made.len() + products.changed.len() - gone.len() - restored.len();
    Ok((gone.len(), restored.len(), kept))
}
