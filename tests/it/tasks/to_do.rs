//! What somebody has to do over all records, and the own organisation.
use concord::platform::authz::System;
use concord::platform::db::Tx;
use diesel::connection::SimpleConnection;
use serde_json::{Value, json};

use super::{adds, changes, tasks};
use crate::support::source::root;
use crate::support::{Actor, Case, World, statements, text};

/// The words of a list, on one page.
async fn listed(who: &Actor, query: &str) -> Vec<String> {
    let found = who.get(&format!("/api/v1/tasks?{query}")).await.ok();
    assert_eq!(found["next_cursor"], Value::Null, "{found:#}");
    found["items"].as_array().unwrap().iter().map(|task| text(&task["text"])).collect()
}

/// The words of a list, one page for each.
async fn one_by_one(who: &Actor, query: &str) -> Vec<String> {
    let (mut words, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/tasks?{query}&limit=1&cursor={cursor}");
        let page = who.get(&path).await.ok();
        words.push(text(&page["items"][0]["text"]));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return words,
        }
    }
}

/// A private task with a last day, for somebody.
async fn given(who: &Actor, case: &Case, words: &str, to: &Actor, day: Option<&str>) -> Value {
    let task = json!({
        "text": words, "shared": false, "owner_membership_id": to.membership, "due_on": day,
    });
    who.post(&tasks(case), task).await.ok()
}

#[actix_web::test]
async fn what_somebody_has_to_do_comes_by_its_day() {
    let world = World::new().await;
    let (one, two) = (world.case().await, world.case().await);
    let (adam, vera, mark) = (world.customer(), world.vendor(), world.person("mark"));
    given(vera, &one, "Far off", vera, Some("2027-03-01")).await;
    let late = given(vera, &one, "Late", vera, Some("2026-01-01")).await;
    assert_eq!(late["overdue"], true);
    given(vera, &two, "Near", vera, Some("2026-12-31")).await;
    let same_day = given(mark, &one, "Near too", vera, Some("2026-12-31")).await;
    given(vera, &two, "Some day", vera, None).await;
    given(vera, &one, "Some other day", vera, None).await;
    given(vera, &one, "Mark's", mark, Some("2026-12-30")).await;
    adds(vera, &two, "Nobody's", false).await;
    adds(adam, &two, "The customer's", true).await;

    let by_day = ["Late", "Near", "Near too", "Far off"];
    assert_eq!(listed(vera, "owner=me").await, by_day);
    assert_eq!(one_by_one(vera, "owner=me&list=due").await, by_day);
    assert_eq!(listed(vera, "owner=me&list=overdue").await, ["Late"]);
    let undated = ["Some day", "Some other day"];
    assert_eq!(listed(vera, "owner=me&list=undated").await, undated);
    assert_eq!(one_by_one(vera, "owner=me&list=undated").await, undated);
    let ours = ["Late", "Mark's", "Near", "Near too", "Far off"];
    assert_eq!(listed(mark, "owner=us").await, ours);
    let ours = ["Some day", "Some other day", "Nobody's"];
    assert_eq!(listed(mark, "owner=us&list=undated").await, ours);
    assert_eq!(listed(adam, "owner=us&list=undated").await, ["The customer's"]);
    assert_eq!(listed(adam, "owner=me").await, [""; 0]);

    let shown = vera.get("/api/v1/tasks?owner=me").await.ok();
    assert_eq!(shown["items"][0]["record"]["number"], one.number.as_str());
    assert_eq!(shown["items"][0]["record"]["title"], vera.sees(&one).await["title"]);
    for (task, done) in [(&late, "Late"), (&same_day, "Near too")] {
        changes(vera, task, json!({ "done": true })).await.ok();
        assert_eq!(listed(vera, "owner=me&list=done").await.first().unwrap(), done);
        world.app.clock.advance(60);
    }
    assert_eq!(one_by_one(vera, "owner=us&list=done").await, ["Near too", "Late"]);
    assert_eq!(listed(vera, "owner=me&list=overdue").await, [""; 0]);
    for query in ["", "?owner=all", "?owner=me&list=all", "?owner=me&cursor=x"] {
        assert_eq!(vera.get(&format!("/api/v1/tasks{query}")).await.status, 422, "{query}");
    }
}

