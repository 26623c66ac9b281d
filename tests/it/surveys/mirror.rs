//! Mirror surveys: the people of both sides answer the same, and both sides see the gaps at once.
use serde_json::{Value, json};

use super::together::{agreement, agrees, approves, begins_with};
use super::{goes_on, hands_in, live, path, publishes, rows, sees, tries};
use crate::support::mail::mail_that_says;
use crate::support::{Actor, Answer, World, text};

const ITEMS: [&str; 6] = ["goals", "open", "dates", "answers", "fair", "decisions"];

/// A live mirror of A and its vendor.
async fn live_mirror(world: &World, anonymity: &str) -> Value {
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let relationship = world.relationship("A");
    let survey = begins_with(anna, relationship, "mirror_cooperation", true).await.ok();
    let same = agreement(anonymity, ("full", true), ("full", true));
    agrees(anna, &survey, same).await.ok();
    approves(anna, &survey).await.ok();
    approves(olga, &survey).await.ok();
    tries(anna, &survey, "publish", json!({})).await.ok()
}

/// Somebody of this side answers: so many points on the first item, four on all others.
async fn answers(world: &World, who: &Actor, survey: &Value, points: &[&str], words: &str) {
    let invites: Vec<Value> = points.iter().map(|_| json!({})).collect();
    let sent = json!({ "invites": invites });
    let made = who.post(&format!("{}/invites", path(survey)), sent).await.json();
    for (invite, points) in made["items"].as_array().unwrap().iter().zip(points) {
        let link = text(&invite["path"]);
        goes_on(&world.app, &link, &[]).await;
        let fields: Vec<String> = ITEMS.iter().map(|item| format!("q.{item}")).collect();
        let mut form = vec![("page", "cooperation")];
        form.extend(fields.iter().map(|field| (field.as_str(), "4")));
        form[1].1 = points;
        goes_on(&world.app, &link, &form).await;
        goes_on(&world.app, &link, &[("page", "words"), ("q.change", words)]).await;
        hands_in(&world.app, &link).await;
    }
}

fn reason(answer: &Answer) -> Value {
    answer.json()["reason"].clone()
}

/// Everything that tells figures of a survey, as this person is answered.
async fn all_told(who: &Actor, survey: &Value) -> Vec<Answer> {
    let mut told = Vec::new();
    for rest in ["/mirror", "/results", "/export", "/export?format=json", "/export?format=xlsx"] {
        told.push(who.get(&format!("{}{rest}", path(survey))).await);
    }
    told
}

#[actix_web::test]
async fn the_gaps_are_held_from_both_and_released_to_both_at_once() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_mirror(&world, "anonymous").await;
    let before = (sees(olga, &survey).await["figures"].clone(), sees(anna, &survey).await);
    answers(&world, olga, &survey, &["5", "5", "4", "5"], "We call back").await;
    answers(&world, anna, &survey, &["2", "1", "2"], "Call us back").await;
    let held = async |who: &Actor| {
        for answer in all_told(who, &survey).await {
            assert_eq!((answer.status, reason(&answer)), (409, json!("held")));
        }
        let figures = sees(who, &survey).await["figures"].clone();
        assert_eq!((&figures["told"], &figures["completed"]), (&json!(false), &json!(0)));
    };
    assert_eq!(before.0["completed"], 0);
    held(olga).await;
    held(anna).await;

    // One side is done: nobody sees more, and the turn is the other's.
    tries(olga, &survey, "close", json!({})).await.ok();
    held(olga).await;
    held(anna).await;
    let seen = sees(anna, &survey).await;
    assert_eq!((&seen["status"], &seen["together"]["ball"]), (&json!("live"), &json!("customer")));
    assert_eq!(reason(&tries(olga, &survey, "close", json!({})).await), "already");
    let late = olga.post(&format!("{}/invites", path(&survey)), json!({ "invites": [{}] })).await;
    assert_eq!(reason(&late), "already");

    // With the second word both see the same, byte for byte; the other one hears of it live.
    let mut socket = olga.goes_live().await;
    tries(anna, &survey, "close", json!({})).await.ok();
    let id = survey["id"].clone();
    socket.until("record", |frame| frame["id"] == id).await;
    let (first, second) = (all_told(olga, &survey).await, all_told(anna, &survey).await);
    let told = first[0].json();
    assert_eq!((first[0].status, first[0].text()), (200, second[0].text()));
    // Besides the gaps there is nothing, not even of the own people.
    assert_eq!((first[1].status, reason(&first[1])), (409, json!("mirror_only")));
    assert_eq!((first[2].status, first[2].text()), (200, second[2].text()));
    assert_eq!((&told["first"]["n"], &told["second"]["n"]), (&json!(4), &json!(3)));
    let widest = &told["gaps"][0];
    assert_eq!(widest["question"], "goals");
    assert_eq!(
        (&widest["first"]["value"], &widest["second"]["value"]),
        (&json!(4.75), &json!(1.67))
    );
    // An error beside a mean of few would tell their answers.
    assert_eq!((&widest["first"]["error"], &widest["p"]), (&Value::Null, &Value::Null));
    assert_eq!(told["gaps"].as_array().unwrap().len(), ITEMS.len());
    assert_eq!(told["texts"][0]["second"], json!(["Call us back", "Call us back", "Call us back"]));
    assert_eq!(sees(olga, &survey).await["together"]["ball"], Value::Null);
    world.app.work().await;
    mail_that_says(&world.app.mailer, "anna@example.org", "closed their half");
    mail_that_says(&world.app.mailer, "olga@example.org", "judge their cooperation");
}

