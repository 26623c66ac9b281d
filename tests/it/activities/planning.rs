//! Planning contacts, moving them, and what they end in.
use serde_json::{Value, json};

use super::{PATH, allowed, call, does, plans, tries};
use crate::support::dump::Dumper;
use crate::support::{Actor, World, text};

async fn listed(who: &Actor, query: &str) -> Vec<String> {
    let list = who.get(&format!("{PATH}?{query}")).await.ok();
    list["items"].as_array().unwrap().iter().map(|item| text(&item["purpose"])).collect()
}

#[actix_web::test]
async fn a_contact_says_whom_how_when_and_what_to_say() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(
        vera,
        json!({
            "kind": "visit", "starts_at": "2026-08-12T10:00:00Z", "time_zone": "Europe/Berlin",
            "relationship_id": world.relationship("A"), "contact_name": "Herr Lang",
            "reach": "Gate 2", "purpose": "Show the new seals", "brief": "They had leaks in May.",
        }),
    )
    .await;
    assert_eq!((&made["status"], &made["origin"]), (&json!("planned"), &json!("manual")));
    assert_eq!(made["ends_at"], "2026-08-12T12:00:00Z", "a visit takes two hours unless told");
    assert_eq!(made["account"]["name"], "SENT-A-vendor-name");
    assert_eq!(made["contact"], json!({ "id": null, "name": "Herr Lang" }));
    assert_eq!(made["assignee"]["name"], "Vera Person");
    assert_eq!(made["brief"], "They had leaks in May.");
    assert_eq!((&made["day"], &made["overdue"]), (&Value::Null, &json!(false)));
    assert_eq!(allowed(&made), ["done", "cancel"]);
    let task = json!({ "kind": "task", "day": "2026-08-12", "purpose": "Send samples" });
    let task = plans(vera, task).await;
    assert_eq!(
        (&task["day"], &task["starts_at"]),
        (&json!("2026-08-12"), &json!("2026-08-12T00:00:00Z"))
    );
}

