//! For a customer there are no figures: not of others, and not of itself.
use serde_json::json;

use super::{PATH, Sold, sold};
use crate::support::World;

#[actix_web::test]
async fn a_customer_finds_no_figures_not_even_of_itself() {
    let world = World::new().await;
    let (vera, relationship) = (world.vendor(), world.relationship("A"));
    sold(&world, vera, &[Sold(relationship, 400, 10_000), Sold(relationship, 390, 10_000)]).await;
    let decision = json!({ "text": "SENT-A-vendor-decision", "review_on": "2026-06-01" });
    vera.post(&format!("{PATH}/rfm/decisions"), decision).await.ok();
    let catalogue = vera.get(PATH).await.ok();
    let names = catalogue["items"].as_array().unwrap().clone();
    assert_eq!(names.len(), 12);
    for name in ["anna", "adam", "abel", "boris"] {
        let who = world.person(name);
        for path in ["", "/settings", "/spend", "/rfm/decisions"] {
            who.get(&format!("{PATH}{path}")).await.refused(404, "not_found");
        }
        for figure in &names {
            let figure = figure["name"].as_str().unwrap();
            for rest in ["", "/rows", "/rows.csv", "/export.csv"] {
                who.get(&format!("{PATH}/{figure}{rest}")).await.refused(404, "not_found");
            }
        }
        let own = format!("/api/v1/accounts/{relationship}/figures");
        who.get(&own).await.refused(404, "not_found");
    }
    // Another vendor sees figures of its own, in which nothing of this is.
    let wanda = world.person("wanda");
    let decisions = wanda.get(&format!("{PATH}/rfm/decisions")).await.ok();
    assert_eq!(decisions["items"], json!([]));
    assert_eq!(wanda.get(&format!("{PATH}/silent_churn")).await.ok()["n"], 0);
    let of_ours = format!("{PATH}/rfm?relationship_id={relationship}");
    wanda.get(&of_ours).await.refused(404, "not_found");
}

#[actix_web::test]
async fn whoever_sees_less_counts_less() {
    let world = World::new().await;
    world.customer().files(world.relationship("A"), "One").await;
    let vera = world.vendor();
    let path = format!("{PATH}/complaint_pareto");
    let all = vera.get(&path).await.ok()["n"].as_i64().unwrap();
    assert_eq!(all, 1);
    // Another vendor's complaints are no part of it.
    assert_eq!(world.person("wanda").get(&path).await.ok()["n"], 0);
}
