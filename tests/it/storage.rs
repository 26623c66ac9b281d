//! A disk that takes no more, and a database that somebody else holds: each is told as it is,
//! changes nothing, and what was acknowledged before is there after it.
//!
//! On SQLite, whose writer these are about. Its limits are set on its own connection, from within a
//! use case: SQLite then says what it says on a full disk, and waits no longer than is told.
use concord::features::records::chain::Verdict;
use concord::features::records::service as records;
use concord::platform::authz::System;
use concord::platform::problem::Problem;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::db::postgres_server;
use crate::support::http::Sent;
use crate::support::{Answer, Case, World, text};

/// Pages that are left when the disk is about to be full.
const LEFT: i64 = 3;

/// Runs on the writer's own connection.
async fn on_writer(world: &World, pragma: &'static str, value: i64) -> Result<(), Problem> {
    let set = move |tx: &mut concord::platform::db::Tx<'_>| {
        Ok(tx.conn.batch_execute(&format!("PRAGMA {pragma} = {value}"))?)
    };
    let system = System { reason: "test" };
    world.app.services.platform.db.write(&system, "test.limit", set).await
}

#[derive(QueryableByName)]
struct Pages {
    #[diesel(sql_type = BigInt)]
    pages: i64,
}

/// From now on the database may grow by a few pages only.
async fn fill_disk(world: &World) {
    let count = |conn: &mut _| {
        let pages: Pages = diesel::sql_query("SELECT page_count AS pages FROM pragma_page_count")
            .get_result(conn)?;
        Ok(pages.pages)
    };
    let pages = world.app.services.platform.db.read(count).await.unwrap();
    on_writer(world, "max_page_count", pages + LEFT).await.unwrap();
}

/// Every message of the case's shared lane.
async fn kept(world: &World, case: &Case) -> Vec<String> {
    let entries = world.customer().reads(case, "shared").await;
    let said = entries.iter().filter(|entry| entry["kind"] == "message");
    said.map(|entry| text(&entry["body"])).collect()
}

/// Sends messages at once; those that were confirmed, and the other answers.
async fn send(world: &World, case: &Case, texts: &[String]) -> (Vec<String>, Vec<Answer>) {
    let path = case.thread_path("messages");
    let send = texts.iter().map(|text| {
        let input = json!({ "lane": "shared", "body": text });
        world.customer().post(&path, input)
    });
    let mut confirmed = Vec::new();
    let mut refused = Vec::new();
    for (text, answer) in texts.iter().zip(join_all(send).await) {
        if answer.status == 201 {
            confirmed.push(text.clone());
        } else {
            refused.push(answer);
        }
    }
    (confirmed, refused)
}

fn long(name: &str, number: usize) -> String {
    format!("{name} {number} {}", "a dent in the housing ".repeat(800)).trim_end().to_owned()
}

async fn assert_whole(world: &World) {
    let verify = |conn: &mut _| records::verify_all_unscoped(conn);
    for (lane, verdict) in world.app.services.platform.db.read(verify).await.unwrap() {
        assert!(matches!(verdict, Verdict::Whole { .. }), "lane {lane}: {verdict:?}");
    }
}

#[actix_web::test]
async fn a_full_disk_is_told_loses_nothing_and_ends() {
    if postgres_server().is_some() {
        return;
    }
    let world = World::new().await;
    let case = world.case().await;
    let before = world.customer().sees(&case).await;
    let mut confirmed = Vec::new();
    for round in 0..3 {
        let short = format!("before {round}");
        confirmed.extend(send(&world, &case, std::slice::from_ref(&short)).await.0);
        fill_disk(&world).await;
        // Together they need far more than is left: whole batches are lost, none by half.
        let texts: Vec<String> =
            (0..12).map(|number| long(&format!("round {round}"), number)).collect();
        let (some, refused) = send(&world, &case, &texts).await;
        confirmed.extend(some);
        assert!(!refused.is_empty(), "round {round}: the disk was never full");
        for answer in refused {
            assert_eq!(answer.problem(), (507, "storage_full".to_owned()), "{}", answer.text());
        }
        // Reading goes on, and shows what was confirmed and nothing else.
        let mut kept = kept(&world, &case).await;
        kept.sort();
        confirmed.sort();
        assert_eq!(kept, confirmed, "round {round}");
        assert_whole(&world).await;
        on_writer(&world, "max_page_count", 1_000_000).await.unwrap();
    }
    // With room again, everything goes again, without a restart.
    let after = world.customer().sees(&case).await;
    assert_eq!(after["version"], before["version"]);
    assert!(world.app.services.platform.db.ready().await);
    let (some, refused) = send(&world, &case, &[long("after", 1)]).await;
    assert_eq!((some.len(), refused.len()), (1, 0));
    let seqs: Vec<Value> =
        world.vendor().reads(&case, "shared").await.iter().map(|e| e["seq"].clone()).collect();
    let gapless: Vec<Value> = (1..=seqs.len()).map(Value::from).collect();
    assert_eq!(seqs, gapless);
}

