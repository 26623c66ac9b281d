//! How many statements a request costs: an upper limit for each, the same for any number of rows.
//!
//! The figures are honest: they hold the one statement by which every request is authenticated
//! (token, membership, organisation and person in one join; nothing of it is kept in memory, so
//! that a right that is taken away is gone with the next request) and the audit row of a write.
//! The text index is the writer's, once for each batch of use cases however many are in it; a
//! message that is alone in its batch pays it alone, so it is counted here and named apart.
use concord::platform::authz::System;
use concord::platform::db::Tx;
use concord::platform::db::schema::{api_tokens, memberships};
use diesel::prelude::*;
use serde_json::json;

use crate::support::{Actor, Case, Sent, World, statements};

/// A portal in which everybody has just been seen, so that nothing is noted of them beside what is
/// counted.
async fn world() -> World {
    statements::install();
    let world = World::new().await;
    let see = |tx: &mut Tx<'_>| {
        diesel::update(memberships::table)
            .set(memberships::last_seen_at.eq(Some(tx.now)))
            .execute(tx.conn)?;
        diesel::update(api_tokens::table)
            .set(api_tokens::last_used_at.eq(Some(tx.now)))
            .execute(tx.conn)?;
        Ok(())
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.seen", see).await.unwrap();
    world
}

/// Statements of one `GET`, after one that fills what is kept in memory.
async fn reads(world: &World, by: &Actor, path: &str) -> Vec<String> {
    by.get(path).await.ok();
    statements::take(&world.app);
    by.get(path).await.ok();
    statements::take(&world.app)
}

#[track_caller]
fn at_most(limit: usize, what: &str, asked: &[String]) {
    assert!(
        asked.len() <= limit,
        "{what} asked {} times, not {limit}:\n{}",
        asked.len(),
        asked.join("\n\n")
    );
    assert!(!asked.is_empty(), "{what}: nothing was counted");
}

/// Files `count` complaints, each with a message that the other side has not read and an owner.
async fn cases(world: &World, count: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for number in 0..count {
        let case = world.customer().files(world.relationship("A"), &format!("Pump {number}")).await;
        world.vendor().acknowledges(&case).await;
        world.vendor().says(&case, "shared", "We look into it.").await;
        let owner = json!({ "owner_membership_id": world.vendor().membership });
        world.vendor().does(&case, "assign", owner).await;
        cases.push(case);
    }
    cases
}

#[actix_web::test]
async fn a_list_costs_the_same_for_any_number_of_rows() {
    let world = world().await;
    let relationship = world.relationship("A").to_owned();
    let paths = [
        // Authentication, the page, its lines.
        ("/api/v1/complaints?limit=100".to_owned(), 3),
        // And the sides that the firm takes, or the relationship.
        ("/api/v1/complaints?ball=mine&open=true&limit=100".to_owned(), 4),
        (format!("/api/v1/complaints?relationship_id={relationship}&limit=100"), 4),
        // And the index; what of it may be seen is asked with the page.
        ("/api/v1/complaints?q=pump&limit=100".to_owned(), 4),
    ];
    cases(&world, 2).await;
    let mut few = Vec::new();
    for (path, limit) in &paths {
        let asked = reads(&world, world.customer(), path).await;
        at_most(*limit, path, &asked);
        few.push(asked.len());
    }
    cases(&world, 18).await;
    for ((path, _), few) in paths.iter().zip(few) {
        let items = world.customer().get(path).await.ok()["items"].as_array().unwrap().len();
        assert!(items == 20 || path.contains("ball"), "{path} has {items} lines");
        let asked = reads(&world, world.customer(), path).await;
        at_most(few, path, &asked);
    }
}

#[actix_web::test]
async fn a_complaint_is_read_in_five_statements() {
    let world = world().await;
    let case = cases(&world, 1).await.remove(0);
    // Authentication; who sits at the record, with its lanes; the complaint; what hangs on it; and
    // what happened to it, for the clocks.
    for by in [world.customer(), world.vendor()] {
        at_most(5, "a complaint", &reads(&world, by, &case.path()).await);
    }
    for word in ["one", "two", "three"] {
        world.person("mark").says(&case, "shared", word).await;
        world.person("anna").says(&case, "shared", word).await;
        world.person("anna").says(&case, "private", word).await;
    }
    let read = json!({ "lane": "shared", "seq": 3 });
    world.customer().post(&case.thread_path("read"), read).await.ok();
    for by in [world.customer(), world.vendor()] {
        at_most(5, "a complaint with more around it", &reads(&world, by, &case.path()).await);
    }
    // And what hangs on it is there: the lists of the last statement, each on both databases.
    let seen = world.vendor().sees(&case).await;
    assert_eq!(seen["reads"][0]["seq"], 3, "{seen:#}");
    let people = seen["people"].as_array().unwrap();
    for name in ["Vera Person", "Mark Person", "Anna Person"] {
        assert!(people.iter().any(|person| person["name"] == name), "{name} in {people:#?}");
    }
    let etag = world.customer().get(&case.path()).await.header("etag").to_owned();
    statements::take(&world.app);
    let again = Sent::default().with("if-none-match", etag);
    assert_eq!(world.customer().send("GET", &case.path(), again).await.status, 304);
    at_most(4, "a complaint that has not changed", &statements::take(&world.app));
    // What the two firms have agreed on is kept in memory.
    crate::agreements::agrees(&world).await;
    for by in [world.customer(), world.vendor()] {
        at_most(5, "a complaint under an agreement", &reads(&world, by, &case.path()).await);
    }
}

