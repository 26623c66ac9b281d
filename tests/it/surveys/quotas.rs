//! How many answers are wanted, and links that anybody may use.
use actix_web::rt::spawn;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{answers_nps, goes_on, hands_in, links, live, path, rows, sends, tries};
use crate::support::{Actor, Answer, World, text};

async fn limits(who: &Actor, survey: &Value) -> Value {
    who.get(&format!("{}/limits", path(survey))).await.ok()
}

async fn quota(who: &Actor, survey: &Value, input: Value) -> Answer {
    who.post(&format!("{}/quotas", path(survey)), input).await
}

async fn opens(who: &Actor, survey: &Value, input: Value) -> Value {
    let answer = who.post(&format!("{}/links", path(survey)), input).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["links"].as_array().unwrap().last().unwrap().clone()
}

/// Begins by an open link; gives the own link.
async fn begins(world: &World, link: &str) -> String {
    let answer = sends(&world.app, link, &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let own = answer.header("location").to_owned();
    assert!(own.starts_with("/s/") && own != link, "{own}");
    own
}

#[actix_web::test]
async fn of_two_hundred_at_once_exactly_fifty_are_taken() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "identified").await;
    let set = quota(olga, &survey, json!({ "most": 50 })).await;
    assert_eq!(set.status, 201, "{}", set.text());
    let links = links(olga, &survey, 200).await;
    for link in &links {
        answers_nps(&world.app, link, "9", "Much").await;
    }
    let client = world.app.anonymous();
    let sending: Vec<_> = links
        .iter()
        .map(|link| {
            let (client, link) = (client.clone(), link.clone());
            spawn(async move {
                // Whoever is told that it is busy sends again.
                for _ in 0..50 {
                    let sent = crate::support::Sent::form(&[("version", "1"), ("go", "send")]);
                    let status = client.send("POST", &link, sent).await.status;
                    if status != 503 {
                        return status;
                    }
                }
                503
            })
        })
        .collect();
    let statuses: Vec<u16> = join_all(sending).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 50, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 410).count(), 150, "{statuses:?}");
    let responses = rows(&world, "survey_responses").await;
    let with = |word: &str| responses.iter().filter(|row| row.contains(word)).count();
    assert_eq!((with("complete"), with("over_quota"), with("Much")), (50, 150, 50));
    let quota = &limits(olga, &survey).await["quotas"][0];
    assert_eq!((&quota["taken"], &quota["full"]), (&json!(50), &json!(true)));
}

#[actix_web::test]
async fn a_quota_of_one_option_turns_away_those_with_that_option_alone() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = super::begins(olga, "nps").await;
    let asked = json!({ "languages": ["en"], "title": { "en": "T" }, "pages": [{
        "id": "only", "questions": [{
            "id": "size", "required": true, "text": { "en": "How large?" },
            "kind": { "type": "single", "options": [
                { "id": "small", "text": { "en": "Small" } },
                { "id": "large", "text": { "en": "Large" } },
            ] },
        }],
    }] });
    super::defines(olga, &survey, &asked).await.ok();
    super::publishes(olga, &survey, "identified").await;
    let cell = json!({ "question": "size", "option": "small", "most": 1 });
    let made = quota(olga, &survey, cell.clone()).await;
    assert_eq!(made.status, 201, "{}", made.text());
    quota(olga, &survey, cell).await.refused(422, "invalid");
    let unknown = json!({ "question": "size", "option": "vast", "most": 1 });
    quota(olga, &survey, unknown).await.refused(422, "invalid");
    let links = links(olga, &survey, 3).await;
    for (link, (size, status)) in links.iter().zip([("small", 200), ("small", 410), ("large", 200)])
    {
        goes_on(app, link, &[]).await;
        goes_on(app, link, &[("page", "only"), ("q.size", size)]).await;
        let sent = hands_in(app, link).await;
        assert_eq!(sent.status, status, "{}", sent.text());
    }
    quota(olga, &survey, json!({ "most": 9 })).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn an_open_link_gives_everybody_one_of_their_own_until_it_is_full() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let link = opens(olga, &survey, json!({ "name": "Fair", "most": 3 })).await;
    let path = text(&link["path"]);
    assert!(app.get(&path).await.text().contains("Anonymous: your answers are kept without"));
    assert_eq!(rows(&world, "survey_invites").await.len(), 0, "looking is not beginning");
    for _ in 0..3 {
        let own = begins(&world, &path).await;
        goes_on(app, &own, &[("page", "score"), ("q.recommend", "9")]).await;
        goes_on(app, &own, &[("page", "praise"), ("q.liked", "All")]).await;
        goes_on(app, &own, &[("page", "contact"), ("q.follow_up", "no")]).await;
        assert_eq!(hands_in(app, &own).await.status, 200);
        assert_eq!(hands_in(app, &own).await.status, 410, "each once");
    }
    let full = app.get(&path).await;
    assert_eq!(full.status, 410);
    assert!(full.text().contains("Enough people have answered"), "{}", full.text());
    let shown = limits(olga, &survey).await;
    assert_eq!(shown["links"][0]["full"], true);
    assert!(
        !shown.to_string().contains("taken"),
        "of an anonymous survey no exact figure: {shown}"
    );
    // Others of the firm do not get what anybody could answer by.
    assert_eq!(limits(world.vendor(), &survey).await["links"], json!([]));
}

