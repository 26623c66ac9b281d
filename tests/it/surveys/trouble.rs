//! Bad input and bad luck: a clear page, nothing lost, nothing counted twice.
use serde_json::json;

use super::{
    answers_nps, begins, defines, goes_on, hands_in, links, live, publishes, rows, sees, sends,
    tries,
};
use crate::support::{Sent, World};

#[actix_web::test]
async fn links_that_are_none_say_so() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    let mut torn = link.clone();
    torn.pop();
    let mut other = link.clone();
    other.truncate(link.len() - 1);
    other.push(if link.ends_with('A') { 'B' } else { 'A' });
    for bad in ["/s/x", &torn, &other, "/s/%00", &format!("/s/{}", "A".repeat(5_000))] {
        for answer in [app.get(bad).await, sends(app, bad, &[("go", "send")]).await] {
            assert!(matches!(answer.status, 400 | 404 | 410 | 414), "{bad}: {}", answer.status);
        }
    }
    assert!(app.get("/s/x").await.text().contains("This link does not work"));
    // A link to answer opens nothing else, and no other link opens a survey.
    let token = link.trim_start_matches("/s/");
    for path in ["/invitation/", "/reset/", "/welcome/", "/unsubscribe/"] {
        let answer = app.get(&format!("{path}{token}")).await;
        assert!(matches!(answer.status, 404 | 410), "{path}: {}", answer.status);
    }
}

#[actix_web::test]
async fn a_link_works_from_until_and_as_long_as_the_survey_is_live() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let times = json!({ "invites": [
        { "valid_from": "2026-03-11T00:00:00Z" }, { "valid_until": "2026-03-10T09:00:00Z" }, {},
    ] });
    let made = olga.post(&format!("{}/invites", super::path(&survey)), times).await.ok();
    let link = |at: usize| crate::support::text(&made["items"][at]["path"]);
    assert!(app.get(&link(0)).await.text().contains("has not begun"));
    assert!(app.get(&link(1)).await.text().contains("This survey is closed"));
    answers_nps(app, &link(2), "9", "x").await;
    tries(olga, &survey, "close", json!({})).await.ok();
    let late = hands_in(app, &link(2)).await;
    assert_eq!(late.status, 410);
    assert!(late.text().contains("no longer takes answers"));
    assert_eq!(rows(&world, "survey_responses").await.len(), 0);
    assert_eq!(rows(&world, "survey_partials").await.len(), 0);
}

#[actix_web::test]
async fn sent_many_times_at_once_it_counts_once() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    answers_nps(app, &link, "9", "x").await;
    let sends = (0..8).map(|_| {
        let sent = Sent::form(&[("version", "1"), ("go", "send")]);
        let (anonymous, link) = (app.anonymous(), link.clone());
        async move { anonymous.send("POST", &link, sent).await.status }
    });
    let mut statuses = futures_util::future::join_all(sends).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410, 410, 410, 410, 410, 410, 410]);
    assert_eq!(rows(&world, "survey_responses").await.len(), 1);
}

#[actix_web::test]
async fn what_no_form_of_ours_sends_changes_nothing() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    for (field, value) in
        [("q.recommend", "11"), ("q.recommend", "<script>"), ("q.recommend", "-1")]
    {
        let answer = sends(app, &link, &[("page", "score"), (field, value)]).await;
        assert_eq!(answer.status, 422, "{value}");
        assert!(!answer.text().contains("<script"), "{}", answer.text());
    }
    // A page that is not on the way, answers to another version, sending before the end.
    for fields in [
        &[("page", "praise"), ("q.liked", "All")][..],
        &[("page", "no_such"), ("q.liked", "All")],
        &[("page", "<b>"), ("q.liked", "All")],
        &[("go", "send")],
    ] {
        assert_eq!(sends(app, &link, fields).await.status, 303, "{fields:?}");
    }
    let other = Sent::form(&[("version", "7"), ("page", "score"), ("q.recommend", "9")]);
    assert_eq!(app.anonymous().send("POST", &link, other).await.status, 303);
    assert!(!rows(&world, "survey_partials").await[0].contains("points"));
    let json = Sent::json(&json!({ "q.recommend": 9 }));
    assert!(matches!(app.anonymous().send("POST", &link, json).await.status, 303 | 400));
    let foreign = Sent::form(&[("version", "1")]).with("origin", "https://evil.example");
    assert_eq!(app.anonymous().send("POST", &link, foreign).await.status, 403);
}

