//! Minutes: either side writes, both confirm the same text, and a later change says what it changed.
use serde_json::{Value, json};

use super::{action, does, held, path, plans, reason, sees, tries};
use crate::support::actors::text;
use crate::support::mail::mails_to;
use crate::support::{Actor, Answer, World};

async fn writes(who: &Actor, meeting: &Value, words: &str) -> Answer {
    let now = sees(who, meeting).await;
    let input = json!({ "version": now["minutes"]["text_version"], "text": words });
    who.put(&format!("{}/minutes", path(meeting)), input).await
}

async fn promises(who: &Actor, meeting: &Value, by: &str, words: &str) -> Value {
    let input = json!({ "by": by, "text": words, "due_on": "2026-03-20" });
    who.post(&format!("{}/commitments", path(meeting)), input).await.ok()
}

async fn told(who: &Actor, meeting: &Value, kind: &str) -> Vec<Value> {
    let thread = text(&meeting["thread_id"]);
    let path = format!("/api/v1/threads/{thread}/entries?lane=shared&after=0&limit=200");
    let entries = who.get(&path).await.ok();
    let of_kind = |entry: &&Value| entry["kind"] == kind;
    entries["items"].as_array().unwrap().iter().filter(of_kind).cloned().collect()
}

#[actix_web::test]
async fn both_sides_write_and_neither_overwrites_the_other() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = plans(&world).await;
    let topic = json!({ "title": "Prices" });
    adam.post(&format!("{}/items", path(&meeting)), topic).await.ok();
    let early = writes(vera, &meeting, "Too early.").await;
    assert_eq!(reason(early), "wrong_status");
    let seen = does(vera, &meeting, "hold", json!({})).await;
    let at = format!("{}/minutes", path(&meeting));
    vera.put(&at, json!({ "version": 1, "text": "Vera's words." })).await.ok();
    let late = adam.put(&at, json!({ "version": 1, "text": "Adam's words." })).await;
    let late = late.refused(409, "stale_version").json();
    assert_eq!(late["current"]["minutes"]["text"], "Vera's words.", "{late:#}");
    // Another part is written at the same time.
    let item = seen["items"][0]["id"].clone();
    let part = json!({ "item_id": item, "version": 1, "text": "**Two** percent." });
    let seen = adam.put(&at, part.clone()).await.ok();
    assert!(text(&seen["items"][0]["minutes_html"]).contains("<strong>Two</strong>"));
    adam.put(&at, part).await.refused(409, "stale_version");
    adam.put(&at, json!({ "version": 2, "text": "Both of us." })).await.ok();
    let seen = sees(vera, &meeting).await;
    assert_eq!(
        (&seen["minutes"]["text_version"], &seen["minutes"]["version"]),
        (&json!(3), &json!(4))
    );
    world
        .person("abel")
        .put(&at, json!({ "version": 3, "text": "x" }))
        .await
        .refused(409, "action_not_allowed");
    world
        .person("boris")
        .put(&at, json!({ "version": 3, "text": "x" }))
        .await
        .refused(404, "not_found");
}

