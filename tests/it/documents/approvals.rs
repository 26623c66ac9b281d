//! Approval of a version: by organisation, role and order, bound to its hash.
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{acts, answers, asks, path, reason, releases, revises, sees};
use crate::projects::{Joint, kinds, running};
use crate::support::mail::mails_to;
use crate::support::{World, text};

/// Marks Adam as the one who approves for A.
async fn appoints(world: &World, project: &Joint, who: &str, role: &str) {
    let actor = world.person(who);
    let lead = if actor.organisation == "A" { world.person("anna") } else { world.vendor() };
    let member = project.at(&format!("members/{}", actor.membership));
    lead.put(&member, json!({ "role": role })).await.ok();
}

fn state(document: &Value, version: usize) -> String {
    text(&document["versions"][version]["approval"])
}

#[actix_web::test]
async fn a_version_is_approved_by_those_who_were_asked_in_their_order() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    appoints(&world, &project, "adam", "quality").await;
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    assert_eq!(reason(answers(anna, &drawing, "approve", json!({})).await), "wrong_status");
    assert_eq!(reason(asks(anna, &drawing, &[(anna, "lead", 0)]).await), "wrong_side");
    let places = [(anna, "quality", 0), (anna, "lead", 1), (vera, "lead", 1)];
    let asked = asks(vera, &drawing, &places).await.ok();
    assert_eq!(asked["waits_for"][0]["name"], "Firm A");
    assert_eq!(asked["waits_for"].as_array().unwrap().len(), 1, "{}", asked["waits_for"]);
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, "anna@example.org").pop().unwrap();
    assert!(mail.subject.contains("Document to approve"), "{}", mail.subject);
    assert!(mail.text.contains(&format!("/documents/{}", text(&drawing["id"]))), "{}", mail.text);

    assert_eq!(reason(answers(anna, &drawing, "approve", json!({})).await), "not_yet");
    let wrong = json!({ "sha256": "00".repeat(32) });
    assert_eq!(reason(acts(adam, &asked, "approve", wrong).await), "other_hash");
    answers(adam, &drawing, "approve", json!({})).await.ok();
    // His own place is filled; the one that is left is not for his role.
    assert_eq!(reason(answers(adam, &drawing, "approve", json!({})).await), "wrong_role");
    answers(anna, &drawing, "approve", json!({})).await.ok();
    assert_eq!(state(&sees(anna, &drawing).await.ok(), 0), "open");
    let approved = answers(vera, &drawing, "approve", json!({})).await.ok();
    assert_eq!(state(&approved, 0), "approved");
    let told = kinds(anna, &project).await;
    assert_eq!(told.iter().filter(|kind| *kind == "signed").count(), 3);
    assert_eq!(told.last().unwrap(), "document_approved");
    // Who holds it stood on the ball clock, and does not any more.
    let balance = vera.get(&project.at("balance")).await.text();
    let name = format!("{} Casing", text(&drawing["key"]));
    assert!(!balance.contains(&name), "{balance}");
}

#[actix_web::test]
async fn a_new_version_cancels_what_is_open_and_makes_stale_what_was_given() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    asks(vera, &drawing, &[(anna, "lead", 0)]).await.ok();
    let balance = vera.get(&project.at("balance")).await.text();
    let name = format!("{} Casing", text(&drawing["key"]));
    assert!(balance.contains(&name), "Anna holds it: {balance}");
    let first = answers(anna, &drawing, "approve", json!({})).await.ok();
    let second = revises(vera, &first, "Ribs.").await;
    assert_eq!((state(&second, 0), state(&second, 1)), ("none".into(), "stale".into()));
    let why = &second["versions"][1]["signoffs"][0]["stale_reason"][0];
    assert_eq!((&why["number"], &why["by"]), (&json!(1), &json!(2)), "which version it was for");
    asks(vera, &second, &[(anna, "lead", 0)]).await.ok();
    let asked = sees(anna, &drawing).await.ok();
    let old = asked["versions"][0]["file"]["sha256"].clone();
    let third = revises(vera, &second, "More ribs.").await;
    assert_eq!(state(&third, 1), "cancelled");
    // Nobody approves what is obsolete.
    let late = json!({ "sha256": old });
    acts(anna, &asked, "approve", late.clone()).await.refused(409, "stale_version");
    assert_eq!(reason(acts(anna, &third, "approve", late).await), "wrong_status");
}

