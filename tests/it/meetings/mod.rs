//! Two firms meet: what they talk about, what they write down, what both of them see of each other.
mod agenda;
mod health;
mod minutes;

use serde_json::{Value, json};

use crate::support::actors::text;
use crate::support::mail::mails_to;
use crate::support::{Actor, Answer, Sent, World};

/// A time so many days from now.
pub fn days(world: &World, ahead: i64) -> String {
    world.app.clock.now().plus_days(ahead).to_string()
}

pub fn path(meeting: &Value) -> String {
    format!("/api/v1/meetings/{}", text(&meeting["id"]))
}

/// Vera plans a meeting with Adam in a week.
pub async fn plans(world: &World) -> Value {
    let input = json!({
        "title": "Quarterly review", "held_at": days(world, 7), "place": "Room 4",
        "link": "https://meet.example.org/4", "people": [world.customer().membership],
    });
    let made = format!("/api/v1/relationships/{}/meetings", world.relationship("A"));
    world.vendor().post(&made, input).await.ok()
}

pub async fn sees(who: &Actor, meeting: &Value) -> Value {
    who.get(&path(meeting)).await.ok()
}

/// The ids of such a meeting and of a topic of Vera's on its agenda, by what they are.
pub async fn with_topic(world: &World) -> [(&'static str, String); 2] {
    let meeting = plans(world).await;
    let topic = json!({ "title": "Delivery" });
    let seen = world.vendor().post(&format!("{}/items", path(&meeting)), topic).await.ok();
    [("meeting", text(&seen["id"])), ("item", text(&seen["items"][0]["id"]))]
}

/// Does something with a meeting as it is now.
pub async fn tries(who: &Actor, meeting: &Value, action: &str, mut input: Value) -> Answer {
    let now = sees(who, meeting).await;
    if input.get("version").is_none() {
        input["version"] = now["version"].clone();
    }
    if ["confirm", "refuse"].contains(&action) && input.get("sha256").is_none() {
        input["sha256"] = now["minutes"]["sha256"].clone();
    }
    who.post(&format!("{}/actions/{action}", path(meeting)), input).await
}

pub async fn does(who: &Actor, meeting: &Value, action: &str, input: Value) -> Value {
    tries(who, meeting, action, input).await.ok()
}

/// A meeting that took place today, without an agenda.
pub async fn held(world: &World) -> Value {
    let meeting = plans(world).await;
    does(world.vendor(), &meeting, "hold", json!({})).await
}

pub fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

pub fn action<'a>(seen: &'a Value, name: &str) -> &'a Value {
    seen["actions"].as_array().unwrap().iter().find(|action| action["name"] == name).unwrap()
}

#[actix_web::test]
async fn a_meeting_is_planned_with_people_of_both_sides_who_are_told() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = plans(&world).await;
    assert!(text(&meeting["number"]).starts_with("M-"), "{meeting:#}");
    assert_eq!((&meeting["state"], &meeting["side"]), (&json!("planned"), &json!("vendor")));
    assert_eq!(meeting["ball"]["side"], Value::Null, "nobody owes a word before it begins");
    let names: Vec<&Value> =
        meeting["people"].as_array().unwrap().iter().map(|one| &one["person"]["name"]).collect();
    assert_eq!(names, ["Adam Person", "Vera Person"]);
    let seen = sees(adam, &meeting).await;
    assert_eq!((&seen["title"], &seen["side"]), (&json!("Quarterly review"), &json!("customer")));
    world.app.work().await;
    let told = mails_to(&world.app.mailer, "adam@example.org");
    let invited = told.iter().find(|mail| mail.text.contains("17 марта 2026")).unwrap();
    assert!(invited.text.contains("Room 4") && invited.text.contains("встреч"), "{}", invited.text);
    assert!(mails_to(&world.app.mailer, "vera@example.org").is_empty(), "she planned it herself");
    assert!(mails_to(&world.app.mailer, "anna@example.org").is_empty(), "she is not invited");
    let inbox = adam.get("/api/v1/inbox").await.ok();
    assert_eq!(inbox["items"][0]["event"], "meeting_invited");
    assert_eq!(inbox["items"][0]["record"]["kind"], "meeting");
    assert_eq!(inbox["items"][0]["record"]["title"], "Quarterly review");
    for who in [adam, vera] {
        let listed = who.get("/api/v1/meetings?upcoming=true").await.ok();
        assert_eq!(listed["items"][0]["id"], meeting["id"]);
        assert_eq!(who.get("/api/v1/meetings?ball=mine").await.ok()["items"], json!([]));
    }
    for stranger in ["boris", "wanda"] {
        world.person(stranger).get(&path(&meeting)).await.refused(404, "not_found");
        let listed = world.person(stranger).get("/api/v1/meetings").await.ok();
        assert_eq!(listed["items"], json!([]));
    }
}

