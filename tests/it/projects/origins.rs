//! What a project grew from, and who learns of it.
use serde_json::json;

use super::{Joint, accepts, delivers_all, input, passes};
use crate::ideas::{does, for_all, votes};
use crate::support::mail::mails_to;
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

/// Whoever asked for it hears of it although nobody delivers the idea by hand.
#[actix_web::test]
async fn a_completed_project_delivers_the_idea_that_it_grew_from() {
    let world = World::new().await;
    let (vera, adam, boris, anna) =
        (world.vendor(), world.customer(), world.person("boris"), world.person("anna"));
    let idea = for_all(&world, "A lighter pump").await;
    let declined = for_all(&world, "A heavier pump").await;
    votes(adam, &idea, "nice", "need").await.ok();
    let noise = boris.files(world.relationship("B"), "Too heavy").await;
    let link = json!({ "complaint_id": noise.id });
    vera.post(&idea.path("/complaints"), link).await.ok();
    does(vera, &idea, "plan", json!({})).await;
    let mut finished = Vec::new();
    for origin in [&idea, &declined] {
        let mut new = input(&world, &["A"]);
        new["origin_id"] = json!(origin.id);
        let made = vera.post("/api/v1/projects", new).await.ok();
        let project = Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) };
        accepts(anna, &project).await.ok();
        finished.push(project);
    }
    does(vera, &declined, "decline", json!({ "reason": "Too heavy." })).await;
    for project in &finished {
        for phase in 0..3 {
            delivers_all(&world, project, phase).await;
            passes(&world, project, phase, json!({ "verdict": "go" })).await;
        }
    }
    world.app.work().await;
    world.app.work().await;
    let seen = crate::ideas::sees(boris, &idea).await;
    assert_eq!((&seen["status"], &seen["ball"]["side"]), (&json!("delivered"), &json!(null)));
    assert_eq!(crate::ideas::sees(vera, &declined).await["status"], "declined");
    for who in [adam, boris] {
        let inbox = who.get("/api/v1/inbox?limit=100").await.ok();
        let told = inbox["items"].as_array().unwrap().iter();
        let told = told.filter(|line| line["event"] == "idea_delivered").count();
        assert_eq!(told, 1, "{}", who.name);
        let mails = mails_to(&world.app.mailer, &who.email);
        let of_idea = mails.iter().filter(|mail| mail.text.contains(&idea.path("")[7..])).count();
        assert_eq!(of_idea, 1, "{}: {mails:?}", who.name);
    }
    // He is in no project, and is told of none.
    let number = text(&vera.get(&finished[0].path()).await.ok()["number"]);
    let all = crate::links::everything(boris, &[&idea.id, &idea.thread]).await;
    assert!(!all.contains(&number) && !all.contains(&finished[0].id), "{all}");
    // Too early: the vendor takes it up again.
    does(vera, &idea, "start", json!({})).await;
}
