//! Surveys: what is asked, who is asked, and answering by a link without signing in.
mod anonymity;
mod answering;
mod authoring;
mod bounces;
mod files;
mod mailing;
mod mirror;
mod preview;
mod quotas;
mod reach;
mod results;
mod studies;
mod together;
mod trouble;
mod uploads;
mod waiting;
mod waves;

use serde_json::{Value, json};

use crate::support::{Actor, Answer, Sent, TestApp, World, text};

pub fn path(survey: &Value) -> String {
    format!("/api/v1/surveys/{}", text(&survey["id"]))
}

/// A survey that this person begins.
pub async fn begins(who: &Actor, template: &str) -> Value {
    who.post("/api/v1/surveys", json!({ "template": template })).await.ok()
}

/// The survey as this person sees it now.
async fn sees(who: &Actor, survey: &Value) -> Value {
    who.get(&path(survey)).await.ok()
}

async fn tries(who: &Actor, survey: &Value, action: &str, mut input: Value) -> Answer {
    input["version"] = sees(who, survey).await["version"].clone();
    who.post(&format!("{}/actions/{action}", path(survey)), input).await
}

/// A survey of a template that takes answers.
pub async fn live(who: &Actor, template: &str, anonymity: &str) -> Value {
    let survey = begins(who, template).await;
    publishes(who, &survey, anonymity).await
}

async fn publishes(who: &Actor, survey: &Value, anonymity: &str) -> Value {
    tries(who, survey, "publish", json!({ "anonymity": anonymity, "k_min": 3 })).await.ok()
}

async fn defines(who: &Actor, survey: &Value, definition: &Value) -> Answer {
    let version = sees(who, survey).await["version"].clone();
    let sent = Sent::json(definition).with("if-match", format!("\"{version}\""));
    who.send("PUT", &format!("{}/definition", path(survey)), sent).await
}

/// Links for so many people; with names where it is told who answers.
async fn links(who: &Actor, survey: &Value, people: usize) -> Vec<String> {
    let named = sees(who, survey).await["anonymity"] == "identified";
    let invite = |number| match named {
        true => json!({ "name": format!("Person {number}") }),
        false => json!({}),
    };
    let invites: Vec<Value> = (0..people).map(invite).collect();
    let answer =
        who.post(&format!("{}/invites", path(survey)), json!({ "invites": invites })).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let made = answer.json();
    made["items"].as_array().unwrap().iter().map(|one| text(&one["path"])).collect()
}

/// Sends a form of the link, with the version that its page shows.
async fn sends(app: &TestApp, link: &str, fields: &[(&str, &str)]) -> Answer {
    let page = app.get(link).await.text();
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap_or("0\"");
    let version = version.split('"').next().unwrap().to_owned();
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    app.anonymous().send("POST", link, Sent::form(&all)).await
}

/// Sends a form, which must lead on.
async fn goes_on(app: &TestApp, link: &str, fields: &[(&str, &str)]) -> String {
    let answer = sends(app, link, fields).await;
    assert_eq!(answer.status, 303, "{fields:?}: {}", answer.text());
    assert_eq!(answer.header("location"), link);
    let page = app.get(link).await;
    assert_eq!(page.status, 200);
    page.text()
}

/// Answers the survey of the template `nps` to its end, without sending.
pub async fn answers_nps(app: &TestApp, link: &str, score: &str, words: &str) -> String {
    goes_on(app, link, &[]).await;
    goes_on(app, link, &[("page", "score"), ("q.recommend", score)]).await;
    let (page, field) = match score.parse().unwrap() {
        0..=6 => ("improve", "q.disappointed"),
        9.. => ("praise", "q.liked"),
        _ => ("passive", "q.missing"),
    };
    goes_on(app, link, &[("page", page), (field, words)]).await;
    goes_on(app, link, &[("page", "contact"), ("q.follow_up", "no")]).await
}

pub async fn hands_in(app: &TestApp, link: &str) -> Answer {
    sends(app, link, &[("go", "send")]).await
}

/// Rows of a table, as they stand in the database.
async fn rows(world: &World, table: &str) -> Vec<String> {
    let dumper = crate::support::dump::Dumper::new(&world.app.services).await;
    let start = format!("{table}: ");
    dumper.rows().await.into_iter().filter(|row| row.starts_with(&start)).collect()
}
