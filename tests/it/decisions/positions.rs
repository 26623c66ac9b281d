//! From a draft to what both sides are bound to, and what takes its place.
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{accepted, acts, drafts, path, project, proposed, reason, removes, says, sees, words};
use crate::projects::kinds;
use crate::support::{World, text};

fn status(decision: &Value) -> String {
    text(&decision["status"])
}

fn positions(decision: &Value) -> Vec<String> {
    let all = decision["positions"].as_array().unwrap();
    all.iter().map(|one| one["position"].as_str().unwrap_or("none").to_owned()).collect()
}

#[actix_web::test]
async fn both_sides_agree_and_it_is_frozen() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let draft = drafts(vera, &project).await;
    assert_eq!((text(&draft["key"]), status(&draft)), ("D1".to_owned(), "draft".to_owned()));
    // Anybody who works on the project writes on a draft.
    let more = json!({ "consequences": "New tools.", "effective_on": "2026-05-01",
        "decision_makers": [vera.membership, anna.membership] });
    let draft = anna.patch(&path(&draft), &draft["version"], more).await.ok();
    let up = acts(vera, &draft, "propose", json!({})).await.ok();
    assert_eq!(
        (status(&up), positions(&up)),
        ("proposed".to_owned(), vec!["agree".to_owned(), "none".to_owned()])
    );
    // Whoever is next holds it.
    let held = anna.get(&project.at("balance")).await.ok();
    let item = held["items"].as_array().unwrap().iter().find(|one| one["kind"] == "signature");
    let item = item.unwrap();
    assert_eq!(
        (text(&item["title"]), &item["held_by"][0]["mine"]),
        ("D1 Alloy of the flange".to_owned(), &json!(true))
    );
    let bare = says(anna, &up, "agree_with_reservation", None).await;
    assert_eq!(bare.refused(422, "invalid").fields(), ["text:missing_field"]);
    let done = says(anna, &up, "agree_with_reservation", Some("If the price holds.")).await.ok();
    assert_eq!(status(&done), "accepted");
    assert_eq!(positions(&done), ["agree", "agree_with_reservation"]);
    assert_eq!(done["positions"][1]["text"], "If the price holds.");
    // What is accepted changes no more.
    let late = anna.patch(&path(&done), &done["version"], json!({ "outcome": "Bronze." })).await;
    assert_eq!(reason(late), "wrong_status");
    assert_eq!(reason(says(anna, &done, "disagree", Some("No.")).await), "wrong_status");
    let told = kinds(anna, &project).await;
    let told: Vec<&str> = told
        .iter()
        .map(String::as_str)
        .filter(|kind| kind.contains("decision") || kind.contains("position"))
        .collect();
    assert_eq!(told, ["decision_proposed", "position_given", "decision_accepted"]);
    let list = anna.get(&project.at("decisions")).await.ok();
    assert_eq!(
        (status(&list["items"][0]), list["items"].as_array().unwrap().len()),
        ("accepted".to_owned(), 1)
    );
}

