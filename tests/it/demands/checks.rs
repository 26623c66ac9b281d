//! The radar looks at the whole log: alarms that are kept, and trials on the log.
use serde_json::{Value, json};

use super::{CALLS, of_topic, rings, topic};
use crate::support::mail::mails_to;
use crate::support::{World, text};

/// Twenty-four weeks with two who ask for gaskets each, and in the last four weeks six who ask for a
/// repair.
pub(super) async fn changed(world: &World) -> (Value, Value) {
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let gaskets = topic(mark, "Gaskets", true).await;
    let hoses = topic(mark, "Hose repair", false).await;
    for week in 0..24 {
        for n in 0..2 {
            let party = format!("+44207946{week:02}{n:02}");
            rings(vera, &party, "gaskets", &gaskets, week * 7 + 1).await;
        }
    }
    for n in 0..6 {
        rings(vera, &format!("+442079461{n:03}"), "repair", &hoses, (n % 4) * 7 + 1).await;
    }
    (gaskets, hoses)
}

async fn check(world: &World, kind: &str) -> Value {
    let path = format!("/api/v1/radar/{kind}");
    let asked = world.vendor().post(&path, json!({})).await.ok();
    assert_eq!(asked["state"], "waiting");
    // Asked for twice it is the same.
    let again = world.vendor().post(&path, json!({})).await.ok();
    assert_eq!(again["id"], asked["id"]);
    world.app.work().await;
    let checks = world.vendor().get("/api/v1/radar/checks").await.ok();
    let items = checks["items"].as_array().unwrap();
    let found = items.iter().find(|one| one["id"] == asked["id"]).unwrap();
    found.clone()
}

#[actix_web::test]
async fn an_alarm_is_kept_and_begins_anew_after_four_quiet_weeks() {
    let world = World::new().await;
    let (_, hoses) = changed(&world).await;
    let found = check(&world, "check").await;
    assert_eq!((&found["state"], &found["progress"]), (&json!("done"), &json!(100)));
    assert_eq!((&found["found"]["alarms"], &found["found"]["new_alarms"]), (&json!(1), &json!(1)));
    let mail = mails_to(&world.app.mailer, "olga@example.org");
    let told: Vec<&str> = mail.iter().map(|mail| mail.subject.as_str()).collect();
    assert!(told.iter().any(|subject| subject.contains("Hose repair")), "{told:?}");
    // A week later it still holds: one alarm, with newer figures, and no second mail.
    world.app.clock.advance(7 * 86_400);
    let again = check(&world, "check").await;
    assert_eq!(again["found"]["new_alarms"], 0, "{again}");
    let kept = world.vendor().get("/api/v1/radar/episodes").await.ok();
    assert_eq!(kept["items"].as_array().unwrap().len(), 1, "{kept}");
    let alarm = &kept["items"][0];
    assert_eq!((&alarm["state"], &alarm["topic"]["id"]), (&json!("new"), &hoses["id"]));
    assert_ne!(alarm["first_at"], alarm["last_at"]);
    assert_eq!(mails_to(&world.app.mailer, "olga@example.org").len(), mail.len());
    // What it is, says somebody; a dismissal has a reason.
    let path = format!("/api/v1/radar/episodes/{}", text(&alarm["id"]));
    let vera = world.vendor();
    let bare = json!({ "state": "dismissed" });
    vera.patch(&path, &alarm["version"], bare).await.refused(422, "invalid");
    let moved = json!({ "state": "dismissed", "reason": "Our own campaign" });
    let moved = vera.patch(&path, &alarm["version"], moved).await.ok();
    assert_eq!(moved["state"], "dismissed");
    let of_customer = world.customer().patch(&path, &json!(2), json!({ "state": "new" })).await;
    of_customer.refused(404, "not_found");
    assert_eq!(world.customer().get("/api/v1/radar/episodes").await.ok()["items"], json!([]));
    // A decision on it moves it as well.
    let decision = json!({ "kind": "watch", "words": "Wait.", "alarm_id": alarm["id"] });
    world.person("mark").post(&of_topic(&hoses, "decisions"), decision).await.ok();
    let kept = vera.get(&format!("/api/v1/radar/episodes?topic_id={}", text(&hoses["id"]))).await;
    assert_eq!(kept.ok()["items"][0]["state"], "watching");
}

