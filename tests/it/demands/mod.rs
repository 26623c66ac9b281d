//! What a vendor makes of what it is asked for: alarms that are kept, trials, decisions.
mod checks;
mod decisions;
mod notices;

use serde_json::{Value, json};

use crate::support::{Actor, text};

const CALLS: &str = "/api/v1/interactions";

/// A topic of a category that is sold or not.
async fn topic(who: &Actor, name: &str, sold: bool) -> Value {
    let line = json!({ "name": format!("Line of {name}"), "sold": sold });
    let line = who.post("/api/v1/topic-categories", line).await.ok();
    who.post("/api/v1/topics", json!({ "name": name, "category_id": line["id"] })).await.ok()
}

/// The last day of a log: the one before the clock stands still.
const LAST: &str = "2026-03-09";

fn days_before(days: i64) -> String {
    let last: chrono::NaiveDate = LAST.parse().unwrap();
    (last - chrono::TimeDelta::days(days)).to_string()
}

/// A call so many days before the last day.
async fn rings(who: &Actor, party: &str, words: &str, topic: &Value, days: i64) -> Value {
    let mut input = asks(party, words, topic);
    input["occurred_at"] = json!(format!("{}T10:00:00Z", days_before(days)));
    who.post(CALLS, input).await.ok()
}

fn asks(party: &str, words: &str, topic: &Value) -> Value {
    json!({
        "channel": "call", "direction": "incoming", "party": party,
        "items": [{ "words": words, "topic_id": topic["id"], "result": "refused" }],
    })
}

fn of_topic(topic: &Value, rest: &str) -> String {
    format!("/api/v1/radar/{}/{rest}", text(&topic["id"]))
}
