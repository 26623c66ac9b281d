//! Two keys on one bundle: what makes signatures stale, what holds for a time, what has conditions,
//! and what stops a project.
use concord::platform::authz::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{
    Joint, accepts, acts, at_gate, begins, decides, deliverable, delivers_all, gate, passes,
    running, sees, shows, signs,
};
use crate::support::{Actor, Answer, World, text};

#[track_caller]
fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

async fn changed(who: &Actor, project: &Joint, phase: usize) -> Vec<String> {
    let gate = gate(who, project, phase).await;
    let changes = gate["reviews"][0]["changes"].as_array().unwrap().clone();
    changes.iter().map(|line| text(&line["change"])).collect()
}

/// The second deliverable of the first phase gets newer evidence.
async fn replaces_evidence(world: &World, project: &Joint) -> Value {
    let one = deliverable(world.vendor(), project, 0, 1).await;
    let input = json!({
        "version": one["version"], "replaces": one["evidence"][0]["id"],
        "links": [{ "title": "Report 2", "url": "https://example.org/2" }],
    });
    let path = format!("/api/v1/deliverables/{}/evidence", text(&one["id"]));
    world.vendor().post(&path, input).await.ok()
}

#[actix_web::test]
async fn a_change_of_the_bundle_makes_open_signatures_stale() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    let before = gate(anna, &project, 0).await;
    // Another hash than the one that is up is not signed.
    let other = json!({ "sha256": "00".repeat(32) });
    assert_eq!(reason(at_gate(anna, &before, "sign", other).await), "other_hash");
    replaces_evidence(&world, &project).await;
    let now = gate(anna, &project, 0).await;
    assert_eq!((&now["state"], &now["reviews"][0]["state"]), (&json!("stale"), &json!("stale")));
    assert_eq!(changed(anna, &project, 0).await, ["status"]);
    assert_eq!(now["reviews"][0]["signoff"]["state"], "stale");
    // Whoever still has the page before them learns that it moved on, and cannot sign it.
    let late = json!({ "sha256": before["reviews"][0]["sha256"] });
    let refused = at_gate(anna, &before, "sign", late.clone()).await;
    assert_eq!(refused.refused(409, "stale_version").json()["current"]["state"], "stale");
    assert_eq!(reason(at_gate(anna, &now, "sign", late).await), "wrong_status");
    // It is delivered again, put up again, and signed.
    let one = deliverable(vera, &project, 0, 1).await;
    let one = acts(vera, &one, "submit", json!({})).await.ok();
    acts(anna, &one, "approve", json!({})).await.ok();
    let passed = passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    assert_eq!(passed["state"], "passed");
    assert_eq!(passed["reviews"].as_array().unwrap().len(), 2);
    assert_ne!(passed["reviews"][0]["sha256"], passed["reviews"][1]["sha256"]);
}

#[actix_web::test]
async fn what_was_passed_goes_stale_when_its_evidence_changes_and_holds_up_the_next_gate() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    let one = deliverable(vera, &project, 0, 1).await;
    acts(vera, &one, "reopen", json!({ "reason": "A new measurement." })).await.ok();
    assert_eq!(gate(anna, &project, 0).await["state"], "stale");
    let told = anna.get(&project.at("changes?since=2020-01-01T00:00:00Z&limit=50")).await.ok();
    let kinds: Vec<String> =
        told["items"].as_array().unwrap().iter().map(|entry| text(&entry["kind"])).collect();
    assert!(kinds.contains(&"signature_stale".to_owned()), "{kinds:?}");
    // The work goes on in the second phase, but its gate waits.
    assert_eq!(sees(anna, &project).await["phases"][1]["state"], "active");
    delivers_all(&world, &project, 1).await;
    let early = decides(vera, &project, 1, json!({ "verdict": "go" })).await;
    assert_eq!(reason(early), "earlier_gate_open");
    let one = deliverable(vera, &project, 0, 1).await;
    let one = shows(vera, &one, "Measured anew").await;
    let one = acts(vera, &one, "submit", json!({})).await.ok();
    acts(anna, &one, "approve", json!({})).await.ok();
    assert_eq!(passes(&world, &project, 0, json!({ "verdict": "go" })).await["state"], "passed");
    // A gate that is signed again moves no phase.
    assert_eq!(sees(anna, &project).await["phases"][1]["state"], "active");
    assert_eq!(passes(&world, &project, 1, json!({ "verdict": "go" })).await["state"], "passed");
}

