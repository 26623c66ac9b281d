//! A guest's own view: which cases it was called into, until when, and how it leaves.
use serde_json::{Value, json};

use super::{asked, called_in, caucus, eva, everything, lanes, mediated, moves};
use crate::support::actors::text;
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{Actor, Case, World};

const DAY: i64 = 86_400;

fn path(case: &Case) -> String {
    format!("{}/third-parties", case.path())
}

async fn cases(who: &Actor) -> Vec<Value> {
    who.get("/api/v1/guest/complaints").await.ok()["items"].as_array().unwrap().clone()
}

async fn kinds(who: &Actor, case: &Case) -> Vec<String> {
    who.reads(case, "private").await.iter().map(|entry| text(&entry["kind"])).collect()
}

#[actix_web::test]
async fn a_guest_finds_its_own_case_and_no_other() {
    let world = World::new().await;
    let (case, other) = (world.case().await, world.case().await);
    let mia = called_in(&world, &case).await;
    let (eva, lane) = asked(&world, &other, eva()).await;
    world.app.work().await;
    let hers = cases(&mia).await;
    assert_eq!(hers.len(), 1);
    assert_eq!((&hers[0]["id"], &hers[0]["side"]), (&json!(case.id), &json!("mediator")));
    assert_eq!(hers[0]["between"]["customer"]["name"], "Firm A");
    assert_eq!(hers[0]["between"]["vendor"]["name"], "Firm V1");
    assert_eq!((&hers[0]["mediation"], &hers[0]["asked"]), (&json!("active"), &json!([])));
    assert_eq!(hers[0]["unread"], true);
    let theirs = cases(&eva).await;
    assert_eq!(theirs.len(), 1);
    assert_eq!((&theirs[0]["id"], &theirs[0]["side"]), (&json!(other.id), &json!("third")));
    assert_eq!((&theirs[0]["between"], &theirs[0]["unread"]), (&Value::Null, &json!(false)));
    let asked = &theirs[0]["asked"][0];
    assert_eq!((&asked["role"], &asked["lane_id"]), (&json!("expert"), &json!(lane)));
    assert_eq!((&asked["topic"], &asked["until"]), (&json!("Is it fatigue?"), &Value::Null));
    assert_eq!(asked["by"]["name"], "Firm A");
    world.person("anna").says(&other, &lane, "Good day.").await;
    assert_eq!(cases(&eva).await[0]["unread"], true);
    eva.post(&other.thread_path("read"), json!({ "lane": lane, "seq": 1 })).await.ok();
    assert_eq!(cases(&eva).await[0]["unread"], false);
    for name in ["adam", "vera", "boris", "otto"] {
        assert!(cases(world.person(name)).await.is_empty(), "{name} is no guest");
    }
    // A guest takes no side, and files nothing of its own.
    for who in [&mia, &eva] {
        let me = who.get("/api/v1/me").await.ok();
        assert_eq!(me["acting"]["sides"], json!([]));
        assert_eq!(me["acting"]["can"], json!(["write", "assign", "export"]));
    }
    moves(&mia, &case, "leave", json!({})).await;
    assert!(cases(&mia).await.is_empty());
    assert_eq!(mia.get("/api/v1/me").await.ok()["acting"]["sides"], json!([]), "and it stays so");
}

