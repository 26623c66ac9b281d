//! Programmes above projects, and who bears which share of the cost.
use serde_json::{Value, json};

use super::{Joint, accepts, begins, running};
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

async fn view(who: &Actor, project: &Joint) -> Value {
    who.get(&project.at("programme")).await.ok()
}

/// A programme of V1 and A that both are in.
async fn programme(world: &World) -> Joint {
    let mut input = super::input(world, &["A"]);
    input["template"] = json!("programme");
    input["title"] = json!("SENT-programme");
    let made = world.vendor().post("/api/v1/projects", input).await.ok();
    let programme = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    accepts(world.person("anna"), &programme).await.ok();
    programme
}

#[actix_web::test]
async fn a_programme_shows_each_reader_the_projects_that_they_are_in() {
    let world = World::new().await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let above = programme(&world).await;
    let (with_a, with_b) = (running(&world).await, begins(&world, &["B"]).await);
    accepts(boris, &with_b).await.ok();
    let placed = json!({ "programme_id": above.id });
    for project in [&with_a, &with_b] {
        vera.post(&project.at("programme"), placed.clone()).await.ok();
    }
    let day = json!({ "title": "Samples at A", "due_on": "2026-05-04" });
    anna.post(&with_a.at("milestones"), day).await.ok();
    let day = json!({ "title": "Samples at B", "due_on": "2026-05-05" });
    boris.post(&with_b.at("milestones"), day).await.ok();
    let (hers, theirs) = (view(vera, &above).await, view(anna, &above).await);
    assert_eq!(hers["projects"].as_array().unwrap().len(), 2);
    let [only] = theirs["projects"].as_array().unwrap().as_slice() else { panic!("{theirs}") };
    assert_eq!(only["project"]["id"], json!(with_a.id));
    let days = |view: &Value| {
        let days = view["calendar"].as_array().unwrap().clone();
        days.into_iter().map(|day| text(&day["project"]["id"])).collect::<Vec<_>>()
    };
    assert!(days(&hers).contains(&with_b.id) && !days(&theirs).contains(&with_b.id));
    // Whoever was asked to join a project does not read its plan here before they are in.
    let asked = begins(&world, &["A"]).await;
    let day = json!({ "title": "SENT-asked", "due_on": "2026-05-06" });
    vera.post(&asked.at("milestones"), day).await.ok();
    vera.post(&asked.at("programme"), placed.clone()).await.ok();
    assert!(view(vera, &above).await.to_string().contains("SENT-asked"));
    let before = view(anna, &above).await;
    assert!(!before.to_string().contains(&asked.id) && !before.to_string().contains("SENT-asked"));
    let samples = theirs["calendar"].as_array().unwrap();
    assert!(samples.iter().any(|day| day["title"] == "Samples at A" && day["kind"] == "milestone"));
    // Who is not in the programme does not learn that there is one.
    let below = view(boris, &with_b).await;
    assert_eq!(below["programme"], Value::Null);
    assert!(
        !below.to_string().contains("SENT-programme") && !below.to_string().contains(&above.id)
    );
    assert_eq!(view(anna, &with_a).await["programme"]["title"], "SENT-programme");
    boris.get(&above.at("programme")).await.refused(404, "not_found");
    // A programme stands in no other one; a project is no programme; a customer does not place.
    let refused = vera.post(&above.at("programme"), placed.clone()).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
    let no_programme = json!({ "programme_id": with_b.id });
    let refused = vera.post(&with_a.at("programme"), no_programme).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["programme_id:not_allowed_value"]);
    let refused = anna.post(&with_a.at("programme"), placed).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    vera.post(&with_a.at("programme"), json!({ "programme_id": null })).await.ok();
    assert_eq!(view(anna, &above).await["projects"], json!([]));
}

#[actix_web::test]
async fn shares_hold_once_all_have_signed_them() {
    let world = World::new().await;
    let (vera, anna, adam) = (world.vendor(), world.person("anna"), world.customer());
    let project = running(&world).await;
    let (v1, a) = (vera.organisation_id().await, anna.organisation_id().await);
    let shares = |vendor: i32, customer: i32| {
        json!({ "shares": [
            { "organisation_id": v1, "share": vendor }, { "organisation_id": a, "share": customer },
        ] })
    };
    for (wrong, expected) in [
        (shares(6000, 3999), "shares:not_whole"),
        (shares(-1, 10_001), "shares:number_range"),
        (
            json!({ "shares": [{ "organisation_id": v1, "share": 10_000 }] }),
            "shares:not_allowed_value",
        ),
    ] {
        let refused = vera.post(&project.at("costs"), wrong).await.refused(422, "invalid");
        assert_eq!(refused.fields(), [expected]);
    }
    let first = vera.post(&project.at("costs"), shares(6000, 4000)).await.ok();
    assert_eq!((&first["agreed"], &first["proposed"]["version"]), (&Value::Null, &json!(1)));
    // It waits for the other side: there under "to sign", and on the ball clock.
    let waiting = anna.get("/api/v1/signatures").await.ok();
    assert_eq!(waiting["items"][0]["kind"], "cost_shares");
    world.app.work().await;
    let mail = mails_to(&world.app.mailer, "anna@example.org").pop().unwrap();
    assert!(mail.subject.contains("Shares of the cost to sign"), "{}", mail.subject);
    assert!(mail.text.contains(&format!("/projects/{}/programme", project.id)), "{}", mail.text);
    let own = mails_to(&world.app.mailer, "vera@example.org");
    assert!(own.iter().all(|mail| !mail.text.contains("/programme")), "not whoever proposed them");
    let held = anna.get(&project.at("balance")).await.ok();
    let signature =
        held["items"].as_array().unwrap().iter().find(|item| item["kind"] == "signature");
    assert_eq!(signature.unwrap()["held_by"][0]["mine"], true);
    let sign = |view: &Value| json!({ "sha256": view["proposed"]["signoff"]["sha256"] });
    let path = project.at("costs/actions/sign");
    // Another version makes the first one stale: nobody signs what they did not see.
    let second = vera.post(&project.at("costs"), shares(5000, 5000)).await.ok();
    let late = anna.post(&path, sign(&first)).await.refused(409, "action_not_allowed");
    assert_eq!(late.json()["reason"], "other_hash");
    // Who has no part in the project does not sign, nor does the side that put it up.
    let refused = adam.post(&path, sign(&second)).await.refused(409, "action_not_allowed");
    assert_eq!(refused.json()["reason"], "wrong_role");
    let refused = vera.post(&path, sign(&second)).await.refused(409, "action_not_allowed");
    assert_eq!(refused.json()["reason"], "already");
    let agreed = anna.post(&path, sign(&second)).await.ok();
    assert_eq!((&agreed["agreed"]["version"], &agreed["proposed"]), (&json!(2), &Value::Null));
    assert_eq!(agreed["agreed"]["shares"][0]["share"], 5000);
    // What was agreed holds until another version is signed; a refusal says why.
    let third = anna.post(&project.at("costs"), shares(9000, 1000)).await.ok();
    let refuse = json!({ "sha256": third["proposed"]["signoff"]["sha256"], "reason": "Too much." });
    let refused = vera.post(&project.at("costs/actions/refuse"), refuse).await.ok();
    assert_eq!(refused["proposed"]["signoff"]["state"], "refused");
    assert_eq!(refused["agreed"]["version"], 2);
}
