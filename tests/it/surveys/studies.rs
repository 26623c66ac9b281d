//! Studies of ideas: one request writes the survey, and what it found stands with the ideas.
use serde_json::{Value, json};

use super::{goes_on, hands_in, links, publishes, tries};
use crate::ideas::{self, Idea};
use crate::support::{Actor, Answer, World, text};

async fn begins(who: &Actor, kind: &str, ideas: &[&Idea]) -> Answer {
    let ids: Vec<&str> = ideas.iter().map(|idea| idea.id.as_str()).collect();
    who.post("/api/v1/studies", json!({ "kind": kind, "idea_ids": ids })).await
}

async fn found(who: &Actor, idea: &Idea) -> Value {
    who.get(&idea.path("/studies")).await.ok()["items"].clone()
}

/// The item that stands for an idea.
fn item(idea: &Idea) -> String {
    idea.number.to_lowercase().replace('-', "_")
}

async fn four(world: &World) -> Vec<Idea> {
    let mut made = Vec::new();
    for title in ["Quieter", "Lighter", "Cheaper", "Blue"] {
        made.push(ideas::for_all(world, title).await);
    }
    made
}

/// Of each task takes the one that comes first in `order` as best and the last as worst.
async fn weighs(world: &World, link: &str, order: &[String]) {
    let page = goes_on(&world.app, link, &[]).await;
    let mut fields = vec![("page".to_owned(), "choices".to_owned())];
    for task in 0.. {
        let name = format!("name=\"q.priorities.best.{task}\" value=\"");
        let mut shown: Vec<&str> =
            page.split(&name).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        if shown.is_empty() {
            break;
        }
        shown.sort_by_key(|id| order.iter().position(|one| one == id).unwrap());
        fields.push((format!("q.priorities.best.{task}"), shown[0].to_owned()));
        fields.push((format!("q.priorities.worst.{task}"), shown[shown.len() - 1].to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    goes_on(&world.app, link, &fields).await;
    hands_in(&world.app, link).await;
}

#[actix_web::test]
async fn scores_of_best_and_worst_go_back_to_the_ideas() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let all = four(&world).await;
    let chosen: Vec<&Idea> = all.iter().collect();
    let made = begins(vera, "maxdiff", &chosen).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let survey = made.json();
    let kind = &survey["definition"]["pages"][0]["questions"][0]["kind"];
    assert_eq!((&kind["tasks"], &kind["per_task"]), (&json!(4), &json!(3)));
    let names: Vec<String> =
        kind["items"].as_array().unwrap().iter().map(|one| text(&one["id"])).collect();
    let order: Vec<String> = all.iter().map(item).collect();
    assert_eq!(names, order);
    assert_eq!(survey["findings"], json!([]));
    let told = found(vera, &all[0]).await;
    assert_eq!((&told[0]["status"], &told[0]["n"]), (&json!("draft"), &Value::Null));
    publishes(olga, &survey, "identified").await;
    for link in links(olga, &survey, 5).await {
        weighs(&world, &link, &order).await;
    }
    // Nothing goes back while answers come in.
    assert_eq!(found(vera, &all[0]).await[0]["score"], Value::Null);
    tries(olga, &survey, "close", json!({})).await.ok();
    let first = found(vera, &all[0]).await[0].clone();
    assert_eq!((&first["place"], &first["items"], &first["n"]), (&json!(1), &json!(4), &json!(5)));
    assert_eq!(first["score"]["figure"]["value"], json!(1.0), "it was best whenever it was shown");
    assert_eq!(first["kind"], "maxdiff");
    let last = found(vera, &all[3]).await[0].clone();
    assert_eq!((&last["place"], &last["score"]["figure"]["value"]), (&json!(4), &json!(-1.0)));
    assert_eq!(last["survey"]["id"], survey["id"]);
    // Customers see the idea, and nothing of the study.
    for name in ["adam", "boris"] {
        assert_eq!(found(world.person(name), &all[0]).await, json!([]), "{name}");
    }
    assert_eq!(world.person("wanda").get(&all[0].path("/studies")).await.status, 404);
}

/// So many people answer alike about both ideas.
async fn feel(world: &World, survey: &Value, people: usize, about: [(&Idea, &str, &str); 2]) {
    for link in links(world.person("olga"), survey, people).await {
        goes_on(&world.app, &link, &[]).await;
        let mut fields = vec![("page".to_owned(), "features".to_owned())];
        for (idea, with, without) in about {
            let item = item(idea);
            fields.push((format!("q.kano.with.{item}"), with.to_owned()));
            fields.push((format!("q.kano.without.{item}"), without.to_owned()));
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        goes_on(&world.app, &link, &fields).await;
        hands_in(&world.app, &link).await;
    }
    tries(world.person("olga"), survey, "close", json!({})).await.ok();
}

#[actix_web::test]
async fn classes_go_back_with_how_many_they_stand_on() {
    let world = World::new().await;
    let olga = world.person("olga");
    let all = four(&world).await;
    let survey = begins(olga, "kano", &[&all[0], &all[1]]).await.json();
    publishes(olga, &survey, "identified").await;
    let about = [(&all[0], "neutral", "dislike"), (&all[1], "like", "neutral")];
    feel(&world, &survey, 4, about).await;
    let first = found(olga, &all[0]).await[0].clone();
    assert_eq!((&first["class"]["category"], &first["kind"]), (&json!("must_be"), &json!("kano")));
    assert_eq!((&first["class"]["distinct"], &first["n"]), (&json!(true), &json!(4)));
    let second = found(olga, &all[1]).await[0].clone();
    assert_eq!((&second["class"]["category"], &second["items"]), (&json!("attractive"), &json!(2)));
    assert_eq!(found(olga, &all[2]).await, json!([]));
    // Of fewer than may be told of nothing goes back.
    let survey = begins(olga, "kano", &[&all[2], &all[3]]).await.json();
    publishes(olga, &survey, "confidential").await;
    let about = [(&all[2], "like", "dislike"), (&all[3], "like", "dislike")];
    feel(&world, &survey, 2, about).await;
    let held = found(olga, &all[2]).await[0].clone();
    assert_eq!((&held["status"], &held["n"]), (&json!("closed"), &Value::Null));
    assert_eq!(held["class"]["category"], Value::Null, "{held}");
}

#[actix_web::test]
async fn what_makes_no_study_is_refused() {
    let world = World::new().await;
    let (vera, otto, adam) = (world.vendor(), world.person("otto"), world.customer());
    let all = four(&world).await;
    let three: Vec<&Idea> = all.iter().take(3).collect();
    let few = begins(vera, "maxdiff", &three).await.refused(422, "invalid");
    assert_eq!(few.json()["errors"][0]["code"], "too_few");
    // The same idea twice is one.
    let twice = begins(vera, "maxdiff", &[&all[0], &all[0], &all[1], &all[2]]).await;
    assert_eq!(twice.refused(422, "invalid").json()["errors"][0]["code"], "too_few");
    begins(vera, "kano", &[]).await.refused(422, "invalid");
    begins(otto, "kano", &[&all[0]]).await.refused(403, "forbidden");
    begins(adam, "kano", &[&all[0]]).await.refused(403, "forbidden");
    // What a customer asked for stays with the two unless it agreed to show it around.
    let kept = ideas::adams(&world, "A quieter pump").await;
    ideas::refused(begins(vera, "kano", &[&all[0], &kept]).await, "not_consented");
    // Another vendor's idea is none.
    let foreign = begins(world.person("wanda"), "kano", &[&all[0]]).await.refused(422, "invalid");
    assert_eq!(foreign.json()["errors"][0]["field"], "idea_ids");
}
