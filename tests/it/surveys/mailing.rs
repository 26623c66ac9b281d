//! Invites by mail: links, reminders, taking back, and those who want no more.
use serde_json::{Value, json};

use super::{answers_nps, hands_in, live, path, rows, tries};
use crate::support::mail::{Mail, mail_that_says, mails_to};
use crate::support::{Actor, Answer, World, text};

const NEVER: &str = "No more surveys from";

async fn invites(who: &Actor, survey: &Value, input: Value) -> Answer {
    who.post(&format!("{}/invites", path(survey)), input).await
}

/// The path of the survey's link in a mail.
pub fn link(mail: &Mail) -> String {
    let (_, after) = mail.text.split_once("/s/").expect("a link");
    format!("/s/{}", after.split_whitespace().next().unwrap())
}

async fn reminds(world: &World, who: &Actor, survey: &Value) {
    tries(who, survey, "remind", json!({})).await.ok();
    world.app.work().await;
}

#[actix_web::test]
async fn a_link_comes_by_mail_and_opens_the_survey() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let one = json!({ "name": "Rosa", "email": "rosa@example.net", "language": "en" });
    let other = json!({ "name": "Пётр", "email": "petr@example.net", "language": "ru" });
    invites(olga, &survey, json!({ "mail": true, "invites": [one, other] })).await.ok();
    app.work().await;
    let mail = mail_that_says(&app.mailer, "rosa@example.net", "asks for your opinion");
    assert!(mail.text.contains("It is anonymous"), "{}", mail.text);
    assert!(mail.raw.contains("List-Unsubscribe:"), "{}", mail.raw);
    let petr = mail_that_says(&app.mailer, "petr@example.net", "опрос");
    assert!(petr.text.contains("Опрос анонимный"), "{}", petr.text);
    let link = link(&mail);
    answers_nps(app, &link, "9", "Much").await;
    assert_eq!(hands_in(app, &link).await.status, 200);
}

#[actix_web::test]
async fn only_those_who_have_not_answered_are_reminded_and_not_for_ever() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let people = json!([{ "email": "rosa@example.net" }, { "email": "petr@example.net" }]);
    invites(olga, &survey, json!({ "mail": true, "invites": people })).await.ok();
    app.work().await;
    let first = link(&mail_that_says(&app.mailer, "rosa@example.net", "asks for"));
    answers_nps(app, &first, "9", "Much").await;
    hands_in(app, &first).await;
    reminds(&world, olga, &survey).await;
    assert_eq!(mails_to(&app.mailer, "petr@example.net").len(), 1, "not on the same day");
    for times in 2..=5 {
        app.clock.advance(4 * 86_400);
        reminds(&world, olga, &survey).await;
        assert_eq!(mails_to(&app.mailer, "petr@example.net").len(), times.min(4));
    }
    mail_that_says(&app.mailer, "petr@example.net", "Still open");
    assert_eq!(mails_to(&app.mailer, "rosa@example.net").len(), 1);
    // Nobody who asks is told who was reminded.
    let list = olga.get(&format!("{}/invites", path(&survey))).await;
    assert!(!list.text().contains("reminders") && !list.text().contains("completed"));
    let list = list.ok();
    assert_eq!(list["items"][0]["mailed_at"], list["items"][1]["mailed_at"], "{list}");
    tries(olga, &survey, "close", json!({})).await.ok();
    tries(olga, &survey, "remind", json!({})).await.refused(409, "action_not_allowed");
}

