//! Agreements on secrecy: proposed by one side, agreed to by the other, ended by either.
use concord::platform::authz::System;
use concord::platform::clock::Timestamp;
use concord::platform::db::{Conn, Tx};
use serde_json::json;

use super::{on_nda, reason, under_nda};
use crate::proof::Bundle;
use crate::support::mail::mails_to;
use crate::support::{Actor, World, text};

#[actix_web::test]
async fn both_sides_agree_and_either_one_ends_it() {
    let world = World::new().await;
    let (mark, vera, anna, adam) =
        (world.person("mark"), world.vendor(), world.person("anna"), world.customer());
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let paper = mark.uploads("nda.txt", b"signed by hand").await;
    let new = json!({
        "title": "Mutual NDA", "file_id": paper, "valid_from": "2026-03-01",
        "valid_until": "2028-02-28",
    });
    assert_eq!(reason(vera.post(&path, new.clone()).await), "role_too_low");
    for (field, day) in [("valid_until", "2026-02-01"), ("valid_from", "2029-01-01")] {
        let mut wrong = new.clone();
        wrong[field] = json!(day);
        let answer = mark.post(&path, wrong).await.refused(422, "invalid");
        assert!(answer.fields()[0].starts_with("valid_until:"), "{:?}", answer.fields());
    }
    let nda = mark.post(&path, new.clone()).await.ok();
    assert_eq!((&nda["state"], &nda["active"]), (&json!("proposed"), &json!(false)));
    assert_eq!(reason(anna.post(&path, new).await), "wrong_status");
    assert_eq!(reason(on_nda(mark, &nda, "confirm", json!({})).await), "wrong_side");
    assert_eq!(reason(on_nda(adam, &nda, "confirm", json!({})).await), "role_too_low");
    let held = on_nda(anna, &nda, "confirm", json!({})).await.ok();
    assert_eq!((&held["state"], &held["active"]), (&json!("confirmed"), &json!(true)));
    on_nda(anna, &nda, "terminate", json!({})).await.refused(409, "stale_version");
    let file = format!("/api/v1/ndas/{}/file", text(&nda["id"]));
    assert_eq!(adam.get(&file).await.text(), "signed by hand");
    assert_eq!(mark.get(&format!("/api/v1/files/{paper}")).await.status, 404);
    let ended = on_nda(anna, &held, "terminate", json!({ "reason": "Over." })).await.ok();
    assert_eq!((&ended["state"], &ended["ended_side"]), (&json!("terminated"), &json!("customer")));
    assert_eq!(vera.get(&path).await.ok()["active"], false);
}

#[actix_web::test]
async fn it_is_a_matter_of_the_two_firms() {
    let world = World::new().await;
    let nda = under_nda(&world, "A", "2027-12-31").await;
    let boris = world.person("boris");
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    boris.get(&path).await.refused(404, "not_found");
    on_nda(boris, &nda, "terminate", json!({})).await.refused(404, "not_found");
    let file = format!("/api/v1/ndas/{}/file", text(&nda["id"]));
    boris.get(&file).await.refused(404, "not_found");
}

#[actix_web::test]
async fn it_ends_with_its_last_day() {
    let world = World::new().await;
    under_nda(&world, "A", "2026-03-12").await;
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let anna = world.person("anna");
    world.app.clock.advance(86_400);
    world.app.work().await;
    assert_eq!(anna.get(&path).await.ok()["active"], true);
    world.app.clock.advance(2 * 86_400);
    // Before any worker has looked.
    let list = anna.get(&path).await.ok();
    assert_eq!((&list["active"], &list["items"][0]["state"]), (&json!(false), &json!("expired")));
    assert_eq!(
        reason(on_nda(anna, &list["items"][0], "terminate", json!({})).await),
        "wrong_status"
    );
    world.app.work().await;
    let list = anna.get(&path).await.ok();
    assert_eq!(
        (&list["items"][0]["state"], &list["items"][0]["version"]),
        (&json!("expired"), &json!(3))
    );
}

