//! Products and orders, what a customer ordered, and what tools for figures read of it.
mod bi;
mod leaks;
mod purchases;
mod reading;
mod uploads;

use concord::features::orders::model::{ImportKind, ImportRow, OrderImportId, OrderStatus};
use concord::features::orders::service::{self, ImportedCustomer, ImportedLine, ImportedOrder};
use concord::platform::authz::System;
use concord::platform::clock::Timestamp;
use concord::platform::db::Tx;
use serde_json::Value;

use crate::support::app::NOON;
use crate::support::{Actor, World, text};

pub const PATH: &str = "/api/v1/orders";

/// So many days after the beginning of a test.
fn day(days: i64) -> Timestamp {
    Timestamp::from_micros(NOON).unwrap().plus_days(days)
}

/// An order of two pumps and a hose, as another system tells it.
pub fn order(number: &str, customer: Option<&str>, ordered: i64) -> ImportedOrder {
    let line = |sku: &str, text: &str, quantity_milli, net_minor| ImportedLine {
        sku: Some(sku.to_owned()),
        text: text.to_owned(),
        quantity_milli,
        unit: None,
        unit_price_micros: 100_000_000,
        net_minor,
        margin_minor: Some(net_minor / 4),
        promised_at: None,
        delivered_at: None,
    };
    ImportedOrder {
        external_id: number.to_owned(),
        content_hash: number.as_bytes().to_vec(),
        customer: customer.map(|name| ImportedCustomer { name: name.to_owned(), number: None }),
        ordered_at: day(ordered),
        promised_at: None,
        shipped_at: None,
        delivered_at: None,
        currency: "EUR".to_owned(),
        status: OrderStatus::Closed,
        lines: vec![line("P-7", "Pump HX-7", 2_000, 20_000), line("H-1", "Hose H-1", 1_000, 1_000)],
    }
}

/// One with a promise, after so many days, and perhaps the day on which it came.
fn promised(number: &str, customer: &str, days: [i64; 2], came: Option<i64>) -> ImportedOrder {
    let [ordered, promise] = days;
    ImportedOrder {
        promised_at: Some(day(promise)),
        delivered_at: came.map(day),
        status: if came.is_some() { OrderStatus::Delivered } else { OrderStatus::Open },
        ..order(number, Some(customer), ordered)
    }
}

/// Reads orders into the portal of this person's organisation.
pub async fn told(world: &World, who: &Actor, orders: Vec<ImportedOrder>) -> OrderImportId {
    let vendor = who.organisation_id().await.parse().unwrap();
    let run = ImportRow {
        id: OrderImportId::generate(),
        vendor_org: vendor,
        kind: ImportKind::Orders,
        source: "SENT-A-vendor-source".to_owned(),
        file_name: "SENT-A-vendor-file.csv".to_owned(),
        created: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        started_at: day(0),
        finished_at: None,
        undone_at: None,
    };
    let id = run.id;
    let write = move |tx: &mut Tx<'_>| {
        service::start(tx, &run)?;
        let done = service::import_orders(tx, &run, &orders)?;
        service::finish(tx, vendor, run.id, done, 0)
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.orders", write).await.unwrap();
    id
}

/// How the vendor calls the customer of this relationship.
async fn name_of(who: &Actor, relationship: &str) -> String {
    text(&who.get(&format!("/api/v1/relationships/{relationship}")).await.ok()["customer"]["name"])
}

fn numbers(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| text(&item["number"])).collect()
}

/// What the matrix of rights is tried on.
pub async fn things(world: &World, who: &Actor) -> Vec<(&'static str, String)> {
    let name = name_of(who, world.relationship("A")).await;
    let run = told(world, who, vec![order("1001", Some(&name), -9)]).await;
    let order = who.get(PATH).await.ok();
    let products = who.get("/api/v1/products").await.ok();
    let upload = uploads::uploads(who, "orders", uploads::FILE).await;
    vec![
        ("order", text(&order["items"][0]["id"])),
        ("product", text(&products["items"][0]["id"])),
        ("order_import", run.to_string()),
        ("upload", text(&upload["id"])),
    ]
}