#[actix_web::test]
async fn what_is_revised_is_said_anew() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let up = proposed(&world, &project).await;
    let mute = says(anna, &up, "disagree", None).await;
    assert_eq!(mute.refused(422, "invalid").fields(), ["text:missing_field"]);
    let no = says(anna, &up, "disagree", Some("The price.")).await.ok();
    assert_eq!(
        (status(&no), positions(&no)),
        ("rejected".to_owned(), vec!["agree".to_owned(), "disagree".to_owned()])
    );
    // Only who proposed it revises it, and it has to say something else.
    let other = json!({ "outcome": "Duplex at 4 % more." });
    let foreign = anna.patch(&path(&no), &no["version"], other.clone()).await;
    assert_eq!(reason(foreign), "wrong_side");
    let same = vera.patch(&path(&no), &no["version"], json!({ "title": no["title"] })).await;
    assert_eq!(reason(same), "nothing_changed");
    let second = vera.patch(&path(&no), &no["version"], other).await.ok();
    assert_eq!((status(&second), &second["revision"]), ("proposed".to_owned(), &json!(2)));
    assert_eq!(positions(&second), ["agree", "none"]);
    let before = &second["rounds"][0];
    assert_eq!(before["positions"][1]["text"], "The price.");
    // Revised while it is up: a page that was open cannot sign it.
    let seen = sees(anna, &second).await;
    let third = json!({ "drivers": ["Weight"], "outcome": "Duplex at 3 % more." });
    let third = vera.patch(&path(&second), &second["version"], third).await.ok();
    let stale = json!({ "sha256": seen["sha256"] });
    let late = acts(anna, &seen, "agree", stale.clone()).await.refused(409, "stale_version");
    assert_eq!(late.json()["current"]["revision"], 3);
    assert_eq!(reason(acts(anna, &third, "agree", stale).await), "other_hash");
    assert_eq!(third["rounds"][0]["changed"], json!(["drivers", "outcome"]));
    assert_eq!(third["rounds"][0]["signoff"]["state"], "stale");
    assert_eq!(status(&says(anna, &third, "agree", None).await.ok()), "accepted");
}

#[actix_web::test]
async fn nobody_is_bound_by_abstaining_and_a_draft_says_enough() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let thin = vera.post(&project.at("decisions"), json!({ "title": "T" })).await.ok();
    let early = acts(vera, &thin, "propose", json!({})).await.refused(422, "invalid");
    assert_eq!(
        early.fields(),
        ["context:missing_field", "options:missing_field", "outcome:missing_field"]
    );
    let up = proposed(&world, &project).await;
    let left = says(anna, &up, "abstain", None).await.ok();
    assert_eq!(
        (status(&left), positions(&left)),
        ("rejected".to_owned(), vec!["agree".to_owned(), "abstain".to_owned()])
    );
    // Taken back, it is a draft; what was said stays to be read.
    let up = proposed(&world, &project).await;
    assert_eq!(reason(acts(anna, &up, "withdraw", json!({})).await), "wrong_side");
    let back = acts(vera, &up, "withdraw", json!({})).await.ok();
    assert_eq!((status(&back), back["rounds"].as_array().unwrap().len()), ("draft".to_owned(), 1));
    let gone = removes(vera, &back).await;
    assert_eq!(reason(gone), "wrong_status");
    assert_eq!(removes(vera, &thin).await.status, 204);
    vera.get(&path(&thin)).await.refused(404, "not_found");
    // Roles: an engineer proposes and does not sign, a member without a role does nothing.
    let adam = world.customer();
    let input = json!({ "role": "engineer" });
    anna.put(&project.at(&format!("members/{}", adam.membership)), input).await.ok();
    let draft = drafts(adam, &project).await;
    let up = acts(adam, &draft, "propose", json!({})).await.ok();
    assert_eq!(positions(&up), ["none", "none"]);
    assert_eq!(reason(says(adam, &up, "agree", None).await), "wrong_role");
    let abel = world.person("abel").post(&project.at("decisions"), words()).await;
    assert_eq!(reason(abel), "role_too_low");
}

