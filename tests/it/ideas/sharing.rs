//! Who sees an idea: its author, the two of a relationship, those who are named, all customers.
use serde_json::json;

use super::{Idea, adams, does, etag, for_all, input, numbers, refused, sees, tries};
use crate::support::{Actor, World};

async fn submits(who: &Actor, title: &str, audience: &str, relationships: &[&str]) -> Idea {
    Idea::of(&who.post("/api/v1/ideas", input(title, audience, relationships)).await.ok())
}

async fn seen_by(world: &World, idea: &Idea) -> Vec<&'static str> {
    let mut seen = Vec::new();
    for name in ["vera", "wanda", "adam", "boris"] {
        let who = world.person(name);
        let status = who.get(&idea.path("")).await.status;
        let listed = numbers(who, "").await.contains(&idea.number);
        assert_eq!(status == 200, listed, "{name}");
        if listed {
            seen.push(name);
        } else {
            who.get(&idea.path("")).await.refused(404, "not_found");
            who.get(&idea.path("/votes")).await.refused(404, "not_found");
        }
    }
    seen
}

#[actix_web::test]
async fn an_audience_is_exactly_those_who_see_it() {
    let world = World::new().await;
    let (a, b) = (world.relationship("A").to_owned(), world.relationship("B").to_owned());
    let (adam, mark) = (world.customer(), world.person("mark"));
    for (who, audience, with, expected) in [
        (adam, "own", vec![a.as_str()], vec!["adam"]),
        (adam, "relationship", vec![&a], vec!["vera", "adam"]),
        (mark, "own", vec![], vec!["vera"]),
        (mark, "relationship", vec![&b], vec!["vera", "boris"]),
        (mark, "named", vec![&a], vec!["vera", "adam"]),
        (mark, "named", vec![&a, &b], vec!["vera", "adam", "boris"]),
        (mark, "all_customers", vec![], vec!["vera", "adam", "boris"]),
    ] {
        let idea = submits(who, "A quieter pump", audience, &with).await;
        assert_eq!(seen_by(&world, &idea).await, expected, "{} {audience}", who.name);
    }
}

#[actix_web::test]
async fn an_audience_that_does_not_fit_is_refused() {
    let world = World::new().await;
    let (a, c) = (world.relationship("A").to_owned(), world.relationship("C").to_owned());
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    for (who, audience, with, status) in [
        // Only the vendor knows its other customers.
        (adam, "named", vec![a.as_str()], 422),
        (adam, "all_customers", vec![&a], 422),
        (adam, "own", vec![], 422),
        (adam, "relationship", vec![&c], 422),
        (mark, "relationship", vec![], 422),
        (mark, "named", vec![&c], 422),
        (mark, "all_customers", vec![&a], 422),
        (mark, "own", vec![&a], 422),
        // Speaking to many is for those who look after relationships.
        (vera, "named", vec![&a], 403),
        (vera, "all_customers", vec![], 403),
    ] {
        let answer = who.post("/api/v1/ideas", input("T", audience, &with)).await;
        assert_eq!(answer.status, status, "{} {audience}: {}", who.name, answer.text());
    }
}

#[actix_web::test]
async fn an_audience_grows_and_never_shrinks() {
    let world = World::new().await;
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    let (a, b) = (world.relationship("A").to_owned(), world.relationship("B").to_owned());
    let idea = submits(adam, "A quieter pump", "own", &[&a]).await;
    // Among themselves first: notes and votes of the firm.
    super::votes(world.person("anna"), &idea, "important", "need").await.ok();
    let thread = super::converses(adam, &idea, None).await;
    assert_eq!(thread.filed["lane_id"], json!(null), "there is nobody to speak with yet");
    adam.says(&thread, "private", "Between us.").await;
    assert_eq!(seen_by(&world, &idea).await, ["adam"]);
    does(adam, &idea, "share", json!({ "audience": "relationship" })).await;
    assert_eq!(seen_by(&world, &idea).await, ["vera", "adam"]);
    let all = vera.get(&idea.path("/votes")).await.ok();
    assert_eq!(all["people"], 1, "the votes came along");
    // The words are the customer's: others see them only with its leave.
    let wide = json!({ "audience": "named", "relationship_ids": [b] });
    refused(tries(mark, &idea, "share", wide.clone()).await, "not_consented");
    let version = sees(adam, &idea).await["version"].clone();
    adam.patch(&idea.path(""), &version, json!({ "may_widen": true })).await.ok();
    refused(tries(vera, &idea, "share", wide.clone()).await, "role_too_low");
    refused(
        tries(mark, &idea, "share", json!({ "audience": "relationship", "relationship_ids": [a] }))
            .await,
        "already",
    );
    let shown = does(mark, &idea, "share", wide).await;
    assert_eq!((&shown["audience"], &shown["customers"]), (&json!("named"), &json!(2)));
    assert_eq!(seen_by(&world, &idea).await, ["vera", "adam", "boris"]);
    does(mark, &idea, "share", json!({ "audience": "all_customers" })).await;
    for narrower in ["own", "relationship", "named"] {
        let answer = tries(mark, &idea, "share", json!({ "audience": narrower })).await;
        refused(answer, "already");
    }
}

