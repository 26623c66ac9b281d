//! The founding story: callers keep asking for what the firm does not sell, and it finds out.
use serde_json::{Value, json};

use super::{PATH, call, category, topic};
use crate::support::{Actor, World, text};

/// A call on a day of 2025.
async fn rings(who: &Actor, party: &str, words: &str, topic: &Value, day: &str) -> Value {
    let mut input = call(party, words, Some(topic));
    input["occurred_at"] = json!(format!("{day}T10:00:00Z"));
    who.post(PATH, input).await.ok()
}

#[actix_web::test]
async fn what_callers_ask_for_in_vain_is_seen_until_the_firm_sells_it() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let gaskets = topic(vera, "Gaskets", Some(&category(mark, "Seals", true).await)).await;
    let line = category(mark, "Hose service", false).await;
    let hoses = topic(vera, "Hose repair", Some(&line)).await;
    for n in 0..12 {
        let day = format!("2025-{:02}-10", n % 6 + 1);
        rings(vera, &format!("+442079460{n:03}"), &format!("repair {n}"), &hoses, &day).await;
        rings(vera, &format!("+442079461{n:03}"), "gaskets", &gaskets, &day).await;
    }
    // Somebody rings again and again: that is one caller, not many.
    for _ in 0..5 {
        rings(vera, "0044 20 7946 0000", "repair, please", &hoses, "2025-06-11").await;
    }
    // A number that turns out to be a customer's is the customer.
    let mut known = call("+442079460001", "gaskets", Some(&gaskets));
    known["relationship_id"] = json!(world.relationship("A"));
    known["occurred_at"] = json!("2025-06-12T10:00:00Z");
    vera.post(PATH, known).await.ok();
    let mut same = call("+442079460999", "repair for A", Some(&hoses));
    same["relationship_id"] = json!(world.relationship("A"));
    same["occurred_at"] = json!("2025-06-13T10:00:00Z");
    same["items"][0]["value_minor"] = json!(90_000);
    same["items"][0]["currency"] = json!("GBP");
    vera.post(PATH, same).await.ok();
    let radar = vera.get("/api/v1/radar?as_of=2025-06-30").await.ok();
    assert_eq!(radar["items"].as_array().unwrap().len(), 1, "gaskets are sold: {radar}");
    let row = &radar["items"][0];
    assert_eq!(row["topic"]["name"], "Hose repair");
    assert_eq!(
        (&row["callers"], &row["calls"], &row["unnamed"]),
        (&json!(12), &json!(18), &json!(0))
    );
    assert_eq!(row["active_months"], 6);
    assert_eq!(row["months"], json!([2, 2, 2, 2, 2, 4]));
    assert_eq!(radar["months"][0], "2025-01");
    let n = radar["coverage"]["interactions"].as_i64().unwrap();
    assert_eq!(n, 31);
    // Twelve callers: the exact bound of the research.
    let least = row["rate_at_least"].as_f64().unwrap();
    assert!((least - 1000.0 * 6.924 / 31.0).abs() < 0.02, "{least}");
    assert_eq!(row["value"], json!([{ "currency": "GBP", "amount_minor": 90_000, "requests": 1 }]));
    assert_eq!(row["quotes"][0]["words"], "repair for A");
    assert_eq!(row["quotes"][0]["caller"], "SENT-A-vendor-name");
    // The callers behind it.
    let path = format!("/api/v1/radar/{}/callers?as_of=2025-06-30", text(&hoses["id"]));
    let callers = vera.get(&path).await.ok();
    assert_eq!(callers["callers"], 12);
    assert_eq!(
        (&callers["items"][0]["known"], &callers["items"][0]["calls"]),
        (&json!(true), &json!(2))
    );
    // Another period, another answer.
    let spring = vera.get("/api/v1/radar?from=2025-03-01&as_of=2025-04-30").await.ok();
    assert_eq!(
        (&spring["items"][0]["callers"], &spring["items"][0]["calls"]),
        (&json!(4), &json!(4))
    );
    assert_eq!(spring["months"], json!(["2025-03", "2025-04"]));
    // The firm opens the line: it is no demand in vain any more, and was one before.
    let opens = json!({ "sold": true, "sold_since": "2025-07-01T00:00:00Z" });
    let path = format!("/api/v1/topic-categories/{}", text(&line["id"]));
    mark.patch(&path, &line["version"], opens).await.ok();
    assert_eq!(vera.get("/api/v1/radar").await.ok()["items"], json!([]));
    assert_eq!(vera.get("/api/v1/radar?as_of=2025-06-30").await.ok()["items"][0], *row);
}

