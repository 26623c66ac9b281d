//! Answering page by page, without script and without signing in.
use serde_json::json;

use super::{answers_nps, begins, defines, goes_on, hands_in, links, live, publishes, sees, sends};
use crate::support::World;

#[actix_web::test]
async fn a_link_leads_through_the_survey_once() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    let opening = app.get(&link).await;
    assert_eq!((opening.status, opening.header("cache-control")), (200, "no-store"));
    assert_eq!(opening.header("set-cookie"), "");
    let page = opening.text();
    assert!(page.contains("Begin") && page.contains("Your name stands with your answers."));
    assert!(!page.contains("<script"), "{page}");
    // Looking writes nothing down.
    assert_eq!(super::rows(&world, "survey_partials").await.len(), 0);

    let page = goes_on(app, &link, &[]).await;
    assert!(page.contains("name=\"q.recommend\" value=\"10\""), "{page}");
    let refused = sends(app, &link, &[("page", "score")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Please answer this question."));
    let page = goes_on(app, &link, &[("page", "score"), ("q.recommend", "9")]).await;
    assert!(page.contains("You gave us 9 out of 10."), "{page}");
    // Back, and the answer is still there; another one leads another way.
    let page = goes_on(app, &link, &[("page", "praise"), ("go", "back")]).await;
    assert!(page.contains("value=\"9\" checked"), "{page}");
    let page = goes_on(app, &link, &[("page", "score"), ("q.recommend", "3")]).await;
    assert!(page.contains("What disappointed you most?"));
    goes_on(app, &link, &[("page", "improve"), ("q.disappointed", "Late, <b>always</b>")]).await;
    let page = goes_on(app, &link, &[("page", "contact"), ("q.follow_up", "yes")]).await;
    assert!(page.contains("Send answers"), "{page}");
    let page = goes_on(app, &link, &[("go", "back")]).await;
    assert!(page.contains("May we come back to you"));
    goes_on(app, &link, &[("page", "contact"), ("q.follow_up", "yes")]).await;
    let sent = hands_in(app, &link).await;
    assert_eq!(sent.status, 200);
    assert!(sent.text().contains("Your answers have been received."));

    for again in [app.get(&link).await, hands_in(app, &link).await] {
        assert_eq!(again.status, 410);
        assert!(again.text().contains("You have already answered"));
    }
    let rows = super::rows(&world, "survey_responses").await;
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains("Late, <b>always</b>") && rows[0].contains("{\"points\":3}"));
    assert!(!rows[0].contains("liked"), "what was not asked is not there: {}", rows[0]);
    assert_eq!(super::rows(&world, "survey_partials").await.len(), 0);
    let figures = json!({ "invited": 1, "by_link": false, "completed": 1 });
    assert_eq!(sees(olga, &survey).await["figures"], figures);
}

#[actix_web::test]
async fn a_page_speaks_the_language_of_its_reader() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "csat_after_complaint", "confidential").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    let with = |header: &'static str| {
        let sent = crate::support::Sent::default().with("accept-language", header);
        let anonymous = app.anonymous();
        let link = link.clone();
        async move { anonymous.send("GET", &link, sent).await.text() }
    };
    assert!(with("ru-RU,ru;q=0.9,en;q=0.8").await.contains("Как мы отработали вашу рекламацию?"));
    assert!(with("fi").await.contains("How did we handle your complaint?"));
    let asked = app.get(&format!("{link}?lang=ru")).await.text();
    assert!(asked.contains("<html lang=\"ru\">") && asked.contains("Начать"), "{asked}");
    // The forms of that page stay in its language.
    let russian = format!("{link}?lang=ru");
    goes_on(app, &russian, &[]).await;
    let wrong = sends(app, &russian, &[("page", "overall"), ("q.satisfied", "9")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("Допустимо от 1 до 5."), "{}", wrong.text());
    assert!(wrong.text().contains("Ответьте, пожалуйста, на этот вопрос."));
}