#[actix_web::test]
async fn whoever_wants_none_gets_none_of_that_sender() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let rosa = json!({ "mail": true, "invites": [{ "email": "Rosa@Example.net" }] });
    let survey = live(olga, "nps", "identified").await;
    invites(olga, &survey, rosa.clone()).await.ok();
    app.work().await;
    let mail = mail_that_says(&app.mailer, "Rosa@Example.net", NEVER);
    let stop = format!("{}/stop", link(&mail));
    // Opening the page, as mail programs do by themselves, changes nothing.
    let page = app.get(&stop).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<form method=\"post\">"), "{}", page.text());
    assert_eq!(app.get(&link(&mail)).await.status, 200);
    let sent = crate::support::Sent::form(&[]);
    let done = app.anonymous().send("POST", &stop, sent).await;
    assert_eq!(done.status, 200, "{}", done.text());
    assert_ne!(app.get(&link(&mail)).await.status, 200);
    let list = olga.get(&format!("{}/invites", path(&survey))).await.ok();
    assert_eq!(list["items"][0]["state"], "opted_out");
    // Neither a reminder nor another survey of the firm.
    app.clock.advance(10 * 86_400);
    reminds(&world, olga, &survey).await;
    let next = live(olga, "nps", "identified").await;
    invites(olga, &next, rosa.clone()).await.ok();
    app.work().await;
    assert_eq!(mails_to(&app.mailer, "Rosa@Example.net").len(), 1);
    // Another firm may ask.
    let wanda = world.person("wanda");
    let foreign = live(wanda, "nps", "identified").await;
    invites(wanda, &foreign, rosa).await.ok();
    app.work().await;
    assert_eq!(mails_to(&app.mailer, "Rosa@Example.net").len(), 2);
}

#[actix_web::test]
async fn people_of_a_customer_are_asked_without_their_addresses() {
    let world = World::new().await;
    let (app, olga, adam) = (&world.app, world.person("olga"), world.customer());
    let survey = live(olga, "nps", "identified").await;
    let customer = world.relationship("A");
    let named = json!({ "relationship_id": customer, "membership_id": adam.membership });
    let answer = invites(olga, &survey, json!({ "mail": true, "invites": [named] })).await.ok();
    assert_eq!(answer["items"][0]["email"], Value::Null);
    app.work().await;
    // Adam reads Russian.
    mail_that_says(&app.mailer, &adam.email, "опрос");
    let list = olga.get(&format!("{}/invites", path(&survey))).await.text();
    assert!(!list.contains(&adam.email), "{list}");
    // All of the firm in a role; whoever was asked before is not asked again.
    let all = json!({ "relationship_ids": [customer], "roles": [] });
    let made = invites(olga, &survey, json!({ "mail": true, "audience": all })).await.ok();
    let count = made["items"].as_array().unwrap().len();
    assert!(count >= 1);
    app.work().await;
    assert_eq!(mails_to(&app.mailer, &adam.email).iter().filter(is_survey).count(), 1);
    let again = json!({ "audience": { "relationship_ids": [customer] } });
    let made = invites(olga, &survey, again).await.ok();
    assert_eq!(made["items"], json!([]));
    assert_eq!(rows(&world, "survey_invites").await.len(), count + 1);
    // Nobody of another firm by their membership.
    let stranger = world.person("wanda").membership.clone();
    let foreign = json!({ "relationship_id": customer, "membership_id": stranger });
    invites(olga, &survey, json!({ "invites": [foreign] })).await.refused(422, "invalid");
}

fn is_survey(mail: &&Mail) -> bool {
    mail.text.contains("/s/")
}

#[actix_web::test]
async fn an_invite_is_taken_back_and_tells_nothing_of_its_use() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let people = json!({ "invites": [{}, {}] });
    let made = invites(olga, &survey, people).await.ok();
    let (one, two) = (&made["items"][0], &made["items"][1]);
    answers_nps(app, &text(&one["path"]), "9", "Much").await;
    hands_in(app, &text(&one["path"])).await;
    for invite in [one, two] {
        let at = format!("{}/invites/{}", path(&survey), text(&invite["id"]));
        assert_eq!(olga.delete(&at).await.status, 204);
        assert_eq!(app.get(&text(&invite["path"])).await.status, 410);
    }
    assert_eq!(rows(&world, "survey_responses").await.len(), 1, "what was sent stays");
    let list = olga.get(&format!("{}/invites", path(&survey))).await.ok();
    for line in list["items"].as_array().unwrap() {
        assert_eq!((&line["revoked"], &line["state"]), (&json!(true), &Value::Null));
    }
    let rates = format!("{}/results", path(&survey));
    let rates = olga.get(&rates).await.ok()["rates"].clone();
    assert_eq!(rates["invited"], 2, "nor does a number that falls: {rates}");
    let other = live(olga, "nps", "anonymous").await;
    let at = format!("{}/invites/{}", path(&other), text(&one["id"]));
    olga.delete(&at).await.refused(404, "not_found");
}

