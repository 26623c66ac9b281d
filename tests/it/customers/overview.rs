//! One look at a customer.
use serde_json::{Value, json};

use super::{contact, role};
use crate::support::{World, text};

#[actix_web::test]
async fn one_look_says_whose_move_it_is_and_what_happened() {
    let world = World::new().await;
    let (vera, adam, a) = (world.vendor(), world.customer(), world.relationship("A"));
    let first = adam.files(a, "A cracked flange").await;
    let second = adam.files(a, "A wrong colour").await;
    vera.acknowledges(&second).await;
    let question = json!({ "question": "Which colour did you order?" });
    vera.does(&second, "ask_customer", question).await;
    let ann = contact(vera, "Ann", "Decides").await;
    let decides = json!({ "relationship_id": a, "buying_roles": ["decider"], "is_primary": true });
    role(vera, &ann, decides).await;
    world.app.clock.advance(60);
    let call = json!({
        "channel": "call", "direction": "outgoing", "relationship_id": a, "text": "All is well.",
    });
    vera.post("/api/v1/interactions", call).await.ok();
    adam.post(&format!("/api/v1/relationships/{a}/corrections"), json!({ "tax_id": "9" }))
        .await
        .ok();
    let path = format!("/api/v1/accounts/{a}");
    let seen = vera.get(&format!("{path}/overview")).await.ok();
    let numbers = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| text(&one["record"]["title"])).collect()
    };
    assert_eq!(numbers(&seen["open"]["ours"]), ["A cracked flange"]);
    assert_eq!(numbers(&seen["open"]["theirs"]), ["A wrong colour"]);
    assert_eq!(seen["people"][0]["contact"]["name"], "Ann Decides");
    assert_eq!(seen["corrections"].as_array().unwrap().len(), 1);
    assert_eq!(seen["counts"], json!([{ "kind": "complaint", "total": 2 }]));
    assert!(seen["last_contact_at"].is_string());
    let brief = vera.get(&format!("{path}/brief")).await.ok();
    assert_eq!(brief["recent"].as_array().unwrap().len(), 3, "{brief}");
    assert_eq!(brief["account"]["id"], json!(a));
    // Page by page it tells the same.
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = vera.get(&format!("{path}/timeline?limit=1{cursor}")).await.ok();
        let items = page["items"].as_array().unwrap();
        ids.extend(items.iter().map(|item| text(&item["id"])));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(ids.len(), 3, "{ids:?}");
    assert_ne!(ids[0], first.id, "the call was last");
    assert!(ids.contains(&first.id) && ids.contains(&second.id));
    // A complaint with another customer is no part of it.
    world.person("boris").files(world.relationship("B"), "Theirs alone").await;
    let after = vera.get(&format!("{path}/overview")).await.ok().to_string();
    assert!(!after.contains("Theirs alone"));
}
