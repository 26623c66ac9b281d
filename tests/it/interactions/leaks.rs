//! Customers never see that they were called, what they asked for, or what the vendor makes of it.
use serde_json::json;

use super::{PATH, call, category, topic};
use crate::support::world::sentinels;
use crate::support::{World, text};

#[actix_web::test]
async fn a_customer_finds_no_trace_of_the_calls_with_it() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let category = category(mark, "SENT-A-vendor-category", false).await;
    let topic = topic(vera, "SENT-A-vendor-topic", Some(&category)).await;
    let mut input = call("+44 20 7946 0958", "SENT-A-vendor-words", Some(&topic));
    input["relationship_id"] = json!(world.relationship("A"));
    input["contact_name"] = json!("SENT-A-vendor-contact");
    input["text"] = json!("SENT-A-vendor-text");
    let made = vera.post(PATH, input).await.ok();
    world.app.work().await;
    let (id, topic) = (text(&made["id"]), text(&topic["id"]));
    let paths = [
        format!("{PATH}/{id}"),
        format!("/api/v1/radar/{topic}/callers"),
        PATH.to_owned(),
        format!("{PATH}?relationship_id={}", world.relationship("A")),
        format!("{PATH}?topic_id={topic}"),
        format!("{PATH}?q=SENT"),
        format!("{PATH}/coverage"),
        format!("{PATH}/caller?party=%2B442079460958"),
        format!("{PATH}/candidates"),
        "/api/v1/radar".to_owned(),
        "/api/v1/radar/alarms".to_owned(),
        "/api/v1/radar/standing".to_owned(),
        "/api/v1/radar/episodes".to_owned(),
        "/api/v1/radar/checks".to_owned(),
        "/api/v1/radar/decisions".to_owned(),
        "/api/v1/radar/defects".to_owned(),
        "/api/v1/topics".to_owned(),
        "/api/v1/topic-categories".to_owned(),
        "/api/v1/search?q=SENT".to_owned(),
        format!("/api/v1/relationships/{}", world.relationship("A")),
        format!("/api/v1/relationships/{}/health", world.relationship("A")),
        "/api/v1/inbox".to_owned(),
        "/api/v1/notices".to_owned(),
        "/api/v1/counts".to_owned(),
    ];
    // The vendor's own people see all of it, so that the silence to others says something.
    let seen = vera.get(PATH).await.ok().to_string();
    assert_eq!(sentinels(&seen).len(), 5, "{seen}");
    for name in ["anna", "adam", "abel", "boris", "wanda"] {
        let who = world.person(name);
        for (at, path) in paths.iter().enumerate() {
            let answer = who.get(path).await;
            assert!(!answer.text().contains("vendor-"), "{name} {path}: {}", answer.text());
            // By its id it is missing, as one that never was.
            if at < 2 {
                answer.refused(404, "not_found");
            }
        }
        let coverage = who.get(&format!("{PATH}/coverage")).await.ok();
        assert_eq!(coverage["interactions"], 0, "{name} counts nothing");
        let known = who.get(&format!("{PATH}/caller?party=%2B442079460958")).await.ok();
        assert_eq!(known["last_at"], json!(null), "{name} learns nothing of a number");
        let patched = who.patch(&format!("{PATH}/{id}"), &json!(1), json!({ "text": "x" })).await;
        patched.refused(404, "not_found");
        let code = json!({ "interaction_ids": [id], "topic_id": topic });
        let coded = who.post(&format!("{PATH}/code"), code).await;
        assert!([403, 404].contains(&coded.status), "{name}: {}", coded.text());
    }
    // The vendor on the other side of the world has its own pick list: the same name is free there.
    let wanda = world.person("wanda");
    wanda.post("/api/v1/topics", json!({ "name": "SENT-A-vendor-topic" })).await.ok();
}
