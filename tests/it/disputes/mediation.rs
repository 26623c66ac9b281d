//! Mediation: neutral, consented to, shown what both wrote for each other, out when it is over.
use serde_json::{Value, json};

use super::{caucus, climbs_to_the_top, everything, lanes, mediated, mia, moves, proposes};
use crate::support::World;
use crate::support::actors::text;
use crate::support::mail::mails_to;

#[actix_web::test]
async fn a_mediator_comes_above_the_last_rung_and_belongs_to_nobody() {
    let world = World::new().await;
    let case = world.case().await;
    let (anna, path) = (world.person("anna"), format!("{}/mediation", case.path()));
    let early = anna.post(&path, mia(false)).await.refused(409, "action_not_allowed");
    assert_eq!(early.json()["reason"], "ladder_first");
    climbs_to_the_top(&world, &case).await;
    for email in ["vera@example.org", "ADAM@example.org", "otto@example.org"] {
        let mut input = mia(false);
        input["email"] = json!(email);
        anna.post(&path, input).await.refused(409, "mediator_of_a_side");
    }
    assert_eq!(anna.get(&path).await.ok()["current"], Value::Null);
    let low = world.customer().post(&path, mia(false)).await.refused(409, "action_not_allowed");
    assert_eq!(low.json()["reason"], "role_too_low");
    let made = proposes(&world, &case).await;
    assert_eq!(made["state"], "proposed");
    assert!(made["consents"]["customer"].is_string() && made["consents"]["vendor"].is_null());
    let again = anna.post(&path, mia(false)).await.refused(409, "action_not_allowed");
    assert_eq!(again.json()["reason"], "mediation_open");
    // Nobody is invited before the other side consents, and one side cannot do it for both.
    world.app.work().await;
    assert!(mails_to(&world.app.mailer, "mia@example.net").is_empty());
    let consent = format!("/api/v1/mediations/{}/actions/consent", text(&made["id"]));
    let own = anna.post(&consent, json!({ "version": 1 })).await;
    assert_eq!(own.refused(409, "action_not_allowed").json()["reason"], "wrong_side");
    world.person("boris").post(&consent, json!({ "version": 1 })).await.refused(404, "not_found");
    let active = moves(world.person("mark"), &case, "consent", json!({})).await;
    assert_eq!(active["state"], "active");
    world.app.work().await;
    assert_eq!(mails_to(&world.app.mailer, "mia@example.net").len(), 1);
}

#[actix_web::test]
async fn a_caucus_is_heard_by_its_side_and_the_mediator_alone() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    assert_eq!(lanes(&mia, &case).await.iter().filter(|lane| lane.1 == "caucus").count(), 2);
    let (with_a, with_v) = (caucus(adam, &case).await, caucus(vera, &case).await);
    assert_ne!(with_a, with_v);
    let mut window = vera.goes_live().await;
    window.subscribe(&case.thread, 99, 99).await;
    let file = adam.uploads("bottom.txt", b"inside secretcaucusfile").await;
    let said = adam.says_with(&case, &with_a, "our secretcaucusa is 5", &[&file]).await;
    assert_eq!(said["lane"], with_a.as_str());
    mia.says(&case, &with_a, "I keep secretcaucusm to myself").await;
    vera.says(&case, &with_v, "our secretcaucusv is 9").await;
    adam.says(&case, "private", "secretprivate of A").await;
    let draft = json!({ "lane": with_a, "body": "secretcaucusdraft", "file_ids": [] });
    adam.put(&case.thread_path("draft"), draft).await.ok();
    adam.post(&case.thread_path("read"), json!({ "lane": with_a, "seq": 2 })).await.ok();
    world.app.work().await;
    window.settle().await;
    let frames = format!("{:?}", window.seen);
    assert!(frames.contains("secretcaucusv"), "the own caucus is live: {frames}");
    assert!(!frames.contains("secretcaucusa") && !frames.contains("secretcaucusm"), "{frames}");
    let ids = [with_a.as_str(), with_v.as_str(), file.as_str()];
    for name in ["vera", "olga", "otto"] {
        let all = everything(world.person(name), &case, &ids).await;
        for secret in
            ["secretcaucusa", "secretcaucusm", "secretcaucusf", "secretcaucusd", "secretprivate"]
        {
            assert!(!all.contains(secret), "{name} was shown {secret}");
        }
        assert!(all.contains("secretcaucusv"), "{name}");
    }
    for name in ["adam", "anna"] {
        let all = everything(world.person(name), &case, &ids).await;
        assert!(all.contains("secretcaucusa") && !all.contains("secretcaucusv"), "{name}");
    }
    for name in ["boris", "wanda"] {
        let all = everything(world.person(name), &case, &ids).await;
        assert!(!all.contains("secretcaucus") && !all.contains("secretprivate"), "{name}: {all}");
    }
    let hers = everything(&mia, &case, &ids).await;
    assert!(hers.contains("secretcaucusa") && hers.contains("secretcaucusv"));
    assert!(!hers.contains("secretprivate") && !hers.contains("secretcaucusdraft"));
    for name in ["olga", "mark", "vera"] {
        let mails = mails_to(&world.app.mailer, &format!("{name}@example.org"));
        let mails = format!("{mails:?}");
        assert!(!mails.contains("secretcaucusa") && !mails.contains("secretcaucusm"), "{name}");
    }
    // The list of the other side does not move, nor does its ETag.
    let etag = async || vera.get(&case.path()).await.header("etag").to_owned();
    let (before, list) = (etag().await, vera.get("/api/v1/complaints").await.ok());
    world.app.clock.advance(60);
    adam.says(&case, &with_a, "one more").await;
    assert_eq!(etag().await, before);
    assert_eq!(vera.get("/api/v1/complaints").await.ok(), list);
    vera.post(&case.thread_path("messages"), json!({ "lane": with_a, "body": "x" }))
        .await
        .refused(404, "not_found");
    vera.get(&format!("/api/v1/files/{file}")).await.refused(404, "not_found");
    let read = mia.get(&format!("/api/v1/files/{file}")).await;
    assert_eq!((read.status, read.text().as_str()), (200, "inside secretcaucusfile"));
}

