//! What a project grew from, and who learns of it.
use serde_json::json;

use super::{Joint, accepts, input};
use crate::support::world::no_id;
use crate::support::{World, text};

#[actix_web::test]
async fn a_project_grows_from_a_complaint_of_the_same_two_firms() {
    let world = World::new().await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let case = world.case().await;
    let mut new = input(&world, &["A"]);
    new["origin_id"] = json!(case.id);
    let made = vera.post("/api/v1/projects", new).await.ok();
    let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    let entries = anna.reads(&case, "shared").await;
    let linked = entries.iter().find(|entry| entry["kind"] == "linked").unwrap();
    assert_eq!(linked["data"]["record_id"], project.id);
    assert_eq!(linked["data"]["kind"], "project");
    accepts(anna, &project).await.ok();
    for who in [vera, anna] {
        let links = who.get(&project.at("links")).await.ok();
        assert_eq!(links["items"][0]["kind"], "grew_from");
        assert_eq!(links["items"][0]["record"]["id"], case.id);
    }
}

#[actix_web::test]
async fn a_project_with_others_says_to_nobody_what_it_grew_from() {
    let world = World::new().await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    let case = world.case().await;
    let mut new = input(&world, &["A", "B"]);
    new["origin_id"] = json!(case.id);
    let made = vera.post("/api/v1/projects", new.clone()).await.ok();
    let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
    for who in [anna, boris] {
        accepts(who, &project).await.ok();
        assert_eq!(who.get(&project.at("links")).await.ok()["items"], json!([]));
    }
    assert_eq!(vera.get(&project.at("links")).await.ok()["items"].as_array().unwrap().len(), 1);
    let entries = anna.reads(&case, "shared").await;
    assert!(entries.iter().all(|entry| entry["kind"] != "linked"));
    let noted = vera.reads(&case, "private").await;
    assert!(noted.iter().any(|entry| entry["kind"] == "linked"));
    // What one does not see is nothing to grow from, nor is another project.
    for origin in [no_id(), project.id.clone()] {
        new["origin_id"] = json!(origin);
        let refused = vera.post("/api/v1/projects", new.clone()).await;
        assert_eq!(refused.refused(422, "invalid").fields(), ["origin_id:not_allowed_value"]);
    }
}

#[actix_web::test]
async fn a_project_grows_from_an_idea_and_is_found_there_by_whoever_knows_of_it() {
    let world = World::new().await;
    let (vera, anna, boris) = (world.vendor(), world.person("anna"), world.person("boris"));
    // One that the two firms have between them, and one that every customer sees.
    let between = crate::ideas::adams(&world, "A quieter pump").await;
    let for_all = crate::ideas::for_all(&world, "A lighter pump").await;
    for (idea, told) in [(between, 1), (for_all, 0)] {
        let mut new = input(&world, &["A"]);
        new["origin_id"] = json!(idea.id);
        let made = vera.post("/api/v1/projects", new).await.ok();
        let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
        accepts(anna, &project).await.ok();
        let grown = format!("/api/v1/projects?origin_id={}", idea.id);
        assert_eq!(vera.get(&grown).await.ok()["items"][0]["id"], project.id);
        assert_eq!(anna.get(&grown).await.ok()["items"].as_array().unwrap().len(), told);
        assert_eq!(boris.get(&grown).await.ok()["items"], json!([]));
    }
}
