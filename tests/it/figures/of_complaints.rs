//! Figures of complaints: by distinct complainants, by deadlines that fall due, open cases counted.
use serde_json::{Value, json};

use super::{DAY, PATH, day};
use crate::support::{Actor, Case, World};

async fn settles(world: &World, case: &Case) {
    let (adam, vera) = (world.customer(), world.vendor());
    vera.proposes(case, "A new one.").await;
    adam.accepts(case).await;
    world.app.work().await;
}

async fn asks(who: &Actor, path: &str) -> Value {
    who.get(&format!("{PATH}/{path}")).await.ok()
}

#[actix_web::test]
async fn what_complaints_are_about_is_counted_in_customers() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let relationship = world.relationship("A");
    for title in ["One", "Two", "Three"] {
        adam.files(relationship, title).await;
    }
    let found = asks(vera, "complaint_pareto").await;
    assert_eq!((&found["n"], &found["counted"]), (&json!(3), &json!("complaints")));
    let row = found["rows"][0].clone();
    // Measured in customers: one, with three complaints.
    assert_eq!((&row["cells"][1], &row["cells"][7]), (&json!(1), &json!(3)));
    assert_eq!(found["columns"][1], json!({ "key": "measured", "kind": "count" }));
    assert_eq!(found["headline"]["value"], 1.0);
    // The rows behind it, and the same as a file.
    let key = row["key"].as_str().unwrap();
    let cases = asks(vera, &format!("complaint_pareto/rows?row={key}")).await;
    assert_eq!((&cases["n"], cases["items"].as_array().unwrap().len()), (&json!(3), 3));
    let titles: Vec<&Value> =
        cases["items"].as_array().unwrap().iter().map(|case| &case["title"]).collect();
    assert!(titles.contains(&&json!("Two")), "{titles:?}");
    let none = asks(vera, "complaint_pareto/rows?row=nothing").await;
    assert_eq!((&none["n"], &none["items"]), (&json!(0), &json!([])));
    let csv = vera.get(&format!("{PATH}/complaint_pareto/export.csv")).await;
    assert!(csv.text().contains("\"complainants\",\"complaints\""), "{}", csv.text());
    // Nothing of it had happened the day before.
    let before = asks(vera, &format!("complaint_pareto?as_of={}", day(&world, 1))).await;
    assert_eq!((&before["n"], &before["rows"]), (&json!(0), &json!([])));
    assert_eq!(before["headline"], Value::Null);
    vera.get(&format!("{PATH}/complaint_pareto?as_of=soon")).await.refused(422, "invalid");
    vera.get(&format!("{PATH}/no_such_figure")).await.refused(404, "not_found");
}

#[actix_web::test]
async fn open_and_overdue_is_missed_and_a_day_in_the_past_keeps_its_answer() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let relationship = world.relationship("A");
    let early = adam.files(relationship, "Answered").await;
    adam.files(relationship, "Left alone").await;
    world.app.work().await;
    world.app.clock.advance(600);
    vera.acknowledges(&early).await;
    let none = asks(vera, "sla_attainment").await;
    assert_eq!(none["n"], 0, "nothing has fallen due yet: {none}");
    world.app.clock.advance(120 * DAY);
    let found = asks(vera, "sla_attainment").await;
    let of = |found: &Value, clock: &str| {
        let rows = found["rows"].as_array().unwrap();
        let rows = rows.iter().filter(|row| row["cells"][1] == clock);
        let sum = |at: usize| rows.clone().map(|row| row["cells"][at].as_i64().unwrap()).sum();
        let counts: (i64, i64) = (sum(2), sum(3));
        counts
    };
    assert_eq!(of(&found, "first_response"), (2, 1), "{found}");
    assert_eq!(of(&found, "resolution"), (2, 0), "{found}");
    let missed = asks(vera, "sla_attainment/rows").await;
    assert_eq!((&missed["n"], &missed["items"][0]["word"]), (&json!(4), &json!("missed")));
    // What is settled late stays missed, and the day before knows nothing of it.
    let as_of = format!("time_to_resolution?as_of={}", day(&world, 1));
    let open = asks(vera, &as_of).await;
    assert_eq!(open["rows"][0]["cells"][2], 2);
    settles(&world, &early).await;
    world.app.clock.advance(60);
    let now = asks(vera, "time_to_resolution").await;
    assert_eq!(now["rows"][0]["cells"][2], 1);
    let then = asks(vera, &as_of).await;
    assert_eq!(then["rows"], open["rows"]);
    assert_eq!(of(&asks(vera, "sla_attainment").await, "resolution"), (2, 0));
}

#[actix_web::test]
async fn what_comes_back_is_counted_when_its_days_have_passed() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let relationship = world.relationship("A");
    let (one, other) =
        (adam.files(relationship, "One").await, adam.files(relationship, "Two").await);
    for case in [&one, &other] {
        vera.acknowledges(case).await;
        settles(&world, case).await;
    }
    adam.does(&one, "reopen", json!({ "reason": "It leaks again." })).await;
    let fresh = asks(vera, "reopen_rate").await;
    assert_eq!(fresh["n"], 0, "the days for it are not over");
    world.app.clock.advance(31 * DAY);
    let found = asks(vera, "reopen_rate").await;
    assert_eq!((&found["n"], &found["headline"]["value"]), (&json!(2), &json!(0.5)));
    world.app.clock.advance(90 * DAY);
    let found = asks(vera, "repeat_complaints").await;
    assert_eq!((&found["n"], &found["headline"]["value"]), (&json!(2), &json!(0.5)));
}

#[actix_web::test]
async fn an_answer_that_still_holds_is_not_sent_again() {
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    adam.files(world.relationship("A"), "One").await;
    world.app.clock.advance(60);
    let path = format!("{PATH}/complaint_pareto");
    let first = vera.get(&path).await;
    let etag = first.header("etag").to_owned();
    let asks = |etag: String| {
        let sent = crate::support::Sent::default().with("if-none-match", etag);
        vera.send("GET", &path, sent)
    };
    world.app.clock.advance(60);
    assert_eq!(asks(etag.clone()).await.status, 304);
    adam.files(world.relationship("A"), "Two").await;
    let changed = asks(etag.clone()).await;
    assert_eq!((changed.status, &changed.json()["n"]), (200, &json!(2)));
    // After ten minutes it is worked out anew: deadlines pass without anybody writing.
    world.app.clock.advance(60);
    let known = vera.get(&path).await.header("etag").to_owned();
    world.app.clock.advance(700);
    assert_eq!(asks(known).await.status, 200);
}