#[actix_web::test]
async fn one_decision_takes_the_place_of_another() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = accepted(&world, &project).await;
    let mut input = words();
    input["supersedes_id"] = first["id"].clone();
    let second = vera.post(&project.at("decisions"), input.clone()).await.ok();
    let third = vera.post(&project.at("decisions"), input).await.ok();
    // Round in a circle, on oneself, and on what is not there.
    for (target, code) in [
        (&second["id"], "circular"),
        (&json!("01890000-0000-7000-8000-000000000000"), "not_allowed_value"),
    ] {
        let change = json!({ "supersedes_id": target });
        let refused = vera.patch(&path(&second), &second["version"], change).await;
        assert_eq!(refused.refused(422, "invalid").fields(), [format!("supersedes_id:{code}")]);
    }
    let on_draft = json!({ "supersedes_id": second["id"] });
    let third = vera.patch(&path(&third), &third["version"], on_draft).await.ok();
    let back = json!({ "supersedes_id": third["id"] });
    let round = vera.patch(&path(&second), &second["version"], back).await;
    assert_eq!(round.refused(422, "invalid").fields(), ["supersedes_id:circular"]);
    assert_eq!(reason(acts(vera, &third, "propose", json!({})).await), "supersedes_not_accepted");
    let back = json!({ "supersedes_id": first["id"] });
    let third = vera.patch(&path(&third), &third["version"], back).await.ok();
    // Two are up in its place: the first to be accepted takes it.
    let second = acts(vera, &second, "propose", json!({})).await.ok();
    let third = acts(vera, &third, "propose", json!({})).await.ok();
    assert_eq!(status(&says(anna, &second, "agree", None).await.ok()), "accepted");
    let old = sees(anna, &first).await;
    assert_eq!(
        (status(&old), text(&old["superseded_by"]["key"])),
        ("superseded".to_owned(), "D2".to_owned())
    );
    assert_eq!(reason(says(anna, &third, "agree", None).await), "supersedes_not_accepted");
    assert_eq!(status(&says(anna, &third, "disagree", Some("D2 holds.")).await.ok()), "rejected");
    let told = kinds(anna, &project).await;
    assert_eq!(told.iter().filter(|kind| *kind == "decision_superseded").count(), 1);
}

#[actix_web::test]
async fn both_sides_let_a_decision_go() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let made = accepted(&world, &project).await;
    let bare = acts(vera, &made, "deprecate", json!({})).await;
    assert_eq!(bare.refused(422, "invalid").fields(), ["text:missing_field"]);
    let asked =
        acts(vera, &made, "deprecate", json!({ "text": "No such flange any more." })).await.ok();
    assert_eq!(
        (status(&asked), text(&asked["retire"]["reason"])),
        ("accepted".to_owned(), "No such flange any more.".to_owned())
    );
    assert_eq!(reason(acts(vera, &asked, "deprecate", json!({ "text": "Now." })).await), "already");
    let kept = acts(anna, &asked, "keep", json!({})).await.ok();
    assert_eq!(kept["retire"], json!(null));
    let asked = acts(anna, &kept, "deprecate", json!({ "text": "Done with it." })).await.ok();
    assert_eq!(status(&acts(vera, &asked, "deprecate", json!({})).await.ok()), "deprecated");
}

#[actix_web::test]
async fn two_hundred_sign_at_once_and_one_of_them_has() {
    let world = World::new().await;
    let project = project(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let input = json!({ "role": "approver" });
    for name in ["adam", "ralf"] {
        let member = &world.person(name).membership;
        anna.put(&project.at(&format!("members/{member}")), input.clone()).await.ok();
    }
    let up = proposed(&world, &project).await;
    let signers = [anna, world.customer(), world.person("ralf"), vera];
    let input = json!({
        "sha256": up["sha256"], "version": up["version"], "text": "As far as it goes.",
    });
    let names = ["agree", "disagree", "agree_with_reservation", "abstain"];
    let tries = (0..200_usize).map(|number| {
        let path = format!("{}/actions/{}", path(&up), names[number / 4 % names.len()]);
        let (who, input) = (signers[number % signers.len()], input.clone());
        async move { who.post(&path, input).await }
    });
    let answers = join_all(tries).await;
    let signed = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(signed, 1, "one position was wanted");
    for answer in answers.into_iter().filter(|answer| answer.status != 200) {
        let (status, code) = answer.problem();
        assert!(
            (status, code.as_str()) == (409, "action_not_allowed")
                || (status, code.as_str()) == (409, "stale_version")
                || (status, code.as_str()) == (503, "busy"),
            "{status} {code}"
        );
    }
    let after = sees(anna, &up).await;
    let expected = match positions(&after)[1].as_str() {
        "agree" | "agree_with_reservation" => "accepted",
        _ => "rejected",
    };
    assert_eq!(status(&after), expected);
    let told = kinds(anna, &project).await;
    for kind in ["position_given", &format!("decision_{expected}")] {
        assert_eq!(told.iter().filter(|told| *told == kind).count(), 1, "{kind}");
    }
}
