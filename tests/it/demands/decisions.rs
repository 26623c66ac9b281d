//! From what callers ask for in vain to an idea, those who asked, and a product.
use serde_json::{Value, json};

use super::{CALLS, asks, of_topic, rings, topic};
use crate::support::{World, text};

#[actix_web::test]
async fn a_resale_opens_an_idea_for_those_who_asked_and_proposes_a_product() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let hoses = topic(mark, "Hose repair", false).await;
    let mut known = asks("+442079460001", "SENT-A-vendor-words", &hoses);
    known["relationship_id"] = json!(world.relationship("A"));
    vera.post(CALLS, known).await.ok();
    for n in 0..3 {
        rings(vera, &format!("+4420794610{n:02}"), "repair", &hoses, n * 30).await;
    }
    let reach = vera.get(&of_topic(&hoses, "reach")).await.ok();
    assert_eq!((&reach["callers"], &reach["calls"]), (&json!(4), &json!(4)));
    assert_eq!(reach["reachable"][0]["name"], "SENT-A-vendor-name");
    assert_eq!(reach["unreachable_count"], 3);
    assert_eq!(reach["unreachable"][0]["party"].as_str().map(|party| &party[..4]), Some("+442"));
    let path = of_topic(&hoses, "decisions");
    let resale = json!({
        "kind": "resell", "words": "SENT-A-vendor-why", "cost_minor": 500_000, "currency": "EUR",
        "campaign": "Hoses", "review_on": "2020-01-31",
        "idea": { "title": "We could repair hoses", "text": "Would you use it?", "invite": true },
        "sku": "HOSE-1",
    });
    vera.post(&path, resale.clone()).await.refused(403, "forbidden");
    let made = mark.post(&path, resale).await.ok();
    assert_eq!((&made["callers"], &made["invited"]), (&json!(4), &json!(1)));
    assert_eq!(made["review_due"], true, "the day has come long ago");
    assert_eq!(made["signed_by"]["name"], made["decided_by"]["name"]);
    assert_eq!(made["idea"]["title"], "We could repair hoses");
    world.app.work().await;
    // Who asked sees the idea, in the words that were written for it; nobody else does.
    let idea = text(&made["idea"]["id"]);
    let adam = world.customer();
    let seen = adam.get(&format!("/api/v1/ideas/{idea}")).await.ok();
    assert_eq!(seen["title"], "We could repair hoses");
    assert!(!seen.to_string().contains("vendor-"), "{seen}");
    world.person("boris").get(&format!("/api/v1/ideas/{idea}")).await.refused(404, "not_found");
    for path in [path.clone(), of_topic(&hoses, "reach"), of_topic(&hoses, "history")] {
        adam.get(&path).await.refused(404, "not_found");
    }
    assert_eq!(adam.get("/api/v1/radar/decisions").await.ok()["items"], json!([]));
    // The line from calls to revenue.
    let listed = vera.get(&path).await.ok();
    let product = &listed["items"][0]["product"];
    assert_eq!((&product["sku"], &product["status"]), (&json!("HOSE-1"), &json!("proposed")));
    assert_eq!((&product["orders"], &product["revenue"]), (&json!(0), &json!([])));
    assert_eq!(vera.get("/api/v1/radar/decisions").await.ok()["items"][0]["id"], made["id"]);
}

#[actix_web::test]
async fn a_decision_says_what_it_needs() {
    let world = World::new().await;
    let mark = world.person("mark");
    let hoses = topic(mark, "Hose repair", false).await;
    let path = of_topic(&hoses, "decisions");
    let idea = json!({ "title": "T", "text": "T" });
    for (input, field) in [
        (json!({ "kind": "resell", "words": "w" }), "idea"),
        (json!({ "kind": "watch", "words": "w", "idea": idea }), "idea"),
        (json!({ "kind": "watch", "words": "w", "review_on": "soon" }), "review_on"),
        (json!({ "kind": "watch", "words": "w", "cost_minor": 5 }), "currency"),
        (json!({ "kind": "watch", "words": "w", "cost_minor": -5 }), "cost_minor"),
        (json!({ "kind": "watch", "words": "w", "alarm_id": hoses["id"] }), "alarm_id"),
        (
            json!({ "kind": "watch", "words": "w", "signed_by": world.person("anna").membership }),
            "signed_by",
        ),
    ] {
        let refused = mark.post(&path, input).await.refused(422, "invalid").json();
        assert_eq!(refused["errors"][0]["field"], field, "{refused}");
    }
    let signed = json!({
        "kind": "refer", "words": "A neighbour does it.", "signed_by": world.person("olga").membership,
    });
    let made = mark.post(&path, signed).await.ok();
    assert_ne!(made["signed_by"]["name"], made["decided_by"]["name"]);
    assert_eq!((&made["idea"], &made["product"]), (&Value::Null, &Value::Null));
    // It stays as it is; another one follows it.
    mark.post(&path, json!({ "kind": "refuse", "words": "Nobody asks any more." })).await.ok();
    let kinds: Vec<Value> = mark.get(&path).await.ok()["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].clone())
        .collect();
    assert_eq!(kinds, ["refuse", "refer"]);
}

#[actix_web::test]
async fn a_topic_has_a_history() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let hoses = topic(mark, "Hose repair", false).await;
    let seals = topic(mark, "Seals", true).await;
    for (days, party) in [(0, "+442079460001"), (1, "+442079460001"), (1, "+442079460002")] {
        rings(vera, party, "repair", &hoses, days).await;
    }
    rings(vera, "+442079460009", "a seal", &seals, 40).await;
    let path = of_topic(&hoses, "history?as_of=2026-03-09");
    let months = vera.get(&path).await.ok();
    assert_eq!((&months["step"], &months["callers"]), (&json!("month"), &json!(2)));
    assert_eq!(
        months["points"],
        json!([
            { "from": "2026-01-01", "callers": 0, "calls": 0, "interactions": 1 },
            { "from": "2026-02-01", "callers": 0, "calls": 0, "interactions": 0 },
            { "from": "2026-03-01", "callers": 2, "calls": 3, "interactions": 3 },
        ])
    );
    let weeks = vera.get(&format!("{path}&by=week")).await.ok();
    let newest = weeks["points"].as_array().unwrap().last().unwrap();
    assert_eq!((&newest["from"], &newest["callers"]), (&json!("2026-03-09"), &json!(1)));
}
