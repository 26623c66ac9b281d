//! Topics, questions, milestones, who holds what and for how long, and what has changed.
use serde_json::json;

use super::{acts, begins, deliverable, delivers_all, running, sees, shows};
use crate::support::{World, text};

#[actix_web::test]
async fn a_topic_may_be_for_the_own_people_alone() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let margin = json!({ "topic": "Margin at 5,000", "audience": "private" });
    let thread = vera.post(&project.at("threads"), margin).await.ok();
    assert_eq!(thread["shared"], false);
    let path = format!("/api/v1/threads/{}/messages", text(&thread["id"]));
    let said = json!({ "lane": "private", "body": "We can go down to 12.", "file_ids": [] });
    vera.post(&path, said.clone()).await.ok();
    assert_eq!(vera.get(&project.at("threads")).await.ok()["items"].as_array().unwrap().len(), 2);
    let theirs = anna.get(&project.at("threads")).await;
    assert!(
        !theirs.text().contains("Margin") && !theirs.text().contains("12."),
        "{}",
        theirs.text()
    );
    anna.post(&path, said).await.refused(404, "not_found");
    let entries = format!("/api/v1/threads/{}/entries?lane=shared", text(&thread["id"]));
    anna.get(&entries).await.refused(404, "not_found");
    // Nor does anybody of the own firm say something to all there by mistake.
    let shared = json!({ "lane": "shared", "body": "Hello", "file_ids": [] });
    vera.post(&path, shared).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_question_is_held_until_it_is_answered() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let a = anna.organisation_id().await;
    let ask = |to: &str, thread: &str| {
        json!({ "thread_id": thread, "to_organisation_id": to, "body": "Which radius?",
            "due_on": "2026-03-14" })
    };
    let path = project.at("questions");
    for (to, thread) in [
        (vera.organisation_id().await, project.thread.clone()),
        (boris.organisation_id().await, project.thread.clone()),
        (a.clone(), crate::support::world::no_id()),
    ] {
        vera.post(&path, ask(&to, &thread)).await.refused(422, "invalid");
    }
    let asked = vera.post(&path, ask(&a, &project.thread)).await.ok();
    assert_eq!((&asked["state"], &asked["text"]), (&json!("open"), &json!("Which radius?")));
    let seen = sees(anna, &project).await;
    assert_eq!((&seen["ball"]["mine"], &seen["ball"]["side"]), (&json!(true), &json!("both")));
    let balance = anna.get(&project.at("balance")).await.ok();
    let held = balance["items"].as_array().unwrap().clone();
    let question = held.iter().find(|item| item["kind"] == "question").unwrap();
    assert_eq!(question["held_by"][0]["organisation"]["name"], "Firm A");
    assert_eq!(question["title"], "Which radius?");
    world.app.clock.advance(2 * 86_400);
    let act = format!("/api/v1/questions/{}/actions", text(&asked["id"]));
    let answer = json!({ "version": asked["version"], "body": "Four." });
    let own = vera.post(&format!("{act}/answer"), answer.clone()).await;
    assert_eq!(own.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    let bare = json!({ "version": asked["version"] });
    anna.post(&format!("{act}/answer"), bare).await.refused(422, "invalid");
    let answered = anna.post(&format!("{act}/answer"), answer.clone()).await.ok();
    assert_eq!((&answered["state"], &answered["answer"]), (&json!("answered"), &json!("Four.")));
    anna.post(&format!("{act}/answer"), answer).await.refused(409, "stale_version");
    // Both sides see the same figures: two days with the customer, all the while with the vendor.
    for who in [vera, anna] {
        let balance = who.get(&project.at("balance")).await.ok();
        let lines = balance["organisations"].as_array().unwrap().clone();
        let line = |name: &str| {
            lines.iter().find(|line| line["organisation"]["name"] == name).unwrap().clone()
        };
        assert_eq!(line("Firm A")["held_seconds"], 2 * 86_400);
        // The question and the customer's deliverable ran at the same time.
        assert_eq!(line("Firm A")["item_seconds"], 4 * 86_400);
        assert_eq!(line("Firm A")["open_items"], 1);
        assert_eq!(balance["sides"][1]["side"], "vendor");
        assert_eq!(balance["phases"][0]["sides"][1]["held_seconds"], 2 * 86_400);
        assert_eq!(balance["phases"][1]["sides"][1]["held_seconds"], 0);
    }
}