#[actix_web::test]
async fn who_is_named_later_changes_nothing_for_the_others() {
    let world = World::new().await;
    let (adam, boris, mark) = (world.customer(), world.person("boris"), world.person("mark"));
    let (a, b) = (world.relationship("A").to_owned(), world.relationship("B").to_owned());
    let idea = submits(mark, "A quieter pump", "named", &[&a]).await;
    let (tag, seen) = (etag(adam, &idea).await, sees(adam, &idea).await);
    does(mark, &idea, "share", json!({ "audience": "named", "relationship_ids": [b] })).await;
    assert_eq!(sees(boris, &idea).await["title"], "A quieter pump");
    assert_eq!(sees(adam, &idea).await, seen);
    assert_eq!(etag(adam, &idea).await, tag);
}

#[actix_web::test]
async fn a_customer_that_comes_later_sees_what_is_for_all() {
    let world = World::new().await;
    let (mark, olga) = (world.person("mark"), world.person("olga"));
    let before = for_all(&world, "A quieter pump").await;
    let announced = json!({ "lane": "shared", "body": "We begin in spring.", "file_ids": [] });
    mark.post(&format!("/api/v1/threads/{}/messages", before.thread), announced).await.ok();
    let narrow = submits(mark, "A louder pump", "named", &[world.relationship("A")]).await;
    // A customer of another vendor becomes one of V1's as well.
    let wanda = world.person("wanda");
    let made = world.makes_customer("V1", wanda).await;
    assert_eq!(wanda.get(&before.path("")).await.status, 404, "nothing before the work is done");
    world.app.work().await;
    let seen = sees(wanda, &before).await;
    assert_eq!((&seen["side"], &seen["vendor"]["name"]), (&json!("customer"), &json!("Firm V1")));
    assert_eq!(wanda.get(&narrow.path("")).await.status, 404);
    // It finds the words, those that were announced before as well.
    assert_eq!(numbers(wanda, "?q=quieter").await, [before.number.as_str()]);
    assert_eq!(numbers(wanda, "?q=spring").await, [before.number.as_str()]);
    super::votes(wanda, &before, "important", "need").await.ok();
    assert!(made.len() > 10);
    // A firm that nobody has signed in for is shown nothing, and counted nowhere.
    olga.post("/api/v1/relationships", json!({ "name": "Nobody yet" })).await.ok();
    world.app.work().await;
    assert_eq!(sees(mark, &before).await["customers"], 3);
}

#[actix_web::test]
async fn customers_of_a_firm_that_are_not_named_stay_unnamed() {
    let world = World::new().await;
    let (adam, boris, mark) = (world.customer(), world.person("boris"), world.person("mark"));
    for named in [false, true] {
        let mut new = input("A quieter pump", "relationship", &[world.relationship("A")]);
        new["may_widen"] = json!(true);
        new["named"] = json!(named);
        let idea = Idea::of(&adam.post("/api/v1/ideas", new).await.ok());
        does(mark, &idea, "share", json!({ "audience": "all_customers" })).await;
        let author = sees(boris, &idea).await["author"].clone();
        let name = author["organisation"]["name"].as_str();
        assert_eq!(name, named.then_some("Firm A"), "{author}");
        assert_eq!(author["person"], json!(null), "a firm is named, never its people");
        assert_eq!(sees(mark, &idea).await["author"]["person"]["name"], "Adam Person");
        let line = boris.get("/api/v1/ideas").await.ok()["items"][0]["author"].clone();
        assert_eq!(line["organisation"]["name"].as_str(), named.then_some("Firm A"));
    }
    let plain = adams(&world, "A lighter pump").await;
    assert_eq!(sees(mark, &plain).await["may_widen"], false);
}
