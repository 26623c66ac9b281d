//! Decisions of projects: what both sides say to them, what takes whose place, and boards on which
//! they are compared.
mod boards;
mod leaks;
mod leaving;
mod positions;
mod results;

use serde_json::{Value, json};

use crate::projects::{Joint, running};
use crate::support::{Actor, Answer, Sent, World, text};

/// A project of V1 and A that runs.
pub async fn project(world: &World) -> Joint {
    running(world).await
}

/// What a decision says if nothing else is said.
pub fn words() -> Value {
    json!({
        "title": "Alloy of the flange", "context": "Sea water at 38 °C.",
        "drivers": ["Weight", "Cost"],
        "options": [{ "title": "Bronze", "note": "As today." }, { "title": "Duplex" }],
        "outcome": "Duplex, as it saves 7 kg.",
    })
}

/// A draft.
pub async fn drafts(who: &Actor, project: &Joint) -> Value {
    who.post(&project.at("decisions"), words()).await.ok()
}

/// The decision as it is now.
pub async fn sees(who: &Actor, decision: &Value) -> Value {
    who.get(&path(decision)).await.ok()
}

pub fn path(decision: &Value) -> String {
    format!("/api/v1/decisions/{}", text(&decision["id"]))
}

/// Throws a draft away that was seen.
pub async fn removes(who: &Actor, seen: &Value) -> Answer {
    let sent = Sent::default().with("if-match", format!("\"{}\"", seen["version"]));
    who.send("DELETE", &path(seen), sent).await
}

/// Does something with a decision that was seen.
pub async fn acts(who: &Actor, seen: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = seen["version"].clone();
    who.post(&format!("{}/actions/{action}", path(seen)), input).await
}

/// Gives a position on what is up now.
pub async fn says(who: &Actor, decision: &Value, action: &str, words: Option<&str>) -> Answer {
    let seen = sees(who, decision).await;
    acts(who, &seen, action, json!({ "sha256": seen["sha256"], "text": words })).await
}

/// A decision of Vera's that is up; she has agreed by that.
pub async fn proposed(world: &World, project: &Joint) -> Value {
    let draft = drafts(world.vendor(), project).await;
    acts(world.vendor(), &draft, "propose", json!({})).await.ok()
}

/// One that both sides agree to.
pub async fn accepted(world: &World, project: &Joint) -> Value {
    let up = proposed(world, project).await;
    says(world.person("anna"), &up, "agree", None).await.ok()
}

#[track_caller]
pub fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

/// A board of two options by two criteria, on which Vera, Mark, Anna and Adam decide.
pub async fn setup(world: &World, project: &Joint) -> Value {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let engineer = json!({ "role": "engineer" });
    for (lead, name) in [(vera, "mark"), (anna, "adam")] {
        let member = &world.person(name).membership;
        lead.put(&project.at(&format!("members/{member}")), engineer.clone()).await.ok();
    }
    let deciders: Vec<&String> =
        ["vera", "mark", "anna", "adam"].map(|name| &world.person(name).membership).to_vec();
    json!({
        "version": 0,
        "options": [
            { "title": "Bronze", "cost_minor": 90_000, "currency": "EUR" },
            { "title": "Duplex", "cost_minor": 120_000, "currency": "EUR", "note": "Thin walls." },
        ],
        "criteria": [
            { "title": "Resistance", "direction": "benefit", "scale": "score", "weight": 60 },
            { "title": "Mass", "direction": "cost", "scale": "measured", "unit": "kg", "weight": 40 },
        ],
        "deciders": deciders,
    })
}

pub async fn board(who: &Actor, decision: &Value) -> Value {
    who.get(&format!("{}/board", path(decision))).await.ok()
}

pub async fn at_board(who: &Actor, decision: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = board(who, decision).await["version"].clone();
    who.post(&format!("{}/board/actions/{action}", path(decision)), input).await
}

/// A draft of Vera's with an open board.
pub async fn opened(world: &World, project: &Joint) -> Value {
    let draft = drafts(world.vendor(), project).await;
    let setup = setup(world, project).await;
    world.vendor().put(&format!("{}/board", path(&draft)), setup).await.ok();
    at_board(world.vendor(), &draft, "open", json!({})).await.ok()
}

/// The same on which Vera and Anna alone decide: nobody gets a role for it.
pub async fn asked(world: &World, project: &Joint) -> Value {
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let draft = drafts(vera, project).await;
    let setup = json!({
        "version": 0, "options": [{ "title": "Bronze" }, { "title": "Duplex" }],
        "criteria": [
            { "title": "Resistance", "direction": "benefit", "scale": "score", "weight": 1 },
        ],
        "deciders": [vera.membership, anna.membership],
    });
    vera.put(&format!("{}/board", path(&draft)), setup).await.ok();
    at_board(vera, &draft, "open", json!({})).await.ok()
}

/// Scores in the order of options, and in each of criteria.
pub fn scores(board: &Value, values: [[f64; 2]; 2]) -> Vec<Value> {
    let mut all = Vec::new();
    for (option, row) in board["options"].as_array().unwrap().iter().zip(values) {
        for (criterion, value) in board["criteria"].as_array().unwrap().iter().zip(row) {
            all.push(json!({
                "option_id": option["id"], "criterion_id": criterion["id"], "value": value,
            }));
        }
    }
    all
}

pub async fn hands_in(who: &Actor, decision: &Value, values: [[f64; 2]; 2]) -> Answer {
    let seen = board(who, decision).await;
    let input = json!({ "scores": scores(&seen, values), "hand_in": true });
    who.put(&format!("{}/board/scores", path(decision)), input).await
}

/// All four have handed in: Duplex is better at both, but they are far apart on its resistance.
pub async fn scored(world: &World, decision: &Value) {
    for (name, values) in [
        ("vera", [[6.0, 32.0], [9.0, 20.5]]),
        ("mark", [[6.0, 32.0], [9.0, 20.5]]),
        ("anna", [[6.0, 32.0], [7.0, 21.5]]),
        ("adam", [[6.0, 32.0], [7.0, 21.5]]),
    ] {
        hands_in(world.person(name), decision, values).await.ok();
    }
}