#[actix_web::test]
async fn ten_megabytes_are_refused_and_nothing_is_lost() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    goes_on(app, &link, &[("page", "score"), ("q.recommend", "10")]).await;
    let long = "x".repeat(12_000);
    let refused = sends(app, &link, &[("page", "praise"), ("q.liked", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("At most 10000 characters, please."));
    assert!(refused.text().contains(&long), "what was typed is there to be shortened");
    let huge = "x".repeat(10 * 1024 * 1024);
    let huge = Sent::form(&[("version", "1"), ("page", "praise"), ("q.liked", &huge)]);
    // The connection may end before all of it is read.
    if let Ok(answer) = app.anonymous().try_send("POST", &link, huge).await {
        assert_eq!(answer.status, 413);
    }
    assert!(app.get(&link).await.text().contains("You gave us 10 out of 10."));
}

#[actix_web::test]
async fn hostile_words_are_words() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = begins(olga, "nps").await;
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut definition = survey["definition"].clone();
    definition["title"]["en"] = json!(evil);
    definition["about"]["en"] = json!(evil);
    definition["pages"][0]["questions"][0]["text"]["en"] = json!(evil);
    definition["pages"][0]["questions"][0]["hint"]["en"] = json!(evil);
    definition["pages"][1]["questions"][0]["text"]["en"] = json!("{{recommend}} {{name}}");
    let name = json!({
        "id": "name", "text": { "en": "Name", "ru": "Имя" }, "kind": { "type": "short_text" },
    });
    definition["pages"][0]["questions"].as_array_mut().unwrap().push(name);
    defines(olga, &survey, &definition).await.ok();
    publishes(olga, &survey, "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    let mut pages = vec![app.get(&link).await.text(), goes_on(app, &link, &[]).await];
    let fields = [("page", "score"), ("q.recommend", "8"), ("q.name", evil)];
    pages.push(goes_on(app, &link, &fields).await);
    assert!(pages[2].contains("8 &lt;script&gt;"), "{}", pages[2]);
    for page in pages {
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    }
}

#[actix_web::test]
async fn whoever_has_begun_goes_on_with_the_version_they_began() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let mut two = links(olga, &survey, 2).await;
    let (late, early) = (two.pop().unwrap(), two.pop().unwrap());
    goes_on(app, &early, &[]).await;
    let mut definition = survey["definition"].clone();
    definition["pages"][0]["questions"][0]["text"]["en"] = json!("Would you recommend us?");
    defines(olga, &survey, &definition).await.ok();
    tries(olga, &survey, "publish", json!({})).await.ok();
    assert!(app.get(&early).await.text().contains("How likely are you to recommend us"));
    answers_nps(app, &early, "9", "early").await;
    assert_eq!(hands_in(app, &early).await.status, 200);
    let page = goes_on(app, &late, &[]).await;
    assert!(page.contains("Would you recommend us?"));
    answers_nps(app, &late, "9", "late").await;
    assert_eq!(hands_in(app, &late).await.status, 200);
    assert_eq!(sees(olga, &survey).await["figures"]["completed"], 2);
}

#[actix_web::test]
async fn two_windows_do_not_disturb_each_other() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    answers_nps(app, &link, "9", "first window").await;
    // The other window is still on the first page, and changes its mind.
    let page = goes_on(app, &link, &[("page", "score"), ("q.recommend", "2")]).await;
    assert!(page.contains("What disappointed you most?"));
    // The first one sends: it is shown that it is not at the end any more.
    let page = goes_on(app, &link, &[("go", "send")]).await;
    assert!(page.contains("What disappointed you most?"));
    goes_on(app, &link, &[("page", "improve"), ("q.disappointed", "second window")]).await;
    goes_on(app, &link, &[("page", "contact")]).await;
    assert_eq!(hands_in(app, &link).await.status, 200);
    let rows = rows(&world, "survey_responses").await;
    assert!(rows[0].contains("second window") && !rows[0].contains("first window"));
}
