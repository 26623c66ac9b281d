//! From the invitation to the end: a project that both sides carry through three phases.
use serde_json::json;

use super::{
    accepts, acts, at_gate, begins, decides, deliverable, delivers_all, gate, kinds, passes, plan,
    running, sees, shows, signs,
};
use crate::support::{World, text};

#[actix_web::test]
async fn a_vendor_and_a_customer_pass_the_first_gate_together() {
    let world = World::new().await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let project = begins(&world, &["A"]).await;
    let begun = sees(vera, &project).await;
    assert_eq!(begun["number"].as_str().unwrap().split('-').next(), Some("P"));
    assert_eq!((&begun["status"], &begun["side"]), (&json!("planning"), &json!("vendor")));
    assert_eq!(begun["phases"].as_array().unwrap().len(), 3);
    assert_eq!(begun["parties"][1]["state"], "invited");

    // Who is asked sees the invitation and nothing behind it.
    anna.get(&project.path()).await.refused(404, "not_found");
    let asked = anna.get(&project.at("invitation")).await.ok();
    assert_eq!(asked["title"], "A flange that does not crack");
    assert_eq!(asked["parties"][0]["name"], "Firm V1");
    let refused = accepts(adam, &project).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "role_too_low");
    let joined = accepts(anna, &project).await.ok();
    assert_eq!((&joined["status"], &joined["side"]), (&json!("active"), &json!("customer")));
    assert_eq!(joined["phases"][0]["state"], "active");
    accepts(anna, &project).await.refused(404, "not_found");

    // They talk, in a topic of its own.
    let topic = json!({ "topic": "Flange radius", "audience": "shared" });
    let topic = vera.post(&project.at("threads"), topic).await.ok();
    let said = json!({ "lane": "shared", "body": "R4 holds in simulation.", "file_ids": [] });
    let path = format!("/api/v1/threads/{}/messages", text(&topic["id"]));
    vera.post(&path, said).await.ok();
    let threads = anna.get(&project.at("threads")).await.ok();
    assert_eq!(threads["items"][1]["topic"], "Flange radius");
    assert_eq!(threads["items"][1]["last"]["excerpt"], "R4 holds in simulation.");
    assert_eq!(threads["items"][1]["unread"], true);

    // What is not delivered lets no gate pass.
    let early = decides(vera, &project, 0, json!({ "verdict": "go" })).await;
    assert_eq!(early.refused(409, "action_not_allowed").json()["reason"], "deliverables_open");
    delivers_all(&world, &project, 0).await;
    let proposed = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    assert_eq!(proposed["state"], "in_review");
    let slots = proposed["reviews"][0]["signoff"]["slots"].as_array().unwrap().clone();
    assert_eq!(slots.iter().filter(|slot| slot["vote"] == "signed").count(), 1, "{slots:#?}");
    // Whoever put it up has signed it, and cannot sign for the other side.
    let again = signs(vera, &project, 0).await;
    assert_eq!(again.refused(409, "action_not_allowed").json()["reason"], "already");
    // Adam is in the firm, but has no part in the project.
    let stranger = signs(adam, &project, 0).await;
    assert_eq!(stranger.refused(409, "action_not_allowed").json()["reason"], "wrong_role");

    let passed = signs(anna, &project, 0).await.ok();
    assert_eq!((&passed["state"], &passed["verdict"]), (&json!("passed"), &json!("go")));
    let now = sees(anna, &project).await;
    assert_eq!(now["phases"][0]["state"], "passed");
    assert_eq!(now["phases"][1]["state"], "active");
    assert_eq!(now["phase_id"], now["phases"][1]["id"]);
    let told = kinds(anna, &project).await;
    for kind in [
        "project_started",
        "party_answered",
        "phase_started",
        "gate_proposed",
        "signed",
        "gate_decided",
    ] {
        assert!(told.iter().any(|one| one == kind), "{kind} in {told:?}");
    }
    let listed = anna.get("/api/v1/projects?open=true").await.ok();
    assert_eq!(listed["items"][0]["phase"], "Prototype");
    assert_eq!(listed["items"][0]["parties"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn the_last_gate_completes_the_project() {
    let world = World::new().await;
    let project = running(&world).await;
    for phase in 0..3 {
        delivers_all(&world, &project, phase).await;
        passes(&world, &project, phase, json!({ "verdict": "go" })).await;
    }
    let now = sees(world.person("anna"), &project).await;
    assert_eq!(now["status"], "completed");
    assert_eq!(now["ball"]["side"], json!(null));
    assert!(now["closed_at"].is_string());
    for action in now["actions"].as_array().unwrap() {
        assert_eq!(action["allowed"], false, "{action}");
    }
    let done = deliverable(world.vendor(), &project, 2, 0).await;
    let refused = acts(world.vendor(), &done, "reopen", json!({ "reason": "Again." })).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
}

#[actix_web::test]
async fn a_deliverable_goes_its_way_between_the_sides() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    // The second one of the first phase is the vendor's.
    let one = deliverable(vera, &project, 0, 1).await;
    assert_eq!((&one["side"], &one["status"]), (&json!("vendor"), &json!("not_started")));
    assert_eq!(one["held_by"][0]["organisation"]["name"], "Firm V1");
    let empty = acts(vera, &one, "submit", json!({})).await;
    assert_eq!(empty.refused(422, "invalid").fields(), ["evidence:missing_field"]);
    let wrong = acts(anna, &one, "submit", json!({})).await;
    assert_eq!(wrong.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    let one = shows(vera, &one, "Drawing 1").await;
    assert_eq!(one["status"], "in_progress");
    let one = acts(vera, &one, "submit", json!({ "note": "As agreed." })).await.ok();
    assert_eq!(one["held_by"][0]["organisation"]["name"], "Firm A");
    let own = acts(vera, &one, "approve", json!({})).await;
    assert_eq!(own.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    let bare = acts(anna, &one, "send_back", json!({})).await;
    assert_eq!(bare.refused(422, "invalid").fields(), ["reason:missing_field"]);
    let one = acts(anna, &one, "send_back", json!({ "reason": "The radius." })).await.ok();
    assert_eq!((&one["status"], &one["reason"]), (&json!("in_progress"), &json!("The radius.")));
    let one = acts(vera, &one, "submit", json!({})).await.ok();
    assert_eq!(one["revision"], 2);
    let stale = acts(vera, &json!({ "id": one["id"], "version": 1 }), "withdraw", json!({})).await;
    assert_eq!(stale.refused(409, "stale_version").json()["current"]["revision"], 2);
    let one = acts(anna, &one, "approve", json!({})).await.ok();
    assert_eq!(one["held_by"], json!([]));
    // New evidence is not what was approved.
    let one = shows(vera, &one, "Drawing 2").await;
    assert_eq!(one["status"], "in_progress");
    assert_eq!(one["answered_by"], json!(null));
    // What one side owes the other lets go.
    let waived = acts(anna, &one, "waive", json!({ "reason": "Not needed." })).await.ok();
    assert_eq!(waived["status"], "waived");
}

#[actix_web::test]
async fn files_come_in_as_evidence_and_keep_the_rights_of_the_lane() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, adam) = (world.vendor(), world.customer());
    let one = deliverable(vera, &project, 0, 1).await;
    let file = vera.uploads("drawing.txt", b"R4").await;
    adam.get(&format!("/api/v1/files/{file}")).await.refused(404, "not_found");
    let path = format!("/api/v1/deliverables/{}/evidence", text(&one["id"]));
    let input = json!({ "version": one["version"], "file_ids": [file] });
    let shown = vera.post(&path, input).await.ok();
    assert_eq!(shown["evidence"][0]["file"]["name"], "drawing.txt");
    assert_eq!(adam.get(&format!("/api/v1/files/{file}")).await.status, 200);
    world.person("boris").get(&format!("/api/v1/files/{file}")).await.refused(404, "not_found");
    // Nobody brings somebody else's file, nor an address that is none.
    let foreign = adam.uploads("own.txt", b"own").await;
    let version = shown["version"].clone();
    for (input, field) in [
        (json!({ "version": version, "file_ids": [foreign] }), "file_ids"),
        (
            json!({ "version": version, "links": [{ "title": "x", "url": "javascript:alert(1)" }] }),
            "links.0.url",
        ),
        (json!({ "version": version }), "file_ids"),
    ] {
        let refused = vera.post(&path, input).await.refused(422, "invalid");
        assert!(refused.fields()[0].starts_with(field), "{:?}", refused.fields());
    }
    // A newer one takes the place of the old.
    let replaces = shown["evidence"][0]["id"].clone();
    let input = json!({
        "version": version, "replaces": replaces,
        "links": [{ "title": "Drawing 2", "url": "https://example.org/2" }],
    });
    let shown = vera.post(&path, input).await.ok();
    let titles: Vec<_> =
        shown["evidence"].as_array().unwrap().iter().map(|one| text(&one["title"])).collect();
    assert_eq!(titles, ["Drawing 2"]);
    let gone = format!("{path}/{}", text(&shown["evidence"][0]["id"]));
    assert_eq!(vera.delete(&gone).await.ok()["evidence"], json!([]));
    vera.delete(&gone).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_customer_begins_a_project_with_its_vendor() {
    let world = World::new().await;
    let (adam, vera, olga) = (world.customer(), world.vendor(), world.person("olga"));
    let made = adam.post("/api/v1/projects", super::input(&world, &["A"])).await.ok();
    let project = super::Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    assert_eq!(made["side"], "customer");
    vera.get(&project.path()).await.refused(404, "not_found");
    let joined = accepts(olga, &project).await.ok();
    assert_eq!((&joined["side"], &joined["status"]), (&json!("vendor"), &json!("active")));
    assert_eq!(plan(vera, &project).await["phases"][0]["state"], "active");
}

#[actix_web::test]
async fn what_a_verdict_needs_is_asked_for() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let at = gate(vera, &project, 0).await;
    for (verdict, field) in [
        (json!({}), "verdict:missing_field"),
        (json!({ "verdict": "conditional_go" }), "conditions:missing_field"),
        (json!({ "verdict": "hold" }), "note:missing_field"),
        (
            json!({ "verdict": "kill", "note": "No.", "until": "2027-01-01" }),
            "until:not_allowed_value",
        ),
        (json!({ "verdict": "go", "until": "2020-01-01" }), "until:in_the_past"),
        (json!({ "verdict": "go", "until": "soon" }), "until:bad_date"),
        (
            json!({ "verdict": "recycle", "note": "Again.", "again": [text(&at["id"])] }),
            "again:not_allowed_value",
        ),
    ] {
        let refused = at_gate(vera, &at, "decide", verdict.clone()).await;
        assert_eq!(refused.refused(422, "invalid").fields(), [field], "{verdict}");
    }
    let later = gate(vera, &project, 1).await;
    let refused = at_gate(vera, &later, "decide", json!({ "verdict": "go" })).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "phase_not_begun");
    // A gate of one project is no gate of another.
    let other = begins(&world, &["A"]).await;
    vera.get(&other.at(&format!("gates/{}", text(&at["id"])))).await.refused(404, "not_found");
}