#[actix_web::test]
async fn days_are_read_by_range_person_and_customer() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    for day in 10..15 {
        plans(vera, call(&format!("call {day}"), &format!("2026-08-{day}T10:00:00Z"))).await;
    }
    let mut theirs = call("mark's", "2026-08-12T08:00:00Z");
    theirs["relationship_id"] = json!(world.relationship("A"));
    let theirs = plans(mark, theirs).await;
    let day = json!({ "kind": "task", "day": "2026-08-13", "purpose": "the whole day" });
    plans(vera, day).await;
    let some = ["mark's", "call 12", "the whole day", "call 13"];
    assert_eq!(listed(vera, "from=2026-08-12&until=2026-08-13").await, some);
    assert_eq!(listed(mark, "assignee=me").await, ["mark's"]);
    let of_mark = format!("assignee={}", text(&theirs["assignee"]["membership_id"]));
    assert_eq!(listed(vera, &of_mark).await, ["mark's"]);
    let of_a = format!("relationship_id={}", world.relationship("A"));
    assert_eq!(listed(vera, &of_a).await, ["mark's"]);
    assert_eq!(listed(vera, "kind=task").await, ["the whole day"]);
    assert_eq!(listed(vera, "status=done").await, [""; 0]);
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = vera.get(&format!("{PATH}?limit=3{cursor}")).await.ok();
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| text(&one["purpose"])));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    let all = ["call 10", "call 11", "mark's", "call 12", "the whole day", "call 13", "call 14"];
    assert_eq!(seen, all);
    for bad in ["from=today", "assignee=vera", "status=late", "cursor=x", "limit=0"] {
        vera.get(&format!("{PATH}?{bad}")).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn what_is_moved_keeps_its_length() {
    let world = World::new().await;
    let vera = world.vendor();
    let mut made = call("Ask", "2026-08-12T10:00:00Z");
    made["ends_at"] = json!("2026-08-12T10:10:00Z");
    let made = plans(vera, made).await;
    let path = format!("{PATH}/{}", text(&made["id"]));
    let to = json!({ "starts_at": "2026-08-14T09:00:00Z" });
    let moved = vera.patch(&path, &made["version"], to).await.ok();
    assert_eq!(moved["ends_at"], "2026-08-14T09:10:00Z");
    let day = vera.patch(&path, &moved["version"], json!({ "day": "2026-08-15" })).await.ok();
    assert_eq!(day["day"], "2026-08-15");
    let hour = json!({ "starts_at": "2026-08-15T15:00:00Z" });
    let hour = vera.patch(&path, &day["version"], hour).await.ok();
    assert_eq!((&hour["day"], &hour["ends_at"]), (&Value::Null, &json!("2026-08-15T15:30:00Z")));
    vera.patch(&path, &json!(1), json!({ "purpose": "x" }))
        .await
        .refused(412, "precondition_failed");
    let cancelled = does(vera, &hour, "cancel", json!({ "reason": "They are on leave." })).await;
    let late = vera.patch(&path, &cancelled["version"], json!({ "purpose": "x" })).await;
    late.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn a_call_ends_in_an_interaction_and_that_can_be_taken_back() {
    let world = World::new().await;
    let vera = world.vendor();
    let mut input = call("Ask about hoses", "2026-03-10T13:00:00Z");
    input["relationship_id"] = json!(world.relationship("A"));
    input["reach"] = json!("+44 20 7946 0958");
    let made = plans(vera, input).await;
    let happened = json!({ "happened": {
        "text": "They want a price.", "items": [{ "words": "long hoses", "marked": "out" }],
    } });
    let done = does(vera, &made, "done", happened).await;
    assert_eq!((&done["status"], &done["overdue"]), (&json!("done"), &json!(false)));
    assert_eq!(allowed(&done), ["reopen"]);
    let interaction = format!("/api/v1/interactions/{}", text(&done["interaction_id"]));
    let written = vera.get(&interaction).await.ok();
    assert_eq!((&written["channel"], &written["direction"]), (&json!("call"), &json!("outgoing")));
    assert_eq!(written["party"], "+442079460958");
    assert_eq!(written["account"]["name"], "SENT-A-vendor-name");
    assert_eq!(written["items"][0]["words"], "long hoses");
    tries(vera, &made, "done", json!({})).await.refused(409, "stale_version");
    tries(vera, &done, "done", json!({})).await.refused(409, "action_not_allowed");
    let again = does(vera, &done, "reopen", json!({})).await;
    assert_eq!((&again["status"], &again["interaction_id"]), (&json!("planned"), &Value::Null));
    vera.get(&interaction).await.refused(404, "not_found");
    // What somebody has corrected since stays.
    let done = does(vera, &again, "done", json!({})).await;
    let interaction = format!("/api/v1/interactions/{}", text(&done["interaction_id"]));
    vera.patch(&interaction, &json!(1), json!({ "text": "They called back." })).await.ok();
    tries(vera, &done, "reopen", json!({})).await.refused(409, "action_not_allowed");
    assert_eq!(vera.get(&interaction).await.ok()["text"], "They called back.");
}

#[actix_web::test]
async fn a_cancel_has_a_reason_and_a_day_to_think_again() {
    let world = World::new().await;
    let vera = world.vendor();
    let made = plans(vera, call("Ask", "2026-03-12T10:00:00Z")).await;
    let bare = tries(vera, &made, "cancel", json!({})).await;
    assert_eq!(bare.refused(422, "invalid").fields(), ["reason:missing_field"]);
    let gone = does(vera, &made, "cancel", json!({ "reason": "They are on leave." })).await;
    assert_eq!(gone["cancel_reason"], "They are on leave.");
    let back = does(vera, &gone, "reopen", json!({})).await;
    assert_eq!((&back["status"], &back["cancel_reason"]), (&json!("planned"), &Value::Null));
    let gone = does(vera, &back, "cancel", json!({ "reason": "Again." })).await;
    world.app.clock.advance(86_401);
    tries(vera, &gone, "reopen", json!({})).await.refused(409, "action_not_allowed");
    let task = json!({ "kind": "task", "day": "2026-03-12", "purpose": "Send samples" });
    let done = does(vera, &plans(vera, task).await, "done", json!({})).await;
    assert_eq!(done["interaction_id"], Value::Null, "a task is nobody's contact");
}

#[actix_web::test]
async fn bad_activities_change_nothing() {
    let world = World::new().await;
    let vera = world.vendor();
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let with = |field: &str, value: Value| {
        let mut input = call("Ask", "2026-08-12T10:00:00Z");
        input[field] = value;
        input
    };
    let anna = world.person("anna");
    for (bad, field) in [
        (with("kind", json!("fax")), "kind:not_allowed_value"),
        (with("purpose", json!(" ")), "purpose:text_required"),
        (with("starts_at", Value::Null), "starts_at:missing_field"),
        (with("day", json!("2026-08-12")), "day:not_allowed_value"),
        (with("ends_at", json!("2026-08-12T10:00:00Z")), "ends_at:not_allowed_value"),
        (with("ends_at", json!("2026-10-12T10:00:00Z")), "ends_at:not_allowed_value"),
        (with("time_zone", json!("Mars/Olympus")), "time_zone:not_allowed_value"),
        (
            with("relationship_id", json!(world.relationship("C"))),
            "relationship_id:not_allowed_value",
        ),
        (with("contact_id", json!(crate::support::world::no_id())), "contact_id:not_allowed_value"),
        (with("assignee", json!(anna.membership)), "assignee:not_allowed_value"),
        (
            with("mail", json!({ "to": "a@example.org", "subject": "x", "body": "x" })),
            "mail:not_allowed_value",
        ),
    ] {
        let answer = vera.post(PATH, bad).await.refused(422, "invalid");
        assert_eq!(answer.fields(), [field]);
    }
    dumper.assert_unchanged(&before, "bad activities").await;
}
