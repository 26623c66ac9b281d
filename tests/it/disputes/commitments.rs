//! What was settled is kept, or the complaint comes back.
use serde_json::{Value, json};

use super::offers::{answers, claimed, makes, refund};
use crate::support::actors::text;
use crate::support::http::Answer;
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{Actor, Case, World};

async fn settled(world: &World) -> (Case, Value) {
    let case = claimed(world).await;
    let mut term = refund(20_000);
    term["due_on"] = json!("2026-03-20");
    let offer = makes(world.vendor(), &case, json!([term])).await;
    answers(world.customer(), &offer, "accept", json!({})).await.ok();
    let promised = of_case(world.customer(), &case).await;
    (case, promised)
}

/// The one commitment of a complaint.
async fn of_case(who: &Actor, case: &Case) -> Value {
    let list = who.get(&format!("{}/commitments", case.path())).await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1, "{list}");
    list["items"][0].clone()
}

async fn acts(who: &Actor, row: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = row["version"].clone();
    who.post(&format!("/api/v1/commitments/{}/actions/{action}", text(&row["id"])), input).await
}

fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[actix_web::test]
async fn it_closes_when_the_last_promise_is_confirmed_and_not_before() {
    let world = World::new().await;
    let (case, promise) = settled(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    assert_eq!((promise["state"].as_str(), promise["late"].as_bool()), (Some("open"), Some(false)));
    assert!(text(&promise["due_at"]).starts_with("2026-03-20"), "{promise}");
    assert_eq!(reason(adam.tries(&case, "close", json!({})).await), "commitments_open");
    let closing = vera.sees(&case).await["actions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|action| action["name"] == "close")
        .unwrap()
        .clone();
    assert_eq!(
        (closing["allowed"].clone(), closing["reason"].clone()),
        (json!(false), json!("wrong_side"))
    );
    assert_eq!(reason(acts(adam, &promise, "fulfil", json!({})).await), "wrong_side");
    assert_eq!(reason(acts(adam, &promise, "confirm", json!({})).await), "wrong_status");
    world
        .person("boris")
        .get(&format!("{}/commitments", case.path()))
        .await
        .refused(404, "not_found");
    acts(world.person("boris"), &promise, "release", json!({})).await.refused(404, "not_found");
    let proof = vera.uploads("transfer.png", b"\x89PNG\r\n\x1a\n").await;
    let done =
        acts(vera, &promise, "fulfil", json!({ "note": "Sent today.", "file_ids": [proof] }))
            .await
            .ok();
    assert_eq!((done["state"].clone(), done["late"].clone()), (json!("fulfilled"), json!(false)));
    assert_eq!(adam.sees(&case).await["ball"]["side"], "customer");
    assert_eq!(adam.get(&format!("/api/v1/files/{proof}")).await.status, 200);
    acts(adam, &done, "reject", json!({})).await.refused(422, "invalid");
    let back = acts(adam, &done, "reject", json!({ "reason": "Nothing came." })).await.ok();
    assert_eq!(back["state"], "open");
    assert_eq!(adam.sees(&case).await["ball"]["side"], "vendor");
    acts(adam, &done, "confirm", json!({})).await.refused(409, "stale_version");
    let done = acts(vera, &back, "fulfil", json!({})).await.ok();
    acts(adam, &done, "confirm", json!({})).await.ok();
    world.app.work().await;
    let seen = adam.sees(&case).await;
    assert_eq!(
        (seen["status"].as_str(), seen["ball"]["side"].clone()),
        (Some("closed"), json!(null))
    );
    // Who kept it is told of both at once, who confirmed it that the complaint is over.
    let news = told_once(&world, vera, &["commitment_confirmed", "closed"]).await;
    assert_eq!(
        (&news["event"], &news["led_to"]),
        (&json!("commitment_confirmed"), &json!("closed"))
    );
    let news = told_once(&world, adam, &["commitment_confirmed", "closed"]).await;
    assert_eq!((&news["event"], &news["led_to"]), (&json!("closed"), &json!(null)));
}

/// The one line of somebody's inbox that is one of these events; there is one mail as well.
async fn told_once(world: &World, who: &Actor, events: &[&str]) -> Value {
    let inbox = who.get("/api/v1/inbox?limit=100").await.ok();
    let of = |line: &&Value| events.iter().any(|event| line["event"] == *event);
    let lines: Vec<&Value> = inbox["items"].as_array().unwrap().iter().filter(of).collect();
    assert_eq!(lines.len(), 1, "{}: {inbox:#}", who.name);
    let mails = who.get("/api/v1/me/mails?limit=100").await.ok();
    let sent = mails["items"].as_array().unwrap().iter().filter(of).count();
    assert_eq!(sent, 1, "{}: {mails:#}", who.name);
    assert!(!mails_to(&world.app.mailer, &who.email).is_empty());
    lines[0].clone()
}

#[actix_web::test]
async fn who_wants_no_mail_of_missed_promises_is_mailed_that_it_is_open_again() {
    let world = World::new().await;
    let (case, _) = settled(&world).await;
    let vera = world.vendor();
    let off = json!({ "events": [{ "event": "commitment_missed", "mail": "never" }] });
    vera.put("/api/v1/me/notification-settings", off).await.ok();
    world.app.work().await;
    world.app.clock.advance(11 * 86_400);
    world.app.work().await;
    world.app.work().await;
    assert_eq!(vera.sees(&case).await["status"], "in_assessment");
    mail_that_says(&world.app.mailer, &vera.email, "Рекламация снова открыта");
    told_once(&world, vera, &["commitment_missed", "reopened"]).await;
}

#[actix_web::test]
async fn a_missed_promise_brings_the_complaint_back() {
    let world = World::new().await;
    let (case, _) = settled(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    world.app.work().await;
    world.app.clock.advance(11 * 86_400);
    world.app.work().await;
    world.app.work().await;
    let missed = of_case(adam, &case).await;
    assert_eq!((missed["state"].clone(), missed["late"].clone()), (json!("missed"), json!(true)));
    let seen = adam.sees(&case).await;
    assert_eq!(
        (seen["status"].as_str(), seen["ball"]["side"].as_str()),
        (Some("in_assessment"), Some("vendor"))
    );
    let told = adam.reads(&case, "shared").await;
    let reopened = told.iter().find(|entry| entry["kind"] == "reopened").unwrap();
    assert_eq!(reopened["data"]["cause"], "commitment_missed");
    for who in [adam, vera] {
        let news = told_once(&world, who, &["commitment_missed", "reopened"]).await;
        assert_eq!(news["led_to"], "reopened");
        mail_that_says(&world.app.mailer, &who.email, "в срок, рекламация снова открыта");
    }
    // It can still be kept; then the complaint closes.
    let done = acts(vera, &missed, "fulfil", json!({})).await.ok();
    assert_eq!(done["late"], true);
    acts(adam, &done, "confirm", json!({})).await.ok();
    world.app.work().await;
    assert_eq!(adam.sees(&case).await["status"], "closed");
}

#[actix_web::test]
async fn it_does_not_close_by_itself_over_an_open_promise() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let offer = makes(vera, &case, json!([refund(20_000)])).await;
    answers(adam, &offer, "accept", json!({})).await.ok();
    world.app.work().await;
    for _ in 0..5 {
        world.app.clock.advance(4 * 86_400);
        world.app.work().await;
    }
    assert_eq!(adam.sees(&case).await["status"], "resolved");
    // More time is for those to give whom it is owed.
    let promise = of_case(adam, &case).await;
    let later = json!({ "due_on": "2026-05-30" });
    assert_eq!(reason(acts(vera, &promise, "move", later.clone()).await), "wrong_side");
    for bad in ["2026-01-01", "9999-01-01", "2026-02-30", "soon"] {
        acts(adam, &promise, "move", json!({ "due_on": bad })).await.refused(422, "invalid");
    }
    let moved = acts(adam, &promise, "move", later).await.ok();
    world.app.clock.advance(25 * 86_400);
    world.app.work().await;
    assert_eq!(of_case(adam, &case).await["state"], "open");
    acts(adam, &moved, "release", json!({ "reason": "Never mind." })).await.ok();
    world.app.work().await;
    assert_eq!(adam.sees(&case).await["status"], "closed");
}

#[actix_web::test]
async fn the_list_shows_each_side_what_it_owes_and_is_owed() {
    let world = World::new().await;
    let (case, promise) = settled(&world).await;
    let ask = async |who: &Actor, filter: &str| {
        let list = who.get(&format!("/api/v1/commitments?{filter}")).await.ok();
        list["items"].as_array().unwrap().len()
    };
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    assert_eq!(ask(vera, "side=mine").await, 1);
    assert_eq!(ask(vera, "side=theirs").await, 0);
    assert_eq!(ask(adam, "side=theirs&state=open,missed").await, 1);
    assert_eq!(ask(adam, "state=confirmed").await, 0);
    assert_eq!(ask(adam, &format!("record_id={}", case.id)).await, 1);
    assert_eq!(ask(adam, &format!("relationship_id={}", world.relationship("A"))).await, 1);
    assert_eq!(ask(boris, "").await, 0);
    assert_eq!(ask(boris, &format!("record_id={}", case.id)).await, 0);
    // Whoever offered it looks after it, until it is given to somebody else.
    assert_eq!(ask(vera, "owner=me").await, 1);
    let given = json!({ "owner_membership_id": world.person("olga").membership });
    let assigned = acts(vera, &promise, "assign", given).await.ok();
    assert_eq!(ask(vera, "owner=me").await, 0);
    let back = json!({ "owner_membership_id": vera.membership });
    let assigned = acts(vera, &assigned, "assign", back).await.ok();
    assert_eq!(assigned["owner"]["membership_id"], vera.membership);
    assert_eq!(ask(vera, "owner=me").await, 1);
    let foreign = json!({ "owner_membership_id": adam.membership });
    acts(vera, &assigned, "assign", foreign).await.refused(422, "invalid");
    assert_eq!(assigned["record"]["number"], case.number);
    assert_eq!(assigned["record"]["title"], "Scratched covers");
    for bad in ["side=ours", "state=kept", "owner=you", "x=1", "limit=0"] {
        vera.get(&format!("/api/v1/commitments?{bad}")).await.refused(422, "invalid");
    }
}

/// The vendor may pay before the goods are there, and can tell that it would.
#[actix_web::test]
async fn a_refund_says_that_the_goods_come_first() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut term = refund(20_000);
    term["return_required"] = json!(true);
    let offer = makes(vera, &case, json!([term])).await;
    answers(adam, &offer, "accept", json!({})).await.ok();
    let list = async |who: &Actor| {
        let list = who.get(&format!("{}/commitments", case.path())).await.ok();
        let of = |kind: &str| {
            let all = list["items"].as_array().unwrap();
            all.iter().find(|one| one["kind"] == kind).unwrap().clone()
        };
        (of("refund"), of("return"))
    };
    for who in [adam, vera] {
        let (refund, back) = list(who).await;
        assert_eq!((&refund["waits_for"], &back["waits_for"]), (&back["id"], &Value::Null));
        assert_eq!(
            refund["actions"][0]["allowed"],
            who.name == vera.name,
            "a firm may be generous"
        );
        let words = text(&back["text"]);
        assert!(words.contains(&case.number) && words.contains("Scratched covers"), "{words}");
        assert_eq!(refund["text"], "");
    }
    let settled = vera.get(&format!("{}/offers", case.path())).await.ok()["settlement"].clone();
    let (refund, back) = list(vera).await;
    let of_both = settled["commitments"].as_array().unwrap().iter();
    let said: Vec<&Value> =
        of_both.map(|one| &one["waits_for"]).filter(|id| !id.is_null()).collect();
    assert_eq!(said, [&back["id"]]);
    let one = vera.get("/api/v1/commitments?side=mine").await.ok()["items"][0].clone();
    assert_eq!((&one["id"], &one["waits_for"]), (&refund["id"], &back["id"]), "without the other");
    let sent = acts(adam, &back, "fulfil", json!({})).await.ok();
    assert_eq!(list(vera).await.0["waits_for"], back["id"], "on its way");
    acts(vera, &sent, "confirm", json!({})).await.ok();
    assert_eq!(list(vera).await.0["waits_for"], Value::Null);
}
