//! A year of orders at the vendor of the story, as its own system would tell them: made up by rule, the
//! same each time. One customer has stopped ordering, and some deliveries came late.
use crate::app::Services;
use crate::features::orders::model::{
    ImportKind, ImportRow, OrderImportId, OrderStatus, ProductStatus,
};
use crate::features::orders::service::{
    self as orders, ImportedCustomer, ImportedLine, ImportedOrder, ImportedProduct,
};
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::Timestamp;
use crate::platform::db::Tx;
use crate::platform::problem::Problem;

const DEMO: System = System { reason: "demo" };
const SOURCE: &str = "erp";
const HOUR: i64 = 3_600;

/// Number, name, category, price in euro cents.
const PRODUCTS: [(&str, &str, &str, i64); 8] = [
    ("HX-40", "Housing HX-40", "Castings", 41_250),
    ("VT-80", "Volute VT-80", "Castings", 58_900),
    ("BB-45", "Bearing bracket BB-45", "Castings", 23_400),
    ("CP-80", "Cover plate CP-80", "Castings", 9_750),
    ("OB-125", "Outlet bend OB-125", "Castings", 17_300),
    ("HP-65/200", "Pump HP-65/200", "Pumps", 214_000),
    ("HP-50/160", "Pump set HP-50/160", "Pumps", 168_500),
    ("SK-65", "Spare part kit SK-65", "Spare parts", 12_800),
];

/// Who orders what, and how.
struct Customer {
    name: &'static str,
    number: &'static str,
    /// What its order numbers begin with.
    prefix: &'static str,
    /// Days between two orders, about.
    every: i64,
    /// The first and the last order, in days before now.
    between: (i64, i64),
    products: &'static [usize],
    /// Of ten deliveries so many are late.
    late: u64,
}

const CUSTOMERS: [Customer; 5] = [
    Customer {
        name: "Northwind Pumps",
        number: "10014",
        prefix: "4500-",
        every: 9,
        between: (361, 3),
        products: &[0, 1, 2],
        late: 2,
    },
    Customer {
        name: "Ferrum GmbH",
        number: "10031",
        prefix: "FE-",
        every: 13,
        between: (355, 6),
        products: &[3, 4, 0],
        late: 4,
    },
    Customer {
        name: "Aqua Nova",
        number: "10027",
        prefix: "AN-",
        every: 19,
        between: (350, 11),
        products: &[5, 7],
        late: 1,
    },
    Customer {
        name: "Волга Насос",
        number: "10045",
        prefix: "ВН-",
        every: 24,
        between: (344, 18),
        products: &[5, 6, 7],
        late: 2,
    },
    Customer {
        name: "Delta Irrigation",
        number: "10058",
        prefix: "DI-",
        every: 27,
        between: (349, 148),
        products: &[6, 7],
        late: 1,
    },
];

/// A number that looks drawn and is the same each time (the mixing step of SplitMix64).
fn drawn(seed: u64, below: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % below.max(1)
}

fn small(seed: u64, below: u64) -> i64 {
    i64::try_from(drawn(seed, below)).unwrap_or(0)
}

/// The orders of a customer, the oldest first.
fn orders_of(customer: &Customer, place: u64, now: Timestamp) -> Vec<ImportedOrder> {
    let (mut days, last) = customer.between;
    let mut told = Vec::new();
    let mut number = 0;
    while days >= last {
        let seed = place * 10_000 + number;
        told.push(order(customer, seed, number, days, now));
        number += 1;
        days -= (customer.every - 2 + small(seed ^ 7, 5)).max(1);
    }
    told
}

fn order(customer: &Customer, seed: u64, number: u64, days: i64, now: Timestamp) -> ImportedOrder {
    let promise = 16 + small(seed ^ 1, 9);
    let is_late = drawn(seed ^ 2, 10) < customer.late;
    let delay = if is_late { 1 + small(seed ^ 3, 12) } else { -small(seed ^ 3, 4) };
    let ordered_at = now.plus_days(-days).plus_seconds(-(small(seed ^ 4, 7) * HOUR));
    let promised = ordered_at.plus_days(promise);
    let came = Some(promised.plus_days(delay)).filter(|at| *at <= now);
    let shipped = Some(promised.plus_days(delay - 3)).filter(|at| *at <= now);
    let lines = 1 + drawn(seed ^ 5, 3);
    ImportedOrder {
        external_id: format!("{}{}", customer.prefix, 9_700 + number * 7),
        content_hash: seed.to_le_bytes().to_vec(),
        customer: Some(ImportedCustomer {
            name: customer.name.to_owned(),
            number: Some(customer.number.to_owned()),
        }),
        ordered_at,
        promised_at: Some(promised),
        shipped_at: shipped,
        delivered_at: came,
        currency: "EUR".to_owned(),
        status: match (came, shipped) {
            (Some(_), _) => OrderStatus::Delivered,
            (None, Some(_)) => OrderStatus::Shipped,
            (None, None) => OrderStatus::Open,
        },
        lines: (0..lines)
            .filter_map(|line| line_of(customer, seed * 10 + line, promised, came))
            .collect(),
    }
}

