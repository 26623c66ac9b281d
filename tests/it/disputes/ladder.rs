//! The ladder: both sides' people are told at once, silence is consent, one rung at a time.
use serde_json::{Value, json};

use super::offers::{answers, claimed, makes, refund};
use crate::support::actors::text;
use crate::support::mail::mails_to;
use crate::support::{Actor, Case, World};

fn climb() -> Value {
    json!({
        "reason": "lack_of_progress", "severity": "major", "trend": "worsening",
        "note": "Nothing moves.",
    })
}

fn ladder(case: &Case) -> String {
    format!("{}/escalations", case.path())
}

async fn escalates(who: &Actor, case: &Case) -> Value {
    who.post(&ladder(case), climb()).await.ok()
}

async fn acts(who: &Actor, row: &Value, action: &str, mut input: Value) -> Value {
    input["version"] = row["version"].clone();
    let path = format!("/api/v1/escalations/{}/actions/{action}", text(&row["id"]));
    who.post(&path, input).await.ok()
}

fn action<'a>(row: &'a Value, name: &str) -> &'a Value {
    row["actions"].as_array().unwrap().iter().find(|action| action["name"] == name).unwrap()
}

#[actix_web::test]
async fn a_request_reaches_the_managers_of_both_sides_live_and_by_mail() {
    let world = World::new().await;
    let case = world.case().await;
    world.app.work().await;
    let mut mark = world.person("mark").goes_live().await;
    mark.subscribe(&case.thread, 1, 0).await;
    let made = escalates(world.customer(), &case).await;
    assert_eq!(made["state"], "requested");
    assert_eq!(
        (made["rung"].clone(), made["requested_side"].clone()),
        (json!(1), json!("customer"))
    );
    let told: Vec<&str> = made["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    for name in ["Olga Person", "Mark Person", "Anna Person"] {
        assert!(told.contains(&name), "{told:?}");
    }
    let frame = mark.until("entry", |frame| frame["entry"]["kind"] == "escalation_requested").await;
    assert_eq!(frame["lane"], "shared");
    world.app.work().await;
    for name in ["olga", "mark", "anna"] {
        let mails = mails_to(&world.app.mailer, &format!("{name}@example.org"));
        assert!(
            mails.iter().any(|mail| mail.text.contains("one step up the ladder")),
            "{name}: {mails:?}"
        );
    }
    // They take part from now on. Whom the other side was called for, the request says; on the
    // record they stand once they have said something to both.
    for (who, name) in [(world.vendor(), "Mark Person"), (world.customer(), "Anna Person")] {
        let people = who.sees(&case).await["people"].to_string();
        assert!(people.contains(name), "{people}");
    }
}

#[actix_web::test]
async fn one_request_at_a_time_and_the_other_side_decides() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, mark, vera) = (world.customer(), world.person("mark"), world.vendor());
    let made = escalates(adam, &case).await;
    let again = vera.post(&ladder(&case), climb()).await;
    assert_eq!(again.refused(409, "action_not_allowed").json()["reason"], "escalation_open");
    let seen = mark.get(&ladder(&case)).await.ok();
    let row = &seen["items"][0];
    assert_eq!(action(row, "approve")["allowed"], true);
    assert_eq!(action(row, "de_escalate")["reason"], "wrong_side");
    let by_adam = adam.get(&ladder(&case)).await.ok();
    assert_eq!(action(&by_adam["items"][0], "approve")["reason"], "wrong_side");
    let path = format!("/api/v1/escalations/{}/actions/decline", text(&made["id"]));
    mark.post(&path, json!({ "version": 1 })).await.refused(422, "invalid");
    let stale = mark.post(&path, json!({ "version": 7, "reason": "No." })).await;
    assert_eq!(stale.refused(409, "stale_version").json()["current"]["version"], 1);
    let declined = acts(mark, &made, "decline", json!({ "reason": "We answer tomorrow." })).await;
    assert_eq!(declined["state"], "declined");
    assert_eq!(declined["decision_reason"], "We answer tomorrow.");
    assert_eq!(adam.get(&ladder(&case)).await.ok()["rung"], 0);
    // Not a word of it reaches somebody else.
    world.person("boris").post(&path, json!({ "version": 1 })).await.refused(404, "not_found");
    world.person("wanda").get(&ladder(&case)).await.refused(404, "not_found");
}