#[actix_web::test]
async fn a_mediator_reads_the_case_and_acts_on_nothing_else() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    world.case().await;
    let seen = mia.get(&case.path()).await.ok();
    assert_eq!(
        (seen["side"].clone(), seen["number"].clone()),
        (json!("mediator"), json!(case.number))
    );
    assert!(text(&seen["description"]).contains("leaks"));
    for hidden in ["people", "owners", "references", "links", "ledger", "actions", "filed_by"] {
        assert!(seen.get(hidden).is_none(), "{hidden}: {seen}");
    }
    mia.says(&case, "shared", "Good day to both.").await;
    let entries = world.vendor().reads(&case, "shared").await;
    assert_eq!(entries.last().unwrap()["actor"]["side"], "mediator");
    assert!(mia.get("/api/v1/complaints").await.ok()["items"].as_array().unwrap().is_empty());
    assert!(mia.get("/api/v1/relationships").await.ok()["items"].as_array().unwrap().is_empty());
    let people = mia.get(&format!("/api/v1/people?record_id={}&lane=shared", case.id)).await.ok();
    assert!(!people.to_string().contains("Otto"), "{people}");
    // She was called in alone: there is nobody whom she could let in.
    let colleague = json!({ "email": "max@example.net", "role": "member" });
    mia.post("/api/v1/organisation/invitations", colleague).await.refused(403, "forbidden");
    for (path, input) in [
        (format!("{}/actions/withdraw", case.path()), json!({ "version": 1 })),
        (format!("{}/actions/close", case.path()), json!({ "version": 1 })),
        (
            format!("{}/participants", case.path()),
            json!({ "membership_id": world.vendor().membership }),
        ),
    ] {
        mia.post(&path, input).await.refused(404, "not_found");
    }
}

#[actix_web::test]
async fn two_yeses_settle_it_and_the_mediator_is_out_at_once() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let lane = caucus(world.customer(), &case).await;
    let mut window = mia.goes_live().await;
    window.subscribe(&case.thread, 0, 0).await;
    let said = moves(&mia, &case, "recommend", json!({ "text": "Share it **equally**." })).await;
    assert_eq!(said["state"], "recommended");
    assert!(text(&said["recommendation_html"]).contains("<strong>"));
    moves(world.person("anna"), &case, "accept", json!({})).await;
    let id = text(&said["id"]);
    let path = format!("/api/v1/mediations/{id}/actions/accept");
    let twice = world.person("anna").post(&path, json!({ "version": 4 })).await;
    assert_eq!(twice.refused(409, "action_not_allowed").json()["reason"], "already");
    let over = moves(world.person("olga"), &case, "accept", json!({})).await;
    assert_eq!(
        (over["state"].clone(), over["outcome"].clone()),
        (json!("closed"), json!("settled_by_recommendation"))
    );
    window.closed().await;
    mia.get(&case.path()).await.refused(404, "not_found");
    mia.get(&case.thread_path("lanes")).await.refused(404, "not_found");
    mia.get(&format!("{}/mediation", case.path())).await.refused(404, "not_found");
    let message = json!({ "lane": lane, "body": "still here?" });
    mia.post(&case.thread_path("messages"), message).await.refused(404, "not_found");
    // The sides keep what was said to them.
    assert_eq!(caucus(world.customer(), &case).await, lane);
}

