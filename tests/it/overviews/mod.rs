//! One customer in one look: what it answered under its name stands there, and nothing else that
//! somebody answered.
use serde_json::{Value, json};

use crate::support::{Actor, World, text};
use crate::surveys::{answers_nps, hands_in, live, path};

/// Somebody of the customer A answers a survey that is kept like this.
async fn answered(world: &World, who: &Actor, anonymity: &str, words: &str) -> Value {
    let survey = live(who, "nps", anonymity).await;
    let mut invite = json!({ "relationship_id": world.relationship("A") });
    if anonymity == "identified" {
        invite["name"] = json!("Adam Quick");
    }
    let invites = json!({ "invites": [invite] });
    let made = who.post(&format!("{}/invites", path(&survey)), invites).await;
    let made = made.json();
    let link = text(&made["items"][0]["path"]);
    answers_nps(&world.app, &link, "9", words).await;
    hands_in(&world.app, &link).await;
    survey
}

#[actix_web::test]
async fn what_a_customer_answered_under_its_name_is_told_with_it() {
    let world = World::new().await;
    let olga = world.person("olga");
    let named = answered(&world, olga, "identified", "Quick answers").await;
    answered(&world, olga, "confidential", "Told in confidence").await;
    answered(&world, olga, "anonymous", "Told by nobody").await;
    let account = format!("/api/v1/accounts/{}", world.relationship("A"));

    let seen = olga.get(&format!("{account}/overview")).await.ok();
    let all = seen["answered"].as_array().unwrap();
    assert_eq!(all.len(), 1, "{seen}");
    assert_eq!((&all[0]["survey_id"], &all[0]["who"]), (&named["id"], &json!("Adam Quick")));
    let answers = all[0]["answers"].to_string();
    assert!(answers.contains("\"9\"") && answers.contains("Quick answers"), "{answers}");

    let timeline = olga.get(&format!("{account}/timeline")).await.ok();
    let told: Vec<&Value> = timeline["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| !item["answered"].is_null())
        .collect();
    assert_eq!(told.len(), 1, "{timeline}");
    assert_eq!(told[0]["answered"]["id"], all[0]["id"]);
    for answer in [seen.to_string(), timeline.to_string()] {
        assert!(!answer.contains("confidence") && !answer.contains("by nobody"), "{answer}");
    }
    for name in ["anna", "adam", "boris", "wanda"] {
        let who = world.person(name);
        who.get(&format!("{account}/overview")).await.refused(404, "not_found");
        who.get(&format!("{account}/timeline")).await.refused(404, "not_found");
    }
    let other = format!("/api/v1/accounts/{}/overview", world.relationship("B"));
    assert_eq!(olga.get(&other).await.ok()["answered"], json!([]));
}

#[actix_web::test]
async fn a_timeline_is_read_page_by_page_with_answers_in_their_place() {
    let world = World::new().await;
    let olga = world.person("olga");
    world.case().await;
    for number in 0..3 {
        answered(&world, olga, "identified", &format!("Answer {number}")).await;
        world.app.clock.advance(60);
    }
    let account = format!("/api/v1/accounts/{}", world.relationship("A"));
    let whole = olga.get(&format!("{account}/timeline?limit=100")).await.ok();
    let ids = |page: &Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|item| text(&item["id"])).collect()
    };
    let mut found = Vec::new();
    let mut place = String::new();
    loop {
        let page = olga.get(&format!("{account}/timeline?limit=1{place}")).await.ok();
        found.extend(ids(&page));
        match page["next_cursor"].as_str() {
            Some(cursor) => place = format!("&cursor={cursor}"),
            None => break,
        }
        assert!(found.len() < 50, "it never ends");
    }
    assert!(found.len() >= 4, "{found:?}");
    assert_eq!(found, ids(&whole));
}