#[actix_web::test]
async fn minutes_hold_when_both_have_confirmed_the_same_text() {
    let world = World::new().await;
    let (adam, vera, anna) = (world.customer(), world.vendor(), world.person("anna"));
    let meeting = held(&world).await;
    assert_eq!(reason(tries(vera, &meeting, "confirm", json!({})).await), "no_minutes");
    writes(vera, &meeting, "We agreed on two percent.").await.ok();
    assert_eq!(
        reason(tries(adam, &meeting, "refuse", json!({ "reason": "x" })).await),
        "wrong_status"
    );
    let other = json!({ "sha256": "00".repeat(32) });
    assert_eq!(reason(tries(vera, &meeting, "confirm", other).await), "other_hash");
    let seen = does(vera, &meeting, "confirm", json!({})).await;
    assert_eq!((&seen["state"], &seen["ball"]["side"]), (&json!("to_confirm"), &json!("customer")));
    assert_eq!(seen["minutes"]["signoff"]["subject_kind"], "minutes");
    assert_eq!(reason(tries(vera, &meeting, "confirm", json!({})).await), "already");
    assert_eq!(
        reason(tries(world.person("mark"), &meeting, "confirm", json!({})).await),
        "already"
    );
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("Протокол встречи подтверждён другой")));
    // The customer wants another word, and gets it.
    tries(adam, &meeting, "refuse", json!({})).await.refused(422, "invalid");
    let no = json!({ "reason": "It was three." });
    let seen = does(adam, &meeting, "refuse", no).await;
    assert_eq!((&seen["state"], &seen["ball"]["side"]), (&json!("held"), &json!("both")));
    assert_eq!(seen["minutes"]["signoff"]["state"], "refused");
    writes(vera, &meeting, "We agreed on three percent.").await.ok();
    let changes = sees(adam, &meeting).await["minutes"]["changes"].clone();
    assert_eq!(changes[0]["from"], "We agreed on two percent.");
    assert_eq!(changes[0]["to"], "We agreed on three percent.");
    does(adam, &meeting, "confirm", json!({})).await;
    let seen = does(vera, &meeting, "confirm", json!({})).await;
    assert_eq!((&seen["state"], &seen["ball"]["side"]), (&json!("confirmed"), &Value::Null));
    assert_eq!(seen["minutes"]["signoff"]["state"], "complete");
    let entries = told(anna, &meeting, "minutes_confirmed").await;
    assert_eq!(entries[0]["body"], "We agreed on three percent.");
    let put = told(anna, &meeting, "minutes_written").await;
    assert_eq!(put[1]["data"]["sha256"], seen["minutes"]["sha256"]);
    assert_eq!(put[1]["data"]["content"]["text"], "We agreed on three percent.");
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "vera@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("Протокол встречи не подтверждён")));
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("подтверждён обеими сторонами")));
    // What was confirmed is found by its words, and taken away as proof.
    let found = adam.get(&format!("{}/bundle", path(&meeting))).await;
    assert_eq!(found.status, 200);
    let unpacked = crate::proof::unpacked(&found.bytes);
    assert!(unpacked.contains("three percent"), "{unpacked}");
}

#[actix_web::test]
async fn a_later_change_makes_the_confirmation_stale_and_says_what_changed() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = held(&world).await;
    writes(vera, &meeting, "We agreed.").await.ok();
    for who in [vera, adam] {
        does(who, &meeting, "confirm", json!({})).await;
    }
    // The same words again are no change.
    writes(adam, &meeting, "We agreed.").await.ok();
    assert_eq!(sees(vera, &meeting).await["state"], "confirmed");
    writes(adam, &meeting, "We did not agree.").await.ok();
    let seen = sees(vera, &meeting).await;
    assert_eq!((&seen["state"], &seen["ball"]["side"]), (&json!("held"), &json!("both")));
    assert_eq!(seen["minutes"]["signoff"]["state"], "stale");
    assert_eq!(seen["minutes"]["signoff"]["stale_reason"], json!([{ "part": "text" }]));
    let changed = json!([{
        "part": "text", "id": null, "from": "We agreed.", "to": "We did not agree.",
    }]);
    assert_eq!(seen["minutes"]["changes"], changed);
    let stale = told(vera, &meeting, "signature_stale").await;
    assert_eq!(stale[0]["data"]["changed_side"], "customer");
    world.app.work().await;
    let mails = mails_to(&world.app.mailer, "vera@example.org");
    assert!(mails.iter().any(|mail| mail.text.contains("Протокол изменён после подтверждения")));
    // Something taken on afterwards is a change as well.
    for who in [adam, vera] {
        does(who, &meeting, "confirm", json!({})).await;
    }
    let seen = promises(adam, &meeting, "vendor", "Send the drawing").await;
    assert_eq!(seen["state"], "held");
    assert_eq!(seen["minutes"]["changes"][0]["part"], "action");
    assert_eq!(seen["minutes"]["changes"][0]["to"], "Send the drawing");
}

