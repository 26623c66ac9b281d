//! Offers to a settlement: term by term, one end for each, both sides bound to what they saw.
use concord::platform::authz::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::actors::text;
use crate::support::dump::Dumper;
use crate::support::http::Answer;
use crate::support::{Actor, Case, World};

pub fn refund(amount: i64) -> Value {
    json!({ "kind": "refund", "by": "vendor", "amount_minor": amount, "currency": "EUR" })
}

fn offers(case: &Case) -> String {
    format!("{}/offers", case.path())
}

/// A complaint that Vera works on, with a claim in euros.
pub async fn claimed(world: &World) -> Case {
    let mut form = Actor::complaint(world.relationship("A"), "Scratched covers");
    form["claimed_amount_minor"] = json!(90_000);
    form["currency"] = json!("EUR");
    let case = Case::of(world.customer().post("/api/v1/complaints", form).await.ok());
    world.vendor().acknowledges(&case).await;
    case
}

pub async fn try_offer(who: &Actor, case: &Case, terms: Value) -> Answer {
    let version = who.sees(case).await["version"].clone();
    who.post(&offers(case), json!({ "version": version, "terms": terms })).await
}

pub async fn makes(who: &Actor, case: &Case, terms: Value) -> Value {
    try_offer(who, case, terms).await.ok()
}

pub async fn answers(who: &Actor, offer: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = offer["version"].clone();
    if action == "accept" && input.get("sha256").is_none() {
        input["sha256"] = offer["sha256"].clone();
    }
    who.post(&format!("/api/v1/offers/{}/actions/{action}", text(&offer["id"])), input).await
}

async fn all(who: &Actor, case: &Case) -> Value {
    who.get(&offers(case)).await.ok()
}

fn reason(answer: Answer) -> String {
    text(&answer.refused(409, "action_not_allowed").json()["reason"])
}

#[actix_web::test]
async fn two_sides_come_to_terms_and_the_terms_become_promises() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let first = makes(vera, &case, json!([refund(20_000)])).await;
    assert_eq!((first["number"].clone(), first["state"].clone()), (json!(1), json!("open")));
    let seen = adam.sees(&case).await;
    assert_eq!(
        (seen["status"].as_str(), seen["ball"]["side"].as_str()),
        (Some("acknowledged"), Some("customer"))
    );
    assert_eq!(reason(try_offer(vera, &case, json!([refund(1)])).await), "offer_open");
    // A counter-offer says what is different.
    let back = json!({ "kind": "return", "by": "customer", "due_on": "2026-03-20" });
    let counter = answers(
        adam,
        &first,
        "counter",
        json!({ "terms": [refund(50_000), back], "note": "Half of it." }),
    )
    .await
    .ok();
    assert_eq!(counter["supersedes_id"], first["id"]);
    assert_eq!(counter["diff"][0]["field"], "amount_minor");
    assert_eq!(counter["diff"][0]["from"], 20_000);
    assert_eq!(counter["diff"][1]["field"], "term");
    assert_eq!(vera.sees(&case).await["ball"]["side"], "vendor");
    let settled = answers(vera, &counter, "accept", json!({})).await.ok();
    assert_eq!(settled["state"], "accepted");
    let seen = adam.sees(&case).await;
    assert_eq!(
        (seen["status"].as_str(), seen["resolution_code"].as_str()),
        (Some("resolved"), Some("refund"))
    );
    assert_eq!(seen["ball"]["side"], "both");
    for who in [adam, vera] {
        let list = all(who, &case).await;
        assert_eq!(list["items"][0]["state"], "countered");
        assert_eq!(list["may_offer"]["reason"], "wrong_status");
        let settlement = &list["settlement"];
        assert_eq!(settlement["sha256"], counter["sha256"]);
        assert_eq!(settlement["signoff"]["state"], "complete");
        let votes: Vec<&Value> = settlement["signoff"]["slots"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slot| &slot["vote"])
            .collect();
        assert_eq!(votes, [&json!("signed"), &json!("signed")]);
        assert_eq!(settlement["commitments"].as_array().unwrap().len(), 2);
        assert_eq!(settlement["commitments"][0]["side"], "customer");
    }
    // What is over stays over, and nothing is offered after the settlement.
    for (who, offer) in [(adam, &first), (vera, &counter)] {
        for action in ["accept", "counter", "reject", "withdraw"] {
            let input = json!({ "reason": "No", "terms": [refund(1)] });
            let refused = answers(who, offer, action, input).await;
            assert!(["wrong_status", "wrong_side"].contains(&reason(refused).as_str()), "{action}");
        }
    }
    assert_eq!(reason(try_offer(vera, &case, json!([refund(1)])).await), "wrong_status");
    let kinds: Vec<String> =
        adam.reads(&case, "shared").await.iter().map(|entry| text(&entry["kind"])).collect();
    for kind in ["offer_made", "offer_countered", "commitment_made", "offer_accepted", "signed"] {
        assert!(kinds.iter().any(|told| told == kind), "{kind}: {kinds:?}");
    }
}