#[actix_web::test]
async fn what_was_determined_is_reviewed_once_and_then_stands() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let decide = |outcome: &str| json!({ "text": "They pay half.", "outcome": outcome });
    let path = |seen: &Value, action: &str| {
        format!("/api/v1/mediations/{}/actions/{action}", text(&seen["id"]))
    };
    let now = mia.get(&format!("{}/mediation", case.path())).await.ok()["current"].clone();
    let mut wrong = decide("withdrawn");
    wrong["version"] = now["version"].clone();
    mia.post(&path(&now, "determine"), wrong).await.refused(422, "invalid");
    let made = moves(&mia, &case, "determine", decide("split")).await;
    assert_eq!(
        (made["state"].clone(), made["outcome"].clone()),
        (json!("determined"), json!("split"))
    );
    let close = json!({ "version": made["version"], "outcome": "withdrawn" });
    let away = world.person("olga").post(&path(&made, "close"), close).await;
    assert_eq!(away.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
    // Nor does the mediator cut the time for a review short.
    for action in ["close", "leave"] {
        let input = json!({ "version": made["version"], "outcome": "withdrawn" });
        let early = mia.post(&path(&made, action), input).await;
        assert_eq!(early.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
    }
    moves(world.person("olga"), &case, "ask_review", json!({ "reason": "A photo was missed." }))
        .await;
    let over = moves(&mia, &case, "determine", decide("decided_for_vendor")).await;
    assert_eq!(
        (over["state"].clone(), over["outcome"].clone()),
        (json!("closed"), json!("decided_for_vendor"))
    );
    mia.get(&case.path()).await.refused(404, "not_found");
}

#[actix_web::test]
async fn the_time_for_a_review_ends_and_so_does_a_complaint() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let decide = json!({ "text": "They pay half.", "outcome": "split" });
    let made = moves(&mia, &case, "determine", decide).await;
    world.app.clock.advance(15 * 86_400);
    let path = format!("/api/v1/mediations/{}/actions/ask_review", text(&made["id"]));
    let late = json!({ "version": made["version"], "reason": "Late." });
    let late = world.person("olga").post(&path, late).await;
    assert_eq!(late.refused(409, "action_not_allowed").json()["reason"], "window_over");
    world.app.work().await;
    let seen = world.person("olga").get(&format!("{}/mediation", case.path())).await.ok();
    assert_eq!(seen["past"][0]["outcome"], "split");
    let (other, _) = {
        let case = world.case().await;
        climbs_to_the_top(&world, &case).await;
        proposes(&world, &case).await;
        moves(world.person("mark"), &case, "consent", json!({})).await;
        (case, ())
    };
    // Mia has a home here by now: no second invitation, the same organisation.
    assert_eq!(mia.get(&other.path()).await.ok()["side"], "mediator");
    world.customer().does(&other, "withdraw", json!({})).await;
    world.app.work().await;
    let seen = world.person("olga").get(&format!("{}/mediation", other.path())).await.ok();
    assert_eq!(seen["past"][0]["outcome"], "withdrawn");
    mia.get(&other.path()).await.refused(404, "not_found");
}

#[actix_web::test]
async fn whoever_has_come_to_belong_to_a_side_mediates_no_more() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    world.takes_on(world.vendor(), &mia).await;
    let before = mia.get(&format!("{}/mediation", case.path())).await.ok();
    let id = text(&before["current"]["id"]);
    let path = format!("/api/v1/mediations/{id}/actions/recommend");
    let word = json!({ "version": before["current"]["version"], "text": "They pay half." });
    mia.post(&path, word).await.refused(409, "mediator_of_a_side");
    let after = mia.get(&format!("{}/mediation", case.path())).await.ok();
    assert_eq!(after, before);
}
