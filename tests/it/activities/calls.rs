//! Telephone systems: signed, told twice and counted once, missed calls called back.
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{PATH, does};
use crate::support::dump::Dumper;
use crate::support::{Answer, Sent, World, text};

struct Hook {
    path: String,
    secret: String,
}

async fn hook(world: &World, input: Value) -> Hook {
    let made = world.person("mark").post("/api/v1/calls/webhook", input).await.ok();
    let address = text(&made["address"]);
    let path = address[address.find("/api/").unwrap()..].to_owned();
    Hook { path, secret: text(&made["secret"]) }
}

impl Hook {
    async fn tells(&self, world: &World, call: &Value) -> Answer {
        let time = world.app.clock.now().datetime().timestamp();
        self.tells_at(world, call, time).await
    }

    async fn tells_at(&self, world: &World, call: &Value, time: i64) -> Answer {
        let body = call.to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).unwrap();
        mac.update(format!("{time}.{body}").as_bytes());
        let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
        let sent = Sent::text("application/json", body)
            .with("concord-timestamp", time.to_string())
            .with("concord-signature", signature);
        world.app.anonymous().send("POST", &self.path, sent).await
    }
}

fn call(id: &str, event: &str) -> Value {
    json!({
        "external_id": id, "event": event, "direction": "incoming",
        "party": "+44 20 7946 0958", "occurred_at": "2026-03-10T09:30:00Z",
        "duration_seconds": 60,
    })
}

#[actix_web::test]
async fn an_answered_call_is_an_interaction_of_whoever_it_is_known_to_be() {
    let world = World::new().await;
    let vera = world.vendor();
    let known = json!({
        "channel": "call", "direction": "incoming", "party": "+442079460958",
        "relationship_id": world.relationship("A"),
    });
    vera.post("/api/v1/interactions", known).await.ok();
    let hook = hook(&world, json!({})).await;
    assert_eq!(hook.tells(&world, &call("1", "answered")).await.status, 204);
    assert_eq!(hook.tells(&world, &call("1", "answered")).await.status, 204, "told again");
    let log = vera.get("/api/v1/interactions?party=%2B442079460958").await.ok();
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
    let told = log["items"].as_array().unwrap().iter().find(|one| one["source"] == "telephony");
    let told = told.unwrap();
    assert_eq!(told["account"]["name"], "SENT-A-vendor-name");
    assert_eq!((&told["duration_seconds"], &told["party"]), (&json!(60), &json!("+442079460958")));
    assert_eq!(told["occurred_at"], "2026-03-10T09:30:00Z");
}

#[actix_web::test]
async fn a_missed_call_is_called_back_in_time() {
    let world = World::new().await;
    let vera = world.vendor();
    let input = json!({ "assignee": vera.membership, "callback_minutes": 60 });
    let hook = hook(&world, input).await;
    let mut missed = call("7", "missed");
    missed["contact_name"] = json!("The man from the fair");
    for _ in 0..2 {
        assert_eq!(hook.tells(&world, &missed).await.status, 204);
    }
    let mut away = call("8", "missed");
    away["direction"] = json!("outgoing");
    assert_eq!(hook.tells(&world, &away).await.status, 204, "nobody answered us: no call back");
    let list = vera.get(&format!("{PATH}?assignee=me")).await.ok();
    let items = list["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "told twice, called back once: {list}");
    let back = &items[0];
    assert_eq!((&back["kind"], &back["origin"]), (&json!("call"), &json!("missed_call")));
    assert_eq!(
        (&back["reach"], &back["contact"]["name"]),
        (&json!("+44 20 7946 0958"), &json!("The man from the fair"))
    );
    assert_eq!(back["starts_at"], "2026-03-10T09:30:00Z");
    assert_eq!(
        (&back["ends_at"], &back["overdue"]),
        (&json!("2026-03-10T10:30:00Z"), &json!(false))
    );
}

#[actix_web::test]
async fn whoever_rings_on_is_called_back_once() {
    let world = World::new().await;
    let vera = world.vendor();
    let hook = hook(&world, json!({ "assignee": vera.membership })).await;
    let planned = || async {
        let list = vera.get(&format!("{PATH}?assignee=me&status=planned")).await.ok();
        list["items"].as_array().unwrap().clone()
    };
    for (id, minute) in [("1", "30"), ("2", "31"), ("3", "32"), ("3", "32")] {
        let mut missed = call(id, "missed");
        missed["occurred_at"] = json!(format!("2026-03-10T09:{minute}:00Z"));
        assert_eq!(hook.tells(&world, &missed).await.status, 204);
    }
    let backs = planned().await;
    assert_eq!(backs.len(), 1, "{backs:?}");
    let brief = text(&backs[0]["brief"]);
    assert_eq!(brief.lines().count(), 2, "each further ring is noted, and once: {brief}");
    assert!(brief.contains(":31") && brief.contains(":32"), "{brief}");
    does(vera, &backs[0], "done", json!({})).await;
    // What is told late was before somebody called back; what is new was not.
    assert_eq!(hook.tells(&world, &call("4", "missed")).await.status, 204);
    assert!(planned().await.is_empty());
    world.app.clock.advance(600);
    let mut anew = call("5", "missed");
    anew["occurred_at"] = json!(world.app.clock.now());
    assert_eq!(hook.tells(&world, &anew).await.status, 204);
    assert_eq!(planned().await.len(), 1);
    // Those who withhold their number are not one caller.
    for id in ["6", "7"] {
        let mut hidden = call(id, "missed");
        hidden["party"] = json!("anonymous");
        assert_eq!(hook.tells(&world, &hidden).await.status, 204);
    }
    assert_eq!(planned().await.len(), 3);
}

#[actix_web::test]
async fn what_is_not_signed_changes_nothing() {
    let world = World::new().await;
    let first = hook(&world, json!({})).await;
    let shown = world.person("mark").get("/api/v1/calls/webhook").await.ok();
    assert_eq!(shown["secret"], Value::Null, "shown once");
    let kept =
        world.person("mark").post("/api/v1/calls/webhook", json!({ "callback_minutes": 30 }));
    let kept = kept.await.ok();
    assert_eq!((&kept["secret"], &kept["callback_minutes"]), (&Value::Null, &json!(30)));
    let second = hook(&world, json!({ "renew": true })).await;
    assert_eq!(first.path, second.path);
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let told = call("1", "answered");
    first.tells(&world, &told).await.refused(401, "unauthenticated");
    let now = world.app.clock.now().datetime().timestamp();
    second.tells_at(&world, &told, now - 301).await.refused(401, "unauthenticated");
    second.tells_at(&world, &told, now + 301).await.refused(401, "unauthenticated");
    let bare = world.app.anonymous().send("POST", &second.path, Sent::json(&told)).await;
    bare.refused(401, "unauthenticated");
    let nobody = Hook { path: "/api/v1/hooks/telephony/x".to_owned(), ..second };
    nobody.tells(&world, &told).await.refused(404, "not_found");
    dumper.assert_unchanged(&before, "unsigned calls").await;
    let third = hook(&world, json!({ "renew": true })).await;
    let mut ahead = told.clone();
    ahead["occurred_at"] = json!("2026-03-11T09:30:00Z");
    third.tells(&world, &ahead).await.refused(422, "invalid");
    let mut more = told.clone();
    more["recording"] = json!("https://example.org");
    third.tells(&world, &more).await.refused(422, "invalid");
    assert_eq!(world.person("mark").delete("/api/v1/calls/webhook").await.status, 204);
    third.tells(&world, &told).await.refused(404, "not_found");
}
