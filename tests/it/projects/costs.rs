//! What a project costs to look at: the same for any number of rows.
use serde_json::json;

use super::{Joint, begins, delivers_all, gate, running};
use crate::support::{Actor, World, statements, text};

/// Statements of one `GET`, after one that fills what is kept in memory.
async fn reads(world: &World, by: &Actor, path: &str) -> Vec<String> {
    by.get(path).await.ok();
    statements::take(&world.app);
    by.get(path).await.ok();
    statements::take(&world.app)
}

#[track_caller]
fn at_most(limit: usize, what: &str, asked: &[String]) {
    assert!(!asked.is_empty(), "{what}: nothing was counted");
    assert!(asked.len() <= limit, "{what}: {} of {limit}:\n{}", asked.len(), asked.join("\n\n"));
}

/// Topics with words, questions, milestones and deliverables.
async fn fills(world: &World, project: &Joint, count: usize) {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let a = anna.organisation_id().await;
    let phases = super::sees(vera, project).await["phases"].clone();
    for number in 0..count {
        let topic = json!({ "topic": format!("Topic {number}"), "audience": "shared" });
        let topic = vera.post(&project.at("threads"), topic).await.ok();
        let said = json!({ "lane": "shared", "body": "Said.", "file_ids": [] });
        anna.post(&format!("/api/v1/threads/{}/messages", text(&topic["id"])), said).await.ok();
        let ask = json!({ "thread_id": topic["id"], "to_organisation_id": a, "body": "Why?" });
        vera.post(&project.at("questions"), ask).await.ok();
        let date = json!({ "title": format!("M {number}"), "due_on": "2026-05-01" });
        vera.post(&project.at("milestones"), date).await.ok();
        let more = json!({ "phase_id": phases[0]["id"], "title": format!("D {number}"), "side": "vendor" });
        let more = vera.post(&project.at("deliverables"), more).await.ok();
        super::shows(vera, &more, "Report").await;
        begins(world, &["A"]).await;
    }
}

#[actix_web::test]
async fn a_project_costs_the_same_for_any_number_of_rows() {
    statements::install();
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    fills(&world, &project, 2).await;
    let at = gate(vera, &project, 0).await;
    // Each with the one by which the request is let in.
    let paths = [
        // The page, its lines, their organisations.
        ("/api/v1/projects?limit=100".to_owned(), 4),
        ("/api/v1/projects/invitations".to_owned(), 2),
        // The project, who is in it, its phases.
        (project.path(), 4),
        // And deliverables, evidence, files, turns, people.
        (project.at("plan"), 9),
        (project.at("threads"), 9),
        (project.at("questions"), 8),
        (project.at("milestones"), 4),
        (project.at("balance"), 14),
        (project.at("changes?since=2020-01-01T00:00:00Z&limit=100"), 7),
        (project.at(&format!("gates/{}", text(&at["id"]))), 20),
    ];
    let mut few = Vec::new();
    for (path, limit) in &paths {
        let asked = reads(&world, vera, path).await;
        at_most(*limit, path, &asked);
        few.push(asked.len());
    }
    fills(&world, &project, 5).await;
    for ((path, _), few) in paths.iter().zip(few) {
        at_most(few, path, &reads(&world, vera, path).await);
    }
}

#[actix_web::test]
async fn asking_again_for_a_project_that_has_not_changed_costs_three() {
    statements::install();
    let world = World::new().await;
    let project = running(&world).await;
    let vera = world.vendor();
    let etag = vera.get(&project.path()).await.header("etag").to_owned();
    statements::take(&world.app);
    let again = crate::support::Sent::default().with("if-none-match", etag);
    assert_eq!(vera.send("GET", &project.path(), again).await.status, 304);
    at_most(3, "a project that has not changed", &statements::take(&world.app));
}

/// Selects of a write that touches a gate do not grow with what is in the project.
#[actix_web::test]
async fn signing_asks_no_more_in_a_project_that_has_grown() {
    statements::install();
    let world = World::new().await;
    let mut counted = Vec::new();
    for more in [0, 4] {
        let project = running(&world).await;
        fills(&world, &project, more).await;
        delivers_all(&world, &project, 0).await;
        super::decides(world.vendor(), &project, 0, json!({ "verdict": "go" })).await.ok();
        let anna = world.person("anna");
        let up = gate(anna, &project, 0).await;
        statements::take(&world.app);
        let sign = json!({ "sha256": up["reviews"][0]["sha256"] });
        super::at_gate(anna, &up, "sign", sign).await.ok();
        let asked = statements::take(&world.app);
        let own = asked.iter().filter(|text| !text.contains("search_")).count();
        counted.push(own);
    }
    assert!(counted[1] <= counted[0] + 1, "{counted:?}");
}
