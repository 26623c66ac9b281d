//! What a side is asked for beside whose turn a complaint is.
use serde_json::{Value, json};

use crate::disputes::{climbs_to_the_top, joins, mediated, moves, proposes};
use crate::support::mail::mails_to;
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
    let invitation = &mails_to(&world.app.mailer, "mia@example.net")[0];
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
