//! Writing rules, rehearsing and publishing them.
use serde_json::{Value, json};

use super::{PATH, draft, live, outcomes, path, publishes};
use crate::support::dump::Dumper;
use crate::support::{Answer, World, text};

fn look() -> Value {
    json!([{ "do": "mail", "to": { "who": "account_owner" }, "text": "Look." }])
}

fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[actix_web::test]
async fn a_rule_runs_after_its_rehearsal_alone() {
    let world = World::new().await;
    let mark = world.person("mark");
    for _ in 0..3 {
        world.case().await;
    }
    world.person("boris").files(world.relationship("B"), "A cracked flange").await;
    world.app.work().await;
    let rule = draft(mark, "Look", json!({ "on": "complaint_filed" }), look()).await;
    assert_eq!((&rule["enabled"], &rule["live_number"]), (&json!(false), &Value::Null));
    let at = path(&rule);
    let version = json!({ "version": rule["version"] });
    assert_eq!(reason(mark.post(&format!("{at}/publish"), version).await), "not_rehearsed");
    let on = mark.patch(&at, &rule["version"], json!({ "enabled": true })).await;
    assert_eq!(reason(on), "not_published");
    let version = json!({ "version": rule["version"] });
    let rehearsed = mark.post(&format!("{at}/rehearse"), version).await.ok();
    let found = &rehearsed["rehearsal"];
    assert_eq!((&found["events"], &found["would_fire"]), (&json!(4), &json!(4)));
    assert_eq!(found["over_budget"], 0);
    assert_eq!(found["examples"].as_array().unwrap().len(), 4);
    assert!(outcomes(mark, &rule).await.is_empty(), "nothing was done");
    // Other words have to be rehearsed again.
    let gold = json!({ "op": "in", "fact": "tier", "values": ["gold"] });
    let other = json!({
        "when": { "on": "complaint_filed" }, "condition": gold, "then": look(), "budget": 1,
    });
    let other = json!({ "definition": other });
    let changed = mark.patch(&at, &rehearsed["version"], other).await.ok();
    assert_eq!(changed["rehearsal"], Value::Null);
    let stale = json!({ "version": rule["version"] });
    mark.post(&format!("{at}/rehearse"), stale).await.refused(409, "stale_version");
    let published = publishes(mark, &changed).await;
    assert_eq!(published["rehearsal"]["would_fire"], 0);
    assert_eq!((&published["enabled"], &published["live_number"]), (&json!(true), &json!(1)));
    assert_eq!(published["acts_as"]["name"], "Mark Person");
    assert_eq!(published["changed"], false);
    let versions = mark.get(&format!("{at}/versions")).await.ok();
    assert_eq!(versions["items"][0]["number"], 1);
    assert_eq!(versions["items"][0]["definition"]["budget"], 1);
}

#[actix_web::test]
async fn what_runs_stays_until_the_next_version_is_published() {
    let world = World::new().await;
    let mark = world.person("mark");
    let rule = live(mark, "Look", json!({ "on": "complaint_filed" }), look()).await;
    let later = json!({ "when": { "on": "offer_made" }, "then": look(), "budget": 5 });
    let changed =
        mark.patch(&path(&rule), &rule["version"], json!({ "definition": later })).await.ok();
    assert_eq!((&changed["changed"], &changed["live_number"]), (&json!(true), &json!(1)));
    world.case().await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &rule).await, ["done"], "as it was published");
    let now = mark.get(&path(&rule)).await.ok();
    assert_eq!(publishes(mark, &now).await["live_number"], 2);
    world.case().await;
    world.app.work().await;
    assert_eq!(outcomes(mark, &rule).await, ["done"]);
}

#[actix_web::test]
async fn bad_rules_change_nothing() {
    let world = World::new().await;
    let (mark, adam) = (world.person("mark"), world.customer());
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let filed = json!({ "on": "complaint_filed" });
    let foreign = json!([{ "do": "assign_owner", "membership": adam.membership }]);
    let no_segment = json!({ "on": "segment_joined", "segment": crate::support::world::no_id() });
    let task = json!([{
        "do": "task", "to": { "who": "account_owner" }, "text": "Look", "days": 1,
    }]);
    for (when, then, budget, field) in [
        (filed.clone(), json!([]), 1, "then"),
        (filed.clone(), look(), 0, "budget"),
        (filed, foreign, 1, "then[0].membership"),
        (no_segment, look(), 1, "when.segment"),
        (json!({ "on": "interaction_recorded" }), task, 1, "then[0].do"),
    ] {
        let definition = json!({ "when": when, "then": then, "budget": budget });
        let made = mark.post(PATH, json!({ "name": "Bad", "definition": definition })).await;
        assert_eq!(made.refused(422, "invalid").json()["errors"][0]["field"], field);
    }
    dumper.assert_unchanged(&before, "bad rules").await;
}
