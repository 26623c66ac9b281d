//! After closing: how it went, asked and said once; and the vendor's review, its own until it is
//! published.
use serde_json::{Value, json};

use crate::support::dump::Dumper;
use crate::support::http::Answer;
use crate::support::mail::{mails, mails_to};
use crate::support::{Actor, Case, Sent, World, text};

const DAY: i64 = 86_400;

/// A complaint that was resolved and closed by its customer.
async fn closed(world: &World) -> Case {
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&case).await;
    vera.proposes(&case, "A new one.").await;
    adam.accepts(&case).await;
    adam.does(&case, "close", json!({})).await;
    world.app.work().await;
    case
}

fn satisfaction(case: &Case) -> String {
    format!("{}/satisfaction", case.path())
}

fn review(case: &Case) -> String {
    format!("{}/review", case.path())
}

async fn writes(who: &Actor, case: &Case, version: i32, body: &str) -> Answer {
    let sent = Sent::json(&json!({ "body": body })).with("if-match", format!("\"{version}\""));
    who.send("PUT", &review(case), sent).await
}

async fn publishes(who: &Actor, case: &Case, version: i32) -> Answer {
    who.post(&format!("{}/actions/publish", review(case)), json!({ "version": version })).await
}

fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

/// Mails to Adam that ask how it went.
fn asked(world: &World) -> usize {
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    mails.iter().filter(|mail| mail.text.contains("нажатия")).count()
}

async fn kinds(who: &Actor, case: &Case, lane: &str) -> Vec<String> {
    who.reads(case, lane).await.iter().map(|entry| text(&entry["kind"])).collect()
}

#[actix_web::test]
async fn the_customer_is_asked_once_a_day_after_closing() {
    let world = World::new().await;
    let case = closed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    assert_eq!(asked(&world), 0, "the news that it is closed comes first");
    world.app.clock.advance(DAY + 60);
    world.app.work().await;
    assert_eq!(asked(&world), 1);
    assert!(kinds(adam, &case, "private").await.contains(&"satisfaction_asked".to_owned()));
    assert!(!kinds(vera, &case, "private").await.contains(&"satisfaction_asked".to_owned()));
    assert!(!kinds(vera, &case, "shared").await.contains(&"satisfaction_asked".to_owned()));
    let open = adam.get(&satisfaction(&case)).await.ok();
    assert_eq!(open["may_answer"], json!({ "allowed": true, "reason": null }));
    assert!(open["asked_at"].is_string());
    // Reopened and closed again: nobody asks twice.
    adam.does(&case, "reopen", json!({ "reason": "It leaks again." })).await;
    assert_eq!(
        reason(adam.post(&satisfaction(&case), json!({ "score": 1 })).await),
        "wrong_status"
    );
    vera.proposes(&case, "Another one.").await;
    adam.accepts(&case).await;
    adam.does(&case, "close", json!({})).await;
    world.app.work().await;
    world.app.clock.advance(5 * DAY);
    world.app.work().await;
    assert_eq!(asked(&world), 1);
}

#[actix_web::test]
async fn whoever_answers_or_reopens_first_is_not_asked() {
    let world = World::new().await;
    let (answered, reopened) = (closed(&world).await, closed(&world).await);
    let adam = world.customer();
    adam.post(&satisfaction(&answered), json!({ "score": 4 })).await.ok();
    adam.does(&reopened, "reopen", json!({ "reason": "It leaks again." })).await;
    world.app.work().await;
    world.app.clock.advance(2 * DAY);
    world.app.work().await;
    assert_eq!(asked(&world), 0);
    assert_eq!(adam.get(&satisfaction(&reopened)).await.ok()["asked_at"], Value::Null);
}

