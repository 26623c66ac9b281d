//! Interactions, what was asked for in them, and the radar over them.
mod leaks;
mod radar;
mod writing;

use serde_json::{Value, json};

use crate::support::{Actor, text};

pub const PATH: &str = "/api/v1/interactions";

/// A category of this vendor's.
async fn category(who: &Actor, name: &str, sold: bool) -> Value {
    who.post("/api/v1/topic-categories", json!({ "name": name, "sold": sold })).await.ok()
}

/// A topic, in a category or in none.
async fn topic(who: &Actor, name: &str, category: Option<&Value>) -> Value {
    let category_id = category.map(|category| category["id"].clone());
    who.post("/api/v1/topics", json!({ "name": name, "category_id": category_id })).await.ok()
}

/// A call in which this was asked for by somebody of this number.
fn call(party: &str, words: &str, topic: Option<&Value>) -> Value {
    let topic_id = topic.map(|topic| topic["id"].clone());
    json!({
        "channel": "call", "direction": "incoming", "party": party,
        "items": [{ "words": words, "topic_id": topic_id }],
    })
}

/// What the matrix of rights is tried on.
pub async fn things(who: &Actor, relationship: &str) -> Vec<(&'static str, String)> {
    let category = category(who, "Hoses", false).await;
    let topic = topic(who, "Hydraulic hoses", Some(&category)).await;
    let mut input = call("+44 20 7946 0958", "a hose", Some(&topic));
    input["relationship_id"] = json!(relationship);
    let made = who.post(PATH, input).await.ok();
    vec![
        ("topic_category", text(&category["id"])),
        ("topic", text(&topic["id"])),
        ("interaction", text(&made["id"])),
    ]
}
