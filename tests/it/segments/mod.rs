//! Segments: who falls into which, when, and why; and that customers find no trace of it.
mod figures;
mod keeping;
mod leaks;

use serde_json::{Value, json};

use crate::support::{Actor, text};

pub const PATH: &str = "/api/v1/segments";

/// A segment by rule.
pub async fn by_rule(who: &Actor, name: &str, condition: Value) -> Value {
    who.post(PATH, json!({ "name": name, "condition": condition })).await.ok()
}

/// The names of those who are in it.
pub async fn members(who: &Actor, segment: &Value) -> Vec<String> {
    let list = who.get(&format!("{PATH}/{}/members", text(&segment["id"]))).await.ok();
    list["items"].as_array().unwrap().iter().map(|one| text(&one["account"]["name"])).collect()
}

/// What the matrix of rights is tried on.
pub async fn things(who: &Actor, relationship: &str) -> Vec<(&'static str, String)> {
    let made = who.post(PATH, json!({ "name": "Friends", "accounts": [relationship] })).await.ok();
    vec![("segment", text(&made["id"]))]
}