#[actix_web::test]
async fn the_customer_answers_once_and_both_sides_see_it() {
    let world = World::new().await;
    let case = closed(&world).await;
    let (adam, vera, abel) = (world.customer(), world.vendor(), world.person("abel"));
    let path = satisfaction(&case);
    let open = world.case().await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for bad in [
        json!({ "score": 0 }),
        json!({ "score": 6 }),
        json!({ "score": 4.5 }),
        json!({ "reason": "speed" }),
        json!({ "score": 3, "reason": "weather" }),
        json!({ "score": 3, "comment": "x".repeat(2001) }),
        json!({ "score": 3, "answered_by": "me" }),
    ] {
        adam.post(&path, bad).await.refused(422, "invalid");
    }
    assert_eq!(reason(vera.post(&path, json!({ "score": 5 })).await), "wrong_side");
    assert_eq!(reason(abel.post(&path, json!({ "score": 5 })).await), "role_too_low");
    world.person("boris").post(&path, json!({ "score": 5 })).await.refused(404, "not_found");
    world.person("boris").get(&path).await.refused(404, "not_found");
    assert_eq!(
        reason(adam.post(&satisfaction(&open), json!({ "score": 5 })).await),
        "wrong_status"
    );
    dumper.assert_unchanged(&before, "bad answers").await;
    let verdict = json!({ "score": 2, "reason": "speed", "comment": "Six weeks for a seal." });
    let said = adam.post(&path, verdict.clone()).await.ok();
    assert_eq!(said["may_answer"]["reason"], "already");
    assert_eq!(reason(adam.post(&path, json!({ "score": 5 })).await), "already");
    let seen = vera.get(&path).await.ok();
    assert_eq!((&seen["score"], &seen["reason"]), (&verdict["score"], &verdict["reason"]));
    assert_eq!(seen["comment"], verdict["comment"]);
    assert_eq!(seen["answered_by"]["name"], "Adam Person");
    world.app.work().await;
    let told = mails_to(&world.app.mailer, "vera@example.org");
    assert!(told.iter().any(|mail| mail.text.contains("Six weeks for a seal.")));
    let figures = vera.get("/api/v1/satisfaction").await.ok();
    assert_eq!((&figures["average_hundredths"], &figures["n"]), (&json!(200), &json!(1)));
    assert_eq!(figures["by_reason"], json!([{ "reason": "speed", "count": 1 }]));
    for name in ["adam", "boris", "wanda"] {
        let none = world.person(name).get("/api/v1/satisfaction").await.ok();
        assert_eq!((&none["average_hundredths"], &none["asked"]), (&Value::Null, &json!(0)));
    }
}

#[actix_web::test]
async fn two_answers_at_once_are_one() {
    let world = World::new().await;
    let case = closed(&world).await;
    let path = satisfaction(&case);
    let (anna, adam) = (world.person("anna"), world.customer());
    let (one, other) = futures_util::future::join(
        anna.post(&path, json!({ "score": 5 })),
        adam.post(&path, json!({ "score": 1 })),
    )
    .await;
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{} {}", one.text(), other.text());
    let told = kinds(adam, &case, "shared").await;
    assert_eq!(told.iter().filter(|kind| *kind == "satisfaction_answered").count(), 1);
}

