//! What documents cost to look at: the same for any number of them.
use serde_json::json;

use super::{asks, path, releases, revises, three};
use crate::support::{Actor, World, statements};

async fn reads(world: &World, by: &Actor, path: &str) -> Vec<String> {
    by.get(path).await.ok();
    statements::take(&world.app);
    by.get(path).await.ok();
    statements::take(&world.app)
}

#[actix_web::test]
async fn documents_cost_the_same_for_any_number_of_rows() {
    statements::install();
    let world = World::new().await;
    let project = three(&world).await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let first = releases(vera, &project, "Casing", json!({})).await;
    // Each with the one by which the request is let in.
    let paths = [(project.at("documents"), 9), (path(&first), 11), (project.at("files"), 15)];
    let mut before = Vec::new();
    for (path, limit) in &paths {
        let asked = reads(&world, anna, path).await;
        assert!((1..=*limit).contains(&asked.len()), "{path}: {}\n{asked:#?}", asked.len());
        before.push(asked.len());
    }
    for number in 0..3 {
        let one = releases(vera, &project, &format!("Part {number}"), json!({})).await;
        asks(vera, &one, &[(anna, "lead", 0)]).await.ok();
        revises(vera, &super::sees(vera, &one).await.ok(), "Next.").await;
    }
    let asked = asks(vera, &super::sees(vera, &first).await.ok(), &[(anna, "lead", 0)]).await;
    asked.ok();
    for ((path, _), before) in paths.iter().zip(before) {
        let asked = reads(&world, anna, path).await;
        // Names of those who voted are asked for only where somebody did.
        assert!(asked.len() <= before + 1, "{path}: {} of {before}\n{asked:#?}", asked.len());
    }
}