#[actix_web::test]
async fn a_task_is_the_firms_whose_people_do_it() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera, boris) = (world.customer(), world.vendor(), world.person("boris"));
    let task = adds(vera, &case, "Send the drawing", true).await;
    let ours = async |who| listed(who, "owner=us&list=undated").await.len();
    assert_eq!((ours(vera).await, ours(adam).await, ours(boris).await), (1, 0, 0));
    let seen = adam.get(&tasks(&case)).await.ok()["items"][0].clone();
    let taken = changes(adam, &seen, json!({ "owner_membership_id": adam.membership })).await.ok();
    assert_eq!((ours(vera).await, ours(adam).await, ours(boris).await), (0, 1, 0));
    // Nobody does it: it is with the side again that wanted it done.
    changes(adam, &taken, json!({ "owner_membership_id": null })).await.ok();
    assert_eq!((ours(vera).await, ours(adam).await), (1, 0));
    assert_eq!(task["shared"], true);
}

#[actix_web::test]
async fn who_sees_less_finds_the_tasks_of_what_they_see() {
    let world = World::new().await;
    let case = world.case().await;
    let (vera, mark) = (world.vendor(), world.person("mark"));
    given(mark, &case, "Mark's alone", mark, Some("2026-12-31")).await;
    assert_eq!(listed(vera, "owner=us").await, ["Mark's alone"]);
    let olga = world.person("olga");
    let organisation = olga.get("/api/v1/organisation").await.ok();
    let narrow = json!({ "sees": "own" });
    olga.patch("/api/v1/organisation", &organisation["version"], narrow).await.ok();
    assert_eq!(listed(vera, "owner=us").await, [""; 0]);
    assert_eq!(listed(mark, "owner=us").await, ["Mark's alone"]);
}

#[actix_web::test]
async fn a_list_of_tasks_costs_four_statements() {
    statements::install();
    let world = World::new().await;
    let vera = world.vendor();
    for number in 0..3 {
        let case = world.case().await;
        for _ in 0..3 {
            let day = (number > 0).then_some("2026-12-31");
            given(vera, &case, "Measure", vera, day).await;
        }
    }
    // Authentication, the page, titles, people.
    for list in ["due", "undated"] {
        let path = format!("/api/v1/tasks?owner=us&list={list}&limit=100");
        vera.get(&path).await.ok();
        statements::take(&world.app);
        assert!(vera.get(&path).await.ok()["items"].as_array().unwrap().len() >= 3);
        let asked = statements::take(&world.app);
        assert!((1..=4).contains(&asked.len()), "{}", asked.join("\n\n"));
    }
}

/// Tasks that were there before the list was.
#[actix_web::test]
async fn older_tasks_are_whose_people_do_them() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let task = adds(vera, &case, "Send the drawing", true).await;
    changes(adam, &task, json!({ "owner_membership_id": adam.membership })).await.ok();
    given(adam, &case, "Pay", adam, Some("2026-12-31")).await;
    adds(vera, &case, "Nobody's", false).await;
    let seen = async || {
        let mut all = Vec::new();
        for who in [adam, vera] {
            for list in ["due", "undated", "done"] {
                all.push(listed(who, &format!("owner=us&list={list}")).await);
            }
        }
        all
    };
    let before = seen().await;
    let kind = if world.app.database.url.starts_with("sqlite:") { "sqlite" } else { "postgres" };
    let folder = root().join("migrations").join(kind).join("20261128000000_find_tasks");
    let sql = ["down.sql", "up.sql"]
        .map(|file| std::fs::read_to_string(folder.join(file)).unwrap())
        .join("\n");
    let again = move |tx: &mut Tx<'_>| {
        concord::on_backend!(tx.conn, |c| c.batch_execute(&sql))?;
        Ok(())
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.migrate", again).await.unwrap();
    assert_eq!(seen().await, before);
    assert!(before.iter().flatten().count() == 3, "{before:?}");
}