#[actix_web::test]
async fn what_is_taken_on_is_a_commitment_and_comes_back_if_it_is_not_kept() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = plans(&world).await;
    adam.post(&format!("{}/items", path(&meeting)), json!({ "title": "Prices" })).await.ok();
    let at = format!("{}/commitments", path(&meeting));
    let early = json!({ "by": "vendor", "text": "x", "due_on": "2026-03-20" });
    assert_eq!(reason(vera.post(&at, early).await), "wrong_status");
    let seen = does(vera, &meeting, "hold", json!({})).await;
    for (field, value, code) in [
        ("due_on", json!("2026-03-01"), "in_the_past"),
        ("due_on", json!("tomorrow"), "bad_date"),
        ("owner_membership_id", json!(adam.membership), "not_allowed_value"),
        ("owner_membership_id", json!(world.person("wanda").membership), "not_allowed_value"),
        ("item_id", json!(crate::support::world::no_id()), "not_allowed_value"),
    ] {
        let mut bad = json!({ "by": "vendor", "text": "Send it", "due_on": "2026-03-20" });
        bad[field] = value;
        let answer = adam.post(&at, bad).await.refused(422, "invalid");
        assert_eq!(answer.fields(), [format!("{field}:{code}")]);
    }
    let input = json!({
        "by": "vendor", "text": "Send the new price list", "due_on": "2026-03-20",
        "owner_membership_id": world.person("mark").membership,
        "item_id": seen["items"][0]["id"],
    });
    let seen = adam.post(&at, input).await.ok();
    assert_eq!(seen["commitments"][0]["item_id"], seen["items"][0]["id"]);
    let list = format!("/api/v1/commitments?record_id={}", text(&meeting["id"]));
    let owed = adam.get(&list).await.ok()["items"][0].clone();
    assert_eq!((&owed["source_kind"], &owed["side"]), (&json!("meeting"), &json!("vendor")));
    assert_eq!(owed["text"], "Send the new price list");
    assert_eq!(owed["owner"]["name"], "Mark Person");
    assert_eq!(owed["record"]["kind"], "meeting");
    // Nobody owes what the other side wrote down: its day passes, and nothing was missed.
    assert_eq!(owed["state"], "proposed");
    let past = json!({ "by": "vendor", "text": "Pay a million", "due_on": "2026-03-10" });
    let seen = adam.post(&at, past).await.ok();
    world.app.clock.advance(2 * 86_400);
    world.app.work().await;
    let listed = adam.get(&list).await.ok();
    let states: Vec<&Value> =
        listed["items"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["proposed", "proposed"]);
    let health = format!("/api/v1/relationships/{}/health", world.relationship("A"));
    let kept = adam.get(&health).await.ok()["commitments"].clone();
    assert_eq!(kept["n"], 0, "{kept:#}");
    // Adam strikes it again; with Vera's confirmation the rest is owed.
    let million = listed["items"][0].clone();
    let strike = format!("/api/v1/commitments/{}/actions/release", text(&million["id"]));
    adam.post(&strike, json!({ "version": million["version"] })).await.ok();
    does(vera, &meeting, "confirm", json!({})).await;
    let agreed = adam.get(&list).await.ok()["items"][1]["state"].clone();
    assert_eq!(agreed, "open");
    // It is not kept: it is missed, says so in its own words, and stands on the next agenda.
    world.app.clock.advance(10 * 86_400);
    world.app.work().await;
    let missed = adam.get(&list).await.ok()["items"][1].clone();
    assert_eq!(missed["state"], "missed");
    let mails = mails_to(&world.app.mailer, "adam@example.org");
    let mail = mails.iter().find(|mail| mail.text.contains("не выполнено в срок")).unwrap();
    assert!(mail.text.contains("Send the new price list"), "{}", mail.text);
    let next = plans(&world).await;
    let open = vera.get(&format!("{}/proposals", path(&next))).await.ok();
    let late = open["items"].as_array().unwrap().iter().find(|one| one["kind"] == "commitment");
    let late = late.unwrap();
    assert_eq!(late["promise"]["text"], "Send the new price list");
    assert_eq!(late["reasons"][0]["code"], "overdue");
    // Kept after all, it is proposed no more.
    let done = format!("/api/v1/commitments/{}/actions/fulfil", text(&missed["id"]));
    vera.post(&done, json!({ "version": missed["version"] })).await.ok();
    let open = vera.get(&format!("{}/proposals", path(&next))).await.ok();
    assert!(!open["items"].as_array().unwrap().iter().any(|one| one["kind"] == "commitment"));
    // And the minutes are what they were: how a promise turns out is no part of them.
    assert_eq!(sees(vera, &meeting).await["minutes"]["sha256"], seen["minutes"]["sha256"]);
    assert_eq!(action(&sees(vera, &meeting).await, "promise")["allowed"], true);
}
