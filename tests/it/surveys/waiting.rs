//! What somebody who signs in is asked to answer, and what whoever asks learns of open links, of
//! mails that came back and of reminders.
use serde_json::{Value, json};

use super::{answers_nps, goes_on, hands_in, live, path, sees, sends, tries};
use crate::support::{Actor, World, text};

const AT: &str = "/api/v1/surveys/to-answer";

async fn asks(who: &Actor) -> Vec<Value> {
    let all = who.get("/api/v1/asks").await.ok();
    let all = all["items"].as_array().unwrap().clone();
    all.into_iter().filter(|one| one["kind"] == "survey").collect()
}

#[actix_web::test]
async fn a_survey_waits_for_the_one_who_is_asked_until_it_is_answered() {
    let world = World::new().await;
    let (app, olga, adam) = (&world.app, world.person("olga"), world.customer());
    let survey = live(olga, "nps", "anonymous").await;
    let customer = world.relationship("A");
    let named = json!({ "relationship_id": customer, "membership_id": adam.membership });
    let invites = format!("{}/invites", path(&survey));
    let input = json!({ "mail": true, "invites": [named] });
    let made = olga.post(&invites, input).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let before = adam.get("/api/v1/counts").await.ok()["your_turn"].as_i64().unwrap();
    let waiting = adam.get(AT).await.ok()["items"].clone();
    assert_eq!(waiting.as_array().unwrap().len(), 1);
    // Adam reads Russian.
    assert!(text(&waiting[0]["title"]).starts_with("Порекомендуете"), "{waiting}");
    assert_eq!(waiting[0]["asker"]["name"], asks(adam).await[0]["with"][0]["name"]);
    assert!(!asks(adam).await[0].to_string().contains("/s/"), "links stand in one list alone");
    // Neither colleagues nor whoever asks see that it waits.
    for other in [world.person("anna"), olga, world.person("wanda")] {
        assert_eq!(other.get(AT).await.ok()["items"], json!([]));
        assert_eq!(asks(other).await, Vec::<Value>::new());
    }
    let link = text(&waiting[0]["path"]);
    let seen = [olga.get(&invites).await.text(), sees(olga, &survey).await.to_string()];
    answers_nps(app, &link, "9", "Much").await;
    assert_eq!(hands_in(app, &link).await.status, 200);
    assert_eq!(adam.get(AT).await.ok()["items"], json!([]));
    assert_eq!(asks(adam).await, Vec::<Value>::new());
    let after = adam.get("/api/v1/counts").await.ok()["your_turn"].as_i64().unwrap();
    assert_eq!(after, before - 1);
    let later = [olga.get(&invites).await.text(), sees(olga, &survey).await.to_string()];
    assert_eq!(seen, later, "whoever asks sees the same as before");
}

#[actix_web::test]
async fn who_begins_by_an_open_link_moves_no_figure() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    for anonymity in ["anonymous", "confidential"] {
        let survey = live(olga, "nps", anonymity).await;
        let link = json!({ "name": "Fair" });
        let made = olga.post(&format!("{}/links", path(&survey)), link).await;
        assert_eq!(made.status, 201, "{}", made.text());
        let at = text(&made.json()["links"][0]["path"]);
        let looks = async || {
            let mut all = Vec::new();
            for part in ["", "/invites", "/limits", "/results"] {
                all.push(olga.get(&format!("{}{part}", path(&survey))).await.text());
            }
            all
        };
        let before = looks().await;
        app.clock.advance(60);
        let begun = sends(app, &at, &[]).await;
        let own = begun.header("location").to_owned();
        assert_eq!(looks().await, before, "{anonymity}: begun");
        app.clock.advance(60);
        goes_on(app, &own, &[("page", "score"), ("q.recommend", "9")]).await;
        goes_on(app, &own, &[("page", "praise"), ("q.liked", "All")]).await;
        goes_on(app, &own, &[("page", "contact"), ("q.follow_up", "no")]).await;
        assert_eq!(hands_in(app, &own).await.status, 200);
        assert_eq!(looks().await, before, "{anonymity}: answered");
        tries(olga, &survey, "close", json!({})).await.ok();
        let closed = sees(olga, &survey).await;
        let figures = &closed["figures"];
        assert_eq!((&figures["invited"], &figures["completed"]), (&json!(0), &json!(0)));
        assert_eq!(figures["by_link"], true);
    }
}

#[actix_web::test]
async fn with_names_it_is_told_how_many_were_reminded_and_else_not() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    for (anonymity, told) in [("identified", json!(1)), ("anonymous", Value::Null)] {
        let survey = live(olga, "nps", anonymity).await;
        let input = json!({ "mail": true, "invites": [{ "email": "rosa@example.net" }] });
        olga.post(&format!("{}/invites", path(&survey)), input).await.ok();
        let early = tries(olga, &survey, "remind", json!({})).await.ok();
        let none = if told.is_null() { Value::Null } else { json!(0) };
        assert_eq!(early["reminded"], none, "{anonymity}");
        app.clock.advance(4 * 86_400);
        let due = tries(olga, &survey, "remind", json!({})).await.ok();
        assert_eq!(due["reminded"], told, "{anonymity}");
    }
}

#[actix_web::test]
async fn a_survey_that_hides_who_answers_warns_of_asking_for_it() {
    let world = World::new().await;
    let olga = world.person("olga");
    let warns = |survey: &Value| {
        let all = survey["findings"].as_array().unwrap();
        all.iter().filter(|one| one["code"] == "asks_who" && one["stops"] == false).count()
    };
    let draft = super::begins(olga, "nps").await;
    assert_eq!(warns(&draft), 1);
    assert_eq!(warns(&super::publishes(olga, &draft, "anonymous").await), 1);
    assert_eq!(warns(&live(olga, "nps", "identified").await), 0);
}