#[actix_web::test]
async fn a_third_party_is_invited_comes_and_leaves_of_itself() {
    let world = World::new().await;
    let case = world.case().await;
    let (anna, adam) = (world.person("anna"), world.customer());
    let made = anna.post(&path(&case), eva()).await.ok();
    let lane = text(&made["lane"]["id"]);
    world.app.work().await;
    let said = format!("asks you as an expert about complaint {}", case.number);
    mail_that_says(&world.app.mailer, "eva@example.net", &said);
    let again = format!("{}/{lane}/invitation", path(&case));
    adam.post(&again, json!({})).await.refused(403, "forbidden");
    world.vendor().post(&again, json!({})).await.refused(404, "not_found");
    anna.post(&again, json!({})).await.ok();
    world.app.work().await;
    assert_eq!(mails_to(&world.app.mailer, "eva@example.net").len(), 2);
    let seen = adam.get(&path(&case)).await.ok();
    let one = &seen["items"][0];
    assert_eq!((&one["state"], &one["email"]), (&json!("invited"), &json!("eva@example.net")));
    assert_eq!((&one["role"], &one["until"]), (&json!("expert"), &Value::Null));
    assert_eq!(one["asked_by"]["name"], "Anna Person");
    assert_eq!((&seen["may_invite"]["reason"], &one["actions"][0]["reason"]).0, "role_too_low");
    // The other side does not learn that somebody was asked.
    let other = world.person("mark").get(&path(&case)).await.ok();
    assert_eq!(other["items"], json!([]));
    let eva = super::joins(&world, "eva@example.net", "Eva Exact").await;
    world.app.work().await;
    anna.post(&again, json!({})).await.refused(409, "action_not_allowed");
    assert_eq!(adam.get(&path(&case)).await.ok()["items"][0]["state"], "present");
    let hers = eva.get(&path(&case)).await.ok();
    assert_eq!((&hers["items"][0]["email"], &hers["may_invite"]["allowed"]).0, &Value::Null);
    assert_eq!(
        hers["items"][0]["actions"][0],
        json!({
            "name": "leave", "allowed": true, "reason": null, "needs": [],
        })
    );
    eva.post(&path(&case), super::eva()).await.refused(404, "not_found");
    let mut window = eva.goes_live().await;
    window.subscribe(&case.thread, 0, 0).await;
    eva.delete(&format!("{}/{lane}", path(&case))).await.ok();
    window.closed().await;
    eva.get(&case.path()).await.refused(404, "not_found");
    eva.delete(&format!("{}/{lane}", path(&case))).await.refused(404, "not_found");
    let seen = adam.get(&path(&case)).await.ok();
    let one = &seen["items"][0];
    assert_eq!((&one["state"], &one["ended_by"]), (&json!("ended"), &json!("guest")));
    let told = adam.reads(&case, "private").await.pop().unwrap();
    assert_eq!(
        (&told["kind"], &told["data"]["by"]),
        (&json!("third_party_ended"), &json!("guest"))
    );
    assert_eq!(told["actor"]["name"], "Eva Exact");
    assert!(!kinds(world.vendor(), &case).await.contains(&"third_party_ended".to_owned()));
}

#[actix_web::test]
async fn a_third_partys_time_ends_with_its_last_day() {
    let world = World::new().await;
    let case = world.case().await;
    let anna = world.person("anna");
    let day = |days: i64| {
        let at = world.app.clock.now().plus_days(days);
        at.to_string()[..10].to_owned()
    };
    for bad in [day(-1), day(400), "2026-02-30".to_owned(), "soon".to_owned()] {
        let mut ask = eva();
        ask["until_on"] = json!(bad);
        anna.post(&path(&case), ask).await.refused(422, "invalid");
    }
    let mut ask = eva();
    ask["until_on"] = json!(day(3));
    let (eva, lane) = asked(&world, &case, ask).await;
    let until = text(&eva.get(&path(&case)).await.ok()["items"][0]["until"]);
    assert!(until.starts_with(&day(3)), "{until}");
    assert_eq!(cases(&eva).await[0]["asked"][0]["until"], json!(until));
    world.app.clock.advance(2 * DAY);
    world.app.work().await;
    assert_eq!(lanes(&eva, &case).await.len(), 1);
    world.app.clock.advance(2 * DAY);
    world.app.work().await;
    eva.get(&case.path()).await.refused(404, "not_found");
    let one = anna.get(&path(&case)).await.ok()["items"][0].clone();
    assert_eq!((&one["state"], &one["ended_by"]), (&json!("ended"), &json!("time")));
    assert_eq!(one["actions"][0]["reason"], "already");
    assert_eq!(kinds(anna, &case).await.last().unwrap(), "third_party_ended");
    assert!(anna.reads(&case, &lane).await.is_empty());
    world.app.work().await;
    let told = kinds(anna, &case).await;
    assert_eq!(told.iter().filter(|kind| *kind == "third_party_ended").count(), 1);
}

