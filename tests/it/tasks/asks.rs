//! What a side is asked for beside whose turn a complaint is.
use concord::platform::authz::Role;
use serde_json::{Value, json};

use crate::disputes::{climbs_to_the_top, joins, mediated, moves, proposes};
use crate::support::http::Answer;
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{Actor, Case, World, text};

/// What somebody is asked for, as `kind number`.
async fn asked(who: &Actor) -> Vec<String> {
    let asks = who.get("/api/v1/asks").await.ok();
    let line = |ask: &Value| format!("{} {}", text(&ask["kind"]), ask["count"]);
    let mut all: Vec<String> = asks["items"].as_array().unwrap().iter().map(line).collect();
    all.sort();
    all
}

async fn waiting(who: &Actor) -> i64 {
    who.get("/api/v1/counts").await.ok()["your_turn"].as_i64().unwrap()
}

async fn offers(who: &Actor, case: &Case, terms: Value) -> Value {
    let version = who.get(&case.path()).await.ok()["version"].clone();
    let input = json!({ "version": version, "terms": terms });
    who.post(&format!("{}/offers", case.path()), input).await.ok()
}

#[actix_web::test]
async fn an_offer_is_answered_and_its_promises_are_kept_and_confirmed() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    vera.acknowledges(&case).await;
    let refund = json!({ "kind": "refund", "by": "vendor", "amount_minor": 5000,
        "currency": "EUR", "quantity": 10, "return_required": true, "due_on": "2027-01-20" });
    let offer = offers(vera, &case, json!([refund])).await;
    assert_eq!(asked(adam).await, ["offer 1"]);
    assert_eq!(asked(vera).await, Vec::<String>::new(), "whoever asks is not asked");
    let ask = adam.get("/api/v1/asks").await.ok()["items"][0].clone();
    assert_eq!((&ask["record"]["id"], &ask["until"]), (&json!(case.id), &offer["valid_until"]));
    assert_eq!(ask["with"][0]["name"], firm(vera));
    for name in ["boris", "wanda"] {
        assert_eq!(asked(world.person(name)).await, Vec::<String>::new(), "{name}");
    }
    let path = format!("/api/v1/offers/{}/actions/accept", text(&offer["id"]));
    adam.post(&path, json!({ "version": 1, "sha256": offer["sha256"] })).await.ok();
    // The goods go back first: that is the customer's own promise.
    assert_eq!((asked(adam).await, asked(vera).await), (one("promise 1"), one("promise 1")));
    let promises = vera.get(&format!("/api/v1/commitments?record_id={}", case.id)).await.ok();
    let back = promises["items"].as_array().unwrap().iter().find(|each| each["kind"] == "return");
    let back = back.expect("the return is promised");
    assert_eq!((&back["side"], &back["quantity"]), (&json!("customer"), &json!(10)));
    let path = format!("/api/v1/commitments/{}/actions/fulfil", text(&back["id"]));
    adam.post(&path, json!({ "version": back["version"] })).await.ok();
    assert_eq!(asked(adam).await, Vec::<String>::new());
    assert_eq!(asked(vera).await, ["confirmation 1", "promise 1"]);
    assert_eq!((waiting(vera).await, waiting(adam).await), (1, 0), "a record counts once");
}

fn firm(who: &Actor) -> String {
    format!("Firm {}", who.organisation)
}

fn one(line: &str) -> Vec<String> {
    vec![line.to_owned()]
}

#[actix_web::test]
async fn steps_up_and_mediators_words_are_asked_of_those_who_may_answer() {
    let world = World::new().await;
    let case = world.case().await;
    let (anna, mark) = (world.person("anna"), world.person("mark"));
    climbs_to_the_top(&world, &case).await;
    proposes(&world, &case).await;
    let of = |all: Vec<String>| all.into_iter().filter(|kind| kind != "reaction 1").collect();
    let mediation: Vec<String> = of(asked(mark).await);
    assert_eq!(mediation, ["mediator 1"]);
    assert!(of(asked(anna).await).is_empty(), "her side proposed");
    let low: Vec<String> = of(asked(world.vendor()).await);
    assert!(low.is_empty(), "a firm is bound by its managers alone: {low:?}");
    let before = waiting(mark).await;
    moves(mark, &case, "consent", json!({})).await;
    let mia = joins(&world, "mia@example.net", "Mia Quarles").await;
    moves(&mia, &case, "recommend", json!({ "text": "Share it." })).await;
    assert_eq!(of(asked(mark).await), ["recommendation 1"]);
    assert_eq!(of(asked(anna).await), ["recommendation 1"]);
    assert_eq!(waiting(mark).await, before);
    assert_eq!(asked(&mia).await, Vec::<String>::new(), "a guest has its own list");
    moves(mark, &case, "accept", json!({})).await;
    assert!(of(asked(mark).await).is_empty());
    assert_eq!(of(asked(anna).await), ["recommendation 1"]);
}