/// Every proposal is a mail to the other firm.
#[actix_web::test]
async fn proposals_of_a_side_that_come_to_nothing_are_three_a_day() {
    let world = World::new().await;
    let (mark, anna) = (world.person("mark"), world.person("anna"));
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-03-01", "valid_until": "2028-02-28",
    });
    let list = async |who: &Actor| who.get(&path).await.ok();
    let mut last = json!(null);
    for (who, other, action) in [
        (mark, anna, "decline"),
        (mark, mark, "withdraw"),
        (anna, mark, "decline"),
        (mark, anna, "decline"),
    ] {
        assert_eq!(list(who).await["may_propose"], true);
        let nda = who.post(&path, new.clone()).await.ok();
        assert_eq!(reason(mark.post(&path, new.clone()).await), "wrong_status", "one at a time");
        on_nda(other, &nda, action, json!({ "reason": "Not so." })).await.ok();
        world.app.clock.advance(60);
        last = nda;
    }
    let answer = mark.post(&path, new.clone()).await;
    assert_eq!(answer.header("retry-after"), (86_400 - 240).to_string());
    answer.refused(429, "too_many_requests");
    let seen = list(mark).await;
    assert_eq!(seen["may_propose"], false);
    assert_eq!(text(&seen["propose_from"]), "2026-03-11T10:00:00Z");
    // The other side came to nothing once only, and whoever may not propose is told of no pause.
    let seen = list(anna).await;
    assert_eq!((&seen["may_propose"], &seen["propose_from"]), (&json!(true), &json!(null)));
    let seen = list(world.vendor()).await;
    assert_eq!((&seen["may_propose"], &seen["propose_from"]), (&json!(false), &json!(null)));
    let theirs = anna.post(&path, new.clone()).await.ok();
    on_nda(anna, &theirs, "withdraw", json!({})).await.ok();
    // Another relationship is another matter.
    let other = format!("/api/v1/relationships/{}/ndas", world.relationship("B"));
    mark.post(&other, new.clone()).await.ok();
    world.app.clock.advance(86_400 - 240);
    assert_eq!(list(mark).await["may_propose"], true);
    let nda = mark.post(&path, new.clone()).await.ok();
    assert_ne!(nda["id"], last["id"]);
    on_nda(anna, &nda, "confirm", json!({})).await.ok();
}

/// One that nobody answers ends with the last day that it names, and both sides hear of it.
#[actix_web::test]
async fn a_proposal_that_nobody_answers_ends_with_its_last_day() {
    let world = World::new().await;
    let (mark, anna) = (world.person("mark"), world.person("anna"));
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let before = open_records(&world).await;
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-03-01", "valid_until": "2026-03-12",
    });
    let nda = mark.post(&path, new).await.ok();
    world.app.work().await;
    let told = |email: &str| {
        let mails = mails_to(&world.app.mailer, email);
        mails.iter().filter(|mail| mail.text.contains("Nobody answered")).count()
    };
    assert_eq!(open_records(&world).await, before + 2);
    world.app.clock.advance(4 * 86_400);
    world.app.work().await;
    let seen = anna.get(&path).await.ok();
    assert_eq!(
        (
            &seen["items"][0]["state"],
            &seen["items"][0]["version"],
            &seen["items"][0]["answered_at"]
        ),
        (&json!("expired"), &json!(2), &json!(null))
    );
    assert_eq!(open_records(&world).await, before, "nothing waits for an answer any more");
    assert_eq!((told(&mark.email), told(&anna.email)), (1, 1));
    assert_eq!(reason(on_nda(anna, &seen["items"][0], "confirm", json!({})).await), "wrong_status");
    assert_eq!(seen["items"][0]["id"], nda["id"]);
}

