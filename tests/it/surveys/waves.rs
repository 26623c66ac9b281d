//! Asking the same again: trends with tests, and tags of texts.
use serde_json::{Value, json};

use super::{answers_nps, hands_in, links, live, path, publishes, tries};
use crate::support::{Actor, Answer, Sent, World, text};

async fn answered(world: &World, who: &Actor, survey: &Value, scores: &[&str]) {
    // More are asked than answer: where everybody answers there is nothing to test.
    for (link, score) in links(who, survey, 3 * scores.len()).await.iter().zip(scores) {
        answers_nps(&world.app, link, score, &format!("Words of {score}")).await;
        hands_in(&world.app, link).await;
    }
    tries(who, survey, "close", json!({})).await.ok();
}

async fn repeats(who: &Actor, survey: &Value) -> Answer {
    who.post(&format!("{}/waves", path(survey)), json!({})).await
}

async fn trend(who: &Actor, survey: &Value) -> Value {
    who.get(&format!("{}/trend", path(survey))).await.ok()
}

#[actix_web::test]
async fn a_score_is_followed_over_waves_with_a_test() {
    let world = World::new().await;
    let (olga, vera) = (world.person("olga"), world.vendor());
    let first = live(olga, "nps", "identified").await;
    assert_eq!(
        repeats(vera, &first).await.refused(409, "action_not_allowed").json()["reason"],
        "wrong_status"
    );
    assert_eq!(trend(vera, &first).await, json!({ "waves": [], "lines": [] }));
    answered(&world, olga, &first, &["3", "4", "5", "6", "7", "8", "3", "2"]).await;
    let made = repeats(vera, &first).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let second = made.json();
    assert_eq!(second["status"], "draft");
    assert_eq!(second["definition"], first["definition"], "the same questions by the same ids");
    let before = trend(vera, &second).await;
    assert_eq!(before["waves"].as_array().unwrap().len(), 2);
    assert_eq!(before["lines"], json!([]), "one wave makes no line");
    publishes(olga, &second, "identified").await;
    answered(&world, olga, &second, &["9", "10", "9", "9", "10", "8", "9", "9"]).await;
    let told = trend(vera, &first).await;
    assert_eq!(told, trend(vera, &second).await, "each wave tells the same");
    assert_eq!(told["waves"][1]["number"], 2);
    assert_eq!((&told["waves"][0]["n"], &told["waves"][1]["n"]), (&json!(8), &json!(8)));
    let line = told["lines"][0].clone();
    assert_eq!((&line["question"], &line["metric"]), (&json!("recommend"), &json!("nps")));
    let change = &line["values"][1]["change"];
    assert_eq!((&change["since"], &change["sure"]), (&json!(1), &json!(true)), "{line}");
    assert!(change["by"].as_f64().unwrap() > 100.0 && change["p"].as_f64().unwrap() < 0.001);
    assert_eq!(line["values"][0]["change"], Value::Null);
    assert_eq!(line["trend"], Value::Null, "two waves make no trend");
    // From the second wave goes the third, and so does a third from the first.
    let third = repeats(vera, &second).await.json();
    let fourth = repeats(vera, &first).await.json();
    publishes(olga, &third, "identified").await;
    answered(&world, olga, &third, &["9", "10", "8", "9", "10", "8", "9", "9"]).await;
    let told = trend(vera, &third).await;
    let numbers: Vec<&Value> =
        told["waves"].as_array().unwrap().iter().map(|wave| &wave["number"]).collect();
    assert_eq!(json!(numbers), json!([1, 2, 3, 4]));
    assert_eq!(told["waves"][3]["survey"]["id"], fourth["id"]);
    let line = &told["lines"][0];
    assert_eq!(line["values"][2]["change"]["sure"], false, "{line}");
    assert_eq!((&line["trend"]["rises"], &line["trend"]["sure"]), (&json!(true), &json!(true)));
    for stranger in ["anna", "wanda"] {
        let who = world.person(stranger);
        assert_eq!(who.get(&format!("{}/trend", path(&first))).await.status, 404, "{stranger}");
        repeats(who, &first).await.refused(404, "not_found");
    }
    repeats(world.person("otto"), &first).await.refused(403, "forbidden");
}

async fn texts(who: &Actor, survey: &Value, query: &str) -> Value {
    let path = format!("{}/results?question=liked{query}", path(survey));
    who.get(&path).await.ok()["texts"].clone()
}

async fn tags(who: &Actor, survey: &Value, key: &str, tags: Value) -> Answer {
    let body = json!({ "question": "liked", "text": key, "tags": tags });
    who.send("PUT", &format!("{}/tags", path(survey)), Sent::json(&body)).await
}

#[actix_web::test]
async fn readers_tag_what_they_may_read() {
    let world = World::new().await;
    let (olga, vera, otto) = (world.person("olga"), world.vendor(), world.person("otto"));
    let survey = live(olga, "nps", "anonymous").await;
    let invited = links(olga, &survey, 7).await;
    for link in &invited {
        let number = invited.iter().position(|one| one == link).unwrap();
        answers_nps(&world.app, link, "9", &format!("Words {number}")).await;
        hands_in(&world.app, link).await;
    }
    // A text that is held back can have no tag, even for whoever guesses its words.
    let key = {
        use sha2::Digest;
        hex::encode(sha2::Sha256::digest(b"Words 3"))
    };
    tags(vera, &survey, &key, json!(["late"])).await.refused(422, "invalid");
    tries(olga, &survey, "close", json!({})).await.ok();
    let told = texts(vera, &survey, "").await;
    assert_eq!((&told["found"], &told["tags"]), (&json!(7), &json!([])));
    let items = told["items"].as_array().unwrap();
    let third = items.iter().find(|item| item["text"] == "Words 3").unwrap();
    assert_eq!(third["key"], key.as_str());
    let set =
        tags(vera, &survey, &key, json!([" Late  delivery", "late delivery", "praise"])).await;
    assert_eq!(set.ok()["tags"], json!(["late delivery", "praise"]));
    let other = text(&items.iter().find(|item| item["text"] == "Words 4").unwrap()["key"]);
    tags(vera, &survey, &other, json!(["praise"])).await.ok();
    let told = texts(otto, &survey, "").await;
    let counts = json!([{ "tag": "praise", "count": 2 }, { "tag": "late delivery", "count": 1 }]);
    assert_eq!(told["tags"], counts, "whoever reads the results sees the tags");
    let late = texts(vera, &survey, "&tag=late%20delivery").await;
    assert_eq!((&late["found"], &late["items"][0]["text"]), (&json!(1), &json!("Words 3")));
    assert_eq!(late["tags"], counts);
    assert_eq!(texts(vera, &survey, "&tag=praise&search=4").await["found"], 1);
    tags(otto, &survey, &key, json!([])).await.refused(403, "forbidden");
    tags(vera, &survey, &key, json!(["a,b"])).await.refused(422, "invalid");
    tags(vera, &survey, "0000", json!(["late"])).await.refused(422, "invalid");
    assert_eq!(tags(world.person("wanda"), &survey, &key, json!(["x"])).await.status, 404);
    tags(vera, &survey, &key, json!([])).await.ok();
    assert_eq!(texts(vera, &survey, "").await["tags"], json!([{ "tag": "praise", "count": 1 }]));
}
