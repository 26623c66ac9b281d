//! Results over HTTP: figures for whoever asked, and nobody read out of them.
use serde_json::{Value, json};

use super::{answers_nps, hands_in, links, live, path, tries};
use crate::support::{Actor, World};

async fn results(who: &Actor, survey: &Value, query: &str) -> Value {
    who.get(&format!("{}/results{query}", path(survey))).await.ok()
}

async fn answers(world: &World, links: &[String], scores: &[&str]) {
    for (link, score) in links.iter().zip(scores) {
        answers_nps(&world.app, link, score, "Some words").await;
        hands_in(&world.app, link).await;
    }
}

/// The counts of the first table of a question.
fn counts(results: &Value, question: &str) -> Vec<Value> {
    let questions = results["questions"].as_array().unwrap();
    let found = questions.iter().find(|one| one["id"] == question).unwrap();
    let cells = found["tables"][0]["cells"].as_array().unwrap();
    cells.iter().map(|cell| cell["count"].clone()).collect()
}

#[actix_web::test]
async fn live_figures_of_a_hidden_survey_move_in_batches_and_close_whole() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "anonymous").await;
    let invited = links(olga, &survey, 8).await;
    let mut seen: Vec<Value> = vec![results(olga, &survey, "").await];
    for link in &invited {
        answers(&world, std::slice::from_ref(link), &["9"]).await;
        seen.push(results(olga, &survey, "").await);
    }
    let n: Vec<Value> = seen.iter().map(|one| one["n"].clone()).collect();
    assert_eq!(json!(n), json!([null, null, null, null, null, null, 3, 3, 3]));
    // Two looks in between tell no answer: they are the same, byte for byte.
    assert_eq!(seen[0], seen[5]);
    assert_eq!(seen[6], seen[8]);
    assert_eq!(seen[8]["breakdowns"], json!([]));
    let refused = |answer: crate::support::Answer| answer.json()["reason"].clone();
    for query in ["?question=liked&search=words", "?filter=recommend:promoters"] {
        let answer = olga.get(&format!("{}/results{query}", path(&survey))).await;
        assert_eq!(answer.status, 409);
        assert_eq!(refused(answer), "hidden_while_live", "{query}");
    }
    assert_eq!(results(olga, &survey, "?question=liked").await["texts"], Value::Null);
    tries(olga, &survey, "close", json!({})).await.ok();
    let closed = results(olga, &survey, "").await;
    assert_eq!(
        (closed["n"].clone(), closed["rates"]["response_rate"].clone()),
        (json!(8), json!(1.0))
    );
    let told = results(olga, &survey, "?question=liked").await;
    assert_eq!(told["texts"]["found"], 8);
    // All of them are promoters, and no score is made of what might be told by it.
    assert!(counts(&closed, "recommend").iter().filter(|count| !count.is_null()).count() <= 1);
}

#[actix_web::test]
async fn the_complement_of_a_filter_stays_hidden() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "confidential").await;
    let invited = links(olga, &survey, 7).await;
    answers(&world, &invited, &["9", "9", "9", "9", "9", "3", "3"]).await;
    tries(olga, &survey, "close", json!({})).await.ok();
    let answer = olga.get(&format!("{}/results?filter=recommend:promoters", path(&survey))).await;
    assert_eq!(answer.status, 409, "two are left over: {}", answer.text());
    let closed = results(olga, &survey, "").await;
    assert_eq!(closed["questions"][0]["scores"][0]["figure"], Value::Null);
}

#[actix_web::test]
async fn an_identified_survey_tells_everything_at_once() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "identified").await;
    let invited = links(olga, &survey, 4).await;
    answers(&world, &invited, &["9", "3"]).await;
    let told = results(olga, &survey, "").await;
    assert_eq!((told["n"].clone(), told["rates"]["response_rate"].clone()), (json!(2), json!(0.5)));
    assert_eq!(told["population"], 4);
    assert_eq!(told["questions"][0]["scores"][0]["figure"]["value"], 0.0);
    let filtered = results(olga, &survey, "?filter=recommend:promoters").await;
    assert_eq!(filtered["n"], 1);
    let csv = olga.get(&format!("{}/export?format=csv", path(&survey))).await;
    assert!(csv.text().contains("Person 0") && csv.text().lines().count() == 3, "{}", csv.text());
    for format in ["xlsx", "spss", "json"] {
        let answer = olga.get(&format!("{}/export?format={format}", path(&survey))).await;
        assert_eq!(answer.status, 200, "{format}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[actix_web::test]
async fn a_file_of_an_anonymous_survey_holds_figures_and_no_rows() {
    let world = World::new().await;
    let (olga, otto) = (world.person("olga"), world.person("otto"));
    let survey = live(olga, "nps", "anonymous").await;
    let invited = links(olga, &survey, 6).await;
    answers(&world, &invited, &["9", "9", "9", "3", "3", "3"]).await;
    tries(olga, &survey, "close", json!({})).await.ok();
    let export = |format: &str| format!("{}/export?format={format}", path(&survey));
    let csv = olga.get(&export("csv")).await.text();
    assert!(!csv.contains("Person") && csv.contains("promoters"), "{csv}");
    let spss = olga.get(&export("spss")).await;
    assert_eq!((spss.status, spss.json()["reason"].clone()), (409, json!("answers_are_hidden")));
    // Whoever only looks on sees what the others see, and another firm that there is nothing.
    let seen = otto.get(&format!("{}/results", path(&survey))).await.ok();
    assert_eq!(seen, results(olga, &survey, "").await);
    for stranger in ["anna", "wanda"] {
        let who = world.person(stranger);
        assert_eq!(who.get(&export("csv")).await.status, 404, "{stranger}");
        assert_eq!(who.get(&format!("{}/results", path(&survey))).await.status, 404, "{stranger}");
    }
}

#[actix_web::test]
async fn what_is_not_asked_cannot_be_broken_down() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "identified").await;
    for (query, field) in [
        ("?question=nothing", "question"),
        ("?by=recommend", "question"),
        ("?question=liked&by=nothing", "by"),
        ("?filter=recommend", "filter"),
        ("?population=0", "population"),
    ] {
        let answer = olga.get(&format!("{}/results{query}", path(&survey))).await;
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.text().contains(field), "{query}: {}", answer.text());
    }
    let draft = super::begins(olga, "nps").await;
    assert_eq!(olga.get(&format!("{}/results", path(&draft))).await.status, 409);
}
