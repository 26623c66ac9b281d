//! Writing a survey, freezing its versions, closing it.
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{begins, defines, links, live, path, publishes, sees, tries};
use crate::support::world::no_id;
use crate::support::{Sent, World, text};

#[actix_web::test]
async fn templates_are_there_to_start_from() {
    let world = World::new().await;
    let vera = world.vendor();
    let templates = vera.get("/api/v1/surveys/templates").await.ok();
    let items = templates["items"].as_array().unwrap();
    assert_eq!(items.len(), 8);
    for template in items {
        let survey = begins(vera, &text(&template["key"])).await;
        // One asks whether one may come back, and by then it is not chosen who sees who answered.
        let found: Vec<&Value> =
            survey["findings"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
        let expected: &[&str] = if template["key"] == "nps" { &["asks_who"] } else { &[] };
        assert_eq!(found, expected, "{}", template["key"]);
        assert_eq!(survey["status"], "draft");
        assert_eq!(survey["title"], template["title"]["ru"], "in the reader's language");
        assert!(text(&survey["number"]).starts_with("S-"));
    }
    let listed = vera.get("/api/v1/surveys?status=draft&limit=4").await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 4);
    let cursor = text(&listed["next_cursor"]);
    let rest = vera.get(&format!("/api/v1/surveys?status=draft&limit=4&cursor={cursor}")).await;
    assert_eq!(rest.ok()["items"].as_array().unwrap().len(), 4);
    vera.post("/api/v1/surveys", json!({ "template": "none" })).await.refused(422, "invalid");
    vera.post("/api/v1/surveys", json!({})).await.refused(422, "invalid");
    world
        .customer()
        .post("/api/v1/surveys", json!({ "template": "nps" }))
        .await
        .refused(403, "forbidden");
}

#[actix_web::test]
async fn a_draft_may_be_half_finished_and_is_published_whole() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = begins(olga, "csat_after_complaint").await;
    let mut definition = survey["definition"].clone();
    let put = format!("{}/definition", path(&survey));
    olga.put(&put, definition.clone()).await.refused(428, "precondition_required");
    let stale = Sent::json(&definition).with("if-match", "\"7\"");
    olga.send("PUT", &put, stale).await.refused(412, "precondition_failed");

    definition["pages"][0]["questions"][1]["text"]["ru"] = json!("");
    let saved = defines(olga, &survey, &definition).await.ok();
    assert_eq!(saved["findings"][0]["code"], "missing_translation");
    let how = json!({ "anonymity": "identified" });
    let refused = tries(olga, &survey, "publish", how.clone()).await.refused(422, "invalid");
    assert_eq!(refused.fields(), ["definition.pages[0].questions[1].text.ru:missing_translation"]);
    definition["pages"][0]["questions"][1]["text"]["ru"] = json!("Решено?");
    defines(olga, &survey, &definition).await.ok();
    tries(olga, &survey, "publish", json!({})).await.refused(422, "invalid");
    let low = json!({ "anonymity": "anonymous", "k_min": 2 });
    tries(olga, &survey, "publish", low).await.refused(422, "invalid");
    let published = tries(olga, &survey, "publish", how).await.ok();
    assert_eq!((&published["status"], &published["k_min"]), (&json!("live"), &json!(5)));

    // The hash is over what anybody can write down again.
    let version = olga.get(&format!("{}/versions/1", path(&survey))).await.ok();
    let canonical = serde_json::to_string(&version["definition"]).unwrap();
    assert_eq!(version["sha256"], hex::encode(Sha256::digest(canonical.as_bytes())));
    assert_eq!(published["versions"][0]["sha256"], version["sha256"]);
    olga.get(&format!("{}/versions/2", path(&survey))).await.refused(404, "not_found");
}

#[actix_web::test]
async fn what_is_too_large_or_no_definition_is_not_kept() {
    let world = World::new().await;
    let vera = world.vendor();
    let survey = begins(vera, "nps").await;
    let mut unknown = survey["definition"].clone();
    unknown["onload"] = json!("alert(1)");
    defines(vera, &survey, &unknown).await.refused(422, "invalid");
    let mut twice = survey["definition"].clone();
    let page = twice["pages"][0].clone();
    twice["pages"].as_array_mut().unwrap().push(page);
    let refused = defines(vera, &survey, &twice).await.refused(422, "invalid");
    assert!(refused.fields().contains(&"definition.pages[5].id:duplicate_id".to_owned()));
    let mut control = survey["definition"].clone();
    control["title"]["en"] = json!("a\u{0}b");
    defines(vera, &survey, &control).await.refused(422, "invalid");
    assert_eq!(sees(vera, &survey).await["version"], json!(1));
}

