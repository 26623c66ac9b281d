//! Customers never see what the vendor's own system says of them, but what they ordered.
use serde_json::json;

use super::{PATH, name_of, order, told};
use crate::support::world::sentinels;
use crate::support::{World, text};

#[actix_web::test]
async fn a_customer_finds_no_trace_of_what_the_vendor_keeps() {
    let world = World::new().await;
    let vera = world.vendor();
    let a = world.relationship("A");
    let acme = name_of(vera, a).await;
    told(&world, vera, vec![order("7001", Some(&acme), -9), order("7002", None, -8)]).await;
    let product = vera.get("/api/v1/products").await.ok()["items"][0].clone();
    let path = format!("/api/v1/products/{}", text(&product["id"]));
    let named = json!({ "name": "SENT-A-vendor-name", "category": "SENT-A-vendor-category" });
    vera.patch(&path, &product["version"], named).await.ok();
    world.app.work().await;
    let seen = vera.get(&format!("{PATH}?number=7001")).await.ok();
    let (id, product) = (text(&seen["items"][0]["id"]), text(&product["id"]));
    let whole = vera.get(&format!("{PATH}/{id}")).await.ok().to_string();
    assert_eq!(sentinels(&whole), ["SENT-A-vendor-name", "SENT-A-vendor-source"], "{whole}");
    let missing = [
        format!("{PATH}/{id}"),
        format!("/api/v1/products/{product}"),
        format!("/api/v1/accounts/{a}/orders"),
    ];
    let silent = [
        PATH.to_owned(),
        format!("{PATH}?relationship_id={a}"),
        format!("{PATH}?product_id={product}"),
        format!("{PATH}?number=7001"),
        "/api/v1/products".to_owned(),
        "/api/v1/products?q=SENT".to_owned(),
        "/api/v1/order-imports".to_owned(),
        "/api/v1/purchases".to_owned(),
        format!("/api/v1/purchases?relationship_id={a}"),
        format!("/api/v1/purchases/{id}"),
        "/api/v1/search?q=SENT".to_owned(),
        format!("/api/v1/relationships/{a}"),
        format!("/api/v1/relationships/{a}/health"),
        "/api/v1/inbox".to_owned(),
        "/api/v1/counts".to_owned(),
    ];
    for name in ["anna", "adam", "abel", "boris", "wanda"] {
        let who = world.person(name);
        for path in &missing {
            who.get(path).await.refused(404, "not_found");
        }
        for path in &silent {
            let answer = who.get(path).await.text();
            for word in ["vendor-", "margin", "5000", "7002"] {
                assert!(!answer.contains(word), "{name} {path}: {answer}");
            }
        }
        let path = format!("{PATH}/{id}/lines/1/complaint");
        who.post(&path, json!({})).await.refused(404, "not_found");
        let path = format!("/api/v1/products/{product}");
        who.patch(&path, &json!(1), json!({ "name": "x" })).await.refused(404, "not_found");
    }
}
