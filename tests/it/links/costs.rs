//! What it costs to see what belongs together: the same for any number of complaints.
use serde_json::json;

use super::links;
use crate::support::{Actor, Case, World, statements, text};

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

/// Those that only read.
fn selects(asked: &[String]) -> usize {
    asked.iter().filter(|text| text.trim_start().starts_with("SELECT")).count()
}

#[actix_web::test]
async fn links_and_issues_cost_the_same_for_any_number_of_complaints() {
    statements::install();
    let world = World::new().await;
    let (adam, vera, olga) = (world.customer(), world.vendor(), world.person("olga"));
    let middle = world.case().await;
    let new = json!({ "title": "T", "description": "D" });
    let issue = vera.post("/api/v1/issues", new.clone()).await.ok();
    let issue = format!("/api/v1/issues/{}", text(&issue["id"]));
    let gather = async |count: usize| {
        for number in 0..count {
            let case: Case = adam.files(world.relationship("A"), &format!("Pump {number}")).await;
            links(vera, &middle, &case.id, "related").await.ok();
            let child = json!({ "complaint_id": case.id });
            vera.post(&format!("{issue}/complaints"), child).await.ok();
            vera.post("/api/v1/issues", new.clone()).await.ok();
        }
    };
    let broadcast = async || {
        statements::take(&world.app);
        olga.post(&format!("{issue}/broadcast"), json!({ "body": "To all." })).await.ok();
        statements::take(&world.app)
    };
    gather(2).await;
    // Authentication, the place, the links, the page of the list and its lines.
    let paths = [
        (format!("{}/links", middle.path()), 5),
        // And the issue with its complaints.
        (issue.clone(), 6),
        // The page, its lines, their figures.
        ("/api/v1/issues?limit=100".to_owned(), 4),
    ];
    broadcast().await;
    let few = selects(&broadcast().await);
    let mut counted = Vec::new();
    for (path, limit) in &paths {
        let asked = reads(&world, vera, path).await;
        at_most(*limit, path, &asked);
        counted.push(asked.len());
    }
    gather(7).await;
    for ((path, _), few) in paths.iter().zip(counted) {
        at_most(few, path, &reads(&world, vera, path).await);
    }
    assert_eq!(vera.get(&issue).await.ok()["complaints"].as_array().unwrap().len(), 9);
    // Nine messages are nine entries; nothing is asked for each of them.
    broadcast().await;
    assert_eq!(selects(&broadcast().await), few);
}
