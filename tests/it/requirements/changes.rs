//! The delta of an agreed list: its lines, its signatures, and what the list has become.
use serde_json::{Value, json};

use super::{acts, adds, agrees, field, keys, list, proposes, reason, row, signs, submits};
use crate::projects::{Joint, running};
use crate::support::{Actor, Answer, Sent, World, text};

/// An agreed list of two.
async fn agreed(world: &World) -> Joint {
    let project = running(world).await;
    adds(world.vendor(), &project, "Holds 12 bar").await;
    adds(world.person("anna"), &project, "Weighs less than 4 kg").await;
    agrees(world, &project).await;
    project
}

fn change(row: &Value, content: Value, reason: &str) -> Value {
    json!({
        "kind": "changed", "requirement_id": row["id"], "content": content, "reason": reason,
        "cost": { "amount_minor": 120_000, "currency": "EUR" }, "days": 10,
    })
}

async fn drops(who: &Actor, line: &Value) -> Answer {
    let sent = Sent::default().with("if-match", format!("\"{}\"", line["version"]));
    let path = format!("/api/v1/requirements/changes/{}", text(&line["id"]));
    who.send("DELETE", &path, sent).await
}

#[actix_web::test]
async fn a_signed_delta_makes_the_next_version() {
    let world = World::new().await;
    let project = agreed(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = row(vera, &project, "R1").await;
    let line = change(&first, json!({ "text": "Holds 16 bar" }), "New pump.");
    let now = proposes(anna, &project, line).await.ok();
    assert_eq!(now["state"], "changing");
    // The list says what is agreed, and the line what is to be.
    let shown = row(vera, &project, "R1").await;
    assert_eq!((&shown["text"], &shown["state"]), (&json!("Holds 12 bar"), &json!("changed")));
    assert_eq!(shown["change"]["after"]["text"], "Holds 16 bar");
    assert_eq!(shown["change"]["fields"], json!(["text"]));
    let again = change(&shown, json!({ "text": "Holds 20 bar" }), "More.");
    assert_eq!(reason(proposes(vera, &project, again).await), "to_be_changed");
    let second = row(vera, &project, "R2").await;
    let removal =
        json!({ "kind": "removed", "requirement_id": second["id"], "reason": "Not needed." });
    proposes(vera, &project, removal).await.ok();
    let new =
        json!({ "kind": "added", "content": { "text": "Blue" }, "reason": "Taste.", "days": 2 });
    proposes(anna, &project, new).await.ok();
    submits(anna, &project).await;
    let after = signs(vera, &project).await.ok();
    assert_eq!((&after["state"], &after["agreed_version"]), (&json!("agreed"), &json!(2)));
    assert_eq!(keys(&after), ["R1", "R3"]);
    assert_eq!(after["items"][0]["text"], "Holds 16 bar");
    assert_eq!(after["items"][0]["agreed_version"], 2);
    let scope = json!({
        "added": 1, "changed": 1, "removed": 1, "days": 12,
        "costs": [{ "currency": "EUR", "amount_minor": 120_000 }],
    });
    assert_eq!(after["scope"], scope);
    // Both versions are kept as they were signed, the second with its lines.
    let first = anna.get(&project.at("requirements/reviews/1")).await.ok();
    assert_eq!(first["content"]["requirements"].as_array().unwrap().len(), 2);
    let second = anna.get(&project.at("requirements/reviews/2")).await.ok();
    assert_eq!(second["content"]["base"]["sha256"], first["review"]["sha256"]);
    assert_eq!(second["content"]["changes"].as_array().unwrap().len(), 3);
    let of_lines: Vec<String> =
        second["changes"].as_array().unwrap().iter().map(|line| text(&line["key"])).collect();
    assert_eq!(of_lines, ["R1", "R2", "R3"]);
}

#[actix_web::test]
async fn a_refused_delta_leaves_the_list_and_can_be_mended() {
    let world = World::new().await;
    let project = agreed(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = row(vera, &project, "R1").await;
    let line = change(&first, json!({ "text": "Holds 16 bar" }), "New pump.");
    proposes(vera, &project, line).await.ok();
    submits(vera, &project).await;
    acts(anna, &project, "refuse", json!({ "reason": "Too dear." })).await.ok();
    let now = list(anna, &project).await;
    assert_eq!((&now["state"], &now["agreed_version"]), (&json!("changing"), &json!(1)));
    let line = &now["changes"][0];
    let path = format!("/api/v1/requirements/changes/{}", text(&line["id"]));
    let cheaper = json!({ "content": { "text": "Holds 14 bar" }, "cost": null });
    let mended = vera.patch(&path, &line["version"], cheaper).await.ok();
    assert_eq!(mended["changes"][0]["after"]["text"], "Holds 14 bar");
    assert_eq!(mended["changes"][0]["cost_minor"], Value::Null);
    // A line that is edited while it is up for signing is signed by nobody.
    submits(vera, &project).await;
    let line = list(vera, &project).await["changes"][0].clone();
    vera.patch(&path, &line["version"], json!({ "days": 40 })).await.ok();
    let now = list(anna, &project).await;
    assert_eq!(now["reviews"][0]["state"], "stale");
    assert_eq!(now["reviews"][0]["signoff"]["stale_reason"][0]["change"], "effects");
    // Dropped, it leaves the requirement as it is agreed.
    let line = &now["changes"][0];
    let dropped = drops(anna, line).await.ok();
    assert_eq!(dropped["state"], "agreed");
    assert_eq!(row(vera, &project, "R1").await["state"], "agreed");
    assert_eq!(row(vera, &project, "R1").await["text"], "Holds 12 bar");
}

#[actix_web::test]
async fn a_line_says_why_and_changes_something() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let top = adds(vera, &project, "Safe").await;
    let part = json!({ "text": "Holds 12 bar", "parent_id": top["id"] });
    vera.post(&project.at("requirements"), part).await.ok();
    let early = json!({ "kind": "added", "content": { "text": "Blue" }, "reason": "Taste." });
    assert_eq!(reason(proposes(vera, &project, early).await), "not_agreed");
    agrees(&world, &project).await;
    let top = row(vera, &project, "R1").await;
    let silent = json!({ "kind": "removed", "requirement_id": top["id"] });
    assert_eq!(field(proposes(vera, &project, silent).await).0, "reason");
    let same = change(&top, json!({ "text": "Safe" }), "None.");
    assert_eq!(field(proposes(vera, &project, same).await).1, "no_change");
    let removal = json!({ "kind": "removed", "requirement_id": top["id"], "reason": "R" });
    assert_eq!(reason(proposes(vera, &project, removal).await), "has_parts");
    let low = row(vera, &project, "R2").await;
    let circle = change(&top, json!({ "parent_id": low["id"] }), "R");
    assert_eq!(field(proposes(vera, &project, circle).await).1, "circular");
    // An added line below another added line holds that one.
    let new = json!({ "kind": "added", "content": { "text": "Blue" }, "reason": "Taste." });
    let now = proposes(vera, &project, new).await.ok();
    let blue = row(vera, &project, "R3").await;
    let below = json!({
        "kind": "added", "content": { "text": "Sky", "parent_id": blue["id"] }, "reason": "T",
    });
    proposes(vera, &project, below).await.ok();
    assert_eq!(reason(drops(vera, &now["changes"][0]).await), "has_parts");
}

#[actix_web::test]
async fn a_line_that_would_change_nothing_is_taken_out_instead() {
    let world = World::new().await;
    let project = agreed(&world).await;
    let vera = world.vendor();
    let first = row(vera, &project, "R1").await;
    let line = change(&first, json!({ "text": "Holds 16 bar" }), "New pump.");
    let now = proposes(vera, &project, line).await.ok();
    let line = &now["changes"][0];
    let path = format!("/api/v1/requirements/changes/{}", text(&line["id"]));
    let back = json!({ "content": { "text": "Holds 12 bar" } });
    let same = vera.patch(&path, &line["version"], back).await;
    assert_eq!(field(same), ("text".into(), "no_change".into()));
    // Nor by a file.
    let csv = vera.get(&project.at("requirements.csv")).await.text();
    let csv = csv.replace("Holds 16 bar", "Holds 12 bar");
    let file = json!({ "csv": csv, "dry_run": true, "reason": "Back." });
    let told = vera.post(&project.at("requirements/import"), file).await.ok();
    assert_eq!(told["errors"][0]["code"], "no_change", "{told}");
    let file = json!({ "csv": csv, "dry_run": false, "reason": "Back." });
    vera.post(&project.at("requirements/import"), file).await.refused(422, "invalid");
    // What is to be removed says nothing else.
    let second = row(vera, &project, "R2").await;
    let removal = json!({
        "kind": "removed", "requirement_id": second["id"], "reason": "R",
        "content": { "text": "Heavy" },
    });
    let refused = proposes(vera, &project, removal.clone()).await;
    assert_eq!(field(refused), ("text".into(), "not_allowed_value".into()));
    let bare = json!({ "kind": "removed", "requirement_id": second["id"], "reason": "R" });
    let now = proposes(vera, &project, bare).await.ok();
    let lines = now["changes"].as_array().unwrap();
    let line = lines.iter().find(|line| line["kind"] == "removed").unwrap();
    let path = format!("/api/v1/requirements/changes/{}", text(&line["id"]));
    let words = json!({ "content": { "priority": "should" } });
    let refused = vera.patch(&path, &line["version"], words).await;
    assert_eq!(field(refused), ("priority".into(), "not_allowed_value".into()));
    vera.patch(&path, &line["version"], json!({ "reason": "Not needed." })).await.ok();
}
