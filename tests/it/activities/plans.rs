//! How often customers are to be contacted, and who was not.
use serde_json::{Value, json};

use super::{call, does, plans};
use crate::support::{Actor, Sent, World, text};

async fn neglected(who: &Actor, query: &str) -> Vec<Value> {
    let list = who.get(&format!("/api/v1/activities/neglected?{query}")).await.ok();
    list["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn who_was_not_contacted_as_planned_is_told() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    assert!(neglected(vera, "").await.is_empty(), "without a plan nobody is due");
    let plan = json!({ "kind": "visit", "every_days": 30 });
    let plan = olga.post("/api/v1/contact-plans", plan).await.ok();
    assert!(neglected(vera, "").await.is_empty(), "not yet due");
    let soon = neglected(vera, "ahead_days=31").await;
    assert!(!soon.is_empty(), "due within a month");
    world.app.clock.advance(31 * 86_400);
    let all = neglected(vera, "").await;
    let of_a = |list: &[Value]| {
        list.iter()
            .find(|one| one["account"]["relationship_id"] == world.relationship("A"))
            .cloned()
    };
    let first = of_a(&all).unwrap();
    assert_eq!((&first["why"], &first["kind"]), (&json!("never"), &json!("visit")));
    assert_eq!(first["plan"]["id"], plan["id"]);
    // A call is no visit; a visit that is planned is enough.
    let relationship = world.relationship("A");
    let log = |channel: &str| json!({ "channel": channel, "direction": "outgoing", "relationship_id": relationship });
    vera.post("/api/v1/interactions", log("call")).await.ok();
    assert!(of_a(&neglected(vera, "").await).is_some());
    let visit = json!({
        "kind": "visit", "starts_at": "2026-04-20T10:00:00Z", "purpose": "See them",
        "relationship_id": relationship,
    });
    let visit = plans(vera, visit).await;
    assert!(of_a(&neglected(vera, "").await).is_none());
    does(vera, &visit, "cancel", json!({ "reason": "No time." })).await;
    assert!(of_a(&neglected(vera, "").await).is_some());
    vera.post("/api/v1/interactions", log("visit")).await.ok();
    assert!(of_a(&neglected(vera, "").await).is_none());
    world.app.clock.advance(31 * 86_400);
    assert_eq!(of_a(&neglected(vera, "").await).unwrap()["why"], "overdue");
    let path = format!("/api/v1/contact-plans/{}", text(&plan["id"]));
    olga.patch(&path, &json!(1), json!({ "tier": "gold" })).await.ok();
    assert!(neglected(vera, "").await.is_empty(), "nobody is of that tier");
    let gone = olga.send("DELETE", &path, Sent::default().with("if-match", "\"2\"")).await;
    assert_eq!(gone.status, 204);
    assert_eq!(vera.get("/api/v1/contact-plans").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn what_was_missed_stands_there_until_it_is_ended() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let mut input = call("Ask", "2026-03-10T08:00:00Z");
    input["relationship_id"] = json!(world.relationship("A"));
    let made = plans(vera, input).await;
    let missed = neglected(mark, "").await;
    assert_eq!(missed.len(), 1);
    assert_eq!((&missed[0]["why"], &missed[0]["activity_id"]), (&json!("missed"), &made["id"]));
    assert_eq!(missed[0]["owner"]["name"], "Vera Person");
    assert!(neglected(mark, "owner=me").await.is_empty());
    assert_eq!(neglected(vera, "owner=me").await.len(), 1);
    does(vera, &made, "done", json!({})).await;
    assert!(neglected(mark, "").await.is_empty());
    for bad in
        [json!({ "kind": "task", "every_days": 1 }), json!({ "kind": "call", "every_days": 0 })]
    {
        world.person("olga").post("/api/v1/contact-plans", bad).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn a_plan_of_a_segment_holds_for_whoever_is_in_it() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let relationship = world.relationship("A");
    let segment =
        olga.post("/api/v1/segments", json!({ "name": "Gold", "accounts": [] })).await.ok();
    let plan = json!({ "kind": "visit", "every_days": 30, "segment_id": segment["id"] });
    let plan = olga.post("/api/v1/contact-plans", plan).await.ok();
    assert_eq!(plan["segment"], json!({ "id": segment["id"], "name": "Gold" }));
    world.app.clock.advance(31 * 86_400);
    assert!(neglected(vera, "").await.is_empty(), "nobody is in it");
    let path = format!("/api/v1/segments/{}/members", text(&segment["id"]));
    olga.post(&path, json!({ "add": [relationship] })).await.ok();
    let due = neglected(vera, "").await;
    assert_eq!(due.len(), 1);
    assert_eq!(due[0]["account"]["relationship_id"], relationship);
    assert_eq!(due[0]["plan"]["segment"]["name"], "Gold");
    olga.post(&path, json!({ "remove": [relationship] })).await.ok();
    assert!(neglected(vera, "").await.is_empty(), "it left");
    olga.post(&path, json!({ "add": [relationship] })).await.ok();
    let place = format!("/api/v1/segments/{}", text(&segment["id"]));
    let now = olga.get(&place).await.ok();
    olga.patch(&place, &now["version"], json!({ "archived": true })).await.ok();
    assert!(neglected(vera, "").await.is_empty(), "it was put away, and nobody looks after it");
    // A segment that is none, or another vendor's, is refused.
    let strange = world.person("wanda");
    let other = strange.post("/api/v1/segments", json!({ "name": "Theirs", "accounts": [] })).await;
    let foreign = other.json()["id"].clone();
    let bad = json!({ "kind": "visit", "every_days": 30, "segment_id": foreign });
    olga.post("/api/v1/contact-plans", bad).await.refused(422, "invalid");
    // Without it the plan is for all again.
    let at = format!("/api/v1/contact-plans/{}", text(&plan["id"]));
    let changed = olga.patch(&at, &json!(1), json!({ "segment_id": null })).await.ok();
    assert_eq!(changed["segment"], Value::Null);
    assert!(!neglected(vera, "").await.is_empty());
}