#[actix_web::test]
async fn an_interim_verdict_holds_until_its_date() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    // Nothing is delivered yet; both want to go on all the same.
    let interim = json!({ "verdict": "go", "until": "2026-03-20", "note": "Samples by then." });
    let gate_now = passes(&world, &project, 0, interim).await;
    assert_eq!(gate_now["state"], "interim");
    assert_eq!(sees(anna, &project).await["phases"][1]["state"], "active");
    // The last second of the day at the vendor's offices.
    assert_eq!(gate_now["interim_until"], "2026-03-20T23:59:59Z");
    world.app.clock.advance(10 * 86_400);
    world.app.work().await;
    assert_eq!(gate(anna, &project, 0).await["state"], "interim");
    world.app.clock.advance(86_400);
    world.app.work().await;
    let over = gate(anna, &project, 0).await;
    assert_eq!(over["state"], "expired");
    assert_eq!(over["held_by"].as_array().unwrap().len(), 2);
    let later = decides(vera, &project, 1, json!({ "verdict": "go" })).await;
    assert_eq!(reason(later), "earlier_gate_open");
    // A final one makes it good.
    delivers_all(&world, &project, 0).await;
    assert_eq!(passes(&world, &project, 0, json!({ "verdict": "go" })).await["state"], "passed");
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(gate(anna, &project, 0).await["state"], "passed");
}

#[actix_web::test]
async fn conditions_become_commitments_and_one_that_is_missed_holds_up_the_next_gate() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let parties = sees(vera, &project).await["parties"].clone();
    let firm = |name: &str| {
        let all = parties.as_array().unwrap();
        let found = all.iter().find(|party| party["organisation"]["name"] == name).unwrap();
        found["organisation"]["id"].clone()
    };
    let verdict = json!({
        "verdict": "conditional_go",
        "conditions": [
            { "text": "Measure ten more", "organisation_id": firm("Firm V1"), "due_on": "2026-03-15" },
            { "text": "Name a test bench", "organisation_id": firm("Firm A"), "due_on": "2026-03-16" },
        ],
    });
    let passed = passes(&world, &project, 0, verdict).await;
    assert_eq!(
        (&passed["state"], &passed["verdict"]),
        (&json!("passed"), &json!("conditional_go"))
    );
    let conditions = passed["reviews"][0]["conditions"].as_array().unwrap().clone();
    assert_eq!(conditions.len(), 2);
    assert_eq!(conditions[0]["state"], "open");
    let owed = vera.get("/api/v1/commitments?side=mine").await.ok();
    assert_eq!(owed["items"][0]["text"], "Measure ten more");
    assert_eq!(owed["items"][0]["record"]["kind"], "project");
    // Going on with what was open then changes nothing that was signed.
    delivers_all(&world, &project, 0).await;
    assert_eq!(gate(anna, &project, 0).await["state"], "passed");
    // Missed: the next gate waits until it is kept or let go.
    world.app.clock.advance(7 * 86_400);
    world.app.work().await;
    delivers_all(&world, &project, 1).await;
    let early = decides(vera, &project, 1, json!({ "verdict": "go" })).await;
    assert_eq!(reason(early), "conditions_missed");
    for (text_of, owing, owed) in
        [("Measure ten more", vera, anna), ("Name a test bench", anna, vera)]
    {
        let all = owing.get("/api/v1/commitments?side=mine").await.ok();
        let one = all["items"].as_array().unwrap().iter().find(|one| one["text"] == text_of);
        let one = one.unwrap().clone();
        let path = format!("/api/v1/commitments/{}/actions", text(&one["id"]));
        let done = json!({ "version": one["version"] });
        let done = owing.post(&format!("{path}/fulfil"), done).await.ok();
        // Whoever it is owed to holds it now.
        world.app.work().await;
        let held = owed.get(&project.at("balance")).await.ok()["items"].clone();
        let held = held.as_array().unwrap().iter().find(|one| one["title"] == text_of).cloned();
        assert_eq!(held.unwrap()["held_by"][0]["mine"], true, "{text_of}");
        let seen = json!({ "version": done["version"] });
        owed.post(&format!("{path}/confirm"), seen).await.ok();
    }
    assert_eq!(passes(&world, &project, 1, json!({ "verdict": "go" })).await["state"], "passed");
}

