//! Orders from the customer's side: its own, when they come, and a complaint about a line.
use serde_json::json;

use super::{name_of, numbers, order, promised, told};
use crate::support::{World, text};

const PURCHASES: &str = "/api/v1/purchases";

#[actix_web::test]
async fn a_customer_sees_what_it_ordered_and_when_it_comes() {
    let world = World::new().await;
    let vera = world.vendor();
    let (adam, boris) = (world.customer(), world.person("boris"));
    let (a, b) = (world.relationship("A"), world.relationship("B"));
    let (acme, bolt) = (name_of(vera, a).await, name_of(vera, b).await);
    let orders = vec![
        order("1", Some(&acme), -40),
        promised("2", &acme, [-30, -20], Some(-18)),
        promised("3", &acme, [-9, -2], None),
        promised("4", &bolt, [-8, 5], None),
        order("5", None, -1),
    ];
    told(&world, vera, orders).await;
    assert_eq!(numbers(&adam.get(PURCHASES).await.ok()), ["3", "2", "1"]);
    assert_eq!(numbers(&boris.get(PURCHASES).await.ok()), ["4"]);
    // The vendor buys nothing here.
    assert_eq!(vera.get(PURCHASES).await.ok()["items"], json!([]));
    for (query, found) in [
        ("late=true", vec!["3", "2"]),
        ("number=2", vec!["2"]),
        ("status=open", vec!["3"]),
        (&*format!("relationship_id={b}"), vec![]),
    ] {
        let page = adam.get(&format!("{PURCHASES}?{query}")).await.ok();
        assert_eq!(numbers(&page), found, "{query}");
    }
    let first = adam.get(&format!("{PURCHASES}?limit=2")).await.ok();
    let next = format!("{PURCHASES}?limit=2&cursor={}", text(&first["next_cursor"]));
    assert_eq!(numbers(&adam.get(&next).await.ok()), ["1"]);
    let late = &first["items"][0];
    assert_eq!(late["timing"]["state"], "overdue");
    assert_eq!(late["net_minor"], 21_000);
    let path = format!("{PURCHASES}/{}", text(&late["id"]));
    let whole = adam.get(&path).await.ok();
    assert_eq!(
        (&whole["positions"][0]["sku"], &whole["may_complain"]),
        (&json!("P-7"), &json!(true))
    );
    assert_eq!(whole["positions"][0]["text"], "Pump HX-7");
    assert_eq!(world.person("abel").get(&path).await.ok()["may_complain"], false);
    boris.get(&path).await.refused(404, "not_found");
    vera.get(&path).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_customer_complains_about_a_line_and_the_vendor_learns_it_when_it_is_filed() {
    let world = World::new().await;
    let (vera, adam, olga) = (world.vendor(), world.customer(), world.person("olga"));
    let acme = name_of(vera, world.relationship("A")).await;
    let run = told(&world, vera, vec![order("1001", Some(&acme), -9)]).await;
    let id = text(&adam.get(PURCHASES).await.ok()["items"][0]["id"]);
    let path = format!("{PURCHASES}/{id}");
    adam.post(&format!("{path}/lines/9/complaint"), json!({})).await.refused(404, "not_found");
    let drafted = adam.post(&format!("{path}/lines/1/complaint"), json!({})).await.ok();
    let complaint = format!("/api/v1/complaints/{}", text(&drafted["id"]));
    let seen = adam.get(&complaint).await.ok();
    assert_eq!((&seen["status"], &seen["order_no"]), (&json!("draft"), &json!("1001")));
    assert_eq!((&seen["product"], &seen["quantity_complained"]), (&json!("Pump HX-7"), &json!(2)));
    let whole = adam.get(&path).await.ok();
    assert_eq!(whole["positions"][0]["complaints"][0]["id"], drafted["id"]);
    // A draft is the customer's alone: neither the order nor taking the run back tells of it.
    let of_vendor = format!("/api/v1/orders/{id}");
    assert_eq!(vera.get(&of_vendor).await.ok()["positions"][0]["complaints"], json!([]));
    let undo = format!("/api/v1/order-imports/{run}/actions/undo");
    let undone = olga.post(&undo, json!({})).await.ok();
    assert_eq!((&undone["removed"], &undone["kept"]), (&json!(3), &json!(0)));
    adam.get(&path).await.refused(404, "not_found");
    assert_eq!(adam.get(&complaint).await.ok()["order_no"], "1001");
    let again = olga.post(&undo, json!({})).await;
    again.refused(409, "action_not_allowed");
}
