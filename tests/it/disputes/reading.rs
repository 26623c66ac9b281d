//! What a mediator reads of a case beside its conversation, and what nobody but the two sides does.
use serde_json::{Value, json};

use super::offers::{answers, claimed, makes, refund};
use super::{asked, called_in, caucus, eva, everything, joins, lanes, mediated, moves};
use crate::quality::{adds, signs, writes};
use crate::support::actors::text;
use crate::support::dump::Dumper;
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{Actor, Case, World};

/// What opens to a mediator, to be read alone.
const OPEN: [&str; 6] = ["facts", "offers", "ledger", "escalations", "commitments", "report"];

async fn part(who: &Actor, case: &Case, part: &str) -> Value {
    who.get(&format!("{}/{part}", case.path())).await.ok()
}

/// Everything that is offered in an answer.
fn offered<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("allowed") {
                found.push(value);
            }
            map.values().for_each(|value| offered(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| offered(value, found)),
        _ => {}
    }
}

/// A case with something in each of its parts.
async fn full(world: &World) -> Case {
    let case = claimed(world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let fact = json!({ "kind": "quantity", "statement": "12 of 40 are factword." });
    adam.post(&format!("{}/facts", case.path()), fact).await.ok();
    makes(vera, &case, json!([refund(987_654)])).await;
    vera.post(&case.report_path(""), json!({ "form": "8d" })).await.ok();
    writes(adam, &case, "d0", json!({ "symptom": "symptomword", "safety_relevant": true })).await;
    signs(adam, vera, &case, "d0").await;
    adds(vera, &case, "d1", "member", json!({ "member": vera.membership, "role": "leader" })).await;
    case
}

#[actix_web::test]
async fn a_mediator_reads_every_part_of_the_case_and_moves_none() {
    let world = World::new().await;
    let case = full(&world).await;
    let mia = called_in(&world, &case).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let offer = makes(adam, &case, json!([refund(40_000)])).await;
    answers(vera, &offer, "accept", json!({})).await.ok();
    world.app.work().await;

    let facts = part(&mia, &case, "facts").await;
    assert_eq!(facts["items"][0]["statement"], "12 of 40 are factword.");
    assert_eq!(facts["items"][0]["stances"]["vendor"], "unknown");
    assert_eq!(facts["items"][0]["stated_by"]["side"], "customer");
    let offers = part(&mia, &case, "offers").await;
    assert_eq!(offers["items"][1]["terms"][0]["amount_minor"], 40_000);
    assert_eq!(offers["settlement"]["sha256"], offers["items"][1]["sha256"]);
    assert_eq!(offers["settlement"]["commitments"][0]["amount_minor"], 40_000);
    let (hers, theirs) = (part(&mia, &case, "ledger").await, part(vera, &case, "ledger").await);
    assert_eq!(hers["turns"].as_array().unwrap().len(), theirs["turns"].as_array().unwrap().len());
    assert_eq!((&hers["held"], &hers["clocks"]), (&theirs["held"], &theirs["clocks"]));
    let report = part(&mia, &case, "report").await;
    assert_eq!((&report["side"], &report["form"]), (&json!("mediator"), &json!("8d")));
    let steps = report["steps"].as_array().unwrap();
    assert_eq!(steps[0]["state"], "signed");
    assert_eq!(steps[0]["signoff"]["slots"][1]["by"]["side"], "vendor", "{}", steps[0]["signoff"]);
    assert_eq!((&steps[1]["items"][0]["mine"], &report["people"][0]["side"]).0, &json!(false));
    // Both sides read the same, but for what each may do.
    let seals = |report: &Value| -> Vec<Value> {
        report["steps"].as_array().unwrap().iter().map(|step| step["sha256"].clone()).collect()
    };
    assert_eq!(seals(&report), seals(&part(adam, &case, "report").await));

    // Who climbed is named; whom the rungs name is the two firms' own directory.
    let ladder = part(&mia, &case, "escalations").await;
    assert_eq!(ladder["rung"], part(adam, &case, "escalations").await["rung"]);
    assert_eq!(ladder["items"][0]["requested_by"]["name"], "Adam Person");
    assert_eq!(ladder["items"][0]["decided_by"]["side"], "vendor");
    for rung in ladder["ladder"].as_array().unwrap() {
        assert!(!text(&rung["name"]["en"]).is_empty());
        assert!(!rung.to_string().contains("Olga") && !rung.to_string().contains("Anna"), "{rung}");
    }
    assert!(!ladder.to_string().contains("Olga"), "{ladder}");

    for name in OPEN {
        let answer = part(&mia, &case, name).await;
        let mut all = Vec::new();
        offered(&answer, &mut all);
        // Without pauses and commitments of its own kind there is nothing to offer in these two.
        let quiet = ["commitments", "ledger"].contains(&name);
        assert!(quiet || !all.is_empty(), "{name} offers nothing at all");
        for one in all {
            assert_eq!((&one["allowed"], &one["reason"]), (&json!(false), &json!("wrong_side")));
        }
    }
    let (fact, escalation) = (text(&facts["items"][0]["id"]), text(&ladder["items"][0]["id"]));
    let (offer, item) = (text(&offer["id"]), text(&steps[1]["items"][0]["id"]));
    let promise = text(&offers["settlement"]["commitments"][0]["id"]);
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    for (path, input) in [
        (format!("{}/facts", case.path()), json!({ "kind": "other", "statement": "x" })),
        (format!("/api/v1/facts/{fact}/actions/agree"), json!({ "version": 1 })),
        (format!("/api/v1/facts/{fact}/evidence"), json!({ "file_ids": [] })),
        (format!("{}/offers", case.path()), json!({ "version": 1, "terms": [refund(1)] })),
        (format!("/api/v1/offers/{offer}/actions/withdraw"), json!({ "version": 1 })),
        (
            format!("{}/escalations", case.path()),
            json!({ "reason": "disagreement", "severity": "major", "trend": "same" }),
        ),
        (format!("/api/v1/escalations/{escalation}/actions/answer"), json!({ "version": 1 })),
        (format!("/api/v1/commitments/{promise}/actions/fulfil"), json!({ "version": 1 })),
        (case.report_path(""), json!({ "form": "4d" })),
        (case.report_path("/steps/d1/actions/submit"), json!({ "version": 1 })),
        (
            case.report_path("/items"),
            json!({ "step": "d1", "kind": "member", "data": { "member": mia.membership } }),
        ),
        (case.report_path("/actions/complete"), json!({ "version": 1 })),
        (format!("{}/third-parties", case.path()), eva()),
    ] {
        mia.post(&path, input).await.refused(404, "not_found");
    }
    let fields = json!({ "fields": { "what": { "version": 0, "value": "x" } } });
    let step = case.report_path("/steps/d2");
    mia.patch(&step, &json!(1), fields).await.refused(404, "not_found");
    let change = json!({ "data": { "role": "sponsor" } });
    mia.patch(&format!("/api/v1/report-items/{item}"), &json!(1), change)
        .await
        .refused(404, "not_found");
    for path in ["bundle", "heads", "tasks", "links", "third-parties", "satisfaction", "review"] {
        let path = match path {
            "tasks" => format!("/api/v1/records/{}/tasks", case.id),
            _ => format!("{}/{path}", case.path()),
        };
        mia.get(&path).await.refused(404, "not_found");
    }
    dumper.assert_unchanged(&before, "a mediator").await;
}

#[actix_web::test]
async fn an_expert_reads_none_of_it() {
    let world = World::new().await;
    let case = full(&world).await;
    let (eva, lane) = asked(&world, &case, eva()).await;
    for name in OPEN.iter().chain(&["mediation", "satisfaction", "review", "bundle", "heads"]) {
        let path = format!("{}/{name}", case.path());
        eva.get(&path).await.refused(404, "not_found");
    }
    let all = everything(&eva, &case, &[&lane]).await;
    for word in ["factword", "987654", "symptomword", "Vera"] {
        assert!(!all.contains(word), "the expert was shown {word}");
    }
}

#[actix_web::test]
async fn how_satisfied_the_customer_was_stays_between_the_two_sides() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    vera.acknowledges(&case).await;
    vera.proposes(&case, "A new one.").await;
    adam.accepts(&case).await;
    adam.does(&case, "close", json!({})).await;
    let verdict = json!({ "score": 2, "reason": "speed", "comment": "secretscore of six weeks" });
    adam.post(&format!("{}/satisfaction", case.path()), verdict.clone()).await.ok();
    let review = json!({ "body": "secretreview of ours" });
    let sent = crate::support::Sent::json(&review).with("if-match", "\"0\"");
    mark.send("PUT", &format!("{}/review", case.path()), sent).await.ok();
    adam.does(&case, "reopen", json!({ "reason": "It leaks again." })).await;
    let mia = called_in(&world, &case).await;
    world.app.work().await;
    let lane = caucus(adam, &case).await;
    let hers = everything(&mia, &case, &[&lane]).await;
    assert!(!hers.contains("secretscore") && !hers.contains("secretreview"), "{hers}");
    let line = |entries: Vec<Value>| -> Value {
        let kind = json!("satisfaction_answered");
        entries.into_iter().find(|entry| entry["kind"] == kind).unwrap()
    };
    let seen = line(mia.reads(&case, "shared").await);
    assert_eq!((&seen["withheld"], &seen["body"]), (&json!(true), &Value::Null));
    assert_eq!(seen["data"], json!({}));
    for who in [adam, vera] {
        let seen = line(who.reads(&case, "shared").await);
        assert_eq!((&seen["withheld"], &seen["data"]["score"]), (&json!(false), &json!(2)));
        assert_eq!(seen["body"], verdict["comment"]);
    }

    // The same while she looks on: what is said after closing reaches her neither by the socket,
    // nor by mail, nor in the inbox.
    let other = world.case().await;
    vera.acknowledges(&other).await;
    called_in_again(&world, &other).await;
    vera.proposes(&other, "A new one.").await;
    adam.accepts(&other).await;
    mia.says(&other, "shared", "Good day.").await;
    let mut hers = mia.goes_live().await;
    hers.subscribe(&other.thread, 99, 99).await;
    let mut theirs = vera.goes_live().await;
    theirs.subscribe(&other.thread, 99, 99).await;
    adam.does(&other, "close", json!({})).await;
    adam.post(&format!("{}/satisfaction", other.path()), verdict).await.ok();
    for window in [&mut hers, &mut theirs] {
        let answered = |frame: &Value| frame["entry"]["kind"] == "satisfaction_answered";
        window.until("entry", answered).await;
        window.settle().await;
    }
    for (name, window) in [("the mediator", &hers), ("the vendor", &theirs)] {
        let frames = format!("{:?}", window.seen);
        assert!(frames.contains("satisfaction_answered"), "{name}: {frames}");
        assert!(
            !frames.contains("secretscore") && !frames.contains("\"score\""),
            "{name}: {frames}"
        );
    }
    world.app.work().await;
    let mails = format!("{:?}", mails_to(&world.app.mailer, "mia@example.net"));
    assert!(!mails.contains("secretscore"), "{mails}");
    assert!(!mia.get("/api/v1/inbox").await.text().contains("secretscore"));
}