#[actix_web::test]
async fn hold_recycle_and_kill() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    let one = deliverable(vera, &project, 0, 1).await;
    let again = json!({ "verdict": "recycle", "note": "Measure anew.", "again": [one["id"]] });
    let recycled = passes(&world, &project, 0, again).await;
    assert_eq!(
        (&recycled["state"], &recycled["verdict"]),
        (&json!("scheduled"), &json!("recycle"))
    );
    assert_eq!(deliverable(vera, &project, 0, 1).await["status"], "in_progress");
    assert_eq!(deliverable(vera, &project, 0, 2).await["status"], "approved");

    let hold = json!({ "verdict": "hold", "note": "No budget before June." });
    assert_eq!(passes(&world, &project, 0, hold).await["state"], "held");
    let rests = sees(anna, &project).await;
    assert_eq!((&rests["status"], &rests["ball"]["side"]), (&json!("on_hold"), &json!(null)));
    let early = decides(vera, &project, 0, json!({ "verdict": "go" })).await;
    assert_eq!(reason(early), "wrong_status");
    let resume = json!({ "version": rests["version"] });
    let goes_on = anna.post(&project.at("actions/resume"), resume).await.ok();
    assert_eq!(goes_on["status"], "active");
    assert_eq!(gate(anna, &project, 0).await["state"], "scheduled");

    let kill = json!({ "verdict": "kill", "note": "The market is gone." });
    assert_eq!(passes(&world, &project, 0, kill).await["state"], "killed");
    let over = sees(anna, &project).await;
    assert_eq!(over["status"], "cancelled");
    assert_eq!(anna.get("/api/v1/projects?open=true").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn a_refusal_takes_the_verdict_off_the_table() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    let up = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    let sha256 = up["reviews"][0]["sha256"].clone();
    let bare = at_gate(anna, &up, "refuse", json!({ "sha256": sha256 })).await;
    assert_eq!(bare.refused(422, "invalid").fields(), ["reason:missing_field"]);
    let no = json!({ "sha256": sha256, "reason": "The price." });
    let refused = at_gate(anna, &up, "refuse", no).await.ok();
    assert_eq!(refused["state"], "scheduled");
    assert_eq!(refused["reviews"][0]["state"], "refused");
    // Nobody of a side signs by abstaining.
    let up = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    let leave = json!({ "sha256": up["reviews"][0]["sha256"], "reason": "Not mine to say." });
    let left = at_gate(anna, &up, "abstain", leave).await.ok();
    assert_eq!(
        (&left["state"], &left["reviews"][0]["state"]),
        (&json!("scheduled"), &json!("refused"))
    );
    // Another verdict takes the place of the one that is up; either side may take its own back.
    decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    let other = json!({ "verdict": "hold", "note": "Wait." });
    let counter = decides(anna, &project, 0, other).await.ok();
    assert_eq!(counter["reviews"][0]["verdict"], "hold");
    assert_eq!(counter["reviews"][1]["state"], "stale");
    assert_eq!(reason(at_gate(vera, &counter, "withdraw", json!({})).await), "wrong_side");
    let back = at_gate(anna, &counter, "withdraw", json!({})).await.ok();
    assert_eq!(
        (&back["state"], &back["reviews"][0]["state"]),
        (&json!("scheduled"), &json!("withdrawn"))
    );
}

