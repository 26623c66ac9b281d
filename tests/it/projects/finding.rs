//! What is found of projects by name: `GET /search`, and nothing in it that its reader could not open.
use serde_json::{Value, json};

use super::{Joint, accepts};
use crate::documents::{adds, confidential, releases, three, under_nda};
use crate::support::{Actor, World, text};
use crate::{decisions, requirements};

/// Kinds and keys of what somebody finds.
async fn finds(who: &Actor, words: &str) -> Vec<(String, String)> {
    let found = who.get(&format!("/api/v1/search?q={words}")).await.ok();
    let joint = found["joint"].as_array().unwrap();
    let key = |hit: &Value| hit["key"].as_str().unwrap_or_default().to_owned();
    joint.iter().map(|hit| (text(&hit["kind"]), key(hit))).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(kind, key)| ((*kind).to_owned(), (*key).to_owned())).collect()
}

/// A requirement, a decision, an open and a confidential document, and a draft of one.
async fn told(world: &World) -> Joint {
    let project = three(world).await;
    let vera = world.vendor();
    requirements::adds(vera, &project, "SENT-F-shared requirement holds 12 bar").await;
    let mut decision = decisions::words();
    decision["title"] = json!("SENT-F-shared alloy");
    vera.post(&project.at("decisions"), decision).await.ok();
    releases(vera, &project, "SENT-F-shared casing", json!({})).await;
    releases(vera, &project, "SENT-F-secret alloy", confidential()).await;
    adds(vera, &project, "SENT-F-vendor draft", json!({})).await;
    project
}

#[actix_web::test]
async fn parts_of_projects_are_found_by_key_and_name() {
    let world = World::new().await;
    let project = told(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let found = anna.get("/api/v1/search?q=flange%20crac").await.ok();
    let hit = &found["joint"][0];
    assert_eq!((&hit["kind"], &hit["id"]), (&json!("project"), &json!(project.id)));
    assert_eq!(hit["record"]["title"], "A flange that does not crack");
    assert_eq!(finds(anna, "12%20bar").await, pairs(&[("requirement", "R1")]));
    assert_eq!(finds(anna, "D1").await, pairs(&[("decision", "D1")]));
    assert_eq!(finds(anna, "shared%20casing").await, pairs(&[("document", "F1")]));
    assert_eq!(finds(anna, "%22%22").await, []);
    let all = found["items"].as_array().unwrap();
    assert!(all.is_empty(), "complaints have a list of their own");
    // A requirement that is gone is not found any more.
    let row = requirements::row(vera, &project, "R1").await;
    let version = format!("\"{}\"", row["version"]);
    let path = format!("/api/v1/requirements/{}", text(&row["id"]));
    let sent = crate::support::Sent::default().with("if-match", version);
    vera.send("DELETE", &path, sent).await.ok();
    assert_eq!(finds(anna, "12%20bar").await, []);
}

#[actix_web::test]
async fn nothing_is_found_that_does_not_open_for_its_reader() {
    let world = World::new().await;
    let project = told(&world).await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    under_nda(&world, "A", "2026-03-12").await;
    let shared = [("requirement", "R1"), ("decision", "D1"), ("document", "F1")];
    for name in ["olga", "mark", "vera", "otto", "wanda", "anna", "adam", "abel", "boris"] {
        let who = world.person(name);
        let is_in = ["V1", "A", "B"].contains(&who.organisation.as_str());
        let found = finds(who, "SENT-F-shared").await;
        assert_eq!(found, if is_in { pairs(&shared) } else { Vec::new() }, "{name}");
        let secret = finds(who, "SENT-F-secret").await;
        let opens = ["V1", "A"].contains(&who.organisation.as_str());
        assert_eq!(secret, if opens { pairs(&[("document", "F2")]) } else { vec![] }, "{name}");
        let draft = finds(who, "SENT-F-vendor").await;
        let owns = who.organisation == "V1";
        assert_eq!(draft, if owns { pairs(&[("document", "F3")]) } else { vec![] }, "{name}");
        let raw = who.get("/api/v1/search?q=SENT-F").await.text();
        assert!(opens || !raw.contains("SENT-F-secret"), "{name}: {raw}");
    }
    // The clock alone closes what was open under an agreement.
    world.app.clock.advance(3 * 86_400);
    assert_eq!(finds(anna, "SENT-F-secret").await, []);
    assert_eq!(finds(vera, "SENT-F-secret").await.len(), 1);
    // Whoever was only asked finds nothing of it, whoever has left nothing any more.
    let asked = super::begins(&world, &["B"]).await;
    requirements::adds(vera, &asked, "SENT-F-asked").await;
    assert_eq!(finds(boris, "SENT-F-asked").await, []);
    accepts(boris, &asked).await.ok();
    assert_eq!(finds(boris, "SENT-F-asked").await.len(), 1);
    let version = super::sees(boris, &project).await["version"].clone();
    let leave = json!({ "version": version, "reason": "No time." });
    boris.post(&project.at("actions/leave"), leave).await.ok();
    assert_eq!(finds(boris, "SENT-F-shared").await, []);
}