fn line_of(
    customer: &Customer,
    seed: u64,
    promised: Timestamp,
    came: Option<Timestamp>,
) -> Option<ImportedLine> {
    let choice = u64::try_from(customer.products.len()).ok()?;
    let product = customer.products.get(usize::try_from(drawn(seed, choice)).ok()?)?;
    let (sku, name, _, cents) = PRODUCTS.get(*product)?;
    let pieces = 1 + small(seed ^ 11, if *cents > 100_000 { 3 } else { 30 });
    Some(ImportedLine {
        sku: Some((*sku).to_owned()),
        text: (*name).to_owned(),
        quantity_milli: pieces * 1_000,
        unit: None,
        unit_price_micros: cents * 10_000,
        net_minor: pieces * cents,
        margin_minor: Some(pieces * cents * (18 + small(seed ^ 13, 14)) / 100),
        promised_at: Some(promised),
        delivered_at: came,
    })
}

fn run(vendor_org: OrganisationId, kind: ImportKind, started_at: Timestamp) -> ImportRow {
    ImportRow {
        id: OrderImportId::generate(),
        vendor_org,
        kind,
        source: SOURCE.to_owned(),
        file_name: format!("{kind}.csv"),
        created: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        started_at,
        finished_at: None,
        undone_at: None,
    }
}

/// Brings them in, as two runs of an import.
pub(super) async fn bring_in(
    services: &Services,
    vendor: OrganisationId,
    now: Timestamp,
) -> Result<(), Problem> {
    let products: Vec<ImportedProduct> = PRODUCTS
        .iter()
        .map(|(sku, name, category, _)| ImportedProduct {
            sku: (*sku).to_owned(),
            name: (*name).to_owned(),
            status: ProductStatus::Active,
            category: Some((*category).to_owned()),
        })
        .collect();
    let told: Vec<ImportedOrder> = CUSTOMERS
        .iter()
        .zip(1..)
        .flat_map(|(customer, place)| orders_of(customer, place, now))
        .collect();
    let write = move |tx: &mut Tx<'_>| {
        let batch = run(vendor, ImportKind::Products, now);
        orders::start(tx, &batch)?;
        let done = orders::import_products(tx, &batch, &products)?;
        orders::finish(tx, vendor, batch.id, done, 0)?;
        let batch = run(vendor, ImportKind::Orders, now);
        orders::start(tx, &batch)?;
        let done = orders::import_orders(tx, &batch, &told)?;
        orders::finish(tx, vendor, batch.id, done, 0)
    };
    services.platform.db.write(&DEMO, "demo.orders", write).await
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_year_of_orders_is_the_same_each_time() {
        let now = Timestamp::from_micros(1_773_136_800_000_000).unwrap();
        let all = || -> Vec<ImportedOrder> {
            CUSTOMERS.iter().zip(1..).flat_map(|(one, place)| orders_of(one, place, now)).collect()
        };
        let (one, other) = (all(), all());
        let told = |orders: &[ImportedOrder]| format!("{orders:?}");
        assert_eq!(told(&one), told(&other));
        assert!((80..160).contains(&one.len()), "{}", one.len());
        let numbers: HashSet<&str> = one.iter().map(|order| order.external_id.as_str()).collect();
        assert_eq!(numbers.len(), one.len());
        assert!(one.iter().all(|order| !order.lines.is_empty() && order.ordered_at <= now));
        let late = one.iter().filter(|order| order.delivered_at > order.promised_at).count();
        assert!((10..50).contains(&late), "{late}");
        assert!(one.iter().any(|order| order.status == OrderStatus::Open));
    }
}