/// Mia has a home by now: she comes with the second consent.
async fn called_in_again(world: &World, case: &Case) {
    super::climbs_to_the_top(world, case).await;
    super::proposes(world, case).await;
    moves(world.person("mark"), case, "consent", json!({})).await;
}

#[actix_web::test]
async fn both_sides_are_told_that_the_mediator_has_come() {
    let world = World::new().await;
    let case = world.case().await;
    super::climbs_to_the_top(&world, &case).await;
    super::proposes(&world, &case).await;
    let active = moves(world.person("mark"), &case, "consent", json!({})).await;
    assert_eq!(active["joined_at"], Value::Null);
    let again = format!("/api/v1/mediations/{}/actions/invite", text(&active["id"]));
    let input = json!({ "version": active["version"] });
    world.person("anna").post(&again, input.clone()).await.ok();
    world.app.work().await;
    assert_eq!(mails_to(&world.app.mailer, "mia@example.net").len(), 2, "once more");
    let said = "ask you to mediate in complaint";
    mail_that_says(&world.app.mailer, "mia@example.net", said);
    let kinds = async |who: &Actor| -> Vec<String> {
        who.reads(&case, "shared").await.iter().map(|entry| text(&entry["kind"])).collect()
    };
    assert!(!kinds(world.customer()).await.contains(&"mediator_joined".to_owned()));
    let mia = joins(&world, "mia@example.net", "Mia Mild").await;
    world.app.work().await;
    for who in [world.customer(), world.vendor(), &mia] {
        assert_eq!(kinds(who).await.last().unwrap(), "mediator_joined");
    }
    let entry = world.vendor().reads(&case, "shared").await.pop().unwrap();
    assert_eq!(entry["actor"]["name"], "Mia Mild");
    let path = format!("{}/mediation", case.path());
    let seen = world.vendor().get(&path).await.ok();
    assert!(seen["current"]["joined_at"].is_string());
    let late = json!({ "version": seen["current"]["version"] });
    let late = world.person("anna").post(&again, late).await.refused(409, "action_not_allowed");
    assert_eq!(late.json()["reason"], "already");
    let mails = mails_to(&world.app.mailer, "mark@example.org");
    let come = |text: &str| text.contains("Mia Mild (Neutral House) has come as the mediator");
    assert_eq!(mails.iter().filter(|mail| come(&mail.text)).count(), 1);
    // The worker looks twice: nothing is told twice.
    world.app.work().await;
    let told = kinds(world.customer()).await;
    assert_eq!(told.iter().filter(|kind| *kind == "mediator_joined").count(), 1);
    // Whoever mediated here before is there at once.
    let other = world.case().await;
    called_in_again(&world, &other).await;
    let told = world.customer().reads(&other, "shared").await;
    assert_eq!(told.last().unwrap()["kind"], "mediator_joined");
}

