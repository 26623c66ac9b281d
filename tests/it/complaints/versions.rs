//! Versions, entity tags and repeated requests: nobody overwrites what they have not seen, and a
//! double click acts once.
use serde_json::json;

use crate::support::{Actor, Sent, World};

#[actix_web::test]
async fn a_stale_version_is_answered_with_the_current_record() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let seen = vera.sees(&case).await["version"].clone();
    let changed = adam.patch(&case.path(), &seen, json!({ "lot": "L-7" })).await.ok();
    assert_eq!(changed["lot"], "L-7");
    let path = format!("{}/actions/acknowledge", case.path());
    let stale = vera.post(&path, json!({ "version": seen })).await.refused(409, "stale_version");
    assert_eq!(stale.json()["current"]["lot"], "L-7");
    assert_eq!(stale.json()["current"]["version"], changed["version"]);
    // Editing: the version stands in a header.
    adam.patch(&case.path(), &seen, json!({ "lot": "L-8" }))
        .await
        .refused(412, "precondition_failed");
    let bare = Sent::json(&json!({ "lot": "L-8" }));
    adam.send("PATCH", &case.path(), bare).await.refused(428, "precondition_required");
    for nonsense in ["*", "\"x\"", "", "\"99999999999\""] {
        let sent = Sent::json(&json!({ "lot": "L-8" })).with("if-match", nonsense);
        adam.send("PATCH", &case.path(), sent).await.refused(412, "precondition_failed");
    }
    vera.post(&path, json!({})).await.refused(422, "invalid");
    // Messages and read marks are no changes of the record.
    vera.says(&case, "shared", "Seen.").await;
    vera.post(&case.thread_path("read"), json!({ "lane": "shared", "seq": 1 })).await.ok();
    assert_eq!(vera.sees(&case).await["version"], changed["version"]);
    // What somebody has already is not sent again.
    let first = vera.get(&case.path()).await;
    let known = Sent::default().with("if-none-match", first.header("etag"));
    assert_eq!(vera.send("GET", &case.path(), known.clone()).await.status, 304);
    adam.says(&case, "shared", "More.").await;
    assert_eq!(vera.send("GET", &case.path(), known).await.status, 200);
    assert!(first.header("cache-control").contains("private"));
}

#[actix_web::test]
async fn a_repeated_post_acts_once() {
    let world = World::new().await;
    let adam = world.customer();
    let form = Actor::complaint(world.relationship("A"), "Clicked fifty times");
    let keyed = |body: &serde_json::Value| Sent::json(body).with("idempotency-key", "click-1");
    let clicks = (0..50).map(|_| adam.send("POST", "/api/v1/complaints", keyed(&form)));
    let answers = futures_util::future::join_all(clicks).await;
    let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert!(!made.is_empty(), "{answers:#?}");
    let id = made[0].json()["id"].clone();
    for answer in &answers {
        let same = answer.status == 201 && answer.json()["id"] == id;
        let running = answer.problem() == (409, "idempotency_running".to_owned());
        assert!(same || running, "{} {}", answer.status, answer.text());
    }
    let later = adam.send("POST", "/api/v1/complaints", keyed(&form)).await;
    assert_eq!((later.status, &later.json()["id"]), (201, &id));
    let list = adam.get("/api/v1/complaints").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    // The same key with other words is a mistake; another person's key is another key.
    let other = Actor::complaint(world.relationship("A"), "Something else");
    adam.send("POST", "/api/v1/complaints", keyed(&other))
        .await
        .refused(422, "idempotency_mismatch");
    world.person("anna").send("POST", "/api/v1/complaints", keyed(&form)).await.ok();
    // A refusal leaves no key behind.
    let mut bad = form.clone();
    bad["title"] = json!("");
    let sent = |body: &serde_json::Value| Sent::json(body).with("idempotency-key", "second");
    adam.send("POST", "/api/v1/complaints", sent(&bad)).await.refused(422, "invalid");
    adam.send("POST", "/api/v1/complaints", sent(&form)).await.ok();
    // Messages as well.
    let case = world.case().await;
    let said = json!({ "lane": "shared", "body": "once", "file_ids": [] });
    let path = case.thread_path("messages");
    let clicks = (0..10).map(|_| adam.send("POST", &path, keyed(&said)));
    futures_util::future::join_all(clicks).await;
    let once = adam.reads(&case, "shared").await;
    assert_eq!(once.iter().filter(|entry| entry["body"] == "once").count(), 1);
}

#[actix_web::test]
async fn a_list_pages_by_key_and_misses_nothing() {
    let world = World::new().await;
    let adam = world.customer();
    for number in 0..7 {
        world.app.clock.advance(1);
        adam.files(world.relationship("A"), &format!("Case {number}")).await;
    }
    let mut titles = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = adam.get(&format!("/api/v1/complaints?limit=3&cursor={cursor}")).await.ok();
        for item in page["items"].as_array().unwrap() {
            titles.push(item["title"].as_str().unwrap().to_owned());
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    let expected: Vec<String> = (0..7).rev().map(|number| format!("Case {number}")).collect();
    assert_eq!(titles, expected);
    for bad in [
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=%00",
        "cursor=abc",
        "ball=nobody",
        "status=nothing",
        "unknown=1",
    ] {
        adam.get(&format!("/api/v1/complaints?{bad}")).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn likely_duplicates_are_shown_to_those_who_may_see_them() {
    let world = World::new().await;
    let (adam, boris) = (world.customer(), world.person("boris"));
    let mut form = Actor::complaint(world.relationship("A"), "Leaking shaft seal on the feed pump");
    form["lot"] = json!("L-4711");
    adam.post("/api/v1/complaints", form).await.ok();
    let ask = async |who: &Actor, case: &str, words: &str| {
        let relationship = world.relationship(case);
        let path = format!("/api/v1/complaints/similar?relationship_id={relationship}&{words}");
        who.get(&path).await.ok()["items"].as_array().unwrap().len()
    };
    assert_eq!(ask(adam, "A", "title=leaking%20seals").await, 1);
    assert_eq!(ask(adam, "A", "title=something&lot=L-4711").await, 1);
    assert_eq!(ask(world.vendor(), "A", "title=leaking%20seal").await, 1);
    assert_eq!(ask(boris, "B", "title=leaking%20seal&lot=L-4711").await, 0);
}
