//! Figures of customers by what they order.
use serde_json::{Value, json};

use super::{PATH, Sold, customer, sold};
use crate::support::{Actor, Sent, World, text};

async fn asks(who: &Actor, path: &str) -> Value {
    who.get(&format!("{PATH}/{path}")).await.ok()
}

/// Sets what money is worked out with.
async fn sets(who: &Actor, version: i32, body: Value) -> Value {
    let sent = Sent::json(&body).with("if-match", format!("\"{version}\""));
    who.send("PUT", &format!("{PATH}/settings"), sent).await.ok()
}

fn limits() -> Value {
    json!({
        "days": [30, 60, 120, 240], "orders": [2, 3, 5, 8],
        "net_minor": [10_000, 50_000, 100_000, 500_000],
    })
}

#[actix_web::test]
async fn few_customers_are_scored_by_limits_or_not_at_all() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let (a, new) = (world.relationship("A").to_owned(), customer(olga, "Newcomer").await);
    let mut orders: Vec<Sold<'_>> = (0..8).map(|n| Sold(&a, 5 + n * 30, 80_000)).collect();
    orders.extend([Sold(&a, 4, -20_000), Sold(&new, 3, 9_000), Sold(&new, 3, 500)]);
    sold(&world, vera, &orders).await;
    let bare = asks(vera, "rfm").await;
    assert_eq!((&bare["n"], &bare["rows"]), (&json!(2), &json!([])));
    assert_eq!(
        bare["notes"][0],
        json!({ "code": "limits_not_set", "count": 2, "amount_minor": null })
    );
    sets(olga, 0, json!({ "discount_bp": 1_000, "limits": limits() })).await;
    let found = asks(vera, "rfm").await;
    let keys: Vec<String> =
        found["rows"].as_array().unwrap().iter().map(|row| text(&row["key"])).collect();
    assert_eq!(keys, ["champions", "new"], "{found}");
    assert_eq!(
        (&found["currency"], &found["rows"][0]["cells"][3]),
        (&json!("EUR"), &json!(620_000))
    );
    let behind = asks(vera, "rfm/rows?row=new").await;
    assert_eq!(behind["items"][0]["customer"], "Newcomer");
    assert_eq!(behind["items"][0]["amount_minor"], 9_500);
    // The same of one customer: eight orders, the ninth line came back.
    let of = vera.get(&format!("/api/v1/accounts/{a}/figures")).await.ok();
    assert_eq!((&of["n"], &of["rfm"]["segment"]), (&json!(8), &json!("champions")));
    assert_eq!((&of["churn"]["silent"], &of["churn"]["usual_days"]), (&json!(false), &json!(30)));
    assert_eq!(of["value"], Value::Null, "the margin is not known");
    // Limits that do not rise are none.
    let mut wrong = limits();
    wrong["days"] = json!([30, 30, 60, 90]);
    let body = json!({ "discount_bp": 1_000, "limits": wrong });
    let sent = Sent::json(&body).with("if-match", "\"1\"");
    olga.send("PUT", &format!("{PATH}/settings"), sent).await.refused(422, "invalid");
}

#[actix_web::test]
async fn who_is_silent_for_longer_than_usual_is_flagged_with_the_money_at_risk() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let (silent, steady) = (customer(olga, "Silent").await, customer(olga, "Steady").await);
    let mut orders: Vec<Sold<'_>> = (0..6).map(|n| Sold(&silent, 90 + n * 10, 100_000)).collect();
    orders.extend((0..6).map(|n| Sold(&steady, 5 + n * 10, 50_000)));
    sold(&world, vera, &orders).await;
    sets(olga, 0, json!({ "margin_bp": 2_500, "discount_bp": 1_000 })).await;
    let found = asks(vera, "silent_churn").await;
    assert_eq!((&found["n"], &found["headline"]["value"]), (&json!(2), &json!(0.5)));
    let behind = asks(vera, "silent_churn/rows").await;
    assert_eq!((&behind["n"], &behind["items"][0]["customer"]), (&json!(1), &json!("Silent")));
    assert_eq!(behind["items"][0]["amount_minor"], 150_000, "a quarter of six thousand a year");
    assert_eq!(behind["items"][0]["days"], 90);
    let second = asks(vera, "repeat_purchase").await;
    assert_eq!((&second["n"], &second["rows"][0]["cells"][3]), (&json!(2), &json!(1.0)));
    let cohorts = asks(vera, "cohort_retention").await;
    assert_eq!(cohorts["drawing"]["kind"], "heat");
    assert!(
        cohorts["rows"].as_array().unwrap().iter().all(|row| row["cells"][2] == 1),
        "{cohorts}"
    );
    let after = asks(vera, "retention_after_complaint").await;
    assert_eq!(after["rows"].as_array().unwrap().len(), 3);
}