#[actix_web::test]
async fn late_entries_and_marks_by_hand_count() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let paint = topic(vera, "Paint", None).await;
    rings(vera, "+442079460000", "paint", &paint, "2025-05-01").await;
    let radar = vera.get("/api/v1/radar").await.ok();
    assert_eq!((&radar["items"], &radar["unsorted_topics"]), (&json!([]), &json!(1)));
    let mut marked = call("+442079460001", "red paint", Some(&paint));
    marked["items"][0]["marked"] = json!("out");
    vera.post(PATH, marked).await.ok();
    let radar = vera.get("/api/v1/radar").await.ok();
    assert_eq!(
        radar["items"][0]["callers"], 1,
        "whoever took the call says that we do not sell it"
    );
    let out = category(mark, "Coatings", false).await;
    let path = format!("/api/v1/topics/{}", text(&paint["id"]));
    vera.patch(&path, &paint["version"], json!({ "category_id": out["id"] })).await.ok();
    let radar = vera.get("/api/v1/radar").await.ok();
    assert_eq!((&radar["items"][0]["callers"], &radar["unsorted_topics"]), (&json!(2), &json!(0)));
    // Shown at any coverage, with the coverage beside it.
    for _ in 0..8 {
        vera.post(PATH, json!({ "channel": "call", "direction": "incoming" })).await.ok();
    }
    let radar = vera.get("/api/v1/radar").await.ok();
    assert_eq!(radar["coverage"]["share"], 0.2);
    assert_eq!(radar["items"][0]["callers"], 2);
    vera.get("/api/v1/radar?from=soon").await.refused(422, "invalid");
    // A call whose caller left nothing behind is somebody, and said to be nobody known.
    let mut hidden = call("", "paint!", Some(&paint));
    hidden["party"] = Value::Null;
    vera.post(PATH, hidden).await.ok();
    let row = vera.get("/api/v1/radar").await.ok()["items"][0].clone();
    assert_eq!((&row["callers"], &row["unnamed"]), (&json!(3), &json!(1)));
}

#[actix_web::test]
async fn a_change_beyond_chance_is_an_alarm_unless_too_little_is_known() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let gaskets = topic(vera, "Gaskets", Some(&category(mark, "Seals", true).await)).await;
    let hoses = topic(vera, "Hose repair", Some(&category(mark, "Hoses", false).await)).await;
    let short = vera.get("/api/v1/radar/alarms?as_of=2025-06-30").await.ok();
    assert_eq!(short["withheld"], "short_log");
    // Two gaskets a week for twenty weeks; in the last four of them six who ask for a repair.
    let day = |back: i64| {
        let last = chrono::NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
        (last - chrono::TimeDelta::days(back)).to_string()
    };
    for week in 0..20 {
        for n in 0..2 {
            let party = format!("+44207946{week:02}{n:02}");
            rings(vera, &party, "gaskets", &gaskets, &day(week * 7 + 1)).await;
        }
    }
    for n in 0..6 {
        rings(vera, &format!("+442079461{n:03}"), "repair", &hoses, &day(n * 4 + 2)).await;
    }
    let found = vera.get("/api/v1/radar/alarms?as_of=2025-06-30").await.ok();
    assert_eq!((&found["withheld"], &found["topics"]), (&Value::Null, &json!(2)));
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
    let alarm = &found["items"][0];
    assert_eq!((&alarm["topic"]["name"], &alarm["callers"]), (&json!("Hose repair"), &json!(6)));
    assert_eq!((&alarm["expected"], &alarm["range"]), (&json!(0.0), &json!("out")));
    // Exactly: six of six in the window's share of all calls.
    let share: f64 = 14.0 / 46.0;
    assert!((alarm["p"].as_f64().unwrap() - share.powi(6)).abs() < 1e-12, "{alarm}");
    // As of an earlier day nothing had changed yet.
    let before = vera.get("/api/v1/radar/alarms?as_of=2025-05-30").await.ok();
    assert_eq!(before["items"], json!([]));
    // Once too few calls say what was asked for, nothing is said; the radar goes on.
    for n in 0..12 {
        let at = format!("{}T10:00:00Z", day(n + 1));
        let bare = json!({ "channel": "call", "direction": "incoming", "occurred_at": at });
        vera.post(PATH, bare).await.ok();
    }
    let withheld = vera.get("/api/v1/radar/alarms?as_of=2025-06-30").await.ok();
    assert_eq!((&withheld["withheld"], &withheld["items"]), (&json!("low_coverage"), &json!([])));
    let radar = vera.get("/api/v1/radar?as_of=2025-06-30").await.ok();
    assert_eq!(radar["items"][0]["callers"], 6);
}