#[actix_web::test]
async fn the_next_version_keeps_what_was_promised_and_what_was_asked() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "confidential").await;
    let reason = |answer: crate::support::Answer| text(&answer.json()["reason"]);
    let again = tries(olga, &survey, "publish", json!({})).await.refused(409, "action_not_allowed");
    assert_eq!(reason(again), "unchanged");
    let mut definition = survey["definition"].clone();
    definition["pages"][0]["questions"][0]["text"]["en"] = json!("Would you recommend us?");
    defines(olga, &survey, &definition).await.ok();
    for how in [json!({ "anonymity": "identified" }), json!({ "k_min": 10 })] {
        let fixed = tries(olga, &survey, "publish", how).await.refused(409, "action_not_allowed");
        assert_eq!(reason(fixed), "fixed");
    }
    let second = tries(olga, &survey, "publish", json!({})).await.ok();
    assert_eq!(second["versions"].as_array().unwrap().len(), 2);

    definition["pages"][0]["questions"][0]["kind"] = json!({ "type": "scale", "from": 0, "to": 5 });
    definition["pages"][0]["on_leave"] = json!([]);
    defines(olga, &survey, &definition).await.ok();
    let torn = tries(olga, &survey, "publish", json!({})).await.refused(422, "invalid");
    assert_eq!(torn.fields(), ["recommend:needs_new_id"]);
}

#[actix_web::test]
async fn a_closed_survey_stays_as_it_is() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let survey = begins(olga, "nps").await;
    tries(olga, &survey, "close", json!({})).await.refused(409, "action_not_allowed");
    tries(vera, &survey, "publish", json!({ "anonymity": "identified" }))
        .await
        .refused(409, "action_not_allowed");
    publishes(olga, &survey, "identified").await;
    links(olga, &survey, 2).await;
    let closed = tries(olga, &survey, "close", json!({})).await.ok();
    assert_eq!(closed["status"], "closed");
    assert!(closed["actions"].as_array().unwrap().iter().all(|one| one["allowed"] == false));
    let definition: Value = closed["definition"].clone();
    defines(olga, &survey, &definition).await.refused(409, "action_not_allowed");
    let more = json!({ "invites": [{}] });
    let refused = olga.post(&format!("{}/invites", path(&survey)), more).await;
    refused.refused(409, "action_not_allowed");
    tries(olga, &survey, "edit", json!({})).await.refused(404, "not_found");
}

#[actix_web::test]
async fn invites_name_customers_and_times_that_make_sense() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "identified").await;
    let post = format!("{}/invites", path(&survey));
    let one = |input: Value| json!({ "invites": [input] });
    let good = json!({
        "name": "Adam", "email": "adam@example.org", "language": "ru",
        "relationship_id": world.relationship("A"),
        "valid_from": "2026-03-01T00:00:00Z", "valid_until": "2026-04-01T00:00:00Z",
    });
    assert_eq!(olga.post(&post, one(good)).await.status, 201);
    for (input, field) in [
        (json!({ "relationship_id": no_id() }), "invites.relationship_id:not_allowed_value"),
        (
            json!({ "relationship_id": world.relationship("C") }),
            "invites.relationship_id:not_allowed_value",
        ),
        (
            json!({ "valid_from": "2026-04-01T00:00:00Z", "valid_until": "2026-03-01T00:00:00Z" }),
            "invites.valid_until:bad_date",
        ),
    ] {
        assert_eq!(olga.post(&post, one(input)).await.refused(422, "invalid").fields(), [field]);
    }
    olga.post(&post, json!({ "invites": [] })).await.refused(422, "invalid");
    let many: Vec<Value> = (0..501).map(|_| json!({})).collect();
    olga.post(&post, json!({ "invites": many })).await.refused(422, "invalid");
    let listed = olga.get(&format!("{post}?limit=10")).await.ok();
    assert_eq!(listed["items"][0]["state"], "created");
    assert!(listed["items"][0].get("path").is_none(), "a link is told once: {listed:#}");
}
