//! Something happens, and a rule does what it says.
use serde_json::{Value, json};

use super::{live, outcomes, path, publishes};
use crate::segments::{by_rule, members};
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

const DAY: i64 = 86_400;

fn mail_to(who: &Actor, words: &str) -> Value {
    json!({ "do": "mail", "to": { "who": "person", "membership": who.membership }, "text": words })
}

#[actix_web::test]
async fn a_filed_complaint_sets_a_rule_off() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let task = json!({
        "do": "task", "to": { "who": "person", "membership": vera.membership },
        "text": "Look at the photographs", "days": 2,
    });
    let then = json!([mail_to(mark, "Call them today."), task]);
    let rule = live(mark, "A complaint", json!({ "on": "complaint_filed" }), then).await;
    let case = world.case().await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &rule).await, ["done"]);
    let log = mark.get(&format!("{}/runs", path(&rule))).await.ok();
    assert_eq!(log["items"][0]["account"]["name"], "SENT-A-vendor-name");
    assert_eq!(log["items"][0]["record_id"], case.id);
    let told = mails_to(&world.app.mailer, "mark@example.org");
    assert!(told.iter().any(|mail| mail.text.contains("Call them today.")), "{told:?}");
    let tasks = vera.get(&format!("/api/v1/records/{}/tasks", case.id)).await.ok();
    assert_eq!(tasks["items"][0]["text"], "Look at the photographs");
    assert_eq!(tasks["items"][0]["shared"], false);
    let seen = world.customer().get(&format!("/api/v1/records/{}/tasks", case.id)).await.ok();
    assert!(seen["items"].as_array().unwrap().is_empty(), "the other side learns nothing of it");
    // Worked on again, nothing happens twice.
    world.app.work().await;
    assert_eq!(outcomes(mark, &rule).await, ["done"]);
    assert!(mark.get(&path(&rule)).await.ok()["last_run_at"].is_string());
}

#[actix_web::test]
async fn what_is_switched_off_or_meets_no_condition_does_nothing() {
    let world = World::new().await;
    let mark = world.person("mark");
    let when = json!({ "on": "complaint_filed" });
    let off = live(mark, "Off", when.clone(), json!([mail_to(mark, "Off.")])).await;
    mark.patch(&path(&off), &off["version"], json!({ "enabled": false })).await.ok();
    let gold = json!({ "op": "in", "fact": "tier", "values": ["gold"] });
    let gold = json!({
        "when": when, "condition": gold, "then": [mail_to(mark, "Gold.")], "budget": 10,
    });
    let made = mark.post(super::PATH, json!({ "name": "Gold", "definition": gold })).await.ok();
    let gold = publishes(mark, &made).await;
    let draft = super::draft(mark, "Draft", when, json!([mail_to(mark, "Draft.")])).await;
    world.case().await;
    world.app.work().await;
    for rule in [&off, &gold, &draft] {
        assert!(outcomes(mark, rule).await.is_empty());
    }
    let told = mails_to(&world.app.mailer, "mark@example.org");
    assert!(!told.iter().any(|mail| mail.text.contains("Gold.")));
}

#[actix_web::test]
async fn closing_low_points_and_calls_set_rules_off() {
    let world = World::new().await;
    let (mark, vera, adam) = (world.person("mark"), world.vendor(), world.customer());
    let rule = async |on: Value| live(mark, "R", on, json!([mail_to(mark, "Look.")])).await;
    let closed = rule(json!({ "on": "complaint_closed" })).await;
    let low = rule(json!({ "on": "low_satisfaction", "at_most": 2 })).await;
    let called = rule(json!({ "on": "interaction_recorded" })).await;
    let case = world.case().await;
    vera.acknowledges(&case).await;
    vera.proposes(&case, "A new one.").await;
    adam.accepts(&case).await;
    adam.does(&case, "close", json!({})).await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &closed).await, ["done"]);
    adam.post(&format!("{}/satisfaction", case.path()), json!({ "score": 2 })).await.ok();
    let call = json!({
        "channel": "call", "direction": "incoming", "relationship_id": world.relationship("B"),
    });
    let call = vera.post("/api/v1/interactions", call).await.ok();
    let stranger = json!({ "channel": "call", "direction": "incoming" });
    vera.post("/api/v1/interactions", stranger).await.ok();
    world.app.work().await;
    assert_eq!(outcomes(mark, &low).await, ["done"]);
    assert_eq!(outcomes(mark, &called).await, ["done"], "of a stranger there is no account");
    // A correction is no second call.
    let at = format!("/api/v1/interactions/{}", text(&call["id"]));
    vera.patch(&at, &call["version"], json!({ "text": "Boris" })).await.ok();
    world.app.work().await;
    assert_eq!(outcomes(mark, &called).await, ["done"]);
    // By a number that is known it is with the account, though nobody said so.
    let ann = json!({ "given": "Ann", "family": "Caller" });
    let ann = text(&vera.post("/api/v1/contacts", ann).await.ok()["id"]);
    let role = json!({ "relationship_id": world.relationship("B") });
    vera.post(&format!("/api/v1/contacts/{ann}/roles"), role).await.ok();
    let number = json!({ "kind": "phone", "value": "+442079460958" });
    vera.post(&format!("/api/v1/contacts/{ann}/points"), number).await.ok();
    let rings = json!({ "channel": "call", "direction": "incoming", "party": "+442079460958" });
    vera.post("/api/v1/interactions", rings).await.ok();
    world.app.work().await;
    assert_eq!(outcomes(mark, &called).await, ["done", "done"]);
}

