//! What becomes of requests for approval once their document has closed for those who were asked.
use serde_json::{Value, json};

use super::{
    adds, answers, asks, confidential, listed, on_nda, path, releases, sees, three, under_nda,
};
use crate::links::everything;
use crate::projects::Joint;
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

/// All that names what waits for somebody, or what was said where they read.
async fn waits(who: &Actor, project: &Joint) -> String {
    let mut all = String::new();
    let parts = ["balance", "documents", "threads", "changes"];
    let of_project = parts.map(|part| project.at(part));
    let lanes = format!("/api/v1/threads/{}/lanes", project.thread);
    let notes = format!("/api/v1/threads/{}/entries?lane=private&after=0", project.thread);
    let others = ["signatures", "tasks", "inbox"].map(|path| format!("/api/v1/{path}"));
    for path in of_project.into_iter().chain(others).chain([lanes.clone(), notes]) {
        let answer = who.get(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        all += &answer.text();
    }
    for lane in who.get(&lanes).await.ok()["items"].as_array().unwrap() {
        let entries = format!(
            "/api/v1/threads/{}/entries?lane={}&after=0",
            project.thread,
            text(&lane["id"])
        );
        let answer = who.get(&entries).await;
        assert_eq!(answer.status, 200, "{entries}: {}", answer.text());
        all += &answer.text();
    }
    all
}

async fn to_sign(who: &Actor) -> Vec<Value> {
    let found = who.get("/api/v1/signatures").await.ok();
    found["items"].as_array().unwrap().clone()
}

/// Lanes that name their readers and that somebody reads.
async fn named_lanes(who: &Actor, project: &Joint) -> usize {
    let lanes = who.get(&format!("/api/v1/threads/{}/lanes", project.thread)).await.ok();
    let all = lanes["items"].as_array().unwrap().clone();
    all.iter().filter(|lane| lane["kind"] == "named").count()
}

/// A confidential document of V1's that Anna is asked to approve.
async fn asked(world: &World, project: &Joint) -> Value {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let secret = releases(vera, project, "SENT-D-title-5", confidential()).await;
    let asked = asks(vera, &secret, &[(anna, "lead", 0)]).await.ok();
    world.app.work().await;
    asked
}

#[actix_web::test]
async fn nothing_waits_for_those_for_whom_it_has_closed() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let lanes = named_lanes(anna, &project).await;
    let secret = asked(&world, &project).await;
    let key = text(&secret["key"]);
    let name = format!("{key} SENT-D-title-5 · v1");
    assert_eq!(to_sign(anna).await[0]["title"], name, "as long as it opens, it is named");
    assert_eq!(named_lanes(anna, &project).await, lanes + 1);
    let mail = mails_to(&world.app.mailer, "anna@example.org").pop().unwrap();
    assert!(mail.subject.contains("Document to approve"), "{}", mail.subject);
    assert!(!format!("{} {}", mail.subject, mail.text).contains(&key), "{}", mail.text);

    on_nda(anna, &nda, "terminate", json!({})).await.ok();
    // Before any worker has looked.
    assert_eq!(to_sign(anna).await, Vec::<Value>::new());
    let early = waits(anna, &project).await;
    world.app.work().await;
    let late = waits(anna, &project).await;
    for all in [early, late] {
        assert!(!all.contains(&key) && !all.contains("SENT-D"), "{key}: {all}");
    }
    assert_eq!(named_lanes(anna, &project).await, lanes, "nor what was said about it");
    let ids = [text(&secret["id"]), project.id.clone(), project.thread.clone()];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let all = everything(anna, &ids).await;
    assert!(!all.contains(&format!("\"{key}\"")) && !all.contains("SENT-D"), "{key}: {all}");
    // Its owner is told, and may ask anew once there is another agreement.
    let seen = sees(vera, &secret).await.ok();
    assert_eq!(seen["versions"][0]["approval"], "cancelled");
    assert!(waits(vera, &project).await.contains("agreement_ended"));
    assert_eq!(seen["waits_for"], json!([]));
    under_nda(&world, "A", "2027-12-31").await;
    asks(vera, &seen, &[(anna, "lead", 0)]).await.ok();
    assert_eq!(to_sign(anna).await[0]["title"], name);
    assert_eq!(named_lanes(anna, &project).await, lanes + 1);
}

#[actix_web::test]
async fn an_agreement_that_runs_out_ends_it_as_well() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    under_nda(&world, "A", "2026-03-12").await;
    let secret = asked(&world, &project).await;
    assert_eq!(to_sign(anna).await.len(), 1);
    world.app.clock.advance(4 * 86_400);
    assert_eq!(to_sign(anna).await, Vec::<Value>::new(), "before any worker has looked");
    world.app.work().await;
    let all = waits(anna, &project).await;
    assert!(!all.contains(&text(&secret["key"])) && !all.contains("SENT-D"), "{all}");
    assert_eq!(sees(vera, &secret).await.ok()["versions"][0]["approval"], "cancelled");
    let balance = vera.get(&project.at("balance")).await.ok();
    assert!(!balance["items"].to_string().contains("document_version"), "{balance}");
}

/// What others still may see stays with them.
#[actix_web::test]
async fn an_approval_that_is_complete_stays() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let secret = asked(&world, &project).await;
    answers(anna, &secret, "approve", json!({})).await.ok();
    on_nda(world.person("mark"), &nda, "terminate", json!({})).await.ok();
    world.app.work().await;
    assert_eq!(sees(vera, &secret).await.ok()["versions"][0]["approval"], "approved");
    let all = waits(anna, &project).await;
    assert!(!all.contains(&text(&secret["key"])), "{all}");
}

#[actix_web::test]
async fn what_becomes_confidential_waits_for_nobody_under_its_name() {
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = releases(vera, &project, "SENT-D-title-6", json!({})).await;
    let asked = asks(vera, &drawing, &[(anna, "lead", 0)]).await.ok();
    assert!(text(&to_sign(anna).await[0]["title"]).contains("SENT-D-title-6"));
    vera.patch(&path(&asked), &asked["version"], confidential()).await.ok();
    world.app.work().await;
    assert_eq!(to_sign(anna).await, Vec::<Value>::new());
    assert_eq!(listed(anna, &project).await, Vec::<Value>::new());
    for part in ["balance", "documents", "files"] {
        let answer = anna.get(&project.at(part)).await;
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains("SENT-D-title-6"), "{part}: {}", answer.text());
    }
    // From now on what happens to it is its owner's.
    let seen = sees(vera, &drawing).await.ok();
    super::revises(vera, &seen, "SENT-D-note-6").await;
    world.app.work().await;
    let all = waits(anna, &project).await;
    assert!(!all.contains("SENT-D-note-6"), "{all}");
}

/// Keys say neither how many documents there are nor in which order they came.
#[actix_web::test]
async fn keys_count_nothing() {
    let world = World::new().await;
    let project = three(&world).await;
    let vera = world.vendor();
    let mut keys: Vec<i32> = Vec::new();
    for number in 0..8 {
        let added = adds(vera, &project, &format!("Part {number}"), json!({})).await;
        keys.push(text(&added["key"]).trim_start_matches('F').parse().unwrap());
    }
    assert!(keys.iter().all(|key| (100..=999).contains(key)), "{keys:?}");
    let steps = keys.windows(2).filter(|two| two[1] == two[0] + 1).count();
    assert!(steps < 4, "{keys:?}");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 8);
}