#[actix_web::test]
async fn a_link_and_the_evidence_of_a_draft_cost_one_or_two_more() {
    let world = world().await;
    let case = world.case().await;
    world.vendor().acknowledges(&case).await;
    world.customer().does(&case, "withdraw", json!({ "reason": "Filed twice." })).await;
    let linked = world.customer().post(&format!("{}/follow-up", case.path()), json!({})).await;
    // A draft: its evidence is looked for, and the record that it is linked to.
    let draft = Case::of(linked.ok());
    let asked = reads(&world, world.customer(), &draft.path()).await;
    at_most(6, "a linked draft", &asked);
    let filed = world.customer().does(&draft, "submit", json!({})).await;
    assert_eq!(filed["links"].as_array().map(Vec::len), Some(1), "{filed:#}");
    at_most(6, "a linked complaint", &reads(&world, world.customer(), &draft.path()).await);
}

/// Statements of writing a message, without those of the text index.
async fn writes(world: &World, by: &Actor, case: &Case, body: &str) -> Vec<String> {
    statements::take(&world.app);
    by.says(case, "shared", body).await;
    let asked = statements::take(&world.app);
    let (index, own): (Vec<String>, Vec<String>) =
        asked.into_iter().partition(|text| text.contains("search_"));
    at_most(2, "the text index", &index);
    own
}

#[actix_web::test]
async fn a_message_costs_ten_statements() {
    let world = world().await;
    let case = cases(&world, 1).await.remove(0);
    let mark = world.person("mark");
    // Authentication, who sits at the record; entry, payload, head of the lane; activity of the
    // record and in the lists; the outbox; the audit. And with the first word one takes part.
    at_most(10, "a first message", &writes(&world, mark, &case, "First.").await);
    at_most(9, "a later message", &writes(&world, mark, &case, "Second.").await);
    let mention = format!("@[Vera](member:{}) knows.", world.vendor().membership);
    at_most(10, "a message that names somebody", &writes(&world, mark, &case, &mention).await);
    let said = world.vendor().reads(&case, "shared").await;
    assert_eq!(said.iter().filter(|entry| entry["kind"] == "message").count(), 4);
}

/// What the author is answered is put together from what is at hand: it is what a reader is shown.
#[actix_web::test]
async fn a_message_is_answered_as_it_is_read() {
    let world = world().await;
    let case = world.case().await;
    let adam = world.customer();
    let file = adam.uploads("flange.txt", b"cracked").await;
    let body = format!("Ask @[Anna](member:{}), not **me**.", world.person("anna").membership);
    let answered = adam.says_with(&case, "private", &body, &[&file]).await;
    let shown = adam.reads(&case, "private").await;
    assert_eq!(shown.last(), Some(&answered));
    assert!(answered["body_html"].as_str().unwrap().contains("@Anna Person"), "{answered:#}");
}