#[actix_web::test]
async fn what_an_answer_brings_up_is_asked_on_the_same_page() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = begins(olga, "csat_after_complaint").await;
    let mut definition = survey["definition"].clone();
    let open = definition["pages"][1]["questions"].as_array_mut().unwrap().remove(0);
    definition["pages"][0]["questions"].as_array_mut().unwrap().push(open);
    defines(olga, &survey, &definition).await.ok();
    publishes(olga, &survey, "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    let first = [("page", "overall"), ("q.satisfied", "2"), ("q.solved", "partly")];
    let more = sends(app, &link, &first).await;
    assert_eq!(more.status, 200, "nothing is wrong: {}", more.text());
    assert!(
        more.text().contains("What is still open?") && more.text().contains("value=\"2\" checked")
    );
    let missing = sends(app, &link, &first).await;
    assert_eq!(missing.status, 422);
    let mut whole = first.to_vec();
    whole.push(("q.still_open", "The seal"));
    let page = goes_on(app, &link, &whole).await;
    assert!(page.contains("We made it easy"));
}

#[actix_web::test]
async fn every_type_can_be_answered_without_script() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let link_of = |template: &'static str| async move {
        let survey = live(olga, template, "anonymous").await;
        links(olga, &survey, 1).await.pop().unwrap()
    };
    let maxdiff = link_of("maxdiff").await;
    let page = goes_on(app, &maxdiff, &[]).await;
    let shown = |task: usize| -> Vec<String> {
        let name = format!("name=\"q.priorities.best.{task}\" value=\"");
        page.split(&name).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let mut fields = vec![("page".to_owned(), "choices".to_owned())];
    for task in 0..6 {
        let items = shown(task);
        assert_eq!(items.len(), 4, "{page}");
        fields.push((format!("q.priorities.best.{task}"), items[0].clone()));
        fields.push((format!("q.priorities.worst.{task}"), items[3].clone()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    goes_on(app, &maxdiff, &fields).await;
    goes_on(app, &maxdiff, &[("page", "rest")]).await;
    assert_eq!(hands_in(app, &maxdiff).await.status, 200);
    let rows = super::rows(&world, "survey_responses").await;
    assert_eq!(rows[0].matches("\"shown\":[").count(), 6, "{}", rows[0]);

    let kano = link_of("kano").await;
    goes_on(app, &kano, &[]).await;
    let mut fields = vec![("page".to_owned(), "features".to_owned())];
    for item in ["tracking", "certificates", "express", "contact_person"] {
        fields.push((format!("q.kano.with.{item}"), "like".to_owned()));
        fields.push((format!("q.kano.without.{item}"), "dislike".to_owned()));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    goes_on(app, &kano, &fields).await;
    let twice =
        [("page", "importance"), ("q.rank.place.tracking", "1"), ("q.rank.place.express", "1")];
    let refused = sends(app, &kano, &twice).await;
    assert!(refused.text().contains("Give each place only once."), "{}", refused.text());
    let placed =
        [("page", "importance"), ("q.rank.place.tracking", "2"), ("q.rank.place.express", "1")];
    // Three places are offered and not required.
    goes_on(app, &kano, &placed).await;
    assert_eq!(hands_in(app, &kano).await.status, 200);
}

#[actix_web::test]
async fn whoever_it_is_not_for_is_thanked_and_counted_apart() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "product_concept", "identified").await;
    let link = links(olga, &survey, 1).await.pop().unwrap();
    goes_on(app, &link, &[]).await;
    let out = sends(app, &link, &[("page", "role"), ("q.part", "no_part")]).await;
    assert_eq!(out.status, 200);
    assert!(out.text().contains("This survey is meant for people who choose"), "{}", out.text());
    assert_eq!(app.get(&link).await.status, 410);
    assert!(super::rows(&world, "survey_responses").await[0].contains("screened_out"));
    let figures = json!({ "invited": 1, "by_link": false, "completed": 0 });
    assert_eq!(sees(olga, &survey).await["figures"], figures);
}

#[actix_web::test]
async fn answers_are_there_again_on_another_device() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "confidential").await;
    let mut two = links(olga, &survey, 2).await;
    let (other, link) = (two.pop().unwrap(), two.pop().unwrap());
    goes_on(app, &link, &[]).await;
    goes_on(app, &link, &[("page", "score"), ("q.recommend", "10")]).await;
    assert!(app.get(&link).await.text().contains("You gave us 10 out of 10."));
    // Of the other link nothing is known.
    assert!(app.get(&other).await.text().contains("Begin"));
    answers_nps(app, &other, "0", "Everything").await;
    assert!(app.get(&link).await.text().contains("You gave us 10 out of 10."));
}