#[actix_web::test]
async fn a_closed_link_lets_nobody_in_and_whoever_began_may_end() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = opens(olga, &survey, json!({ "name": "Letter" })).await;
    let at = text(&link["path"]);
    let own = begins(&world, &at).await;
    let closing = format!("{}/links/{}", path(&survey), text(&link["id"]));
    assert_eq!(olga.delete(&closing).await.status, 204);
    olga.delete(&closing).await.refused(404, "not_found");
    assert_eq!(app.get(&at).await.status, 410);
    assert_eq!(sends(app, &at, &[]).await.status, 410);
    assert_eq!(app.get(&own).await.status, 200);
    // A link with a day ends by itself.
    let until = json!({ "name": "Fair", "valid_until": "2026-03-20T00:00:00Z" });
    let fair = text(&opens(olga, &survey, until).await["path"]);
    assert_eq!(app.get(&fair).await.status, 200);
    app.clock.advance(30 * 86_400);
    assert_eq!(app.get(&fair).await.status, 410);
    tries(olga, &survey, "close", json!({})).await.ok();
}

#[actix_web::test]
async fn a_quota_tells_of_no_fewer_than_a_figure_may_stand_on() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "confidential").await;
    quota(olga, &survey, json!({ "most": 2 })).await.refused(422, "invalid");
    quota(olga, &survey, json!({ "most": 0 })).await.refused(422, "invalid");
    let few = json!({ "name": "Fair", "most": 2 });
    olga.post(&format!("{}/links", path(&survey)), few).await.refused(422, "invalid");
    let cell = json!({ "question": "follow_up", "option": "no", "most": 9 });
    quota(olga, &survey, cell).await.refused(409, "action_not_allowed");
    assert_eq!(quota(olga, &survey, json!({ "most": 3 })).await.status, 201);
    let shown = limits(olga, &survey).await;
    assert_eq!(shown["quotas"][0]["taken"], Value::Null);
    assert_eq!(limits(world.vendor(), &survey).await["quotas"].as_array().unwrap().len(), 1);
    let made = shown["quotas"][0]["id"].clone();
    let at = format!("{}/quotas/{}", path(&survey), text(&made));
    assert_eq!(olga.delete(&at).await.status, 204);
    // Once somebody may answer it is too late, whether they have or not.
    links(olga, &survey, 1).await;
    quota(olga, &survey, json!({ "most": 3 })).await.refused(409, "action_not_allowed");
    world.person("wanda").get(&format!("{}/limits", path(&survey))).await.refused(404, "not_found");
}
