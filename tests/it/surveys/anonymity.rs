//! Nothing leads from an answer to whoever gave it.
use std::collections::BTreeSet;

use concord::platform::db::Conn;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use serde_json::{Value, json};

use super::{answers_nps, goes_on, hands_in, links, live, path, rows, sees, tries};
use crate::support::World;
use crate::support::mail::mail_that_says;

#[derive(QueryableByName)]
struct Audited {
    #[diesel(sql_type = Nullable<Text>)]
    whose: Option<String>,
}

/// Whom the audit names for each page that was taken in.
async fn audited(world: &World) -> Vec<Option<String>> {
    let read = |conn: &mut Conn| {
        let query = "SELECT CASE WHEN coalesce(organisation_id, person_id, membership_id, \
                     subject_id) IS NULL THEN NULL ELSE 'somebody' END AS whose \
                     FROM audit WHERE action = 'survey.answer'";
        let rows: Vec<Audited> = concord::on_backend!(conn, |c| diesel::sql_query(query).load(c))?;
        Ok(rows.into_iter().map(|row| row.whose).collect())
    };
    world.app.services.platform.db.read(read).await.unwrap()
}

#[actix_web::test]
async fn an_anonymous_response_holds_answers_and_nothing_else() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let invite = json!({ "mail": true, "invites": [{
        "name": "Adam", "email": "adam@example.org", "language": "en",
        "relationship_id": world.relationship("A"),
    }] });
    let made = olga.post(&format!("{}/invites", path(&survey)), invite).await.ok();
    app.work().await;
    let mail = mail_that_says(&app.mailer, "adam@example.org", "/s/");
    let link = super::mailing::link(&mail);
    assert!(app.get(&link).await.text().contains("Anonymous: your answers are kept without"));
    let entries = rows(&world, "entries").await;
    let keys = rows(&world, "idempotency_keys").await;
    goes_on(app, &link, &[]).await;
    goes_on(app, &link, &[("page", "score"), ("q.recommend", "8")]).await;
    // On the way: no row but the invite's own speaks of the invite.
    let id = crate::support::text(&made["items"][0]["id"]).replace('-', "").to_lowercase();
    let about = |rows: Vec<String>| {
        rows.into_iter().any(|row| row.to_lowercase().replace('-', "").contains(&id))
    };
    assert!(about(rows(&world, "survey_invites").await), "the test knows what it looks for");
    assert!(!about(rows(&world, "survey_partials").await));
    goes_on(app, &link, &[("page", "passive"), ("q.missing", "Faster answers")]).await;
    goes_on(app, &link, &[("page", "contact")]).await;
    assert_eq!(hands_in(app, &link).await.status, 200);

    let responses = rows(&world, "survey_responses").await;
    assert_eq!(responses.len(), 1);
    assert!(responses[0].contains("Faster answers"));
    assert!(responses[0].ends_with("|NULL|NULL|NULL|NULL"), "{}", responses[0]);
    assert!(!about(responses));
    assert_eq!(rows(&world, "survey_partials").await.len(), 0);
    // Of the invite the day is known, and neither entry, kept request nor audit names anybody.
    let days = app.clock.now().micros() / 86_400_000_000;
    assert!(rows(&world, "survey_invites").await[0].contains(&format!("|{days}|")));
    assert_eq!(rows(&world, "entries").await, entries);
    assert_eq!(rows(&world, "idempotency_keys").await, keys);
    assert_eq!(audited(&world).await, vec![None; 5]);
    let listed = olga.get(&format!("{}/invites", path(&survey))).await.ok();
    assert_eq!(listed["items"][0]["state"], Value::Null);
}

#[actix_web::test]
async fn of_an_identified_response_it_is_known_whose_it_is() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    answers_nps(app, &link, "7", "Prices").await;
    hands_in(app, &link).await;
    let responses = rows(&world, "survey_responses").await;
    // But for the side, which is kept of mirrors alone.
    assert!(!responses[0].ends_with("|NULL|NULL"), "{}", responses[0]);
    let listed = olga.get(&format!("{}/invites", path(&survey))).await.ok();
    assert_eq!(listed["items"][0]["state"], "completed");
}

/// Somebody who looks before and after each answer learns nothing from it.
#[actix_web::test]
async fn live_figures_do_not_tell_one_answer_apart() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let mut told = Vec::new();
    for (number, link) in links(olga, &survey, 7).await.iter().enumerate() {
        answers_nps(app, link, "10", &format!("words {number}")).await;
        assert_eq!(hands_in(app, link).await.status, 200);
        told.push(sees(olga, &survey).await["figures"]["completed"].as_i64().unwrap());
    }
    assert_eq!(told, [0, 0, 0, 0, 0, 3, 3]);
    let closed = tries(olga, &survey, "close", json!({})).await.ok();
    assert_eq!(closed["figures"], json!({ "invited": 7, "by_link": false, "completed": 7 }));
}

#[actix_web::test]
async fn fewer_than_k_are_told_as_none_after_closing_too() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "confidential").await;
    for link in links(olga, &survey, 2).await {
        answers_nps(app, &link, "10", "x").await;
        hands_in(app, &link).await;
    }
    let closed = tries(olga, &survey, "close", json!({})).await.ok();
    assert_eq!(closed["figures"]["completed"], 0);
}

/// What is random about a response does not sort by time.
#[actix_web::test]
async fn ids_of_responses_tell_no_order() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    for (number, link) in links(olga, &survey, 12).await.iter().enumerate() {
        answers_nps(app, link, "9", &format!("word-{number:02}")).await;
        hands_in(app, link).await;
    }
    let rows = rows(&world, "survey_responses").await;
    let words: Vec<&str> =
        rows.iter().map(|row| row.split("word-").nth(1).unwrap().get(..2).unwrap()).collect();
    let sorted: BTreeSet<&str> = words.iter().copied().collect();
    assert_eq!(sorted.len(), 12);
    // One chance in 479,001,600 that twelve random ids are in order.
    assert_ne!(words, sorted.into_iter().collect::<Vec<_>>());
}