#[actix_web::test]
async fn what_a_customer_is_worth_is_not_known_until_the_margin_is() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let mut customers = Vec::new();
    for n in 0..10 {
        customers.push(customer(olga, &format!("Customer {n}")).await);
    }
    let mut orders: Vec<Sold<'_>> = customers.iter().map(|id| Sold(id, 500, 10_000)).collect();
    orders.extend(customers.iter().take(8).map(|id| Sold(id, 100, 10_000)));
    sold(&world, vera, &orders).await;
    let bare = asks(vera, "customer_value").await;
    assert_eq!((&bare["headline"], &bare["rows"]), (&Value::Null, &json!([])));
    sets(olga, 0, json!({ "margin_bp": 10_000, "discount_bp": 1_000 })).await;
    let found = asks(vera, "customer_value").await;
    assert_eq!(found["headline"]["value"], 26_667);
    assert_eq!(found["headline"]["n"], 10);
    // What a new one costs is not known before somebody says what was spent.
    let path = format!("{PATH}/spend");
    let bare = asks(vera, "keep_or_win").await;
    assert_eq!(bare["headline"]["value"], Value::Null);
    let unknown = bare["notes"].as_array().unwrap().iter().find(|n| n["code"] == "spend_not_known");
    assert_eq!(unknown.unwrap()["count"], 11);
    let months = json!({ "items": [
        { "month": "2026-02", "currency": "EUR", "amount_minor": 50_000 },
        { "month": "2026-01", "currency": "EUR", "amount_minor": 10_000 },
    ] });
    assert_eq!(olga.put(&path, months).await.ok()["items"][0]["month"], "2026-01");
    let found = asks(vera, "keep_or_win").await;
    let february = &found["rows"].as_array().unwrap().last().unwrap()["cells"];
    assert_eq!(february[2], 50_000);
    assert_eq!(february[3], Value::Null, "nobody new came: there is nothing to divide by");
    let kept = found["notes"].as_array().unwrap().iter().find(|note| note["code"] == "kept_worth");
    assert_eq!(kept.unwrap()["amount_minor"], 26_667);
    // A month without an amount is not known again.
    let back = json!({ "items": [{ "month": "2026-02" }] });
    assert_eq!(olga.put(&path, back).await.ok()["items"].as_array().unwrap().len(), 1);
    for wrong in [
        json!({ "month": "2026-13", "currency": "EUR", "amount_minor": 1 }),
        json!({ "month": "2026-01", "currency": "eur", "amount_minor": 1 }),
        json!({ "month": "2026-01", "currency": "EUR", "amount_minor": -1 }),
    ] {
        olga.put(&path, json!({ "items": [wrong] })).await.refused(422, "invalid");
    }
}

#[actix_web::test]
async fn what_stands_behind_a_figure_is_read_page_by_page_and_taken_along_as_a_whole() {
    let world = World::new().await;
    let vera = world.vendor();
    let buyer = |n: usize| format!("Buyer {n:03}");
    let orders = (0..203).map(|n| crate::orders::order(&n.to_string(), Some(&buyer(n)), -9));
    crate::orders::told(&world, vera, orders.collect()).await;
    let first = asks(vera, "rfm/rows").await;
    assert_eq!((&first["n"], first["items"].as_array().unwrap().len()), (&json!(203), 200));
    let next = format!("rfm/rows?cursor={}", text(&first["next_cursor"]));
    let second = asks(vera, &next).await;
    assert_eq!((&second["n"], &second["next_cursor"]), (&json!(203), &Value::Null));
    let items = [&first, &second].map(|page| page["items"].as_array().unwrap().clone());
    let mut seen: Vec<String> = items.concat().iter().map(|one| text(&one["customer"])).collect();
    seen.sort();
    assert_eq!(seen, (0..203).map(buyer).collect::<Vec<_>>());
    let csv = vera.get(&format!("{PATH}/rfm/rows.csv")).await.text();
    assert_eq!((csv.lines().count(), csv.contains("Buyer 202")), (204, true));
    vera.get(&format!("{PATH}/rfm/rows?cursor=elsewhere")).await.refused(422, "invalid");
}