#[actix_web::test]
async fn two_hundred_sign_at_once_and_one_of_them_has() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    delivers_all(&world, &project, 0).await;
    let input = json!({ "role": "approver" });
    vera.put(&project.at(&format!("members/{}", world.person("mark").membership)), input.clone())
        .await
        .ok();
    for name in ["adam", "ralf"] {
        let member = &world.person(name).membership;
        anna.put(&project.at(&format!("members/{member}")), input.clone()).await.ok();
    }
    let up = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    let signers = [anna, world.customer(), world.person("ralf"), world.person("mark"), vera];
    let sign = json!({ "sha256": up["reviews"][0]["sha256"], "version": up["version"] });
    let path = format!("/api/v1/gates/{}/actions/sign", text(&up["id"]));
    let tries = (0..200).map(|number| signers[number % signers.len()].post(&path, sign.clone()));
    let answers = join_all(tries).await;
    let signed = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(signed, 1, "one signature was wanted");
    for answer in answers.into_iter().filter(|answer| answer.status != 200) {
        let (status, code) = answer.problem();
        assert!(
            (status, code.as_str()) == (409, "action_not_allowed")
                || (status, code.as_str()) == (409, "stale_version")
                || (status, code.as_str()) == (503, "busy"),
            "{status} {code}"
        );
    }
    let after = gate(anna, &project, 0).await;
    assert_eq!(after["state"], "passed");
    let slots = after["reviews"][0]["signoff"]["slots"].as_array().unwrap().clone();
    assert_eq!(slots.iter().filter(|slot| slot["vote"] == "signed").count(), 2);
    let told = super::kinds(anna, &project).await;
    assert_eq!(told.iter().filter(|kind| *kind == "signed").count(), 1);
    assert_eq!(told.iter().filter(|kind| *kind == "gate_decided").count(), 1);
    assert_eq!(told.iter().filter(|kind| *kind == "phase_started").count(), 2);
}

/// `docs/decisions/0012`: a manager leads for their firm without a seat in the team, and signs nothing.
#[actix_web::test]
async fn managers_outside_the_team_put_up_a_verdict_and_sign_none() {
    let world = World::new().await;
    let project = running(&world).await;
    delivers_all(&world, &project, 0).await;
    let (vera, mark, anna) = (world.vendor(), world.person("mark"), world.person("anna"));
    let may = |seen: &Value, name: &str| {
        let actions = seen["actions"].as_array().unwrap();
        actions.iter().find(|action| action["name"] == name).unwrap().clone()
    };
    assert_eq!(sees(mark, &project).await["role"], json!(null));
    let seen = gate(mark, &project, 0).await;
    for name in ["edit", "assess", "decide"] {
        assert_eq!(may(&seen, name)["allowed"], true, "{name}");
    }
    let up = decides(mark, &project, 0, json!({ "verdict": "go" })).await.ok();
    let sign = json!({ "sha256": up["reviews"][0]["sha256"] });
    assert_eq!(may(&up, "sign")["reason"], "wrong_role");
    for action in ["sign", "refuse", "abstain"] {
        let mut input = sign.clone();
        if action != "sign" {
            input["reason"] = json!("Not mine to say.");
        }
        assert_eq!(reason(at_gate(mark, &up, action, input).await), "wrong_role", "{action}");
    }
    let slots = up["reviews"][0]["signoff"]["slots"].as_array().unwrap();
    assert!(slots.iter().all(|slot| slot["vote"] == json!(null)), "{slots:?}");
    // The team signs what he put up; a member without a seat does neither.
    let adam = gate(world.customer(), &project, 0).await;
    assert_eq!(may(&adam, "decide")["allowed"], false);
    at_gate(vera, &up, "sign", sign).await.ok();
    assert_eq!(signs(anna, &project, 0).await.ok()["state"], "passed");
}

