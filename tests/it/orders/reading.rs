//! Lists, an order, a customer's orders, and a complaint about a line.
use serde_json::{Value, json};

use super::{PATH, name_of, numbers, order, promised, told};
use crate::support::{World, text};

#[actix_web::test]
async fn orders_are_listed_and_filtered() {
    let world = World::new().await;
    let vera = world.vendor();
    let (a, b) = (world.relationship("A"), world.relationship("B"));
    let (acme, bolt) = (name_of(vera, a).await, name_of(vera, b).await);
    let orders = vec![
        order("1", Some(&acme), -40),
        promised("2", &acme, [-30, -20], Some(-18)),
        promised("3", &bolt, [-9, -2], None),
        promised("4", &bolt, [-8, 5], None),
        order("5", None, -1),
    ];
    told(&world, vera, orders).await;
    for (query, found) in [
        ("", vec!["5", "4", "3", "2", "1"]),
        (&*format!("relationship_id={a}"), vec!["2", "1"]),
        ("late=true", vec!["3", "2"]),
        ("status=open", vec!["4", "3"]),
        ("number=4", vec!["4"]),
        ("from=2026-03-01&until=2026-03-08", vec!["4", "3"]),
    ] {
        let page = vera.get(&format!("{PATH}?{query}")).await.ok();
        assert_eq!(numbers(&page), found, "{query}");
    }
    // Page by page nothing is lost and nothing comes twice.
    let first = vera.get(&format!("{PATH}?limit=2")).await.ok();
    let next = format!("{PATH}?limit=2&cursor={}", text(&first["next_cursor"]));
    let second = vera.get(&next).await.ok();
    assert_eq!(
        (numbers(&first), numbers(&second)),
        (vec!["5".to_owned(), "4".to_owned()], vec!["3".to_owned(), "2".to_owned()],)
    );
    let products = vera.get("/api/v1/products").await.ok();
    let hose = text(&products["items"][0]["id"]);
    let of_hose = vera.get(&format!("{PATH}?product_id={hose}&limit=100")).await.ok();
    assert_eq!(of_hose["items"].as_array().unwrap().len(), 5);
    let third = &second["items"][0];
    assert_eq!(third["timing"]["state"], "overdue");
    assert!(third["timing"]["days"].as_i64().unwrap() >= 2, "{third}");
    assert_eq!(third["account"]["name"], json!(bolt));
    assert_eq!(first["items"][0]["account"], Value::Null);
}

#[actix_web::test]
async fn what_a_customer_ordered_is_told_on_one_screen() {
    let world = World::new().await;
    let vera = world.vendor();
    let a = world.relationship("A");
    let acme = name_of(vera, a).await;
    let mut returned = order("R4", Some(&acme), -3);
    returned.status = concord::features::orders::model::OrderStatus::Returned;
    returned.lines.iter_mut().for_each(|line| line.net_minor = -line.net_minor);
    let orders = vec![
        order("1", Some(&acme), -70),
        promised("2", &acme, [-30, -20], Some(-17)),
        promised("3", &acme, [-29, -20], Some(-20)),
        returned,
        promised("5", &acme, [-2, 5], None),
    ];
    told(&world, vera, orders).await;
    let told = vera.get(&format!("/api/v1/accounts/{a}/orders")).await.ok();
    assert_eq!((&told["orders"], &told["returns"]), (&json!(4), &json!(1)));
    assert_eq!(told["totals"][0]["net_minor"], json!(63_000));
    assert_eq!(told["totals"][0]["months"].as_array().unwrap().len(), 4);
    let late = &told["lateness"];
    assert_eq!((&late["judged"], &late["late"]), (&json!(2), &json!(1)));
    assert_eq!((&late["share"], &late["median_days"]), (&json!(0.5), &json!(3)));
    assert_eq!(told["newest"][0]["number"], "5");
    // A customer without orders has none.
    let b = world.relationship("B");
    let none = vera.get(&format!("/api/v1/accounts/{b}/orders")).await.ok();
    assert_eq!((&none["orders"], &none["last_at"]), (&json!(0), &Value::Null));
}

#[actix_web::test]
async fn a_complaint_starts_from_a_line() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let acme = name_of(vera, world.relationship("A")).await;
    let orders = vec![order("1001", Some(&acme), -9), order("1002", None, -8)];
    told(&world, vera, orders).await;
    let page = vera.get(PATH).await.ok();
    let (nameless, id) = (text(&page["items"][0]["id"]), text(&page["items"][1]["id"]));
    let drafted = vera.post(&format!("{PATH}/{id}/lines/1/complaint"), json!({})).await.ok();
    let complaint = format!("/api/v1/complaints/{}", text(&drafted["id"]));
    let seen = vera.get(&complaint).await.ok();
    assert_eq!(seen["status"], "draft");
    assert_eq!((&seen["order_no"], &seen["quantity_complained"]), (&json!("1001"), &json!(2)));
    assert_eq!(seen["product"], "Pump HX-7");
    let lines = mark.get(&format!("{PATH}/{id}")).await.ok();
    assert_eq!(lines["positions"][0]["complaints"][0]["id"], drafted["id"]);
    assert_eq!(lines["positions"][1]["complaints"], json!([]));
    // Of an order of nobody's nobody can complain; a line that is not there is missing.
    let path = format!("{PATH}/{nameless}/lines/1/complaint");
    vera.post(&path, json!({})).await.refused(422, "invalid");
    vera.post(&format!("{PATH}/{id}/lines/9/complaint"), json!({})).await.refused(404, "not_found");
}

#[actix_web::test]
async fn products_are_kept_and_proposed() {
    let world = World::new().await;
    let vera = world.vendor();
    let topic = vera.post("/api/v1/topics", json!({ "name": "Hoses" })).await.ok();
    let new = json!({ "sku": "H-9", "name": "Hose service", "status": "proposed", "topic_id": topic["id"] });
    let made = vera.post("/api/v1/products", new.clone()).await.ok();
    assert_eq!((&made["status"], &made["topic"]["name"]), (&json!("proposed"), &json!("Hoses")));
    vera.post("/api/v1/products", new).await.refused(409, "already_exists");
    let path = format!("/api/v1/products/{}", text(&made["id"]));
    let sold = json!({ "status": "active", "category": "Service", "topic_id": null });
    let changed = vera.patch(&path, &made["version"], sold).await.ok();
    assert_eq!((&changed["status"], &changed["category"]), (&json!("active"), &json!("Service")));
    assert_eq!(changed["topic"], Value::Null);
    vera.patch(&path, &made["version"], json!({ "name": "x" }))
        .await
        .refused(412, "precondition_failed");
    told(&world, vera, vec![order("1", None, -9)]).await;
    for (query, found) in [
        ("q=HOSE", vec!["H-1", "H-9"]),
        ("q=p-7", vec!["P-7"]),
        ("status=withdrawn", vec![]),
        ("limit=1", vec!["H-1"]),
        ("limit=2&cursor=H-1", vec!["H-9", "P-7"]),
    ] {
        let page = vera.get(&format!("/api/v1/products?{query}")).await.ok();
        let skus: Vec<String> =
            page["items"].as_array().unwrap().iter().map(|item| text(&item["sku"])).collect();
        assert_eq!(skus, found, "{query}");
    }
    // The other vendor has products of its own.
    let wanda = world.person("wanda");
    wanda.post("/api/v1/products", json!({ "sku": "H-9", "name": "Hose" })).await.ok();
    let foreign = [json!({ "topic_id": topic["id"], "sku": "T", "name": "T" })];
    wanda.post("/api/v1/products", foreign[0].clone()).await.refused(422, "invalid");
}
