//! What is agreed and what is not, statement by statement.
use serde_json::{Value, json};

use crate::support::actors::text;
use crate::support::dump::Dumper;
use crate::support::http::Answer;
use crate::support::{Actor, Case, World};

fn facts(case: &Case) -> String {
    format!("{}/facts", case.path())
}

async fn states(who: &Actor, case: &Case, statement: &str) -> Value {
    who.post(&facts(case), json!({ "kind": "quantity", "statement": statement })).await.ok()
}

async fn acts(who: &Actor, fact: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = fact["version"].clone();
    who.post(&format!("/api/v1/facts/{}/actions/{action}", text(&fact["id"])), input).await
}

async fn edits(who: &Actor, fact: &Value, input: Value) -> Answer {
    who.patch(&format!("/api/v1/facts/{}", text(&fact["id"])), &fact["version"], input).await
}

#[actix_web::test]
async fn a_fact_is_agreed_contested_reworded_and_borne_out() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let fact = states(adam, &case, "12 of 40 covers are scratched.").await;
    assert_eq!(fact["stances"], json!({ "customer": "agreed", "vendor": "unknown" }));
    assert_eq!(fact["state"], "open");
    acts(vera, &fact, "contest", json!({})).await.refused(422, "invalid");
    let contested = acts(vera, &fact, "contest", json!({ "reason": "We counted 9." })).await.ok();
    assert_eq!(contested["state"], "contested");
    acts(vera, &fact, "agree", json!({})).await.refused(409, "stale_version");
    // Other words: what was said of the old ones falls away.
    let reworded =
        edits(adam, &contested, json!({ "statement": "9 of 40 covers are scratched." })).await.ok();
    assert_eq!(reworded["stances"], json!({ "customer": "agreed", "vendor": "unknown" }));
    edits(adam, &contested, json!({ "kind": "other" })).await.refused(412, "precondition_failed");
    let agreed = acts(vera, &reworded, "agree", json!({})).await.ok();
    assert_eq!(agreed["state"], "agreed");
    let already = acts(vera, &agreed, "agree", json!({})).await.refused(409, "action_not_allowed");
    assert_eq!(already.json()["reason"], "already");
    // Evidence: a new upload, or what is in the shared conversation already.
    let shown = vera.uploads("count.png", b"\x89PNG\r\n\x1a\n").await;
    vera.says_with(&case, "shared", "Our count.", &[&shown]).await;
    let new = adam.uploads("photo.png", b"\x89PNG\r\n\x1a\n").await;
    let path = format!("/api/v1/facts/{}/evidence", text(&fact["id"]));
    adam.post(&path, json!({ "file_ids": [shown, new] })).await.ok();
    let seen = vera.get(&facts(&case)).await.ok();
    let evidence = seen["items"][0]["evidence"].as_array().unwrap();
    assert_eq!(evidence.len(), 2);
    assert_eq!(vera.get(&format!("/api/v1/files/{new}")).await.status, 200);
    let history: Vec<String> = seen["items"][0]["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|told| text(&told["kind"]))
        .collect();
    assert_eq!(
        history,
        ["fact_stated", "fact_answered", "fact_revised", "fact_answered", "fact_evidence"]
    );
    acts(adam, &seen["items"][0], "withdraw", json!({})).await.ok();
    assert_eq!(vera.get(&facts(&case)).await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn nobody_speaks_for_the_other_side_and_nothing_private_becomes_evidence() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    let fact = states(adam, &case, "It leaked on Monday.").await;
    let hidden = vera.uploads("inside.png", b"\x89PNG\r\n\x1a\n").await;
    vera.says_with(&case, "private", "Do not show this.", &[&hidden]).await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let reason = |answer: Answer| text(&answer.refused(409, "action_not_allowed").json()["reason"]);
    for action in ["agree", "contest", "unknown"] {
        assert_eq!(reason(acts(adam, &fact, action, json!({ "reason": "x" })).await), "wrong_side");
    }
    assert_eq!(reason(acts(vera, &fact, "withdraw", json!({})).await), "wrong_side");
    assert_eq!(
        reason(edits(vera, &fact, json!({ "statement": "It did not." })).await),
        "wrong_side"
    );
    assert_eq!(reason(acts(world.person("otto"), &fact, "agree", json!({})).await), "role_too_low");
    let evidence = format!("/api/v1/facts/{}/evidence", text(&fact["id"]));
    // Neither side can bring a file of a private lane in.
    for who in [adam, vera] {
        who.post(&evidence, json!({ "file_ids": [hidden] })).await.refused(422, "invalid");
    }
    vera.post(&evidence, json!({ "file_ids": [] })).await.refused(422, "invalid");
    for bad in [
        json!({ "kind": "quantity", "statement": "" }),
        json!({ "kind": "rumour", "statement": "x" }),
        json!({ "kind": "date", "statement": "x".repeat(501) }),
        json!({ "kind": "date", "statement": "x", "side": "vendor" }),
    ] {
        adam.post(&facts(&case), bad).await.refused(422, "invalid");
    }
    boris.get(&facts(&case)).await.refused(404, "not_found");
    boris
        .post(&facts(&case), json!({ "kind": "date", "statement": "x" }))
        .await
        .refused(404, "not_found");
    acts(boris, &fact, "agree", json!({})).await.refused(404, "not_found");
    edits(boris, &fact, json!({ "statement": "x" })).await.refused(404, "not_found");
    boris.post(&evidence, json!({ "file_ids": [hidden] })).await.refused(404, "not_found");
    dumper.assert_unchanged(&before, "bad facts").await;
}
