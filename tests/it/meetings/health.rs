//! The figures of a relationship: the same for both sides, of what both of them see.
use serde_json::{Value, json};

use super::{does, held, plans};
use crate::disputes::offers::{answers, claimed, makes, refund};
use crate::support::actors::text;
use crate::support::{Actor, World};

fn at(world: &World, case: &str) -> String {
    format!("/api/v1/relationships/{}/health", world.relationship(case))
}

async fn health(world: &World, who: &Actor) -> Value {
    who.get(&at(world, "A")).await.ok()
}

/// Something of everything, and a year of it.
async fn lives(world: &World) {
    let (adam, vera) = (world.customer(), world.vendor());
    let closed = world.case().await;
    vera.acknowledges(&closed).await;
    world.app.clock.advance(3600);
    vera.does(&closed, "ask_customer", json!({ "question": "Which?" })).await;
    world.app.clock.advance(2 * 3600);
    adam.does(&closed, "answer", json!({ "body": "The second." })).await;
    adam.does(&closed, "withdraw", json!({ "reason": "Ours." })).await;
    for (due, kept) in [("2026-03-12", false), ("2026-03-20", true), ("2026-04-20", false)] {
        let case = claimed(world).await;
        let mut term = refund(5000);
        term["due_on"] = json!(due);
        let offer = makes(vera, &case, json!([term])).await;
        answers(adam, &offer, "accept", json!({})).await.ok();
        if kept {
            let owed = adam.get(&format!("{}/commitments", case.path())).await.ok();
            let done =
                format!("/api/v1/commitments/{}/actions/fulfil", text(&owed["items"][0]["id"]));
            vera.post(&done, json!({ "version": 1 })).await.ok();
        }
    }
    let meeting = held(world).await;
    let input = json!({ "by": "customer", "text": "Measure again", "due_on": "2026-03-11" });
    let path = format!("/api/v1/meetings/{}/commitments", text(&meeting["id"]));
    vera.post(&path, input).await.ok();
    world.app.clock.advance(4 * 86_400);
    world.app.work().await;
    // Fulfilled, but late.
    let owed = format!("/api/v1/commitments?record_id={}", text(&meeting["id"]));
    let owed = adam.get(&owed).await.ok()["items"][0].clone();
    let done = format!("/api/v1/commitments/{}/actions/fulfil", text(&owed["id"]));
    adam.post(&done, json!({ "version": owed["version"] })).await.ok();
}

#[actix_web::test]
async fn both_sides_are_given_the_same_bytes() {
    let world = World::new().await;
    lives(&world).await;
    crate::agreements::agrees(&world).await;
    let next = plans(&world).await;
    let mut shown = Vec::new();
    for name in ["olga", "mark", "vera", "otto", "anna", "adam", "abel"] {
        let answer = world.person(name).get(&at(&world, "A")).await;
        assert_eq!(answer.status, 200);
        shown.push(answer.bytes);
    }
    assert!(shown.iter().all(|bytes| *bytes == shown[0]), "one truth for both sides");
    let seen = health(&world, world.customer()).await;
    assert_eq!(seen["covers"], "relationship");
    assert_eq!(seen["since"], "2025-04-01");
    for part in ["open", "commitments", "complaints", "held", "settlements"] {
        assert!(seen[part]["n"].is_i64(), "{part} has no n: {seen:#}");
        assert!(seen[part]["definition"].is_string(), "{part} has no definition: {seen:#}");
    }
    let side = |part: &str, side: &str| {
        let all = seen[part]["by_side"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["side"] == side).unwrap()
    };
    let vendor = side("commitments", "vendor");
    let figures =
        |of: &Value| ["n", "kept", "late", "missed", "open"].map(|name| of[name].as_i64().unwrap());
    assert_eq!(figures(&vendor), [2, 1, 0, 1, 1]);
    assert_eq!(figures(&side("commitments", "customer")), [1, 0, 1, 0, 0]);
    assert_eq!(seen["settlements"]["n"], 3);
    let sum = json!([{ "by": "vendor", "currency": "EUR", "amount_minor": 15_000, "n": 3 }]);
    assert_eq!(seen["settlements"]["sums"], sum);
    let months = seen["complaints"]["months"].as_array().unwrap();
    assert_eq!(months.len(), 12);
    assert_eq!((&months[0]["month"], &months[11]["month"]), (&json!("2025-04"), &json!("2026-03")));
    // A promise that was missed has opened its complaint again.
    let march = json!({ "month": "2026-03", "opened": 4, "closed": 1, "reopened": 1 });
    assert_eq!(months[11], march);
    let customer = side("held", "customer");
    assert!(customer["n"].as_i64().unwrap() >= 1, "{seen:#}");
    assert!(customer["median_seconds"].is_i64());
    let open: i64 = seen["open"]["by_ball"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["count"].as_i64().unwrap())
        .sum();
    assert_eq!(json!(open), seen["open"]["n"]);
    assert_eq!(seen["open"]["n"], 3);
    assert_eq!(seen["agreement"]["version"], 1);
    assert!(seen["agreement"]["review_at"].is_string());
    assert_eq!(seen["next_meeting"]["id"], next["id"]);
    assert_eq!(seen["last_meeting"]["state"], "held");
}

#[actix_web::test]
async fn a_draft_another_customer_and_a_private_word_change_no_figure() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = world.case().await;
    let before = health(&world, vera).await;
    let mut draft = Actor::complaint(world.relationship("A"), "Not yet");
    draft["submit"] = json!(false);
    adam.post("/api/v1/complaints", draft).await.ok();
    world.person("boris").files(world.relationship("B"), "Another firm's").await;
    adam.says(&case, "private", "Among us.").await;
    for who in [adam, vera] {
        assert_eq!(health(&world, who).await, before, "{}", who.name);
    }
    for stranger in ["boris", "wanda"] {
        world.person(stranger).get(&at(&world, "A")).await.refused(404, "not_found");
    }
}

#[actix_web::test]
async fn whoever_sees_less_is_told_that_the_figures_are_of_less() {
    let world = World::new().await;
    let (adam, anna, ralf) = (world.customer(), world.person("anna"), world.person("ralf"));
    let firm = anna.get("/api/v1/organisation").await.ok();
    anna.patch("/api/v1/organisation", &firm["version"], json!({ "sees": "own" })).await.ok();
    world.case().await;
    let seen = health(&world, ralf).await;
    assert_eq!((&seen["covers"], &seen["open"]["n"]), (&json!("own_view"), &json!(0)));
    assert_eq!(health(&world, adam).await["open"]["n"], 1);
    let whole = health(&world, anna).await;
    assert_eq!((&whole["covers"], &whole["open"]["n"]), (&json!("relationship"), &json!(1)));
    assert_eq!(health(&world, world.vendor()).await, whole);
}

#[actix_web::test]
async fn an_empty_relationship_has_figures_too() {
    let world = World::new().await;
    let seen = health(&world, world.vendor()).await;
    assert_eq!((&seen["open"]["n"], &seen["open"]["by_ball"]), (&json!(0), &json!([])));
    assert_eq!(seen["agreement"]["version"], 0);
    for name in ["last_meeting", "next_meeting"] {
        assert_eq!(seen[name], Value::Null);
    }
    assert_eq!(seen["held"]["by_side"][0]["median_seconds"], Value::Null);
    // A meeting that was called off is neither the last nor the next one.
    let meeting = plans(&world).await;
    does(world.vendor(), &meeting, "cancel", json!({ "reason": "Ill." })).await;
    assert_eq!(health(&world, world.vendor()).await["next_meeting"], Value::Null);
}
