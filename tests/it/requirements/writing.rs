//! Writing a list: keys, the tree, the order, versions.
use serde_json::{Value, json};

use super::{adds, field, keys, list, reason, row, row_acts};
use crate::projects::{kinds, running};
use crate::support::{World, text};

#[actix_web::test]
async fn keys_are_used_once() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = adds(vera, &project, "Holds 12 bar").await;
    assert_eq!((&first["key"], &first["state"]), (&json!("R1"), &json!("proposed")));
    let second = adds(anna, &project, "Weighs less than 4 kg").await;
    assert_eq!(text(&second["source"]["name"]), "Firm A");
    let gone = format!("/api/v1/requirements/{}", text(&second["id"]));
    let version = second["version"].to_string();
    let sent = crate::support::Sent::default().with("if-match", format!("\"{version}\""));
    assert_eq!(anna.send("DELETE", &gone, sent).await.status, 204);
    anna.get(&gone).await.refused(404, "not_found");
    assert_eq!(adds(vera, &project, "Fits the old bracket").await["key"], "R3");
    assert_eq!(keys(&list(anna, &project).await), ["R1", "R3"]);
    let said = kinds(anna, &project).await;
    assert_eq!(said.iter().filter(|kind| *kind == "requirement_changed").count(), 4);
}

#[actix_web::test]
async fn a_requirement_is_no_part_of_itself() {
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let top = adds(vera, &project, "Safe").await;
    let below = |parent: &Value, text: &str| json!({ "text": text, "parent_id": parent["id"] });
    let middle = below(&top, "Holds");
    let middle = vera.post(&project.at("requirements"), middle).await.ok();
    let low = below(&middle, "Holds 12 bar");
    let low = vera.post(&project.at("requirements"), low).await.ok();
    let patch = json!({ "parent_id": low["id"] });
    let path = format!("/api/v1/requirements/{}", text(&top["id"]));
    let refused = vera.patch(&path, &top["version"], patch).await;
    assert_eq!(field(refused), ("parent_id".into(), "circular".into()));
    let itself = vera.patch(&path, &top["version"], json!({ "parent_id": top["id"] })).await;
    assert_eq!(field(itself), ("parent_id".into(), "circular".into()));
    // Of another project there is no such requirement.
    let other = running(&world).await;
    let foreign = adds(vera, &other, "Elsewhere").await;
    let foreign = vera.patch(&path, &top["version"], json!({ "parent_id": foreign["id"] })).await;
    assert_eq!(field(foreign), ("parent_id".into(), "not_allowed_value".into()));
    let sent = crate::support::Sent::default().with("if-match", "\"1\"");
    assert_eq!(reason(vera.send("DELETE", &path, sent).await), "has_parts");
    let depths: Vec<i64> = list(vera, &project).await["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["depth"].as_i64().unwrap())
        .collect();
    assert_eq!(depths, [0, 1, 2]);
}

#[actix_web::test]
async fn rows_move_and_whoever_was_slower_is_told() {
    let world = World::new().await;
    let project = running(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    for text in ["One", "Two", "Three"] {
        adds(vera, &project, text).await;
    }
    let third = row(vera, &project, "R3").await;
    row_acts(vera, &third, "move", json!({})).await.ok();
    assert_eq!(keys(&list(anna, &project).await), ["R3", "R1", "R2"]);
    let late = row_acts(anna, &third, "move", json!({ "after_id": third["id"] })).await;
    assert_eq!(late.refused(409, "stale_version").json()["current"]["key"], "R3");
    let (first, second) = (row(anna, &project, "R1").await, row(anna, &project, "R2").await);
    row_acts(anna, &first, "move", json!({ "after_id": second["id"] })).await.ok();
    assert_eq!(keys(&list(vera, &project).await), ["R3", "R2", "R1"]);
    let path = format!("/api/v1/requirements/{}", text(&second["id"]));
    vera.patch(&path, &second["version"], json!({ "priority": "could" })).await.ok();
    let late = vera.patch(&path, &second["version"], json!({ "priority": "must" })).await;
    late.refused(412, "precondition_failed");
    assert_eq!(row(anna, &project, "R2").await["priority"], "could");
}

#[actix_web::test]
async fn observers_and_people_without_a_role_write_nothing() {
    let world = World::new().await;
    let project = running(&world).await;
    let made = adds(world.vendor(), &project, "Holds 12 bar").await;
    for name in ["otto", "adam", "abel"] {
        let who = world.person(name);
        let new = who.post(&project.at("requirements"), json!({ "text": "T" })).await;
        assert!(matches!(new.status, 403 | 409), "{name}: {}", new.text());
        let seen = list(who, &project).await;
        let allowed: Vec<&Value> = seen["actions"]
            .as_array()
            .unwrap()
            .iter()
            .chain(seen["items"][0]["actions"].as_array().unwrap())
            .filter(|action| action["allowed"] == true)
            .collect();
        assert!(allowed.is_empty(), "{name}: {allowed:?}");
    }
    // A reader learns what the table says of a measured target.
    let target = json!({ "target": { "comparison": "at_least", "value": "12,5", "unit": "bar" } });
    let path = format!("/api/v1/requirements/{}", text(&made["id"]));
    let made = world.vendor().patch(&path, &made["version"], target).await.ok();
    assert_eq!(made["target"], json!({ "comparison": "at_least", "value": "12.5", "unit": "bar" }));
    let none = world.vendor().patch(&path, &made["version"], json!({ "target": null })).await.ok();
    assert_eq!(none["target"], Value::Null);
    let wrong = json!({ "target": { "comparison": "at_least", "value": "twelve" } });
    let wrong = world.vendor().patch(&path, &none["version"], wrong).await;
    assert_eq!(field(wrong), ("target.value".into(), "bad_number".into()));
}