#[actix_web::test]
async fn a_full_disk_refuses_every_kind_of_change_alike() {
    if postgres_server().is_some() {
        return;
    }
    let world = World::new().await;
    let case = world.case().await;
    let version = world.vendor().acknowledges(&case).await["version"].clone();
    let draft = world.customer().uploads("photo.txt", b"a photo").await;
    let big = "b".repeat(9000);
    let mut filing = crate::support::Actor::complaint(world.relationship("A"), "Another");
    filing["description"] = json!(format!("{big} {big}"));
    let message = json!({ "lane": "shared", "body": long("one", 1), "file_ids": [draft] });
    let proposal = json!({
        "version": version, "resolution_code": "replacement",
        "resolution_notes": format!("{big}{big}"),
    });
    let asks = [
        (world.customer(), "/api/v1/complaints".to_owned(), filing),
        (world.customer(), case.thread_path("messages"), message.clone()),
        (world.vendor(), format!("{}/actions/propose", case.path()), proposal),
    ];
    let count = world.customer().get("/api/v1/complaints").await.ok()["items"].clone();
    for (by, path, input) in asks {
        fill_disk(&world).await;
        by.post(&path, input).await.refused(507, "storage_full");
        on_writer(&world, "max_page_count", 1_000_000).await.unwrap();
    }
    assert_eq!(world.customer().get("/api/v1/complaints").await.ok()["items"], count);
    assert_eq!(world.customer().sees(&case).await["version"], version);
    // The upload is still free: the message that would have brought it was not written.
    world.customer().post(&case.thread_path("messages"), message).await.ok();
}

#[actix_web::test]
async fn a_busy_database_asks_to_come_again_and_loses_nothing() {
    if postgres_server().is_some() {
        return;
    }
    let world = World::new().await;
    let case = world.case().await;
    let (mut confirmed, _) = send(&world, &case, &["before".to_owned()]).await;
    on_writer(&world, "busy_timeout", 20).await.unwrap();
    let path = world.app.database.url.strip_prefix("sqlite:").unwrap();
    let mut other = SqliteConnection::establish(path).unwrap();
    other.batch_execute("BEGIN IMMEDIATE").unwrap();
    for round in 0..3 {
        let texts: Vec<String> = (0..4).map(|number| format!("busy {round} {number}")).collect();
        let (some, refused) = send(&world, &case, &texts).await;
        assert!(some.is_empty(), "nothing can be written while somebody else writes");
        for answer in refused {
            assert_eq!(answer.problem(), (503, "busy".to_owned()), "{}", answer.text());
            let seconds: u32 = answer.header("retry-after").parse().unwrap();
            assert!((1..=60).contains(&seconds), "{seconds} s");
        }
        // Reading does not wait for whoever writes.
        assert_eq!(kept(&world, &case).await, confirmed);
    }
    other.batch_execute("ROLLBACK").unwrap();
    let key =
        Sent::json(&json!({ "lane": "shared", "body": "again" })).with("idempotency-key", "k");
    let path = case.thread_path("messages");
    world.customer().send("POST", &path, key).await.ok();
    confirmed.push("again".to_owned());
    assert_eq!(kept(&world, &case).await, confirmed);
    assert_whole(&world).await;
    assert!(world.app.services.platform.db.ready().await);
}