#[actix_web::test]
async fn an_item_passes_from_hand_to_hand() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let one = deliverable(vera, &project, 0, 1).await;
    world.app.clock.advance(3600);
    let one = acts(vera, &shows(vera, &one, "v1").await, "submit", json!({})).await.ok();
    world.app.clock.advance(7200);
    let one = acts(anna, &one, "send_back", json!({ "reason": "No." })).await.ok();
    world.app.clock.advance(60);
    let one = acts(vera, &one, "submit", json!({})).await.ok();
    acts(anna, &one, "approve", json!({})).await.ok();
    let balance = anna.get(&project.at("balance")).await.ok();
    let line = |name: &str| {
        let lines = balance["phases"][0]["organisations"].as_array().unwrap().clone();
        lines.into_iter().find(|line| line["organisation"]["name"] == name).unwrap()
    };
    // One hour and a minute with the vendor for this one, and all the time for its other one.
    assert_eq!(line("Firm V1")["item_seconds"], 3600 + 60 + (3600 + 7200 + 60));
    assert_eq!(line("Firm V1")["held_seconds"], 3600 + 7200 + 60);
}

#[actix_web::test]
async fn milestones_are_set_moved_and_reached() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let new = json!({ "title": "Samples at A", "due_on": "2026-04-01" });
    let set = vera.post(&project.at("milestones"), new).await.ok();
    let path = format!("/api/v1/milestones/{}", text(&set["id"]));
    let moved = anna.patch(&path, &set["version"], json!({ "due_on": "2026-03-01" })).await.ok();
    assert_eq!((&moved["due_on"], &moved["late"]), (&json!("2026-03-01"), &json!(true)));
    anna.patch(&path, &set["version"], json!({ "reached": true }))
        .await
        .refused(412, "precondition_failed");
    let reached = anna.patch(&path, &moved["version"], json!({ "reached": true })).await.ok();
    assert_eq!((&reached["state"], &reached["late"]), (&json!("reached"), &json!(false)));
    assert_eq!(reached["reached_on"], "2026-03-10");
    let bad = json!({ "title": "X", "due_on": "tomorrow" });
    let refused = vera.post(&project.at("milestones"), bad).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["due_on:bad_date"]);
    let foreign = json!({ "title": "X", "due_on": "2026-04-01",
        "organisation_id": world.person("boris").organisation_id().await });
    vera.post(&project.at("milestones"), foreign).await.refused(422, "invalid");
}

#[actix_web::test]
async fn what_has_changed_since_somebody_was_here() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let all = anna.get(&project.at("changes")).await.ok();
    assert_eq!(all["since"], json!(null));
    let count = all["items"].as_array().unwrap().len();
    assert!(count >= 3, "{all:#}");
    world.app.clock.advance(60);
    let read = json!({ "lane": "shared", "seq": 99 });
    anna.post(&format!("/api/v1/threads/{}/read", project.thread), read).await.ok();
    assert_eq!(anna.get(&project.at("changes")).await.ok()["items"], json!([]));
    world.app.clock.advance(60);
    let said = json!({ "lane": "shared", "body": "New **figures**.", "file_ids": [] });
    vera.post(&format!("/api/v1/threads/{}/messages", project.thread), said).await.ok();
    let own = json!({ "lane": "private", "body": "Between us.", "file_ids": [] });
    vera.post(&format!("/api/v1/threads/{}/messages", project.thread), own).await.ok();
    let news = anna.get(&project.at("changes")).await.ok();
    assert_eq!(news["items"].as_array().unwrap().len(), 1, "{news:#}");
    assert_eq!(news["items"][0]["excerpt"], "New figures.");
    assert_eq!(news["items"][0]["actor"]["name"], "Vera Person");
    // Page by page it is the same.
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("changes?since=2020-01-01T00:00:00Z&limit=2&cursor={cursor}");
        let page = anna.get(&project.at(&path)).await.ok();
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| text(&one["id"])));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen.len(), count + 1);
}