#[actix_web::test]
async fn a_review_is_the_vendors_alone_until_it_is_published() {
    let world = World::new().await;
    let case = closed(&world).await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let empty = vera.get(&review(&case)).await.ok();
    assert_eq!((&empty["state"], &empty["version"]), (&json!("none"), &json!(0)));
    let before = adam.sees(&case).await;
    let shared = kinds(adam, &case, "shared").await;
    let missing = adam.get(&review(&case)).await;
    let mut socket = adam.goes_live().await;
    let first = writes(vera, &case, 0, "SECRET we were slow").await.ok();
    assert_eq!((&first["state"], &first["version"]), (&json!("draft"), &json!(1)));
    writes(mark, &case, 0, "SECRET mine").await.refused(412, "precondition_failed");
    let second = writes(mark, &case, 1, "SECRET We were slow, and we changed it.").await.ok();
    assert_eq!(second["may_publish"]["allowed"], true);
    assert_eq!(vera.get(&review(&case)).await.ok()["may_publish"]["reason"], "role_too_low");
    world.app.work().await;
    // The customer finds what it found before there was anything.
    for who in [adam, world.person("anna"), world.person("boris")] {
        let answer = who.get(&review(&case)).await.refused(404, "not_found");
        assert_eq!(answer.text(), missing.text());
        writes(who, &case, 2, "Ours").await.refused(404, "not_found");
        publishes(who, &case, 2).await.refused(404, "not_found");
    }
    let after = adam.sees(&case).await;
    assert_eq!(
        (&after["version"], &after["activity_at"]),
        (&before["version"], &before["activity_at"])
    );
    assert_eq!(kinds(adam, &case, "shared").await, shared);
    assert_eq!(adam.get(&satisfaction(&case)).await.ok()["review_published"], false);
    let bundle = adam.get(&format!("{}/bundle", case.path())).await;
    assert!(!crate::proof::unpacked(&bundle.bytes).contains("SECRET"));
    for path in ["/api/v1/search?q=slow", "/api/v1/inbox", "/api/v1/complaints"] {
        assert!(!adam.get(path).await.text().contains("SECRET"), "{path}");
    }
    assert!(mails(&world.app.mailer).iter().all(|mail| !mail.raw.contains("SECRET")));
    socket.settle().await;
    // Published by a manager, once, in the version that was read.
    assert_eq!(reason(publishes(vera, &case, 2).await), "role_too_low");
    let stale = publishes(mark, &case, 1).await.refused(409, "stale_version");
    assert_eq!(stale.json()["current"]["version"], 2);
    let published = publishes(mark, &case, 2).await.ok();
    assert_eq!(published["state"], "published");
    assert_eq!(reason(publishes(mark, &case, 3).await), "already");
    assert_eq!(reason(writes(mark, &case, 3, "Not so").await), "already");
    let seen = adam.get(&review(&case)).await.ok();
    assert_eq!(seen["body"], "SECRET We were slow, and we changed it.");
    assert_eq!(seen["may_write"]["reason"], "wrong_side");
    assert_eq!(kinds(adam, &case, "shared").await.last().unwrap(), "review_published");
    assert_eq!(adam.get(&satisfaction(&case)).await.ok()["review_published"], true);
    world.app.work().await;
    let told = mails_to(&world.app.mailer, "adam@example.org");
    assert!(told.iter().any(|mail| mail.text.contains("We were slow, and we changed it.")));
    world.person("boris").get(&review(&case)).await.refused(404, "not_found");
}

#[actix_web::test]
async fn a_review_needs_a_closed_case_and_words() {
    let world = World::new().await;
    let (open, over) = (world.case().await, closed(&world).await);
    let (mark, otto) = (world.person("mark"), world.person("otto"));
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    assert_eq!(reason(writes(mark, &open, 0, "Early").await), "wrong_status");
    assert_eq!(reason(publishes(mark, &over, 0).await), "wrong_status");
    assert_eq!(reason(writes(otto, &over, 0, "Me too").await), "role_too_low");
    writes(mark, &over, 0, " ").await.refused(422, "invalid");
    writes(mark, &over, 0, &"x".repeat(20_001)).await.refused(422, "invalid");
    mark.put(&review(&over), json!({ "body": "x" })).await.refused(428, "precondition_required");
    dumper.assert_unchanged(&before, "bad reviews").await;
}

#[actix_web::test]
async fn erasing_what_was_said_takes_it_from_here_too() {
    let world = World::new().await;
    let case = closed(&world).await;
    let (adam, mark) = (world.customer(), world.person("mark"));
    let verdict = json!({ "score": 2, "comment": "PERSONAL remark" });
    adam.post(&satisfaction(&case), verdict).await.ok();
    writes(mark, &case, 0, "PERSONAL review").await.ok();
    publishes(mark, &case, 1).await.ok();
    world.app.work().await;
    let said = adam.reads(&case, "shared").await;
    for entry in said.iter().filter(|entry| {
        ["satisfaction_answered", "review_published"].contains(&entry["kind"].as_str().unwrap())
    }) {
        let id: concord::features::records::model::EntryId = text(&entry["id"]).parse().unwrap();
        let system = concord::platform::authz::System { reason: "test" };
        let erase = move |tx: &mut concord::platform::db::Tx<'_>| concord::app::erase_entry(tx, id);
        world.app.services.platform.db.write(&system, "test.erase", erase).await.unwrap();
    }
    for who in [adam, mark] {
        for path in [satisfaction(&case), review(&case)] {
            assert!(!who.get(&path).await.text().contains("PERSONAL"), "{path}");
        }
    }
    assert_eq!(adam.get(&satisfaction(&case)).await.ok()["score"], 2, "the score stays");
}