#[actix_web::test]
async fn neither_side_lane_shows_in_the_other_guests_view() {
    let world = World::new().await;
    let case = world.case().await;
    let mia = called_in(&world, &case).await;
    let (eva, lane) = asked(&world, &case, eva()).await;
    let adam = world.customer();
    let with = caucus(adam, &case).await;
    adam.says(&case, &with, "secretcaucus").await;
    adam.says(&case, &lane, "secretnamed").await;
    mia.says(&case, "shared", "secretshared").await;
    world.app.work().await;
    let ids = [with.as_str(), lane.as_str()];
    let hers = everything(&mia, &case, &ids).await;
    assert!(hers.contains("secretcaucus") && hers.contains("secretshared"));
    for word in ["secretnamed", "Eva", "Laboratory", "fatigue"] {
        assert!(!hers.contains(word), "the mediator was shown {word}");
    }
    let theirs = everything(&eva, &case, &ids).await;
    assert!(theirs.contains("secretnamed"));
    for word in ["secretcaucus", "secretshared", "Mia", "Neutral House", "Firm V1"] {
        assert!(!theirs.contains(word), "the expert was shown {word}");
    }
}

#[actix_web::test]
async fn guests_are_told_of_what_they_may_read_and_of_no_more() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let (eva, lane) = asked(&world, &case, eva()).await;
    world.app.work().await;
    let count = |email: &str| mails_to(&world.app.mailer, email).len();
    let before = (count("mia@example.net"), count("eva@example.net"));
    world.vendor().says(&case, "shared", "We have looked again.").await;
    world.app.work().await;
    assert_eq!(count("mia@example.net"), before.0 + 1, "she reads what both write");
    assert_eq!(count("eva@example.net"), before.1, "she does not");
    world.person("anna").says(&case, &lane, "Here is the part.").await;
    world.app.work().await;
    assert_eq!(count("mia@example.net"), before.0 + 1);
    let mails = mails_to(&world.app.mailer, "eva@example.net");
    let last = mails.last().unwrap();
    assert!(last.text.contains("Here is the part."), "{}", last.text);
    // What the complaint is called is between the sides.
    let title = text(&world.vendor().get(&case.path()).await.ok()["title"]);
    assert!(mails.iter().all(|mail| !format!("{mail:?}").contains(&title)), "{title}");
    let inbox = eva.get("/api/v1/inbox").await.ok();
    assert!(!inbox["items"].as_array().unwrap().is_empty() && !inbox.to_string().contains(&title));
    // Whoever is called in has no customers, and so no major issues.
    for guest in [&mia, &eva] {
        guest
            .post("/api/v1/issues", json!({ "title": "Mine", "description": "All" }))
            .await
            .refused(403, "forbidden");
    }
    // One side does not say that both have agreed.
    let now = mia.get(&format!("{}/mediation", case.path())).await.ok()["current"].clone();
    let path = format!("/api/v1/mediations/{}/actions/close", text(&now["id"]));
    let alone = json!({ "version": now["version"], "outcome": "settled_by_agreement" });
    let refused = world.person("olga").post(&path, alone).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["outcome:not_allowed_value"]);
}

#[actix_web::test]
async fn one_address_is_not_flooded_with_invitations() {
    let world = World::new().await;
    let anna = world.person("anna");
    let mut answers = Vec::new();
    for _ in 0..7 {
        let case = world.case().await;
        answers.push(anna.post(&format!("{}/third-parties", case.path()), eva()).await.status);
    }
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 2, "{answers:?}");
}