#[actix_web::test]
async fn days_after_a_moment_come_by_themselves_and_once() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let when = json!({ "on": "days_after", "fact": "last_interaction", "days": 10 });
    let rule = live(mark, "Call again", when, json!([mail_to(mark, "Call again.")])).await;
    let call = json!({
        "channel": "call", "direction": "outgoing", "relationship_id": world.relationship("A"),
    });
    vera.post("/api/v1/interactions", call).await.ok();
    for _ in 0..9 {
        world.app.clock.advance(DAY);
        world.app.work().await;
    }
    assert!(outcomes(mark, &rule).await.is_empty());
    for _ in 0..3 {
        world.app.clock.advance(DAY);
        world.app.work().await;
        world.app.work().await;
    }
    assert_eq!(outcomes(mark, &rule).await, ["done"]);
}

#[actix_web::test]
async fn a_rule_never_fires_on_what_it_did_itself() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    // Whoever Vera looks after comes into the segment; the rule gives her whoever comes.
    let hers = json!({ "op": "in", "fact": "owner", "values": [vera.membership] });
    let not = json!({ "op": "not", "arg": hers });
    let segment = by_rule(mark, "Not hers", not).await;
    world.app.work().await;
    let joined = json!({ "on": "segment_left", "segment": segment["id"] });
    let assign = |to: &Actor| json!([{ "do": "assign_owner", "membership": to.membership }]);
    let back = live(mark, "Back", joined, assign(mark)).await;
    let came = json!({ "on": "segment_joined", "segment": segment["id"] });
    let there = live(mark, "There", came, assign(vera)).await;
    let path = format!("/api/v1/relationships/{}", world.relationship("A"));
    let version = mark.get(&path).await.ok()["version"].clone();
    let to_vera = json!({ "owner_membership_id": vera.membership });
    mark.patch(&path, &version, to_vera).await.ok();
    for _ in 0..5 {
        world.app.work().await;
    }
    // Back gives it to Mark, There gives it to Vera again, and there it ends.
    assert_eq!(outcomes(mark, &there).await, ["done"]);
    assert_eq!(outcomes(mark, &back).await, ["looped", "done"]);
    assert_eq!(members(mark, &segment).await.len(), 1, "B alone");
}

#[actix_web::test]
async fn a_budget_holds_back_and_a_failure_harms_no_other() {
    let world = World::new().await;
    let (mark, vera) = (world.person("mark"), world.vendor());
    let when = json!({ "on": "complaint_filed" });
    let one = json!({ "when": when, "then": [mail_to(mark, "One.")], "budget": 1 });
    let made = mark.post(super::PATH, json!({ "name": "One", "definition": one })).await.ok();
    let one = publishes(mark, &made).await;
    // Whoever was to get the task has left the firm.
    let task = json!([{
        "do": "task", "to": { "who": "person", "membership": vera.membership }, "text": "Look",
        "days": 1,
    }]);
    let broken = live(mark, "Broken", when, task).await;
    let people = format!("/api/v1/organisation/people/{}", vera.membership);
    let gone = json!({ "status": "suspended" });
    world.person("olga").patch(&people, &json!(1), gone).await.ok();
    world.case().await;
    world.case().await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &broken).await, ["failed", "failed"]);
    let log = mark.get(&format!("{}/runs", path(&broken))).await.ok();
    assert_eq!(log["items"][0]["problem"], "invalid");
    let mut both = outcomes(mark, &one).await;
    both.sort();
    assert_eq!(both, ["done", "over_budget"]);
    world.app.clock.advance(DAY + 60);
    world.case().await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &one).await.first().map(String::as_str), Some("done"));
}
