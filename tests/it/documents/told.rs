//! Agreements on secrecy are told to both sides, by mail and in the inbox.
use concord::platform::authz::System;
use concord::platform::db::Tx;
use diesel::connection::SimpleConnection;
use serde_json::json;

use super::{on_nda, under_nda};
use crate::support::mail::{mail_that_says, mails_to};
use crate::support::{World, text};

/// Subjects of the mails about agreements that somebody got, without their numbers.
fn subjects(world: &World, name: &str) -> Vec<String> {
    mails_to(&world.app.mailer, &format!("{name}@example.org"))
        .iter()
        .filter(|mail| mail.subject.contains("Mutual NDA"))
        .map(|mail| {
            let rest = mail.subject.split_once("] ").map_or("", |(_, rest)| rest);
            rest.split(": Mutual").next().unwrap_or_default().to_owned()
        })
        .collect()
}

async fn events(world: &World, name: &str) -> Vec<String> {
    let inbox = world.person(name).get("/api/v1/inbox").await.ok();
    let all = inbox["items"].as_array().unwrap().clone();
    let all = all.iter().map(|line| text(&line["event"]));
    all.filter(|event| event.starts_with("nda_")).collect()
}

#[actix_web::test]
async fn both_sides_are_told_of_its_whole_life() {
    let world = World::new().await;
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-03-01", "valid_until": "2026-05-31",
    });
    let nda = world.person("mark").post(&path, new).await.ok();
    world.app.work().await;
    assert_eq!(subjects(&world, "anna"), ["NDA to answer"]);
    assert_eq!(subjects(&world, "boris"), Vec::<String>::new());
    let mail = mail_that_says(&world.app.mailer, "anna@example.org", "31 May 2026");
    let link = format!("/partners/{}", world.relationship("A"));
    assert!(mail.text.contains(&link) && !mail.text.contains("/agreement"), "{}", mail.text);
    on_nda(world.person("anna"), &nda, "confirm", json!({})).await.ok();
    world.app.work().await;
    assert_eq!(subjects(&world, "mark").len(), 1, "{:?}", subjects(&world, "mark"));
    // 30 and 7 days before its end, and at it, both are told.
    for (days, told) in [(53, 1), (23, 2), (7, 3)] {
        world.app.clock.advance(days * 86_400);
        world.app.work().await;
        assert_eq!(subjects(&world, "anna").len(), 1 + told, "{:?}", subjects(&world, "anna"));
        assert_eq!(subjects(&world, "mark").len(), 1 + told, "{:?}", subjects(&world, "mark"));
    }
    assert_eq!(subjects(&world, "anna")[1..], ["NDA ends soon", "NDA ends soon", "NDA ended"]);
    let mails = mails_to(&world.app.mailer, "anna@example.org");
    let soon = mails.iter().find(|mail| mail.subject.contains("NDA ends soon")).unwrap();
    assert!(soon.text.contains("30 days"), "{}", soon.text);
    let expected = ["nda_ended", "nda_expiring", "nda_expiring", "nda_proposed"];
    assert_eq!(events(&world, "anna").await, expected);
    assert_eq!(events(&world, "boris").await, Vec::<String>::new());
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(subjects(&world, "anna").len(), 4, "and no more");
}

#[actix_web::test]
async fn one_that_a_side_ends_is_told_at_once_and_warned_of_no_more() {
    let world = World::new().await;
    let nda = under_nda(&world, "A", "2026-05-31").await;
    world.app.work().await;
    let reason = json!({ "reason": "We part." });
    on_nda(world.person("anna"), &nda, "terminate", reason).await.ok();
    world.app.work().await;
    let told = subjects(&world, "mark");
    assert_eq!(told.len(), 2, "{told:?}");
    mail_that_says(&world.app.mailer, "mark@example.org", "We part.");
    world.app.clock.advance(120 * 86_400);
    world.app.work().await;
    assert_eq!(subjects(&world, "mark"), told);
}

/// Those that were made before anybody was told have no work that waits for their end.
#[actix_web::test]
async fn who_has_an_older_agreement_is_told_as_well() {
    let world = World::new().await;
    under_nda(&world, "A", "2026-05-31").await;
    world.app.work().await;
    let forget = |tx: &mut Tx<'_>| {
        let sql = "DELETE FROM outbox WHERE kind = 'nda_soon'";
        concord::on_backend!(tx.conn, |c| c.batch_execute(sql))?;
        Ok(())
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.forget", forget).await.unwrap();
    for (days, told) in [(51, 0), (2, 1), (1, 1), (22, 2), (7, 3), (1, 3)] {
        world.app.clock.advance(days * 86_400);
        world.app.work().await;
        assert_eq!(subjects(&world, "anna").len(), 1 + told, "{:?}", subjects(&world, "anna"));
    }
}
