//! Who is reached and how: by records, by their own link, in their own language.
use serde_json::{Value, json};

use super::together::begins_with;
use super::{links, live, path, sees, tries};
use crate::support::{World, text};

#[actix_web::test]
async fn those_who_took_part_in_a_complaint_are_asked() {
    let world = World::new().await;
    let (olga, adam) = (world.person("olga"), world.customer());
    let case = world.case().await;
    let survey = live(olga, "csat_after_complaint", "identified").await;
    let invites = format!("{}/invites", path(&survey));
    let around = json!({ "mail": true, "audience": { "record_ids": [case.id] } });
    let made = olga.post(&invites, around.clone()).await.ok();
    let names: Vec<String> =
        made["items"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    assert!(names.contains(&"Adam Person".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| name != "Boris Person" && name != "Vera Person"), "{names:?}");
    assert_eq!(olga.post(&invites, around).await.ok()["items"], json!([]), "nobody twice");
    let waiting = adam.get("/api/v1/surveys/to-answer").await.ok();
    assert_eq!(waiting["items"][0]["id"], survey["id"]);
    // What is not seen, and what does not exist, are the same.
    let unknown = "0197f2a0-0000-7000-8000-000000000000";
    let unknown = json!({ "mail": true, "audience": { "record_ids": [unknown] } });
    let refused = olga.post(&invites, unknown).await;
    assert_eq!(refused.fields(), ["audience.record_ids:not_allowed_value"]);
}

#[actix_web::test]
async fn a_link_of_ones_own_goes_to_those_who_may_write() {
    let world = World::new().await;
    let (olga, adam) = (world.person("olga"), world.customer());
    let survey = live(olga, "nps", "identified").await;
    let named =
        json!({ "relationship_id": world.relationship("A"), "membership_id": adam.membership });
    let input = json!({ "mail": true, "invites": [named] });
    olga.post(&format!("{}/invites", path(&survey)), input).await.ok();
    let mine = adam.get("/api/v1/surveys/to-answer").await.ok()["items"][0].clone();
    assert!(text(&mine["path"]).starts_with("/s/"), "{mine}");
    let told =
        world.reading_only("adam").await.get("/api/v1/surveys/to-answer").await.ok()["items"][0]
            .clone();
    assert_eq!((&told["id"], &told["path"]), (&survey["id"], &Value::Null));
    // Nor does an observer in a browser get one: they change nothing.
    let abel = world.person("abel");
    let named =
        json!({ "relationship_id": world.relationship("A"), "membership_id": abel.membership });
    let input = json!({ "mail": true, "invites": [named] });
    olga.post(&format!("{}/invites", path(&survey)), input).await.ok();
    let told = abel.get("/api/v1/surveys/to-answer").await.ok()["items"][0].clone();
    assert_eq!((&told["id"], &told["path"]), (&survey["id"], &Value::Null));
}

#[actix_web::test]
async fn titles_speak_the_language_of_their_reader() {
    let world = World::new().await;
    let (vera, anna) = (world.vendor(), world.person("anna"));
    let relationship = world.relationship("A");
    let survey = begins_with(vera, relationship, "csat_after_complaint", false).await.ok();
    let titles = &survey["definition"]["title"];
    // Vera reads Russian, Anna English.
    for (who, language) in [(vera, "ru"), (anna, "en")] {
        let listed = who.get("/api/v1/surveys").await.ok()["items"][0]["title"].clone();
        assert_eq!(
            (&listed, &sees(who, &survey).await["title"]),
            (&titles[language], &titles[language])
        );
    }
}

/// What is withheld of a score is withheld from its line over the waves, and what is told is the same.
#[actix_web::test]
async fn a_trend_tells_the_bounds_that_the_results_tell() {
    let world = World::new().await;
    let olga = world.person("olga");
    let first = live(olga, "nps", "confidential").await;
    let waves =
        [&["9", "9", "9", "7", "3", "3", "3"][..], &["9", "9", "9", "8", "8", "8", "3", "3", "3"]];
    let mut survey = first;
    let mut told = Vec::new();
    for scores in waves {
        let invited = links(olga, &survey, 10).await;
        for (link, score) in invited.iter().zip(scores) {
            super::answers_nps(&world.app, link, score, "Words").await;
            super::hands_in(&world.app, link).await;
        }
        tries(olga, &survey, "close", json!({})).await.ok();
        let results = olga.get(&format!("{}/results", path(&survey))).await.ok();
        told.push(results["questions"][0]["scores"][0].clone());
        let next = olga.post(&format!("{}/waves", path(&survey)), json!({})).await.ok();
        survey = super::publishes(olga, &next, "confidential").await;
    }
    let trend = olga.get(&format!("{}/trend", path(&survey))).await.ok();
    let values = trend["lines"][0]["values"].as_array().unwrap();
    assert_eq!(values.len(), 2, "{trend}");
    for (value, score) in values.iter().zip(&told) {
        for field in ["n", "figure", "between", "census"] {
            assert_eq!(value[field], score[field], "{field} of {value}");
        }
    }
    let told = |wave: usize| !values[wave]["between"].is_null();
    assert_eq!([told(0), told(1)], [false, true], "one passive is too few to be told: {trend}");
}
