//! Whether what was shipped helped: asked of whoever waited for it, written back to the idea.
use serde_json::{Value, json};

use super::{Idea, does, for_all, refused, votes};
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

async fn delivered(world: &World) -> Idea {
    let mark = world.person("mark");
    let idea = for_all(world, "A quieter pump").await;
    votes(world.customer(), &idea, "nice", "need").await.ok();
    votes(world.person("boris"), &idea, "critical", "need").await.ok();
    does(mark, &idea, "plan", json!({})).await;
    does(mark, &idea, "deliver", json!({ "note": "In series since May." })).await;
    world.app.work().await;
    idea
}

async fn outcome(who: &Actor, idea: &Idea) -> Value {
    who.get(&idea.path("/outcome")).await.ok()
}

#[actix_web::test]
async fn whoever_waited_says_once_whether_it_helped() {
    let world = World::new().await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let idea = delivered(&world).await;
    // The news brings the questions: its link leads to them.
    let mails = mails_to(&world.app.mailer, "boris@example.org");
    let mail = mails.iter().find(|mail| mail.text.contains("In series since May.")).unwrap();
    assert!(mail.text.contains(&format!("/ideas/{}#outcome", idea.id)), "{}", mail.text);
    let open = outcome(adam, &idea).await;
    assert_eq!(open["may_answer"], json!({ "allowed": true, "reason": null }));
    assert!(open["asked_at"].is_string() && open["figures"].is_null(), "{open}");
    let asked = outcome(vera, &idea).await;
    assert_eq!((&asked["figures"]["asked"], &asked["figures"]["n"]), (&json!(2), &json!(0)));
    assert_eq!(asked["may_answer"]["reason"], "wrong_side");
    for (score, code) in [(0, "number_range"), (6, "number_range")] {
        let answer = adam.post(&idea.path("/outcome"), json!({ "score": score })).await;
        assert_eq!(answer.refused(422, "invalid").json()["errors"][0]["code"], code);
    }
    let told = json!({ "score": 5, "words": "Quiet." });
    let mine = adam.post(&idea.path("/outcome"), told).await;
    assert_eq!(mine.status, 201, "{}", mine.text());
    assert_eq!((&mine.json()["score"], &mine.json()["words"]), (&json!(5), &json!("Quiet.")));
    refused(adam.post(&idea.path("/outcome"), json!({ "score": 1 })).await, "already");
    boris.post(&idea.path("/outcome"), json!({ "score": 2 })).await.ok();
    let figures = outcome(vera, &idea).await["figures"].clone();
    assert_eq!((&figures["n"], &figures["average_hundredths"]), (&json!(2), &json!(350)));
    assert_eq!(figures["helped"]["count"], 1);
    let said = figures["said"].as_array().unwrap();
    let adams = said.iter().find(|one| one["score"] == 5).unwrap();
    assert_eq!(
        (&adams["organisation"]["name"], &adams["words"]),
        (&json!("Firm A"), &json!("Quiet."))
    );
    // Of the others' answers a customer learns nothing, not even how many there are.
    let seen = outcome(boris, &idea).await.to_string();
    assert!(!seen.contains("Quiet.") && !seen.contains("Firm A"), "{seen}");
    assert_eq!(outcome(boris, &idea).await["figures"], Value::Null);
    refused(vera.post(&idea.path("/outcome"), json!({ "score": 5 })).await, "wrong_side");
}

#[actix_web::test]
async fn nobody_is_asked_before_it_is_delivered() {
    let world = World::new().await;
    let (adam, abel) = (world.customer(), world.person("abel"));
    let idea = for_all(&world, "A quieter pump").await;
    refused(adam.post(&idea.path("/outcome"), json!({ "score": 5 })).await, "wrong_status");
    let idea = delivered(&world).await;
    refused(abel.post(&idea.path("/outcome"), json!({ "score": 5 })).await, "role_too_low");
    // Anna was not told, and may say it all the same.
    let anna = world.person("anna");
    assert_eq!(outcome(anna, &idea).await["asked_at"], Value::Null);
    anna.post(&idea.path("/outcome"), json!({ "score": 4 })).await.ok();
    assert_eq!(outcome(world.vendor(), &idea).await["figures"]["asked"], 3);
    assert_eq!(world.person("wanda").get(&idea.path("/outcome")).await.status, 404);
}

#[actix_web::test]
async fn an_answer_stands_where_the_two_speak() {
    let world = World::new().await;
    let (adam, boris, vera) = (world.customer(), world.person("boris"), world.vendor());
    let idea = delivered(&world).await;
    adam.post(&idea.path("/outcome"), json!({ "score": 5, "words": "Quiet." })).await.ok();
    let thread = super::converses(adam, &idea, None).await;
    let lane = text(&thread.filed["lane_id"]);
    let kinds = super::kinds(vera, &thread, &lane).await;
    assert_eq!(kinds.last().map(String::as_str), Some("outcome_told"), "{kinds:?}");
    let other = super::converses(boris, &idea, None).await;
    let lane = text(&other.filed["lane_id"]);
    assert!(!super::kinds(boris, &other, &lane).await.contains(&"outcome_told".to_owned()));
}