#[actix_web::test]
async fn the_log_is_tried_on_itself() {
    let world = World::new().await;
    changed(&world).await;
    let placebo = check(&world, "placebo").await;
    let found = &placebo["found"]["placebo"];
    assert_eq!((&found["runs"], &found["topics"]), (&json!(200), &json!(2)));
    assert!(found["per_year"].as_f64().unwrap() < 52.0, "{found}");
    assert!(found["per_year_at_most"].as_f64() > found["per_year"].as_f64());
    let injection = check(&world, "injection").await;
    let found = &injection["found"]["injection"];
    assert!((1..=10).contains(&found["smallest"].as_u64().unwrap()), "{found}");
    // Both stand side by side with their dates.
    let checks = world.vendor().get("/api/v1/radar/checks").await.ok();
    let kinds = checks["items"].as_array().unwrap().iter().map(|one| text(&one["kind"]));
    let kinds: Vec<String> = kinds.collect();
    assert!(["placebo", "injection"].iter().all(|kind| kinds.contains(&(*kind).to_owned())));
}

#[actix_web::test]
async fn a_check_of_a_poor_log_says_why_it_says_nothing() {
    let world = World::new().await;
    changed(&world).await;
    for n in 0..30 {
        let bare = json!({
            "channel": "call", "direction": "incoming",
            "occurred_at": format!("{}T10:00:00Z", super::days_before(n + 1)),
        });
        world.vendor().post(CALLS, bare).await.ok();
    }
    for kind in ["check", "placebo", "injection"] {
        let found = check(&world, kind).await;
        assert_eq!(found["state"], "withheld");
        assert_eq!(found["found"]["withheld"], "low_coverage");
    }
    assert_eq!(world.vendor().get("/api/v1/radar/episodes").await.ok()["items"], json!([]));
    // What was never met is listed all the same.
    let standing = world.vendor().get("/api/v1/radar/standing").await.ok();
    let names: Vec<&Value> = standing["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["demand"]["topic"]["name"])
        .collect();
    assert_eq!((names, &standing["below"]), (vec![&json!("Gaskets")], &json!(1)), "few months");
    let defects = world.vendor().get("/api/v1/radar/defects").await.ok();
    assert_eq!((&defects["withheld"], &defects["items"]), (&json!("short_log"), &json!([])));
}

#[actix_web::test]
async fn what_is_never_met_is_listed_from_what_the_vendor_says_on() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let hoses = topic(mark, "Hose repair", false).await;
    let gaskets = topic(mark, "Gaskets", true).await;
    for n in 0..12 {
        rings(vera, &format!("+442079460{n:03}"), "repair", &hoses, n * 25).await;
        // Sold, and refused all the same.
        rings(vera, &format!("+442079461{n:03}"), "a gasket", &gaskets, n * 25).await;
    }
    let path = "/api/v1/radar/standing?as_of=2026-03-09";
    let found = vera.get(path).await.ok();
    assert_eq!(found["items"].as_array().unwrap().len(), 2, "{found}");
    let refused: Vec<&Value> =
        found["items"].as_array().unwrap().iter().map(|one| &one["refused"]).collect();
    assert_eq!(refused, [&json!(12), &json!(12)]);
    // Twelve of twenty-four: at least 288 of a thousand.
    let least = found["items"][0]["demand"]["rate_at_least"].as_f64().unwrap();
    assert!((least - 1000.0 * 6.924 / 24.0).abs() < 0.1, "{least}");
    let set = json!({ "least_rate": 2_886 });
    vera.put("/api/v1/radar/settings", set.clone()).await.refused(403, "forbidden");
    mark.put("/api/v1/radar/settings", set).await.ok();
    let found = vera.get(path).await.ok();
    assert_eq!((&found["items"], &found["below"]), (&json!([]), &json!(2)));
    let far = mark.put("/api/v1/radar/settings", json!({ "least_rate": 20_000 })).await;
    far.refused(422, "invalid");
}
