//! Decisions on figures, and what money is worked out with.
use serde_json::{Value, json};

use super::PATH;
use crate::support::mail::mails_to;
use crate::support::{Sent, World, text};

#[actix_web::test]
async fn what_was_decided_stands_beside_its_figure_until_it_is_taken_back() {
    let world = World::new().await;
    let (vera, olga, otto) = (world.vendor(), world.person("olga"), world.person("otto"));
    let path = format!("{PATH}/silent_churn/decisions");
    let decision = json!({
        "text": "Visit the three largest.", "review_on": "2026-06-01", "owner_id": olga.membership,
    });
    let made = vera.post(&path, decision.clone()).await.ok();
    assert_eq!(made["owner"]["membership_id"], json!(olga.membership));
    let seen = otto.get(&path).await.ok();
    assert_eq!(seen["items"][0]["text"], "Visit the three largest.");
    assert_eq!(seen["items"][0]["may_remove"], false);
    let other = vera.get(&format!("{PATH}/rfm/decisions")).await.ok();
    assert_eq!(other["items"], json!([]), "it belongs to its figure");
    let one = format!("{path}/{}", text(&made["id"]));
    otto.delete(&one).await.refused(403, "forbidden");
    let elsewhere = format!("{PATH}/rfm/decisions/{}", text(&made["id"]));
    vera.delete(&elsewhere).await.refused(404, "not_found");
    world.person("wanda").delete(&one).await.refused(404, "not_found");
    assert_eq!(olga.delete(&one).await.status, 204);
    assert_eq!(vera.get(&path).await.ok()["items"], json!([]));
    for (field, value) in [
        ("review_on", json!("soon")),
        ("owner_id", json!(world.customer().membership)),
        ("text", json!("")),
    ] {
        let mut wrong = decision.clone();
        wrong[field] = value;
        let refused = vera.post(&path, wrong).await.refused(422, "invalid");
        assert!(refused.fields()[0].starts_with(field), "{:?}", refused.fields());
    }
}

#[actix_web::test]
async fn whoever_sees_to_a_decision_is_reminded_of_it_once() {
    let world = World::new().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    let path = format!("{PATH}/silent_churn/decisions");
    let decision = json!({
        "text": "Visit the three largest.", "review_on": "2026-03-12", "owner_id": mark.membership,
    });
    vera.post(&path, decision).await.ok();
    for days in [0, 3, 1] {
        world.app.clock.advance(days * 86_400);
        world.app.work().await;
    }
    let told = mark.get("/api/v1/notices").await.ok();
    assert_eq!(told["items"].as_array().unwrap().len(), 1, "{told}");
    let line = &told["items"][0];
    assert_eq!(
        (&line["event"], &line["target"]),
        (&json!("figure_review"), &json!("silent_churn"))
    );
    assert_eq!(line["title"], "Visit the three largest.");
    let mails = mails_to(&world.app.mailer, "mark@example.org");
    let about = mails.iter().filter(|mail| mail.subject.contains("Visit the three largest."));
    assert_eq!(about.count(), 1);
    assert_eq!(vera.get("/api/v1/notices").await.ok()["items"], json!([]));
}

#[actix_web::test]
async fn settings_have_a_version_and_bounds() {
    let world = World::new().await;
    let olga = world.person("olga");
    let path = format!("{PATH}/settings");
    let unset = olga.get(&path).await.ok();
    assert_eq!((&unset["margin_bp"], &unset["version"]), (&Value::Null, &json!(0)));
    let put = |version: &'static str, body: Value| {
        olga.send("PUT", &path, Sent::json(&body).with("if-match", version))
    };
    let set = put("\"0\"", json!({ "margin_bp": 3_000, "discount_bp": 900 })).await.ok();
    assert_eq!((&set["margin_bp"], &set["version"]), (&json!(3_000), &json!(1)));
    put("\"0\"", json!({ "discount_bp": 900 })).await.refused(412, "precondition_failed");
    put("\"1\"", json!({ "discount_bp": 10_001 })).await.refused(422, "invalid");
    // What is absent is not known again.
    let set = put("\"1\"", json!({ "discount_bp": 900 })).await.ok();
    assert_eq!((&set["margin_bp"], &set["version"]), (&Value::Null, &json!(2)));
}
