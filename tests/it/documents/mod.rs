//! Documents of a project: versions, approvals, secrecy, and who has opened them.
mod approvals;
mod closing;
mod costs;
mod leaks;
mod lifecycle;
mod ndas;
mod secrecy;
mod told;

use serde_json::{Value, json};

use crate::projects::{Joint, accepts, begins};
use crate::support::{Actor, Answer, World, text};

/// A project of V1, A and B that has begun: Vera, Anna and Boris lead it.
pub async fn three(world: &World) -> Joint {
    let project = begins(world, &["A", "B"]).await;
    accepts(world.person("anna"), &project).await.ok();
    accepts(world.person("boris"), &project).await.ok();
    world.app.work().await;
    project
}

/// What a new document says if nothing else is said; its file holds `inside`.
pub async fn input(who: &Actor, title: &str, inside: &str) -> Value {
    let file = who.uploads(&format!("{title}.txt"), inside.as_bytes()).await;
    json!({ "title": title, "kind": "drawing", "label": "public_in_project", "file_id": file })
}

/// Adds a document with its first draft.
pub async fn adds(who: &Actor, project: &Joint, title: &str, more: Value) -> Value {
    let mut new = input(who, title, &format!("inside {title}")).await;
    for (key, value) in more.as_object().unwrap() {
        new[key] = value.clone();
    }
    who.post(&project.at("documents"), new).await.ok()
}

pub fn confidential() -> Value {
    json!({ "label": "confidential" })
}

pub fn path(document: &Value) -> String {
    format!("/api/v1/documents/{}", text(&document["id"]))
}

pub async fn sees(who: &Actor, document: &Value) -> Answer {
    who.get(&path(document)).await
}

/// Does something with a document as it was seen.
pub async fn acts(who: &Actor, document: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = document["version"].clone();
    who.post(&format!("{}/actions/{action}", path(document)), input).await
}

/// Adds a document and releases it.
pub async fn releases(who: &Actor, project: &Joint, title: &str, more: Value) -> Value {
    let added = adds(who, project, title, more).await;
    acts(who, &added, "release", json!({})).await.ok()
}

/// A next version, released.
pub async fn revises(who: &Actor, document: &Value, note: &str) -> Value {
    let file = who.uploads("next.txt", note.as_bytes()).await;
    let version = json!({ "version": document["version"], "file_id": file, "note": note });
    let drafted = who.post(&format!("{}/versions", path(document)), version).await.ok();
    acts(who, &drafted, "release", json!({})).await.ok()
}

pub fn file_of(document: &Value, number: i64) -> String {
    format!("{}/versions/{number}/file", path(document))
}

/// Titles of the documents that somebody is shown; null where one does not open.
pub async fn listed(who: &Actor, project: &Joint) -> Vec<Value> {
    let list = who.get(&project.at("documents")).await.ok();
    list["items"].as_array().unwrap().iter().map(|one| one["title"].clone()).collect()
}

/// An agreement on secrecy that the vendor has proposed and the customer of the case confirmed.
pub async fn under_nda(world: &World, case: &str, until: &str) -> Value {
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-01-01", "valid_until": until,
    });
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship(case));
    let nda = world.person("mark").post(&path, new).await.ok();
    let customer = world.person(if case == "A" { "anna" } else { "boris" });
    on_nda(customer, &nda, "confirm", json!({})).await.ok()
}

pub async fn on_nda(who: &Actor, nda: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = nda["version"].clone();
    who.post(&format!("/api/v1/ndas/{}/actions/{action}", text(&nda["id"])), input).await
}

/// Asks for approval; each place is an organisation's, a role and a stage.
pub async fn asks(who: &Actor, document: &Value, places: &[(&Actor, &str, i64)]) -> Answer {
    let mut slots = Vec::new();
    for (of, role, stage) in places {
        let organisation = of.organisation_id().await;
        slots.push(json!({ "organisation_id": organisation, "role": role, "stage": stage }));
    }
    acts(who, document, "ask_approval", json!({ "slots": slots })).await
}

/// Answers with the hash of the newest version.
pub async fn answers(who: &Actor, document: &Value, action: &str, mut input: Value) -> Answer {
    let seen = sees(who, document).await.ok();
    input["sha256"] = seen["versions"][0]["file"]["sha256"].clone();
    acts(who, &seen, action, input).await
}

#[track_caller]
pub fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}