#[actix_web::test]
async fn no_answer_in_time_is_consent() {
    let world = World::new().await;
    let case = world.case().await;
    let made = escalates(world.customer(), &case).await;
    world.app.work().await;
    world.app.clock.advance(7 * 86_400);
    world.app.work().await;
    let seen = world.vendor().get(&ladder(&case)).await.ok();
    let row = &seen["items"][0];
    assert_eq!((row["state"].clone(), seen["rung"].clone()), (json!("active"), json!(1)));
    assert_eq!(
        (row["decided_side"].clone(), row["decided_by"].clone()),
        (json!(null), json!(null))
    );
    assert!(row["react_until"].as_str() > made["react_until"].as_str());
    let entries = world.vendor().reads(&case, "shared").await;
    // Reminders of a week without an answer stand beside it.
    assert!(entries.iter().any(|entry| entry["kind"] == "escalation_approved"), "{entries:#?}");
}

#[actix_web::test]
async fn answered_taken_back_and_cooled_off() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, mark) = (world.customer(), world.person("mark"));
    let made = escalates(adam, &case).await;
    let active = acts(mark, &made, "approve", json!({})).await;
    let answered = acts(mark, &active, "answer", json!({ "note": "A crane comes today." })).await;
    assert!(answered["reacted_at"].is_string());
    assert_eq!(action(&answered, "answer")["reason"], "already");
    let over = acts(adam, &answered, "de_escalate", json!({})).await;
    assert_eq!(over["state"], "de_escalated");
    let refused = adam.post(&ladder(&case), climb()).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "cooling_off");
    let seen = adam.get(&ladder(&case)).await.ok();
    assert_eq!(seen["cooling_until"], over["cooling_until"]);
    // The other side is free to climb; and after some days so is this one.
    assert_eq!(world.vendor().get(&ladder(&case)).await.ok()["may_escalate"]["allowed"], true);
    world.app.clock.advance(4 * 86_400);
    assert_eq!(adam.get(&ladder(&case)).await.ok()["may_escalate"]["allowed"], true);
}

#[actix_web::test]
async fn what_is_over_is_no_longer_escalated() {
    let world = World::new().await;
    let case = world.case().await;
    escalates(world.customer(), &case).await;
    world.app.work().await;
    world.customer().does(&case, "withdraw", json!({})).await;
    world.app.work().await;
    let seen = world.vendor().get(&ladder(&case)).await.ok();
    assert_eq!(seen["items"][0]["state"], "closed");
    assert_eq!(seen["may_escalate"]["reason"], "wrong_status");
    let draft = Actor::complaint(world.relationship("A"), "Not yet");
    let mut draft = draft;
    draft["submit"] = json!(false);
    let draft = Case::of(world.customer().post("/api/v1/complaints", draft).await.ok());
    let refused = world.customer().post(&ladder(&draft), climb()).await;
    assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
}

#[actix_web::test]
async fn what_is_settled_is_climbed_no_further() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let asked = escalates(adam, &case).await;
    let offer = makes(vera, &case, json!([refund(20_000)])).await;
    answers(adam, &offer, "accept", json!({})).await.ok();
    assert_eq!(adam.sees(&case).await["status"], "resolved");
    for who in [adam, vera] {
        let may = who.get(&ladder(&case)).await.ok()["may_escalate"].clone();
        assert_eq!((&may["allowed"], &may["reason"]), (&json!(false), &json!("wrong_status")));
        let refused = who.post(&ladder(&case), climb()).await;
        assert_eq!(refused.refused(409, "action_not_allowed").json()["reason"], "wrong_status");
    }
    // The request that waited when they came to terms calls nobody in any more.
    world.app.clock.advance(7 * 86_400);
    world.app.work().await;
    let seen = vera.get(&ladder(&case)).await.ok();
    assert_eq!(
        (&seen["items"][0]["id"], &seen["items"][0]["state"]),
        (&asked["id"], &json!("closed"))
    );
    assert_eq!(seen["rung"], 0);
}

#[actix_web::test]
async fn many_at_once_ask_for_one_rung() {
    let world = World::new().await;
    let case = world.case().await;
    let asks = (0..20).map(|at| {
        let who = if at % 2 == 0 { world.customer() } else { world.vendor() };
        let path = ladder(&case);
        async move { who.post(&path, climb()).await.status }
    });
    let statuses = futures_util::future::join_all(asks).await;
    let made = statuses.iter().filter(|status| **status == 201).count();
    assert_eq!(made, 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 201 | 409)), "{statuses:?}");
    assert_eq!(world.vendor().get(&ladder(&case)).await.ok()["items"].as_array().unwrap().len(), 1);
}
