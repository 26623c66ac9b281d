//! Joint projects: who is in, what is delivered, what both sides sign, and who holds what.
mod costs;
mod digests;
mod finding;
mod gates;
mod leaks;
mod lifecycle;
mod mails;
mod origins;
mod parties;
mod programmes;
mod talk;

use serde_json::{Value, json};

use crate::support::{Actor, Answer, World, text};

/// A project of V1 and A that both are in: Vera leads it for V1, Anna for A.
pub struct Joint {
    pub id: String,
    /// Its first thread.
    pub thread: String,
}

impl Joint {
    pub fn path(&self) -> String {
        format!("/api/v1/projects/{}", self.id)
    }

    pub fn at(&self, rest: &str) -> String {
        format!("{}/{rest}", self.path())
    }
}

/// What a new project says if nothing else is said.
pub fn input(world: &World, cases: &[&str]) -> Value {
    let relationships: Vec<&str> = cases.iter().map(|case| world.relationship(case)).collect();
    json!({
        "title": "A flange that does not crack", "purpose": "Twice the load, half the weight.",
        "template": "light", "relationship_ids": relationships, "several": cases.len() > 1,
    })
}

/// Vera begins a project; nobody else is in yet.
pub async fn begins(world: &World, cases: &[&str]) -> Joint {
    let made = world.vendor().post("/api/v1/projects", input(world, cases)).await.ok();
    Joint { id: text(&made["id"]), thread: text(&made["thread_id"]) }
}

pub async fn accepts(who: &Actor, project: &Joint) -> Answer {
    who.post(&project.at("invitation/accept"), json!({})).await
}

/// A project of V1 and A that has begun.
pub async fn running(world: &World) -> Joint {
    let project = begins(world, &["A"]).await;
    accepts(world.person("anna"), &project).await.ok();
    project
}

pub async fn sees(who: &Actor, project: &Joint) -> Value {
    who.get(&project.path()).await.ok()
}

pub async fn plan(who: &Actor, project: &Joint) -> Value {
    who.get(&project.at("plan")).await.ok()
}

/// A deliverable by phase and place, as it is now.
pub async fn deliverable(who: &Actor, project: &Joint, phase: usize, place: usize) -> Value {
    plan(who, project).await["phases"][phase]["deliverables"][place].clone()
}

pub async fn acts(who: &Actor, deliverable: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = deliverable["version"].clone();
    let path = format!("/api/v1/deliverables/{}/actions/{action}", text(&deliverable["id"]));
    who.post(&path, input).await
}

/// Adds a link as evidence; the deliverable after it.
pub async fn shows(who: &Actor, deliverable: &Value, title: &str) -> Value {
    let input = json!({
        "version": deliverable["version"],
        "links": [{ "title": title, "url": "https://example.org/report" }],
    });
    let path = format!("/api/v1/deliverables/{}/evidence", text(&deliverable["id"]));
    who.post(&path, input).await.ok()
}

/// Whoever owes a deliverable submits it with evidence, and the other side approves it.
pub async fn delivers(world: &World, deliverable: &Value) {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let vendor = deliverable["side"] == "vendor";
    let (owner, other) = if vendor { (vera, anna) } else { (anna, vera) };
    let shown = shows(owner, deliverable, "Report 1").await;
    let submitted = acts(owner, &shown, "submit", json!({})).await.ok();
    assert_eq!(submitted["status"], "submitted");
    let approved = acts(other, &submitted, "approve", json!({})).await.ok();
    assert_eq!(approved["status"], "approved");
}

/// Everything that a phase asks for is delivered and approved, all musts are met.
pub async fn delivers_all(world: &World, project: &Joint, phase: usize) {
    let vera = world.vendor();
    for one in plan(vera, project).await["phases"][phase]["deliverables"].as_array().unwrap() {
        delivers(world, one).await;
    }
    let at = gate(vera, project, phase).await;
    for one in at["criteria"].as_array().unwrap() {
        let value = if one["kind"] == "must" { 1 } else { 8 };
        let path = format!("/api/v1/criteria/{}", text(&one["id"]));
        vera.patch(&path, &one["version"], json!({ "value": value })).await.ok();
    }
}

/// The gate of a phase as it is now.
pub async fn gate(who: &Actor, project: &Joint, phase: usize) -> Value {
    let of = sees(who, project).await["phases"][phase]["gate"]["id"].clone();
    who.get(&project.at(&format!("gates/{}", text(&of)))).await.ok()
}

/// Does something with a gate that was seen.
pub async fn at_gate(who: &Actor, gate: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = gate["version"].clone();
    who.post(&format!("/api/v1/gates/{}/actions/{action}", text(&gate["id"])), input).await
}

/// Puts a verdict up.
pub async fn decides(who: &Actor, project: &Joint, phase: usize, verdict: Value) -> Answer {
    let at = gate(who, project, phase).await;
    at_gate(who, &at, "decide", verdict).await
}

/// Signs what is up.
pub async fn signs(who: &Actor, project: &Joint, phase: usize) -> Answer {
    let at = gate(who, project, phase).await;
    let sha256 = at["reviews"][0]["sha256"].clone();
    at_gate(who, &at, "sign", json!({ "sha256": sha256 })).await
}

/// A verdict of Vera's that Anna signs.
pub async fn passes(world: &World, project: &Joint, phase: usize, verdict: Value) -> Value {
    decides(world.vendor(), project, phase, verdict).await.ok();
    signs(world.person("anna"), project, phase).await.ok()
}

/// Kinds of the entries of the first thread's shared lane.
pub async fn kinds(who: &Actor, project: &Joint) -> Vec<String> {
    let path = format!("/api/v1/threads/{}/entries?lane=shared&after=0&limit=200", project.thread);
    let entries = who.get(&path).await.ok();
    entries["items"].as_array().unwrap().iter().map(|entry| text(&entry["kind"])).collect()
}