#[actix_web::test]
async fn the_plan_can_be_changed_by_either_side() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let phases = sees(vera, &project).await["phases"].clone();
    let new = json!({
        "phase_id": phases[0]["id"], "title": "Photo of the crack", "side": "customer",
        "required": false, "due_on": "2026-03-05",
    });
    let added = anna.post(&project.at("deliverables"), new).await.ok();
    assert_eq!((&added["title"], &added["late"]), (&json!("Photo of the crack"), &json!(true)));
    let path = format!("/api/v1/deliverables/{}", text(&added["id"]));
    let change = json!({ "due_on": null, "note": "Sharp.", "handling": "on_request" });
    let changed = anna.patch(&path, &added["version"], change).await.ok();
    assert_eq!((&changed["due_on"], &changed["late"]), (&json!(null), &json!(false)));
    let phase = format!("/api/v1/phases/{}", text(&phases[0]["id"]));
    let dates = json!({ "starts_on": "2026-04-02", "ends_on": "2026-04-01" });
    let refused = vera.patch(&phase, &phases[0]["version"], dates).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["ends_on:bad_date"]);
    let dates = json!({ "title": "Idea", "ends_on": "2026-05-01" });
    let renamed = vera.patch(&phase, &phases[0]["version"], dates).await.ok();
    assert_eq!(renamed["phases"][0]["title"], "Idea");
    let at = super::gate(vera, &project, 0).await;
    let gate = format!("/api/v1/gates/{}", text(&at["id"]));
    let dated = vera.patch(&gate, &at["version"], json!({ "scheduled_on": "2026-05-02" })).await;
    assert_eq!(dated.ok()["scheduled_on"], "2026-05-02");
    // What came to be required after it was signed makes the signatures stale.
    delivers_all(&world, &project, 0).await;
    super::passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    let late = json!({ "phase_id": phases[0]["id"], "title": "One more", "side": "vendor" });
    vera.post(&project.at("deliverables"), late).await.ok();
    assert_eq!(super::gate(vera, &project, 0).await["state"], "stale");
}

#[actix_web::test]
async fn a_template_with_levels_says_what_is_handed_over() {
    let world = World::new().await;
    let vera = world.vendor();
    let templates = vera.get("/api/v1/projects/templates").await.ok();
    let keys: Vec<String> =
        templates["items"].as_array().unwrap().iter().map(|one| text(&one["key"])).collect();
    assert_eq!(keys, ["light", "five_gates", "apqp_ppap", "programme"]);
    let mut new = super::input(&world, &["A"]);
    new["template"] = json!("apqp_ppap");
    new["level"] = json!(5);
    new["starts_on"] = json!("2026-04-01");
    let made = vera.post("/api/v1/projects", new.clone()).await.ok();
    let project = super::Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    let plan = super::plan(vera, &project).await;
    assert_eq!(plan["phases"][3]["deliverables"][8]["handling"], "retain");
    assert_eq!(plan["phases"][0]["starts_on"], "2026-04-01");
    assert_eq!(plan["phases"][0]["ends_on"], "2026-05-12");
    assert_eq!(plan["phases"][1]["starts_on"], "2026-05-13");
    for (key, value, field) in [
        ("level", json!(6), "level:not_allowed_value"),
        ("template", json!("waterfall"), "template:not_allowed_value"),
        ("starts_on", json!("soon"), "starts_on:bad_date"),
    ] {
        let mut bad = new.clone();
        bad[key] = value;
        let refused = vera.post("/api/v1/projects", bad).await.refused(422, "invalid");
        assert_eq!(refused.fields(), [field]);
    }
    let mut plain = super::input(&world, &["A"]);
    plain["level"] = json!(1);
    vera.post("/api/v1/projects", plain).await.refused(422, "invalid");
    drop(begins(&world, &["A"]).await);
}