#[actix_web::test]
async fn nobody_acts_for_two_sides() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, olga) = (world.vendor(), world.person("anna"), world.person("olga"));
    // Vera has a place at A as well; there she is not put into a project that she leads for V1.
    let hat = world.takes_on_as(anna, vera, Role::Manager).await;
    let member = project.at(&format!("members/{}", hat.membership));
    let refused = anna.put(&member, json!({ "role": "approver" })).await;
    assert_eq!(refused.refused(422, "invalid").fields(), ["membership_id:other_side"]);
    // What Anna submitted for A she does not approve as a manager of V1.
    let one = deliverable(anna, &project, 0, 0).await;
    assert_eq!(one["side"], "customer");
    let one = acts(anna, &shows(anna, &one, "Goal").await, "submit", json!({})).await.ok();
    let at_v1 = world.takes_on_as(olga, anna, Role::Manager).await;
    assert_eq!(reason(acts(&at_v1, &one, "approve", json!({})).await), "other_side");
    acts(olga, &one, "approve", json!({})).await.ok();
}

#[actix_web::test]
async fn who_is_taken_out_in_the_middle_signs_no_more_and_what_was_signed_stays() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    delivers_all(&world, &project, 0).await;
    let member = project.at(&format!("members/{}", adam.membership));
    anna.put(&member, json!({ "role": "approver" })).await.ok();
    let up = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    anna.delete(&member).await.ok();
    let sign = json!({ "sha256": up["reviews"][0]["sha256"] });
    assert_eq!(reason(at_gate(adam, &up, "sign", sign.clone()).await), "wrong_role");
    // Who proposed it is taken out too: what was signed stands, and the others can finish.
    let mark = world.person("mark");
    mark.delete(&project.at(&format!("members/{}", vera.membership))).await.ok();
    let passed = at_gate(anna, &up, "sign", sign).await.ok();
    assert_eq!(passed["state"], "passed");
    let slots = passed["reviews"][0]["signoff"]["slots"].as_array().unwrap().clone();
    assert!(slots.iter().any(|slot| slot["by"]["name"] == "Vera Person"), "{slots:#?}");
    // Somebody whose place in the firm was taken away is let in no more at all.
    let ralf = world.remove_ralf().await;
    assert_eq!(at_gate(ralf, &passed, "sign", json!({})).await.status, 401);
}

#[actix_web::test]
async fn every_organisation_has_a_key_of_its_own() {
    let world = World::new().await;
    let project = begins(&world, &["A", "B"]).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    accepts(anna, &project).await.ok();
    accepts(boris, &project).await.ok();
    delivers_all(&world, &project, 0).await;
    let up = decides(vera, &project, 0, json!({ "verdict": "go" })).await.ok();
    assert_eq!(up["reviews"][0]["signoff"]["slots"].as_array().unwrap().len(), 3);
    let half = signs(anna, &project, 0).await.ok();
    assert_eq!(half["state"], "in_review");
    assert_eq!(half["held_by"][0]["organisation"]["name"], "Firm B");
    // Boris leaves in the middle: what he was to sign is put up anew, without him.
    let seen = sees(boris, &project).await;
    let leave = json!({ "version": seen["version"], "reason": "Other plans." });
    assert_eq!(boris.post(&project.at("actions/leave"), leave).await.status, 204);
    boris.get(&project.path()).await.refused(404, "not_found");
    assert_eq!(gate(vera, &project, 0).await["state"], "stale");
    let passed = passes(&world, &project, 0, json!({ "verdict": "go" })).await;
    assert_eq!(passed["state"], "passed");
}