#[actix_web::test]
async fn a_counter_offer_takes_the_place_of_ones_own() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let own = makes(adam, &case, json!([refund(60_000)])).await;
    let theirs = makes(vera, &case, json!([refund(20_000)])).await;
    assert_eq!(adam.sees(&case).await["ball"]["side"], "both");
    let counter = json!({ "terms": [refund(40_000)] });
    let counter = answers(adam, &theirs, "counter", counter).await.ok();
    assert_eq!((&counter["number"], &counter["supersedes_id"]), (&json!(3), &theirs["id"]));
    let (_, items) = assert_sound(&world, &case).await;
    let states: Vec<&Value> = items.iter().map(|offer| &offer["state"]).collect();
    assert_eq!(states, ["withdrawn", "countered", "open"]);
    assert_eq!((&items[0]["id"], &items[0]["answered_side"]), (&own["id"], &json!("customer")));
    assert_eq!(vera.sees(&case).await["ball"]["side"], "vendor");
    let entries = vera.reads(&case, "shared").await;
    let told: Vec<&Value> = entries
        .iter()
        .map(|entry| &entry["kind"])
        .filter(|kind| text(kind).starts_with("offer_"))
        .collect();
    assert_eq!(told, ["offer_made", "offer_made", "offer_withdrawn", "offer_countered"]);
    assert_eq!(reason(answers(vera, &own, "accept", json!({})).await), "wrong_status");
    answers(vera, &counter, "accept", json!({})).await.ok();
    assert_sound(&world, &case).await;
}

/// Who is of both firms answers for neither what they said for the other.
#[actix_web::test]
async fn nobody_answers_their_own_offer_for_the_other_side() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let adam_at_v1 = world.takes_on_as(world.person("olga"), adam, Role::Manager).await;
    let offer = makes(adam, &case, json!([refund(60_000)])).await;
    for (action, input) in [
        ("accept", json!({})),
        ("counter", json!({ "terms": [refund(10)] })),
        ("reject", json!({ "reason": "Too much." })),
    ] {
        let refused = answers(&adam_at_v1, &offer, action, input).await;
        assert_eq!(reason(refused), "other_side", "{action}");
    }
    let (_, items) = assert_sound(&world, &case).await;
    assert_eq!((items.len(), &items[0]["state"]), (1, &json!("open")));
    // A colleague's is theirs to answer, and their own theirs to take back.
    answers(vera, &offer, "reject", json!({ "reason": "Too much." })).await.ok();
    let own = makes(adam, &case, json!([refund(50_000)])).await;
    answers(adam, &own, "withdraw", json!({})).await.ok();
}