/// Of those that were proposed before their end was watched over, the migration sees to it.
#[actix_web::test]
async fn proposals_from_before_end_as_well() {
    use concord::platform::db::schema::outbox::dsl as outbox;
    use diesel::prelude::*;

    let world = World::new().await;
    let mark = world.person("mark");
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-03-01", "valid_until": "2026-03-12",
    });
    mark.post(&path, new).await.ok();
    world.app.work().await;
    let system = System { reason: "test" };
    let forget_and_migrate = |tx: &mut Tx<'_>| {
        let ends = || outbox::outbox.filter(outbox::kind.eq("nda_end"));
        let keys = |conn: &mut Conn| {
            ends()
                .select((outbox::dedupe, outbox::due_at))
                .load::<(Option<String>, Timestamp)>(conn)
        };
        let made = keys(tx.conn)?;
        assert_eq!(diesel::delete(ends()).execute(tx.conn)?, 1);
        let up = match tx.conn {
            Conn::Sqlite(_) => {
                include_str!("../../../migrations/sqlite/20261225000000_end_proposed_ndas/up.sql")
            }
            Conn::Pg(_) => {
                include_str!("../../../migrations/postgres/20261225000000_end_proposed_ndas/up.sql")
            }
        };
        let (_, backfill) = up.split_once("INSERT INTO").unwrap();
        let (backfill, _) = backfill.split_once(';').unwrap();
        for _twice in 0..2 {
            let backfill = format!("INSERT INTO {backfill}");
            concord::on_backend!(tx.conn, |c| diesel::sql_query(backfill).execute(c))?;
        }
        assert_eq!(keys(tx.conn)?, made, "the same work, once");
        Ok(made.len())
    };
    let db = &world.app.services.platform.db;
    assert_eq!(db.write(&system, "test.migrate", forget_and_migrate).await.unwrap(), 1);
    world.app.clock.advance(4 * 86_400);
    world.app.work().await;
    assert_eq!(mark.get(&path).await.ok()["items"][0]["version"], 2);
}

/// Records of agreements of a firm that are open, by the list that all counters start from.
async fn open_records(world: &World) -> i64 {
    use diesel::prelude::*;
    world
        .app
        .services
        .platform
        .db
        .read(|conn| {
            use concord::platform::db::schema::record_parties::dsl as parties;
            Ok(parties::record_parties
                .filter(parties::kind.eq("agreement"))
                .filter(parties::open.eq(true))
                .count()
                .get_result(conn)?)
        })
        .await
        .unwrap()
}

#[actix_web::test]
async fn its_record_closes_with_it_and_its_bundle_says_what_it_is() {
    let world = World::new().await;
    let (mark, anna) = (world.person("mark"), world.person("anna"));
    let path = format!("/api/v1/relationships/{}/ndas", world.relationship("A"));
    let before = open_records(&world).await;
    let new = json!({
        "title": "Mutual NDA", "valid_from": "2026-03-01", "valid_until": "2026-03-12",
    });
    let declined = mark.post(&path, new.clone()).await.ok();
    assert_eq!(open_records(&world).await, before + 2, "one for each side");
    on_nda(anna, &declined, "decline", json!({ "reason": "Not so." })).await.ok();
    assert_eq!(open_records(&world).await, before);
    let nda = mark.post(&path, new).await.ok();
    on_nda(anna, &nda, "confirm", json!({})).await.ok();
    assert_eq!(open_records(&world).await, before + 2);
    world.app.work().await;
    let inbox = anna.get("/api/v1/inbox").await.ok();
    let told = inbox["items"].as_array().unwrap().iter();
    let line = told.clone().find(|line| line["event"] == "nda_proposed").unwrap().clone();
    let record = format!("/api/v1/agreements/{}", text(&line["record"]["id"]));
    for (who, language, says) in
        [(anna, "en", "Non-disclosure agreement"), (mark, "ru", "Соглашение о неразглашении")]
    {
        let page = Bundle::at(who, &record, language).await.text("case.html");
        assert!(page.contains(says) && page.contains("Mutual NDA"), "{page}");
        assert!(!page.contains("Service agreement") && !page.contains("Соглашение о работе"));
    }
    world.app.clock.advance(4 * 86_400);
    world.app.work().await;
    assert_eq!(open_records(&world).await, before, "it is over");
}