#[actix_web::test]
async fn a_condition_is_owed_by_the_owner_and_a_rejection_says_why() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    asks(vera, &drawing, &[(anna, "lead", 0)]).await.ok();
    let bad = json!({ "conditions": [{ "text": "Weigh it.", "due_on": "soon" }] });
    answers(anna, &drawing, "approve", bad).await.refused(422, "invalid");
    let condition = json!({ "conditions": [{ "text": "Weigh it.", "due_on": "2026-04-01" }] });
    let approved = answers(anna, &drawing, "approve", condition).await.ok();
    let owed = &approved["versions"][0]["conditions"][0];
    assert_eq!((&owed["text"], &owed["owed_to"]["name"]), (&json!("Weigh it."), &json!("Firm A")));
    let mine = vera.get("/api/v1/commitments").await.text();
    assert!(mine.contains("Weigh it."), "{mine}");

    let again = asks(vera, &approved, &[(anna, "lead", 0)]).await.ok();
    answers(anna, &again, "reject", json!({})).await.refused(422, "invalid");
    let no = json!({ "reason": "The wall is too thin." });
    let rejected = answers(anna, &again, "reject", no).await.ok();
    assert_eq!(state(&rejected, 0), "rejected");
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, "vera@example.org").pop().unwrap();
    assert!(mail.text.contains("The wall is too thin."), "{}", mail.text);
    // Asked once more, and taken back.
    let open = asks(vera, &rejected, &[(anna, "lead", 0), (vera, "lead", 0)]).await.ok();
    let back = acts(vera, &open, "withdraw_approval", json!({})).await.ok();
    assert_eq!(state(&back, 0), "cancelled");
    let abstains = json!({ "reason": "Not mine." });
    assert_eq!(reason(answers(anna, &open, "abstain", abstains).await), "wrong_status");
}

#[actix_web::test]
async fn whoever_asks_does_not_answer_for_another_firm() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    // Anna manages for the vendor as well, under another hat, and asks herself.
    let hat = world
        .takes_on_as(world.person("olga"), anna, concord::platform::authz::Role::Manager)
        .await;
    let asked = asks(&hat, &drawing, &[(anna, "lead", 0)]).await.ok();
    assert_eq!(reason(answers(anna, &drawing, "approve", json!({})).await), "other_side");
    // Asked by somebody else, she answers.
    let back = acts(vera, &asked, "withdraw_approval", json!({})).await.ok();
    asks(vera, &back, &[(anna, "lead", 0)]).await.ok();
    let approved = answers(anna, &drawing, "approve", json!({})).await.ok();
    assert_eq!(state(&approved, 0), "approved");
}

#[actix_web::test]
async fn many_answers_at_once_end_in_one_state() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    for (who, role) in [("adam", "approver"), ("ralf", "approver")] {
        appoints(&world, &project, who, role).await;
    }
    let drawing = releases(vera, &project, "Casing", json!({})).await;
    let asked = asks(vera, &drawing, &[(anna, "approver", 0)]).await.ok();
    let signers = [anna, world.customer(), world.person("ralf"), vera];
    let seen = asked["versions"][0]["file"]["sha256"].clone();
    let tries = (0..200).map(|number: usize| {
        let action = if number.is_multiple_of(3) { "reject" } else { "approve" };
        let body = json!({ "version": asked["version"], "sha256": seen, "reason": "So." });
        let path = format!("{}/actions/{action}", path(&drawing));
        let who = signers[number % signers.len()];
        async move { who.post(&path, body).await }
    });
    let done = join_all(tries).await;
    assert_eq!(done.iter().filter(|answer| answer.status == 200).count(), 1);
    for answer in done.into_iter().filter(|answer| answer.status != 200) {
        let (status, code) = answer.problem();
        let told = [(409, "action_not_allowed"), (409, "stale_version"), (503, "busy")];
        assert!(told.contains(&(status, code.as_str())), "{status} {code}");
    }
    let after = sees(vera, &drawing).await.ok();
    let slots = after["versions"][0]["signoffs"][0]["slots"].as_array().unwrap().clone();
    assert_eq!(slots.iter().filter(|slot| !slot["vote"].is_null()).count(), 1);
    assert!(["approved", "rejected"].contains(&state(&after, 0).as_str()));
    let told = kinds(vera, &project).await;
    let votes = told.iter().filter(|kind| ["signed", "signature_refused"].contains(&kind.as_str()));
    assert_eq!(votes.count(), 1);
}