#[actix_web::test]
async fn bad_offers_and_answers_change_nothing() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    let offer = makes(vera, &case, json!([refund(20_000)])).await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let before = dumper.rows().await;
    let changed = |field: &str, value: Value| {
        let mut term = refund(20_000);
        term[field] = value;
        json!([term])
    };
    for (terms, field, code) in [
        (changed("currency", json!("USD")), "terms[0].currency", "wrong_currency"),
        (changed("amount_minor", json!(-1)), "terms[0].amount_minor", "number_range"),
        (changed("amount_minor", json!(0)), "terms[0].amount_minor", "number_range"),
        (changed("amount_minor", json!(null)), "terms[0].amount_minor", "missing_field"),
        (changed("due_on", json!("2025-01-01")), "terms[0].due_on", "bad_date"),
        (changed("due_on", json!("2026-13-01")), "terms[0].due_on", "bad_date"),
        (changed("due_on", json!("9999-12-31")), "terms[0].due_on", "bad_date"),
        (json!([]), "terms", "missing_field"),
        (json!(vec![refund(1); 21]), "terms", "too_many"),
    ] {
        for answer in [
            try_offer(adam, &case, terms.clone()).await,
            answers(adam, &offer, "counter", json!({ "terms": terms })).await,
        ] {
            let refused = answer.refused(422, "invalid").json();
            let named = &refused["errors"][0];
            assert_eq!(
                (named["field"].as_str(), named["code"].as_str()),
                (Some(field), Some(code))
            );
        }
    }
    for input in [
        json!({ "terms": [{ "kind": "refund", "by": "vendor", "amount_minor": 1.5, "currency": "EUR" }] }),
        json!({ "terms": [refund(1)], "x": 1 }),
        json!({ "terms": [{ "kind": "bribe", "by": "vendor" }] }),
    ] {
        answers(adam, &offer, "counter", input).await.refused(422, "invalid");
    }
    answers(adam, &offer, "reject", json!({})).await.refused(422, "invalid");
    answers(adam, &offer, "accept", json!({ "sha256": "zz" })).await.refused(422, "invalid");
    assert_eq!(
        reason(answers(adam, &offer, "accept", json!({ "sha256": "00" })).await),
        "other_hash"
    );
    assert_eq!(reason(answers(vera, &offer, "accept", json!({})).await), "wrong_side");
    assert_eq!(reason(answers(adam, &offer, "withdraw", json!({})).await), "wrong_side");
    assert_eq!(
        reason(answers(world.person("abel"), &offer, "accept", json!({})).await),
        "role_too_low"
    );
    let stale = json!({ "id": offer["id"], "version": 7, "sha256": offer["sha256"] });
    let stale = answers(adam, &stale, "accept", json!({})).await.refused(409, "stale_version");
    assert_eq!(stale.json()["current"]["id"], offer["id"]);
    let stale = adam.post(&offers(&case), json!({ "version": 1, "terms": [refund(1)] })).await;
    stale.refused(409, "stale_version");
    // A foreign firm is told that there is no such thing.
    boris.get(&offers(&case)).await.refused(404, "not_found");
    boris
        .post(&offers(&case), json!({ "version": 3, "terms": [refund(1)] }))
        .await
        .refused(404, "not_found");
    for action in ["accept", "counter", "reject", "withdraw", "nonsense"] {
        let input = json!({ "reason": "x", "terms": [refund(1)] });
        let input = if action == "accept" { json!({}) } else { input };
        answers(boris, &offer, action, input).await.refused(404, "not_found");
    }
    dumper.assert_unchanged(&before, "bad offers").await;
}

#[actix_web::test]
async fn silence_ends_an_offer_and_climbs_one_rung() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, vera) = (world.customer(), world.vendor());
    let offer = makes(vera, &case, json!([refund(20_000)])).await;
    world.app.work().await;
    world.app.clock.advance(20 * 86_400 - 1);
    assert_eq!(all(adam, &case).await["items"][0]["actions"][0]["allowed"], true);
    world.app.clock.advance(1);
    // Over is over, also before the worker has come to it.
    assert_eq!(reason(answers(adam, &offer, "accept", json!({})).await), "expired");
    world.app.work().await;
    let list = all(adam, &case).await;
    assert_eq!(list["items"][0]["state"], "expired");
    assert_eq!(reason(answers(adam, &list["items"][0], "accept", json!({})).await), "expired");
    let ladder = adam.get(&format!("{}/escalations", case.path())).await.ok();
    assert_eq!(ladder["items"][0]["reason"], "offer_expired");
    assert_eq!(adam.sees(&case).await["status"], "acknowledged");
    // Nothing is forfeited: the same is offered again.
    makes(vera, &case, json!([refund(20_000)])).await;
}

