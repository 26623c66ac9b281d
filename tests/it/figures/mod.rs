//! What complaints and orders say about a vendor's customers.
mod customers;
mod leaks;
mod notes;
mod of_complaints;

use concord::features::orders::model::{
    ImportKind, ImportRow, OrderId, OrderImportId, OrderRow, OrderStatus,
};
use concord::features::organisations::model::RelationshipId;
use concord::platform::authz::{OrganisationId, System};
use concord::platform::clock::Timestamp;
use concord::platform::db::Tx;
use concord::platform::db::schema::{order_imports, sales_orders};
use diesel::RunQueryDsl;

use crate::support::{Actor, World};

pub const PATH: &str = "/api/v1/insights";
pub const DAY: i64 = 86_400;

/// An order: whose, so many days ago, for so much.
pub struct Sold<'a>(pub &'a str, pub i64, pub i64);

/// Orders as an import of the vendor's makes them.
pub async fn sold(world: &World, who: &Actor, orders: &[Sold<'_>]) {
    let vendor: OrganisationId = who.organisation_id().await.parse().unwrap();
    let now = world.app.clock.now();
    let run = ImportRow {
        id: OrderImportId::generate(),
        vendor_org: vendor,
        kind: ImportKind::Orders,
        source: "test".to_owned(),
        file_name: "orders.csv".to_owned(),
        created: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        started_at: now,
        finished_at: Some(now),
        undone_at: None,
    };
    let order = |Sold(relationship, ago, net_minor): &Sold<'_>| {
        let id = OrderId::generate();
        OrderRow {
            id,
            vendor_org: vendor,
            source: "test".to_owned(),
            external_id: id.to_string(),
            relationship_id: Some(relationship.parse::<RelationshipId>().unwrap()),
            ordered_at: now.plus_days(-ago),
            promised_at: None,
            shipped_at: None,
            delivered_at: None,
            currency: "EUR".to_owned(),
            net_minor: *net_minor,
            status: if *net_minor < 0 { OrderStatus::Returned } else { OrderStatus::Closed },
            line_count: 0,
            content_hash: Vec::new(),
            batch_id: run.id,
        }
    };
    let rows: Vec<OrderRow> = orders.iter().map(order).collect();
    let write = move |tx: &mut Tx<'_>| {
        concord::on_backend!(tx.conn, |c| {
            diesel::insert_into(order_imports::table).values(&run).execute(c)?;
            diesel::insert_into(sales_orders::table).values(&rows).execute(c)
        })?;
        Ok(())
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.orders", write).await.unwrap();
}

/// A customer of the vendor's that nobody has claimed.
pub async fn customer(owner: &Actor, name: &str) -> String {
    let body = serde_json::json!({ "name": name });
    crate::support::text(&owner.post("/api/v1/relationships", body).await.ok()["id"])
}

/// The moment so many days before the portal's now, as a day.
pub fn day(world: &World, ago: i64) -> String {
    let at: Timestamp = world.app.clock.now().plus_days(-ago);
    at.to_string().chars().take(10).collect()
}
