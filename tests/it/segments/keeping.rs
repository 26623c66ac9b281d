//! Who is in a segment follows from what is known of the accounts.
use serde_json::{Value, json};

use super::{PATH, by_rule, members};
use crate::support::dump::Dumper;
use crate::support::{World, text};

const DAY: i64 = 86_400;
const A: &str = "SENT-A-vendor-name";

fn complains() -> Value {
    json!({ "op": "at_least", "fact": "complaints_open", "number": 1 })
}

#[actix_web::test]
async fn an_account_comes_in_when_it_complains_and_leaves_when_that_is_over() {
    let world = World::new().await;
    let (mark, vera, adam) = (world.person("mark"), world.vendor(), world.customer());
    let segment = by_rule(mark, "In trouble", complains()).await;
    assert_eq!(segment["computed"], false);
    world.app.work().await;
    let path = format!("{PATH}/{}", text(&segment["id"]));
    assert_eq!(mark.get(&path).await.ok()["computed"], true);
    assert!(members(mark, &segment).await.is_empty());
    let case = world.case().await;
    world.app.work().await;
    assert_eq!(members(vera, &segment).await, [A]);
    vera.acknowledges(&case).await;
    vera.proposes(&case, "A new one.").await;
    adam.accepts(&case).await;
    adam.does(&case, "close", json!({})).await;
    world.app.work().await;
    assert!(members(mark, &segment).await.is_empty());
    let history = mark.get(&format!("{path}/history")).await.ok();
    let (left, came) = (&history["items"][0], &history["items"][1]);
    assert_eq!((&left["joined"], &came["joined"]), (&json!(false), &json!(true)));
    assert_eq!(came["account"]["name"], A);
    assert_eq!(came["why"]["facts"], json!([{ "fact": "complaints_open", "number": 1 }]));
    assert_eq!(left["why"]["facts"], json!([{ "fact": "complaints_open", "number": 0 }]));
    let stays = vera.get(&format!("/api/v1/accounts/{}/segments", world.relationship("A"))).await;
    let stay = &stays.ok()["items"][0];
    assert_eq!(stay["segment"]["name"], "In trouble");
    assert_eq!((&stay["from"], &stay["until"]), (&came["at"], &left["at"]));
}

#[actix_web::test]
async fn what_changes_with_time_alone_is_seen_at_its_moment() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let quiet = json!({ "op": "before", "fact": "last_interaction", "days": 30 });
    let segment = by_rule(mark, "Gone quiet", quiet).await;
    let call = json!({
        "channel": "call", "direction": "incoming", "relationship_id": world.relationship("A"),
    });
    vera.post("/api/v1/interactions", call.clone()).await.ok();
    world.app.work().await;
    assert!(members(mark, &segment).await.is_empty());
    world.app.clock.advance(30 * DAY - 60);
    world.app.work().await;
    assert!(members(mark, &segment).await.is_empty(), "not before");
    world.app.clock.advance(3600);
    world.app.work().await;
    assert_eq!(members(mark, &segment).await, [A]);
    vera.post("/api/v1/interactions", call).await.ok();
    world.app.work().await;
    assert!(members(mark, &segment).await.is_empty(), "a call brings it back at once");
}

#[actix_web::test]
async fn what_the_vendor_keeps_of_an_account_counts_too() {
    let world = World::new().await;
    let mark = world.person("mark");
    let gold = json!({ "op": "in", "fact": "tier", "values": ["gold"] });
    let segment = by_rule(mark, "Gold", gold).await;
    world.app.work().await;
    let path = format!("/api/v1/relationships/{}", world.relationship("A"));
    let version = mark.get(&path).await.ok()["version"].clone();
    mark.patch(&path, &version, json!({ "tier": "Gold" })).await.ok();
    world.app.work().await;
    assert_eq!(members(mark, &segment).await, [A]);
    // Under another rule everybody is looked at anew.
    let path = format!("{PATH}/{}", text(&segment["id"]));
    let nobody = json!({ "condition": { "op": "in", "fact": "tier", "values": ["silver"] } });
    mark.patch(&path, &json!(1), nobody).await.ok();
    world.app.work().await;
    assert!(members(mark, &segment).await.is_empty());
}

#[actix_web::test]
async fn a_preview_counts_before_anything_is_saved() {
    let world = World::new().await;
    let mark = world.person("mark");
    world.case().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let found = mark.post(&format!("{PATH}/preview"), json!({ "condition": complains() })).await;
    let found = found.ok();
    assert_eq!((&found["count"], &found["of"]), (&json!(1), &json!(2)));
    assert_eq!(found["examples"][0]["account"]["name"], A);
    assert_eq!(found["examples"][0]["facts"][0]["number"], 1);
    for (bad, field) in [
        (json!({ "op": "any", "args": [] }), "condition.args"),
        (json!({ "op": "at_least", "fact": "tier", "number": 1 }), "condition.fact"),
        (json!({ "op": "within", "fact": "created", "days": 0 }), "condition.days"),
    ] {
        let preview = json!({ "condition": bad });
        let refused = mark.post(&format!("{PATH}/preview"), preview).await.refused(422, "invalid");
        assert_eq!(refused.json()["errors"][0]["field"], field);
        let made = mark.post(PATH, json!({ "name": "Bad", "condition": bad })).await;
        made.refused(422, "invalid");
    }
    let other = json!({ "condition": { "op": "zodiac", "fact": "tier" } });
    mark.post(&format!("{PATH}/preview"), other).await.refused(422, "invalid");
    dumper.assert_unchanged(&before, "previews").await;
}

#[actix_web::test]
async fn a_static_segment_is_kept_by_hand() {
    let world = World::new().await;
    let mark = world.person("mark");
    let (a, b) = (world.relationship("A"), world.relationship("B"));
    let made = mark.post(PATH, json!({ "name": "Friends", "accounts": [a] })).await.ok();
    assert_eq!((&made["kind"], &made["members"]), (&json!("static"), &json!(1)));
    let path = format!("{PATH}/{}", text(&made["id"]));
    let moved = json!({ "add": [b, b], "remove": [a] });
    let moved = mark.post(&format!("{path}/members"), moved).await.ok();
    assert_eq!(moved["members"], 1);
    let history = mark.get(&format!("{path}/history?limit=100")).await.ok();
    assert_eq!(history["items"].as_array().unwrap().len(), 3);
    assert_eq!(history["items"][0]["why"]["by"]["name"], "Mark Person");
    // Of somebody else's customers there is none.
    let foreign = json!({ "add": [world.relationship("C")] });
    mark.post(&format!("{path}/members"), foreign).await.refused(422, "invalid");
    mark.post(PATH, json!({ "name": "  friends " })).await.refused(409, "already_exists");
    let away = mark.patch(&path, &made["version"], json!({ "archived": true })).await.ok();
    assert_eq!(away["archived"], true);
    mark.post(PATH, json!({ "name": "Friends" })).await.ok();
    let back = mark.patch(&path, &away["version"], json!({ "archived": false })).await;
    back.refused(409, "already_exists");
}
