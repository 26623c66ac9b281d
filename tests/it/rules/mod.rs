//! Rules: what sets them off, what they do, and what keeps them in bounds.
mod firing;
mod keeping;

use serde_json::{Value, json};

use crate::support::{Actor, text};

pub const PATH: &str = "/api/v1/rules";

/// The path of a rule.
pub fn path(rule: &Value) -> String {
    format!("{PATH}/{}", text(&rule["id"]))
}

/// A rule that nobody has published.
pub async fn draft(who: &Actor, name: &str, when: Value, then: Value) -> Value {
    let definition = json!({ "when": when, "then": then, "budget": 10 });
    who.post(PATH, json!({ "name": name, "definition": definition })).await.ok()
}

/// The same, rehearsed and published.
pub async fn publishes(who: &Actor, rule: &Value) -> Value {
    let (path, version) = (path(rule), rule["version"].clone());
    let rehearsed = who.post(&format!("{path}/rehearse"), json!({ "version": version })).await.ok();
    let version = rehearsed["version"].clone();
    who.post(&format!("{path}/publish"), json!({ "version": version })).await.ok()
}

/// A rule that runs.
pub async fn live(who: &Actor, name: &str, when: Value, then: Value) -> Value {
    let made = draft(who, name, when, then).await;
    publishes(who, &made).await
}

/// What stands in the log of a rule, newest first.
pub async fn outcomes(who: &Actor, rule: &Value) -> Vec<String> {
    let log = who.get(&format!("{}/runs", path(rule))).await.ok();
    log["items"].as_array().unwrap().iter().map(|run| text(&run["outcome"])).collect()
}

/// What the matrix of rights is tried on.
pub async fn things(who: &Actor) -> Vec<(&'static str, String)> {
    let then = json!([{ "do": "mail", "to": { "who": "account_owner" }, "text": "Call them." }]);
    let made = draft(who, "Call", json!({ "on": "offer_made" }), then).await;
    vec![("rule", text(&made["id"]))]
}