#[actix_web::test]
async fn coming_to_terms_costs_the_same_for_any_number_of_rows() {
    use crate::disputes::offers::{answers, claimed, makes, refund};
    let world = world().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let case = claimed(&world).await;
    let path = |rest: &str| format!("{}/{rest}", case.path());
    for count in 1..4 {
        let fact = json!({ "kind": "quantity", "statement": format!("{count} of 40.") });
        adam.post(&path("facts"), fact).await.ok();
        let offer = makes(vera, &case, json!([refund(1000 * count)])).await;
        answers(vera, &offer, "withdraw", json!({ "reason": "Wrong." })).await.ok();
    }
    makes(vera, &case, json!([refund(5000), refund(6000)])).await;
    let offer = makes(adam, &case, json!([refund(8000)])).await;
    let climb = json!({ "reason": "disagreement", "severity": "major", "trend": "same" });
    adam.post(&path("escalations"), climb).await.ok();
    for by in [adam, vera] {
        at_most(8, "facts", &reads(&world, by, &path("facts")).await);
        at_most(5, "offers", &reads(&world, by, &path("offers")).await);
        at_most(8, "the ledger", &reads(&world, by, &path("ledger")).await);
        // Two of them for what holds until something is agreed.
        at_most(9, "the ladder", &reads(&world, by, &path("escalations")).await);
    }
    answers(vera, &offer, "accept", json!({})).await.ok();
    let other = claimed(&world).await;
    let offer = makes(adam, &other, json!([refund(8000), refund(9000), refund(100)])).await;
    answers(vera, &offer, "accept", json!({})).await.ok();
    for by in [adam, vera] {
        let shown = by.get("/api/v1/commitments").await.ok();
        assert_eq!(shown["items"].as_array().map(Vec::len), Some(4), "{shown:#}");
        // With the names of whom they are shared with.
        at_most(7, "commitments", &reads(&world, by, "/api/v1/commitments").await);
        at_most(8, "commitments of a complaint", &reads(&world, by, &path("commitments")).await);
        // With the signatures and the promises: as many for any number of them.
        at_most(7, "what was settled", &reads(&world, by, &path("offers")).await);
    }

    let third = claimed(&world).await;
    let version = vera.sees(&third).await["version"].clone();
    let body = json!({ "version": version, "terms": [refund(10_000)] });
    statements::take(&world.app);
    let made = vera.post(&format!("{}/offers", third.path()), body).await.ok();
    // Reading the case and the offers: 4. The offer and its expiry: 2. Status, ball, turn, version
    // and the lists of both sides: 5. The entry and who is told of it: 7. The clock of the next
    // move, who made it, and the audit: 3. Who looks after it from now on: 1.
    at_most(22, "an offer", &statements::take(&world.app));
    // What its maker is answered is put together from what is at hand: it is what a reader is shown.
    let shown = vera.get(&format!("{}/offers", third.path())).await.ok();
    assert_eq!(shown["items"][0], made);
}

#[actix_web::test]
async fn a_meeting_and_its_relationship_cost_the_same_for_any_number_of_lines() {
    use crate::disputes::offers::claimed;
    use crate::meetings::{does, path, plans};
    let world = world().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let meeting = plans(&world).await;
    let mut few: Vec<usize> = Vec::new();
    for more in [1_usize, 6] {
        for count in 0..more {
            claimed(&world).await;
            let topic = json!({ "title": format!("Topic {count} of {more}") });
            adam.post(&format!("{}/items", path(&meeting)), topic).await.ok();
            plans(&world).await;
        }
        let open = vera.get(&format!("{}/proposals", path(&meeting))).await.ok();
        let subjects: Vec<&serde_json::Value> =
            open["items"].as_array().unwrap().iter().map(|one| &one["subject"]).collect();
        let take = json!({ "subjects": subjects });
        vera.post(&format!("{}/items/take", path(&meeting)), take).await.ok();
        let relationship = world.relationship("A");
        let mut asked = Vec::new();
        for (rest, limit) in [
            // Authentication; the relationship with its agreements; complaints, reopenings,
            // commitments, turns, settlements, meetings: each once, for a year of any length.
            (format!("/api/v1/relationships/{relationship}/health"), 8),
            // Authentication, the page, what is unread, the other firms.
            ("/api/v1/meetings?limit=100".to_owned(), 4),
            // Authentication; who sits there, the meeting, its agenda, people and promises; votes;
            // everybody's names; the matters, as far as the reader sees them, and their titles.
            (path(&meeting), 11),
            // And seven questions for what is open.
            (format!("{}/proposals", path(&meeting)), 14),
        ] {
            for by in [adam, vera] {
                let cost = reads(&world, by, &rest).await;
                at_most(limit, &rest, &cost);
                asked.push(cost.len());
            }
        }
        assert!(few.is_empty() || few == asked, "{few:?}, then {asked:?}");
        few = asked;
    }
    let seen = vera.get(&path(&meeting)).await.ok();
    let lines = seen["items"].as_array().unwrap();
    assert!(lines.len() >= 14, "{} lines", lines.len());
    // Freezing and arranging are one statement each, not one for each line.
    let mut order: Vec<serde_json::Value> = lines.iter().map(|line| line["id"].clone()).collect();
    order.reverse();
    statements::take(&world.app);
    adam.put(&format!("{}/order", path(&meeting)), json!({ "items": order })).await.ok();
    at_most(22, "an order", &statements::take(&world.app));
    statements::take(&world.app);
    does(vera, &meeting, "hold", json!({})).await;
    at_most(58, "holding a meeting", &statements::take(&world.app));
}