#[actix_web::test]
async fn a_new_offer_finds_its_place_free_when_the_old_one_has_run_out() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let vera = world.vendor();
    makes(vera, &case, json!([refund(20_000)])).await;
    world.app.clock.advance(21 * 86_400);
    makes(vera, &case, json!([refund(30_000)])).await;
    let list = all(vera, &case).await;
    assert_eq!(list["items"][0]["state"], "expired");
    assert_eq!(list["items"][1]["state"], "open");
}

/// Whatever the order: at most one open offer for each side, at most one settlement.
async fn assert_sound(world: &World, case: &Case) -> (usize, Vec<Value>) {
    let list = all(world.vendor(), case).await;
    let items = list["items"].as_array().unwrap().clone();
    let count = |state: &str, side: &str| {
        items
            .iter()
            .filter(|offer| offer["state"] == state && (side.is_empty() || offer["side"] == side))
            .count()
    };
    assert!(count("open", "customer") <= 1 && count("open", "vendor") <= 1, "{items:#?}");
    let accepted = count("accepted", "");
    assert!(accepted <= 1, "{items:#?}");
    let status = world.vendor().sees(case).await["status"].clone();
    assert_eq!(status == "resolved", accepted == 1, "{status}");
    if accepted == 1 {
        assert_eq!(count("open", ""), 0);
        let told = world.vendor().reads(case, "shared").await;
        assert_eq!(told.iter().filter(|entry| entry["kind"] == "offer_accepted").count(), 1);
        assert_eq!(told.iter().filter(|entry| entry["kind"] == "signed").count(), 1);
        assert_eq!(list["settlement"]["commitments"].as_array().unwrap().len(), 1);
    }
    (accepted, items)
}

#[actix_web::test]
async fn two_hundred_answers_at_once_leave_one_end() {
    let world = World::new().await;
    let case = claimed(&world).await;
    let (adam, anna, vera, mark) =
        (world.customer(), world.person("anna"), world.vendor(), world.person("mark"));
    let offer = makes(vera, &case, json!([refund(20_000)])).await;
    let moves = (0..200).map(|number| {
        let (who, action) = match number % 5 {
            0 => (adam, "accept"),
            1 => (anna, "counter"),
            2 => (adam, "reject"),
            3 => (vera, "withdraw"),
            _ => (mark, "withdraw"),
        };
        let input = match action {
            "counter" => json!({ "terms": [refund(30_000)] }),
            "accept" => json!({}),
            _ => json!({ "reason": "No." }),
        };
        answers(who, &offer, action, input)
    });
    let outcomes = join_all(moves).await;
    assert!(
        outcomes.iter().all(|answer| answer.status < 500 || answer.status == 503),
        "{outcomes:#?}"
    );
    let won = outcomes.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1, "one of them ended it");
    let (accepted, items) = assert_sound(&world, &case).await;
    assert_ne!(items[0]["state"], "open");
    assert!(items.len() <= 2 && accepted <= 1);
    world.app.work().await;
    assert_sound(&world, &case).await;
}

#[actix_web::test]
async fn whatever_the_order_one_settlement_at_most() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    // A small generator of its own: the same orders in every run.
    let mut seed = 20_260_310_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for _ in 0..4 {
        let case = claimed(&world).await;
        for _ in 0..12 {
            let who = if next(2) == 0 { adam } else { vera };
            let items = all(who, &case).await["items"].as_array().unwrap().clone();
            let number = next(items.len() + 1);
            let answer = match items.get(number) {
                None => try_offer(who, &case, json!([refund(1000)])).await,
                Some(offer) => {
                    let action = ["counter", "reject", "withdraw", "accept"][next(4)];
                    let input = match action {
                        "counter" => json!({ "terms": [refund(2000)] }),
                        "accept" => json!({}),
                        _ => json!({ "reason": "No." }),
                    };
                    answers(who, offer, action, input).await
                }
            };
            assert!(answer.status < 500, "{}", answer.text());
            assert_sound(&world, &case).await;
        }
    }
}