#[actix_web::test]
async fn what_cannot_be_planned_is_refused_and_leaves_nothing() {
    let world = World::new().await;
    let (vera, olga) = (world.vendor(), world.person("olga"));
    let at = format!("/api/v1/relationships/{}/meetings", world.relationship("A"));
    let good = json!({ "title": "Review", "held_at": days(&world, 7) });
    for (field, value, code) in [
        ("held_at", json!(days(&world, 5000)), "too_far"),
        ("ends_at", json!(days(&world, 7)), "ends_before"),
        ("link", json!("javascript:alert(1)"), "bad_link"),
        ("link", json!("https://"), "bad_link"),
        ("people", json!([world.person("boris").membership]), "not_allowed_value"),
        ("people", json!([world.person("wanda").membership]), "not_allowed_value"),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        let answer = vera.post(&at, bad).await.refused(422, "invalid");
        assert_eq!(answer.fields(), [format!("{field}:{code}")]);
    }
    world.person("otto").post(&at, good.clone()).await.refused(403, "forbidden");
    world.person("boris").post(&at, good.clone()).await.refused(404, "not_found");
    let new = olga.post("/api/v1/relationships", json!({ "name": "Nobody yet" })).await.ok();
    let unclaimed = format!("/api/v1/relationships/{}/meetings", text(&new["id"]));
    assert_eq!(reason(olga.post(&unclaimed, good).await), "unclaimed");
    assert_eq!(vera.get("/api/v1/meetings").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn a_meeting_is_moved_called_off_and_remembered() {
    let world = World::new().await;
    let (adam, vera, anna) = (world.customer(), world.vendor(), world.person("anna"));
    let meeting = plans(&world).await;
    world.app.work().await;
    let input = json!({ "held_at": days(&world, 14), "title": "Review" });
    adam.patch(&path(&meeting), &json!(9), input.clone()).await.refused(412, "precondition_failed");
    let moved = adam.patch(&path(&meeting), &json!(1), input).await.ok();
    assert_eq!((&moved["title"], &moved["version"]), (&json!("Review"), &json!(2)));
    let people = json!([adam.membership, vera.membership, anna.membership]);
    vera.patch(&path(&meeting), &json!(2), json!({ "people": people })).await.ok();
    let without = json!({ "people": [vera.membership, anna.membership] });
    let answer = vera.patch(&path(&meeting), &json!(3), without).await.refused(422, "invalid");
    assert_eq!(answer.fields(), ["people:wrong_side"], "each side takes its own people off");
    world.app.work().await;
    let mails = |to: &str, word: &str| {
        let all = mails_to(&world.app.mailer, &format!("{to}@example.org"));
        all.iter().filter(|mail| mail.text.contains(word)).count()
    };
    assert_eq!(mails("vera", "24 марта 2026"), 1, "she is told of the new time");
    assert_eq!(mails("anna", "invites you to a review meeting"), 1);
    assert_eq!(mails("adam", "Вас приглашают"), 1, "nobody is invited twice");
    // A day before the old time nothing happens; a day before the new one everybody is reminded.
    world.app.clock.advance(6 * 86_400 + 60);
    world.app.work().await;
    assert_eq!(mails("anna", "is a day away"), 0);
    world.app.clock.advance(7 * 86_400);
    world.app.work().await;
    assert_eq!(mails("anna", "is a day away"), 1);
    assert_eq!(mails("adam", "До встречи остался день"), 1);
    world.app.clock.advance(86_400);
    world.app.work().await;
    let begun = sees(anna, &meeting).await;
    assert_eq!(begun["ball"]["side"], "both", "both owe a word on what came of it");
    assert_eq!(anna.get("/api/v1/meetings?ball=mine").await.ok()["items"][0]["id"], meeting["id"]);
    tries(vera, &meeting, "cancel", json!({})).await.refused(422, "invalid");
    let off = does(vera, &meeting, "cancel", json!({ "reason": "Both are ill." })).await;
    assert_eq!((&off["state"], &off["ball"]["side"]), (&json!("cancelled"), &Value::Null));
    world.app.work().await;
    assert_eq!(mails("anna", "Both are ill."), 1);
    for (name, input) in [("hold", json!({})), ("cancel", json!({ "reason": "Again." }))] {
        assert_eq!(reason(tries(vera, &meeting, name, input).await), "wrong_status");
    }
}

#[actix_web::test]
async fn a_meeting_is_held_once_by_those_who_came() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = plans(&world).await;
    let ahead = json!({ "held_at": days(&world, 1) });
    tries(adam, &meeting, "hold", ahead).await.refused(422, "invalid");
    let strange = json!({ "present": [world.person("anna").membership] });
    tries(adam, &meeting, "hold", strange).await.refused(422, "invalid");
    tries(adam, &meeting, "hold", json!({ "version": 9 })).await.refused(409, "stale_version");
    let seen = does(adam, &meeting, "hold", json!({ "present": [vera.membership] })).await;
    assert_eq!((&seen["state"], &seen["ball"]["side"]), (&json!("held"), &json!("both")));
    // Planned for later, it was held now.
    assert_eq!(text(&seen["held_at"]).get(..10), Some("2026-03-10"));
    let came: Vec<&Value> =
        seen["people"].as_array().unwrap().iter().map(|one| &one["attended"]).collect();
    assert_eq!(came, [&json!(false), &json!(true)]);
    assert_eq!(reason(tries(vera, &meeting, "hold", json!({})).await), "wrong_status");
    assert_eq!(action(&seen, "edit_agenda")["reason"], "wrong_status");
    let abel = sees(world.person("abel"), &meeting).await;
    let allowed = abel["actions"].as_array().unwrap().iter().any(|one| one["allowed"] == true);
    assert!(!allowed, "an observer looks on");
}

#[actix_web::test]
async fn what_is_sent_again_is_done_once() {
    let world = World::new().await;
    let vera = world.vendor();
    let at = format!("/api/v1/relationships/{}/meetings", world.relationship("A"));
    let body = json!({ "title": "Review", "held_at": days(&world, 7) });
    let twice = async |path: &str, body: &Value, key: &str| {
        let sent = || Sent::json(body).with("idempotency-key", key);
        let first = vera.send("POST", path, sent()).await.ok();
        assert_eq!(vera.send("POST", path, sent()).await.ok(), first);
        first
    };
    let meeting = twice(&at, &body, "plan").await;
    twice(&format!("{}/items", path(&meeting)), &json!({ "title": "Prices" }), "topic").await;
    let hold = json!({ "version": 1 });
    let seen = twice(&format!("{}/actions/hold", path(&meeting)), &hold, "hold").await;
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(1));
    let promise = json!({ "by": "vendor", "text": "Send it", "due_on": "2026-03-20" });
    let seen = twice(&format!("{}/commitments", path(&meeting)), &promise, "promise").await;
    assert_eq!(seen["commitments"].as_array().map(Vec::len), Some(1));
    assert_eq!(vera.get("/api/v1/meetings").await.ok()["items"].as_array().map(Vec::len), Some(1));
}