#[actix_web::test]
async fn a_mediator_is_told_what_it_is_about_and_when_it_is_over() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let said = "ask you to mediate";
    let invitation = mail_that_says(&world.app.mailer, "mia@example.net", said);
    let (adam, vera) = (world.customer(), world.vendor());
    let title = text(&adam.get(&case.path()).await.ok()["title"]);
    for word in [&title, &firm(adam), &firm(vera)] {
        assert!(invitation.text.contains(word.as_str()), "{word} in {}", invitation.text);
    }
    moves(&mia, &case, "recommend", json!({ "text": "Share it." })).await;
    moves(world.person("mark"), &case, "accept", json!({})).await;
    let sent = mails_to(&world.app.mailer, "mia@example.net").len();
    moves(world.person("anna"), &case, "accept", json!({})).await;
    world.app.work().await;
    mia.get(&case.path()).await.refused(404, "not_found");
    let mails = mails_to(&world.app.mailer, "mia@example.net");
    let last = &mails[sent..];
    assert_eq!(last.len(), 1, "{last:?}");
    let number = text(&adam.get(&case.path()).await.ok()["number"]);
    assert!(last[0].subject.contains(&number) && !last[0].text.contains(&title), "{last:?}");
    let cases = mia.get("/api/v1/guest/complaints").await.ok();
    assert_eq!(cases["items"], json!([]));
    let ended = &cases["ended"][0];
    assert_eq!(
        (&ended["number"], &ended["outcome"]),
        (&json!(number), &json!("settled_by_recommendation"))
    );
    for name in ["adam", "vera", "boris"] {
        assert_eq!(
            world.person(name).get("/api/v1/guest/complaints").await.ok()["ended"],
            json!([])
        );
    }
}

#[actix_web::test]
async fn nobody_answers_for_one_firm_what_they_asked_for_the_other() {
    let world = World::new().await;
    let case = world.case().await;
    let refused = |answer: Answer| {
        let reason = answer.refused(409, "action_not_allowed").json()["reason"].clone();
        assert_eq!(reason, "other_side");
    };
    let (adam, anna) = (world.customer(), world.person("anna"));
    let (adam_at_v1, anna_at_v1) = (
        world.takes_on_as(world.person("olga"), adam, Role::Manager).await,
        world.takes_on_as(world.person("olga"), anna, Role::Manager).await,
    );
    let climb = json!({ "reason": "disagreement", "severity": "major", "trend": "same" });
    let step = adam.post(&format!("{}/escalations", case.path()), climb).await.ok();
    for action in ["approve", "decline"] {
        let path = format!("/api/v1/escalations/{}/actions/{action}", text(&step["id"]));
        let input = json!({ "version": step["version"], "reason": "No." });
        refused(adam_at_v1.post(&path, input).await);
    }
    let path = format!("/api/v1/escalations/{}/actions/approve", text(&step["id"]));
    world.person("mark").post(&path, json!({ "version": step["version"] })).await.ok();
    climbs_to_the_top(&world, &case).await;
    let made = proposes(&world, &case).await;
    for action in ["consent", "decline"] {
        let path = format!("/api/v1/mediations/{}/actions/{action}", text(&made["id"]));
        let input = json!({ "version": made["version"], "reason": "No." });
        refused(anna_at_v1.post(&path, input).await);
    }
    let new = json!({ "title": "NDA", "valid_from": "2026-01-01", "valid_until": "2026-12-31" });
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let nda = anna.post(&path, new).await.ok();
    for action in ["confirm", "decline"] {
        let path = format!("/api/v1/ndas/{}/actions/{action}", text(&nda["id"]));
        let input = json!({ "version": nda["version"], "reason": "No." });
        refused(anna_at_v1.post(&path, input).await);
    }
}

#[actix_web::test]
async fn of_a_proposal_that_came_to_nothing_no_mediator_is_told() {
    let world = World::new().await;
    let (case, mia) = mediated(&world).await;
    let input = json!({ "outcome": "withdrawn" });
    moves(&mia, &case, "close", input.clone()).await;
    let ended = async || mia.get("/api/v1/guest/complaints").await.ok()["ended"].clone();
    let before = ended().await;
    assert_eq!(before.as_array().unwrap().len(), 1);
    // The same person again, taken back before the other side has agreed.
    let other = world.case().await;
    climbs_to_the_top(&world, &other).await;
    proposes(&world, &other).await;
    moves(world.person("anna"), &other, "close", input).await;
    world.app.work().await;
    assert_eq!(ended().await, before);
}

/// The turn's clock and the offer's own end are one date: whichever comes first.
#[actix_web::test]
async fn an_offer_is_due_when_its_turn_is() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let mut due = Vec::new();
    for days in [1, 300] {
        let case = world.case().await;
        vera.acknowledges(&case).await;
        let terms = json!([{ "kind": "repair", "by": "vendor" }]);
        let version = adam.sees(&case).await["version"].clone();
        let input = json!({ "version": version, "terms": terms, "valid_days": days });
        let offer = vera.post(&format!("{}/offers", case.path()), input).await.ok();
        world.app.work().await;
        let turn = adam.sees(&case).await["ball"].clone();
        assert_eq!(turn["side"], "customer");
        let asks = adam.get("/api/v1/asks").await.ok();
        let ask =
            asks["items"].as_array().unwrap().iter().find(|ask| ask["record"]["id"] == case.id);
        assert_eq!(ask.unwrap()["until"], turn["until"], "{days}");
        let list = adam.get("/api/v1/complaints").await.ok();
        let listed = list["items"].as_array().unwrap().iter().find(|item| item["id"] == case.id);
        assert_eq!(listed.unwrap()["due_at"], turn["until"], "{days}");
        due.push((turn["until"].clone(), offer["valid_until"].clone()));
        // Once it is answered, its end is no date of anybody's.
        let path = format!("/api/v1/offers/{}/actions/reject", text(&offer["id"]));
        adam.post(&path, json!({ "version": 1, "reason": "No." })).await.ok();
        world.app.work().await;
        let after = adam.sees(&case).await["ball"].clone();
        assert_eq!(after["side"], "vendor");
        assert_ne!(after["until"], offer["valid_until"]);
    }
    assert_eq!(due[0].0, due[0].1, "the offer runs out first");
    assert!(text(&due[1].0) < text(&due[1].1), "the clock runs out first: {:?}", due[1]);
}