#[actix_web::test]
async fn what_a_mediator_says_is_sealed_and_the_answers_name_the_seal() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let said = moves(&mia, &case, "recommend", json!({ "text": "Share it." })).await;
    let seal = text(&said["recommendation_sha256"]);
    assert_eq!(seal.len(), 64);
    let seen = world.vendor().get(&format!("{}/mediation", case.path())).await.ok();
    assert_eq!(seen["current"]["recommendation_sha256"], seal);
    moves(world.person("anna"), &case, "accept", json!({})).await;
    let entries = world.vendor().reads(&case, "shared").await;
    let sealed = |kind: &str| -> Value {
        let entry = entries.iter().find(|entry| entry["kind"] == kind).unwrap();
        entry["data"]["sha256"].clone()
    };
    assert_eq!(sealed("mediation_recommended"), json!(seal));
    assert_eq!(sealed("mediation_answered"), json!(seal));
    // Other words are another seal.
    let reason = json!({ "reason": "No." });
    moves(world.person("mark"), &case, "reject", reason).await;
    let again = moves(&mia, &case, "recommend", json!({ "text": "Share it!" })).await;
    assert_ne!(again["recommendation_sha256"], json!(seal));
}

#[actix_web::test]
async fn nothing_is_written_to_a_lane_whose_other_reader_has_gone() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let adam = world.customer();
    let lane = caucus(adam, &case).await;
    adam.says(&case, &lane, "Between us.").await;
    let held = json!({ "lane": lane, "body": "Later.", "file_ids": [] });
    adam.put(&case.thread_path("draft"), held).await.ok();
    moves(&mia, &case, "leave", json!({})).await;
    assert_eq!(lanes(adam, &case).await.iter().filter(|lane| lane.1 == "caucus").count(), 1);
    let seen = adam.get(&case.thread_path("lanes")).await.ok();
    let own = seen["items"].as_array().unwrap().iter().find(|one| one["id"] == lane).unwrap();
    assert_eq!((&own["may_write"], &own["readers"][0]["name"]), (&json!(false), &json!("Firm A")));
    let message = json!({ "lane": lane, "body": "Still there?" });
    let refused = adam.post(&case.thread_path("messages"), message).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "lane_over");
    let now = json!({ "lane": lane });
    adam.post(&case.thread_path("draft/send-now"), now).await.refused(409, "action_not_allowed");
    assert_eq!(adam.reads(&case, &lane).await.len(), 1, "what was said stays");
}
