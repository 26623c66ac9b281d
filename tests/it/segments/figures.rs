//! What figures say of a customer counts like anything else that is known of it.
use serde_json::{Value, json};

use super::{PATH, by_rule, members};
use crate::figures::{Sold, customer, sold};
use crate::support::{Actor, Sent, World, text};

const DAY: i64 = 86_400;
const A: &str = "SENT-A-vendor-name";

async fn sets_limits(who: &Actor) {
    let limits = json!({
        "days": [30, 60, 120, 240], "orders": [2, 3, 5, 8],
        "net_minor": [10_000, 50_000, 100_000, 500_000],
    });
    let body = json!({ "discount_bp": 1_000, "limits": limits });
    let sent = Sent::json(&body).with("if-match", "\"0\"");
    who.send("PUT", "/api/v1/insights/settings", sent).await.ok();
}

/// Eight orders of one customer, one in thirty days, and one of another.
async fn some_orders(world: &World) -> String {
    let a = world.relationship("A").to_owned();
    let new = customer(world.person("olga"), "Newcomer").await;
    let mut orders: Vec<Sold<'_>> = (0..8).map(|n| Sold(&a, 5 + n * 30, 80_000)).collect();
    orders.push(Sold(&new, 3, 9_000));
    sold(world, world.vendor(), &orders).await;
    a
}

async fn last_move(who: &Actor, segment: &Value) -> Value {
    let path = format!("{PATH}/{}/history", text(&segment["id"]));
    who.get(&path).await.ok()["items"][0].clone()
}

#[actix_web::test]
async fn scores_and_rhythm_say_who_comes_in_and_time_alone_changes_them() {
    let world = World::new().await;
    let (olga, mark) = (world.person("olga"), world.person("mark"));
    let a = some_orders(&world).await;
    let best = json!({ "op": "in", "fact": "rfm_class", "values": ["champions"] });
    let best = by_rule(mark, "Champions", best).await;
    let silent = json!({ "op": "in", "fact": "rhythm", "values": ["silent"] });
    let silent = by_rule(mark, "Silent", silent).await;
    world.app.work().await;
    assert!(members(mark, &best).await.is_empty(), "nobody is scored without limits");
    sets_limits(olga).await;
    world.app.work().await;
    assert_eq!(members(mark, &best).await, [A], "limits change the figures at once");
    assert!(members(mark, &silent).await.is_empty());
    let came = last_move(mark, &best).await;
    assert_eq!(came["why"]["facts"], json!([{ "fact": "rfm_class", "text": "champions" }]));

    // It orders every thirty days, and has not for ninety-five: the daily look finds it.
    let is_silent = async || members(mark, &silent).await.contains(&A.to_owned());
    world.app.clock.advance(90 * DAY);
    world.app.work().await;
    assert!(is_silent().await);
    assert!(members(mark, &best).await.is_empty(), "its last order is too long ago");
    let left = last_move(mark, &best).await;
    assert_eq!(
        (&left["joined"], &left["why"]["facts"][0]["text"]),
        (&json!(false), &json!("loyal"))
    );
    sold(&world, world.vendor(), &[Sold(&a, 0, 80_000)]).await;
    world.app.clock.advance(DAY);
    world.app.work().await;
    assert!(!is_silent().await, "an order ends the silence");
}

#[actix_web::test]
async fn orders_are_counted_in_the_days_that_were_asked_for() {
    let world = World::new().await;
    let mark = world.person("mark");
    some_orders(&world).await;
    let much = json!({ "op": "at_least", "fact": "orders_net", "number": 100_000, "days": 60 });
    let much = by_rule(mark, "Much of late", much).await;
    let yearly = json!({ "op": "at_least", "fact": "yearly_value", "number": 600_000 });
    let yearly = by_rule(mark, "Much a year", yearly).await;
    world.app.work().await;
    assert_eq!(members(mark, &much).await, [A]);
    assert_eq!(members(mark, &yearly).await, [A]);
    let came = last_move(mark, &much).await;
    let facts = json!([{ "fact": "orders_net", "number": 160_000, "days": 60, "currency": "EUR" }]);
    assert_eq!(came["why"]["facts"], facts);
    // The second of the two is sixty days old in twenty-five: that moment is known beforehand.
    world.app.clock.advance(24 * DAY);
    world.app.work().await;
    assert_eq!(members(mark, &much).await, [A], "not before");
    world.app.clock.advance(DAY + 3600);
    world.app.work().await;
    assert!(members(mark, &much).await.is_empty());
}

#[actix_web::test]
async fn a_preview_knows_figures_and_words_that_are_none_are_refused() {
    let world = World::new().await;
    let mark = world.person("mark");
    some_orders(&world).await;
    world.app.work().await;
    let preview = |condition: Value| {
        let path = format!("{PATH}/preview");
        async move { mark.post(&path, json!({ "condition": condition })).await }
    };
    let usual = json!({ "op": "in", "fact": "rhythm", "values": ["usual"] });
    let found = preview(usual).await.ok();
    assert!(found["count"].as_i64().unwrap() >= 1, "{found}");
    assert_eq!(found["examples"][0]["facts"][0]["text"], "usual", "{found}");
    for (bad, field) in [
        (json!({ "op": "in", "fact": "rhythm", "values": ["loud"] }), "condition.values"),
        (json!({ "op": "in", "fact": "rfm_class", "values": ["best"] }), "condition.values"),
        (
            json!({ "op": "at_least", "fact": "rfm_money", "number": 4, "days": 30 }),
            "condition.days",
        ),
        (json!({ "op": "at_most", "fact": "orders", "number": 4, "days": 0 }), "condition.days"),
    ] {
        let refused = preview(bad).await.refused(422, "invalid");
        assert_eq!(refused.json()["errors"][0]["field"], field);
    }
}
