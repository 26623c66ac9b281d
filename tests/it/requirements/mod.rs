//! Requirements of a project: one list that all sign, the changes to it, and who learns of them.
mod changes;
mod claims;
mod leaks;
mod leaving;
mod sheets;
mod signing;
mod writing;

use serde_json::{Value, json};

use crate::projects::Joint;
use crate::support::{Actor, Answer, World, text};

/// Somebody adds a requirement to a list that nobody has signed.
pub async fn adds(who: &Actor, project: &Joint, text: &str) -> Value {
    who.post(&project.at("requirements"), json!({ "text": text })).await.ok()
}

pub async fn list(who: &Actor, project: &Joint) -> Value {
    who.get(&project.at("requirements")).await.ok()
}

/// Does something with the list as it is now.
pub async fn acts(who: &Actor, project: &Joint, action: &str, mut input: Value) -> Answer {
    let seen = list(who, project).await;
    input["version"] = seen["version"].clone();
    if ["sign", "refuse"].contains(&action) && input["sha256"].is_null() {
        input["sha256"] = seen["reviews"][0]["sha256"].clone();
    }
    who.post(&project.at(&format!("requirements/actions/{action}")), input).await
}

pub async fn submits(who: &Actor, project: &Joint) -> Value {
    acts(who, project, "submit", json!({})).await.ok()
}

pub async fn signs(who: &Actor, project: &Joint) -> Answer {
    acts(who, project, "sign", json!({})).await
}

/// Vera puts the list up, Anna signs it.
pub async fn agrees(world: &World, project: &Joint) -> Value {
    submits(world.vendor(), project).await;
    signs(world.person("anna"), project).await.ok()
}

/// A line of a delta; the list after it.
pub async fn proposes(who: &Actor, project: &Joint, line: Value) -> Answer {
    who.post(&project.at("requirements/changes"), line).await
}

/// Does something with a requirement that was seen.
pub async fn row_acts(who: &Actor, row: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = row["version"].clone();
    let path = format!("/api/v1/requirements/{}/actions/{action}", text(&row["id"]));
    who.post(&path, input).await
}

/// The requirement of a key as it is now.
pub async fn row(who: &Actor, project: &Joint, key: &str) -> Value {
    let list = list(who, project).await;
    let items = list["items"].as_array().unwrap();
    items.iter().find(|item| item["key"] == key).cloned().unwrap_or_default()
}

pub fn keys(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| text(&item["key"])).collect()
}

#[track_caller]
pub fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[track_caller]
pub fn field(answer: Answer) -> (String, String) {
    let fields = answer.refused(422, "invalid").fields();
    let (field, code) = fields.first().and_then(|first| first.split_once(':')).unwrap();
    (field.to_owned(), code.to_owned())
}
