//! Planned contacts: planning, ending, letters, feeds, telephone systems, plans.
mod calls;
mod feed;
mod leaks;
mod letters;
mod planning;
mod plans;

use serde_json::{Value, json};

use crate::support::{Actor, text};

pub const PATH: &str = "/api/v1/activities";

/// A call at an hour.
fn call(purpose: &str, starts_at: &str) -> Value {
    json!({ "kind": "call", "purpose": purpose, "starts_at": starts_at })
}

async fn plans(who: &Actor, input: Value) -> Value {
    who.post(PATH, input).await.ok()
}

/// Does something with an activity as it is now.
async fn does(who: &Actor, activity: &Value, action: &str, more: Value) -> Value {
    tries(who, activity, action, more).await.ok()
}

async fn tries(who: &Actor, activity: &Value, action: &str, more: Value) -> crate::support::Answer {
    let mut body = more;
    body["version"] = activity["version"].clone();
    who.post(&format!("{PATH}/{}/actions/{action}", text(&activity["id"])), body).await
}

/// What can be done with it.
fn allowed(activity: &Value) -> Vec<String> {
    let states = activity["actions"].as_array().unwrap();
    states.iter().filter(|one| one["allowed"] == true).map(|one| text(&one["name"])).collect()
}

/// What the matrix of rights is tried on.
pub async fn things(who: &Actor, relationship: &str) -> Vec<(&'static str, String)> {
    let mut input = call("Ask about hoses", "2026-08-12T10:00:00Z");
    input["relationship_id"] = json!(relationship);
    let activity = plans(who, input).await;
    let plan = json!({ "kind": "visit", "every_days": 90 });
    let plan = who.post("/api/v1/contact-plans", plan).await.ok();
    let template = json!({ "name": "Hello", "subject": "Hello", "body": "Hello." });
    let template = who.post("/api/v1/mail-templates", template).await.ok();
    vec![
        ("activity", text(&activity["id"])),
        ("contact_plan", text(&plan["id"])),
        ("mail_template", text(&template["id"])),
    ]
}
