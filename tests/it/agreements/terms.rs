//! What was agreed reaches what begins under it.
use super::*;

/// Whole days between two times.
fn days(from: &Value, to: &Value) -> Option<i64> {
    let at = |time: &Value| {
        chrono::DateTime::parse_from_rfc3339(time.as_str()?).ok().map(|time| time.to_utc())
    };
    Some((at(to)? - at(from)?).num_days())
}

fn limits(report: &Value, from: &Value) -> Vec<Option<i64>> {
    report["steps"].as_array().unwrap().iter().map(|step| days(from, &step["due_at"])).collect()
}

#[actix_web::test]
async fn offers_and_reports_keep_to_what_was_in_force_when_they_began() {
    use crate::disputes::offers::{answers, claimed, makes, refund};
    let world = World::new().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = claimed(&world).await;
    let start = json!({ "form": "8d" });
    let begun = vera.post(&case.report_path(""), start.clone()).await.ok()["started_at"].clone();
    let usual = vera.get(&case.report_path("")).await.ok();
    let usual = limits(&usual, &begun);
    let [one, week, two_weeks, soon, last] = [1, 7, 14, 25, 30].map(Some);
    assert_eq!(usual, [None, one, one, one, week, two_weeks, two_weeks, soon, last]);
    let first = makes(vera, &case, json!([refund(10_000)])).await;
    assert_eq!(days(&first["proposed_at"], &first["valid_until"]), Some(20));

    let version = signs(&world, |mut data| {
        data["offer_valid_days"] = json!(5);
        data["report_steps"] = json!({ "d1_d3": 2, "d4": 9, "d5_d6": null, "d7": 40, "d8": 50 });
        data
    })
    .await;
    assert_eq!(version, 1);
    world.app.clock.advance(3600);
    // What came before it stays as it was.
    let offers = format!("{}/offers", case.path());
    let seen = adam.get(&offers).await.ok()["items"][0].clone();
    assert_eq!(seen["valid_until"], first["valid_until"]);
    assert_eq!(limits(&vera.get(&case.report_path("")).await.ok(), &begun), usual);
    // What comes after it keeps to it, also in answer to an older offer.
    let input = json!({ "terms": [refund(30_000)] });
    let counter = answers(adam, &first, "counter", input).await.ok();
    assert_eq!(days(&counter["proposed_at"], &counter["valid_until"]), Some(5));
    answers(adam, &counter, "withdraw", json!({})).await.ok();
    let body = |days: i64, version: &Value| json!({ "version": version, "terms": [refund(20_000)], "valid_days": days });
    let version = vera.sees(&case).await["version"].clone();
    vera.post(&offers, body(366, &version)).await.refused(422, "invalid");
    let told = vera.post(&offers, body(9, &version)).await.ok();
    assert_eq!(days(&told["proposed_at"], &told["valid_until"]), Some(9));
    let other = claimed(&world).await;
    let report = vera.post(&other.report_path(""), start).await.ok();
    let [two, nine, far, farther] = [2, 9, 40, 50].map(Some);
    assert_eq!(
        limits(&report, &report["started_at"]),
        [None, two, two, two, nine, None, None, far, farther]
    );

    // And a later version changes neither.
    signs(&world, |mut data| {
        data["offer_valid_days"] = json!(60);
        data["report_steps"]["d4"] = json!(1);
        data
    })
    .await;
    let again = adam.get(&offers).await.ok();
    let valid = |offers: &Value| -> Vec<Value> {
        offers["items"].as_array().unwrap().iter().map(|one| one["valid_until"].clone()).collect()
    };
    let kept = [&first, &counter, &told].map(|offer| offer["valid_until"].clone());
    assert_eq!(valid(&again), kept);
    let kept = vera.get(&other.report_path("")).await.ok();
    assert_eq!(limits(&kept, &kept["started_at"]), limits(&report, &report["started_at"]));
}