#[actix_web::test]
async fn a_side_of_too_few_gives_no_figure_of_either() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_mirror(&world, "confidential").await;
    answers(&world, olga, &survey, &["5", "5", "4"], "Words").await;
    answers(&world, anna, &survey, &["2", "1"], "SENT-few").await;
    tries(anna, &survey, "close", json!({})).await.ok();
    tries(olga, &survey, "close", json!({})).await.ok();
    let told = olga.get(&format!("{}/mirror", path(&survey))).await.ok();
    assert_eq!((&told["gaps"], &told["second"]["n"]), (&json!([]), &Value::Null));
    assert_eq!(told["texts"][0]["second"], Value::Null);
    assert!(!told.to_string().contains("SENT-few"));
}

#[actix_web::test]
async fn each_side_asks_its_own_people_and_shuts_its_own_half() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let survey = live_mirror(&world, "anonymous").await;
    let invites = format!("{}/invites", path(&survey));
    let customers =
        json!({ "audience": { "relationship_ids": [world.relationship("B")] }, "mail": true });
    assert_eq!(olga.post(&invites, customers).await.status, 422);
    let made =
        anna.post(&invites, json!({ "audience": { "own": true }, "mail": true })).await.json();
    let names: Vec<String> =
        made["items"].as_array().unwrap().iter().map(|one| text(&one["name"])).collect();
    assert_eq!(names.len(), 4, "all of A: {names:?}");
    assert_eq!(olga.get(&invites).await.ok()["items"], json!([]), "they are A's to know");
    let link =
        text(&olga.post(&invites, json!({ "invites": [{}] })).await.json()["items"][0]["path"]);
    assert!(world.app.get(&link).await.text().contains("V1 &amp; A"));
    tries(olga, &survey, "close", json!({})).await.ok();
    assert!(!world.app.get(&link).await.text().contains("name=\"version\""), "it is shut");
    // Of an anonymous answer the side is all that is kept.
    answers(&world, anna, &survey, &["3"], "Words").await;
    let kept = rows(&world, "survey_responses").await;
    assert!(kept.len() == 1 && kept[0].contains("customer"), "{kept:?}");
}

#[actix_web::test]
async fn what_both_see_is_the_same_or_nothing() {
    let world = World::new().await;
    let (olga, anna) = (world.person("olga"), world.person("anna"));
    let relationship = world.relationship("A");
    let survey = begins_with(olga, relationship, "mirror_cooperation", true).await.ok();
    let uneven = agreement("anonymous", ("full", true), ("full", false));
    assert_eq!(agrees(anna, &survey, uneven).await.status, 422);
    let less = agreement("anonymous", ("totals", true), ("totals", true));
    assert_eq!(agrees(anna, &survey, less).await.status, 422);
    let draft = olga.get(&format!("{}/mirror", path(&survey))).await;
    assert_eq!(reason(&draft), "held");
}

#[actix_web::test]
async fn two_surveys_of_ones_own_are_compared_once_both_are_closed() {
    let world = World::new().await;
    let (olga, wanda) = (world.person("olga"), world.person("wanda"));
    let one = live(olga, "mirror_cooperation", "identified").await;
    let other = super::begins(olga, "mirror_cooperation").await;
    publishes(olga, &other, "identified").await;
    let mirror = format!("{}/mirror?with={}", path(&one), text(&other["id"]));
    let alone = olga.get(&format!("{}/mirror", path(&one))).await;
    assert_eq!(reason(&alone), "not_a_mirror");
    for (survey, points) in [(&one, ["5", "5", "4"]), (&other, ["2", "2", "1"])] {
        answers(&world, olga, survey, &points, "Words").await;
        assert_eq!(reason(&olga.get(&mirror).await), "held");
        tries(olga, survey, "close", json!({})).await.ok();
    }
    let told = olga.get(&mirror).await.ok();
    assert_eq!(told["gaps"][0]["question"], "goals");
    assert_eq!(told["gaps"][0]["gap"], 3.0);
    // All who were asked have answered: there is no error of sampling.
    assert_eq!(
        (&told["gaps"][0]["first"]["error"], &told["gaps"][0]["p"]),
        (&json!(0.0), &Value::Null)
    );
    assert_eq!(wanda.get(&mirror).await.status, 404);
    // Nor beside a survey of one's own.
    let own = super::begins(wanda, "nps").await;
    let theirs = format!("{}/mirror?with={}", path(&own), text(&one["id"]));
    assert_ne!(wanda.get(&theirs).await.status, 200);
}