#[actix_web::test]
async fn wrong_addresses_are_refused_and_nothing_is_made() {
    let world = World::new().await;
    let olga = world.person("olga");
    let survey = live(olga, "nps", "identified").await;
    for wrong in [
        json!({ "invites": [] }),
        json!({ "mail": true, "invites": [{ "name": "No address" }] }),
        json!({ "mail": true, "invites": [{ "email": "a@b.example" }, { "email": "none" }] }),
        json!({ "invites": [{ "email": "a@b.example\r\nBcc: c@d.example" }] }),
    ] {
        invites(olga, &survey, wrong).await.refused(422, "invalid");
    }
    assert_eq!(rows(&world, "survey_invites").await, Vec::<String>::new());
    assert_eq!(
        rows(&world, "outbox").await.iter().filter(|row| row.contains("survey_")).count(),
        0
    );
}

#[actix_web::test]
async fn what_was_begun_and_never_sent_is_thrown_away() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "anonymous").await;
    let links = super::links(olga, &survey, 1).await;
    answers_nps(app, &links[0], "9", "Much").await;
    for (days, left) in [(89, 1), (2, 0)] {
        app.clock.advance(days * 86_400);
        let swept = world.app.services.platform.db.write(
            &concord::platform::authz::System { reason: "sweep" },
            "sweep",
            concord::features::surveys::service::sweep,
        );
        swept.await.unwrap();
        assert_eq!(rows(&world, "survey_partials").await.len(), left);
    }
}

/// Whoever asks must not hold the link of anybody whom they know: it shows whether it was used.
#[actix_web::test]
async fn where_it_is_hidden_who_answers_the_portal_alone_hands_links_on() {
    let world = World::new().await;
    let olga = world.person("olga");
    for anonymity in ["anonymous", "confidential"] {
        let survey = live(olga, "nps", anonymity).await;
        let member = json!({ "relationship_id": world.relationship("A"),
            "membership_id": world.customer().membership });
        for known in [json!({ "name": "Rosa" }), json!({ "email": "rosa@example.net" }), member] {
            invites(olga, &survey, json!({ "invites": [known] })).await.refused(422, "invalid");
        }
        let rosa = json!({ "mail": true, "invites": [{ "email": "rosa@example.net" }] });
        let made = invites(olga, &survey, rosa).await.ok();
        assert_eq!(made["items"][0]["path"], Value::Null);
        let nobody = invites(olga, &survey, json!({ "invites": [{}] })).await.ok();
        assert!(text(&nobody["items"][0]["path"]).starts_with("/s/"));
    }
    // Nor of people who sign in, where names stand with answers: nobody answers in their place.
    let survey = live(olga, "nps", "identified").await;
    let all = json!({ "audience": { "relationship_ids": [world.relationship("A")] } });
    let made = invites(olga, &survey, all).await.ok();
    assert_eq!(made["items"][0]["path"], Value::Null);
}

#[actix_web::test]
async fn nobody_counts_twice_and_nobody_is_flooded() {
    let world = World::new().await;
    let (app, olga) = (&world.app, world.person("olga"));
    let survey = live(olga, "nps", "identified").await;
    let rosa =
        json!({ "invites": [{ "email": "rosa@example.net" }, { "email": "Rosa@example.net" }] });
    let made = invites(olga, &survey, rosa.clone()).await.ok();
    assert_eq!(made["items"].as_array().unwrap().len(), 1, "{made}");
    let at = format!("{}/invites/{}", path(&survey), text(&made["items"][0]["id"]));
    // Taken back before it was used, it can be made again; afterwards not.
    assert_eq!(olga.delete(&at).await.status, 204);
    let made = invites(olga, &survey, rosa.clone()).await.ok();
    let link = text(&made["items"][0]["path"]);
    answers_nps(app, &link, "9", "Much").await;
    hands_in(app, &link).await;
    let at = format!("{}/invites/{}", path(&survey), text(&made["items"][0]["id"]));
    assert_eq!(olga.delete(&at).await.status, 204);
    assert_eq!(invites(olga, &survey, rosa).await.ok()["items"], json!([]));
    // Five mails a day, however many surveys there are.
    for _ in 0..7 {
        let survey = live(olga, "nps", "identified").await;
        let one = json!({ "mail": true, "invites": [{ "email": "petr@example.net" }] });
        invites(olga, &survey, one).await.ok();
    }
    app.work().await;
    assert_eq!(mails_to(&app.mailer, "petr@example.net").len(), 5);
}
