//! Every lane is a chain of hashes: what was written cannot change unseen, and what was erased on
//! request says so (T19).
use concord::app::erase_entry;
use concord::features::records::chain::Verdict;
use concord::features::records::model::EntryId;
use concord::features::records::service::verify_all_unscoped;
use concord::platform::authz::System;
use concord::platform::db::{Conn, Tx};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use serde_json::json;

use crate::support::dump::Dumper;
use crate::support::{Sent, World, text};

async fn verdicts(world: &World) -> Vec<Verdict> {
    let read = |conn: &mut Conn| verify_all_unscoped(conn);
    let found = world.app.services.platform.db.read(read).await.unwrap();
    found.into_iter().map(|(_, verdict)| verdict).collect()
}

/// What somebody with the database's password could do. The writer's connection is not ours, so
/// this is one beside it.
fn tamper(world: &World, sql: &str) -> QueryResult<()> {
    let url = &world.app.database.url;
    match url.strip_prefix("sqlite:") {
        Some(path) => {
            let mut conn = SqliteConnection::establish(path).unwrap();
            conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON")?;
            conn.batch_execute(sql)
        }
        None => PgConnection::establish(url).unwrap().batch_execute(sql),
    }
}

fn without_triggers(world: &World, sql: &str) {
    let sqlite = world.app.services.platform.db.is_sqlite();
    let drop = if sqlite {
        "DROP TRIGGER IF EXISTS entries_no_update; DROP TRIGGER IF EXISTS entries_no_delete; \
         DROP TRIGGER IF EXISTS entry_payloads_redact_only; DROP TRIGGER IF EXISTS entry_payloads_no_delete;"
    } else {
        "DROP TRIGGER IF EXISTS entries_no_change ON entries; \
         DROP TRIGGER IF EXISTS entry_payloads_no_delete ON entry_payloads; \
         DROP TRIGGER IF EXISTS entry_payloads_redact_only ON entry_payloads;"
    };
    tamper(world, &format!("{drop} {sql}")).unwrap();
}

async fn conversation() -> World {
    let world = World::new().await;
    let case = world.case().await;
    world.vendor().acknowledges(&case).await;
    for word in ["one", "two", "three"] {
        world.customer().says(&case, "shared", word).await;
        world.vendor().says(&case, "private", word).await;
    }
    world
}

fn broken(verdicts: &[Verdict]) -> Vec<&'static str> {
    verdicts
        .iter()
        .filter_map(|verdict| match verdict {
            Verdict::Broken { why, .. } => Some(*why),
            Verdict::Whole { .. } => None,
        })
        .collect()
}

#[actix_web::test]
async fn an_untouched_record_is_whole() {
    let world = conversation().await;
    let found = verdicts(&world).await;
    assert!(broken(&found).is_empty(), "{found:?}");
    let entries: usize = found
        .iter()
        .map(|verdict| match verdict {
            Verdict::Whole { entries, .. } => *entries,
            Verdict::Broken { .. } => 0,
        })
        .sum();
    assert_eq!(entries, 8);
}

#[actix_web::test]
async fn the_database_refuses_to_change_what_was_written() {
    let world = conversation().await;
    for sql in [
        "UPDATE entries SET kind = 'accepted'",
        "DELETE FROM entries",
        "UPDATE entry_payloads SET data = '{\"body\":\"other\"}'",
        "DELETE FROM entry_payloads",
        "UPDATE audit SET action = 'other'",
        "DELETE FROM audit",
    ] {
        assert!(tamper(&world, sql).is_err(), "{sql}");
    }
    assert!(broken(&verdicts(&world).await).is_empty());
}

#[actix_web::test]
async fn whatever_is_changed_behind_its_back_is_found() {
    let text = "UPDATE entry_payloads SET data = replace(data, 'two', 'TWO')";
    let kind = "UPDATE entries SET kind = 'accepted' WHERE seq = 2";
    let time = "UPDATE entries SET seq = seq + 100 WHERE seq = 3";
    let tail = "DELETE FROM entry_payloads WHERE entry_id IN (SELECT id FROM entries WHERE seq = 5); \
                DELETE FROM search_docs; DELETE FROM notifications; DELETE FROM entries WHERE seq = 5";
    for (sql, why) in [
        (text, "its text was changed"),
        (kind, "its data were changed"),
        (time, "an entry is missing before it"),
        (tail, "the end of the lane is missing"),
    ] {
        let world = conversation().await;
        without_triggers(&world, sql);
        let found = broken(&verdicts(&world).await);
        assert!(found.contains(&why), "{sql}: {found:?}");
    }
}

pub async fn erases(world: &World, entry: &str) {
    let id: EntryId = entry.parse().unwrap();
    let system = System { reason: "test" };
    let erase = move |tx: &mut Tx<'_>| erase_entry(tx, id);
    world.app.services.platform.db.write(&system, "test.erase", erase).await.unwrap();
}

#[actix_web::test]
async fn what_was_erased_on_request_is_redacted_and_not_broken() {
    let world = World::new().await;
    let case = world.case().await;
    let (adam, vera) = (world.customer(), world.vendor());
    let message = json!({ "lane": "shared", "body": "SECRETWORD one", "file_ids": [] });
    // Its answer is kept with its key.
    let sent = Sent::json(&message).with("idempotency-key", "once");
    let said = adam.send("POST", &case.thread_path("messages"), sent).await.ok();
    let entry = text(&said["id"]);
    // And the word is in the vendor's mail, and behind its inbox.
    world.app.work().await;
    world.app.clock.advance(60);
    // Every version of it holds the word.
    for body in ["SECRETWORD two", "SECRETWORD three"] {
        let path = case.thread_path(&format!("entries/{entry}/revise"));
        adam.post(&path, json!({ "body": body })).await.ok();
    }
    adam.says(&case, "shared", "stays").await;
    world.app.work().await;
    let dumper = Dumper::new(&world.app.services).await;
    let holding = |rows: Vec<String>| {
        let mut tables: Vec<String> = rows
            .iter()
            .filter(|row| row.contains("SECRETWORD"))
            .map(|row| row.split(':').next().unwrap_or_default().to_owned())
            .collect();
        tables.dedup();
        tables
    };
    let before = holding(dumper.rows().await);
    assert_eq!(before, ["entry_payloads", "idempotency_keys", "mails"]);
    let inbox = world.person("mark").get("/api/v1/inbox").await.ok();
    assert!(inbox.to_string().contains("SECRETWORD"), "{inbox:#}");
    erases(&world, &entry).await;
    let found = verdicts(&world).await;
    assert!(broken(&found).is_empty(), "{found:?}");
    assert!(found.contains(&Verdict::Whole { entries: 6, redacted: 3 }), "{found:?}");
    assert_eq!(holding(dumper.rows().await), [""; 0]);
    // The mail about what stays is kept.
    let rows = dumper.rows().await;
    assert!(rows.iter().any(|row| row.starts_with("mails") && row.contains("stays")));
    let inbox = world.person("mark").get("/api/v1/inbox").await.ok();
    assert!(!inbox.to_string().contains("SECRETWORD"), "{inbox:#}");
    // The record is still read, without the word, and nobody finds it.
    let entries = vera.reads(&case, "shared").await;
    assert!(entries.iter().any(|entry| entry["body"] == "stays"));
    assert!(entries.iter().any(|entry| entry["kind"] == "erased"));
    assert!(!serde_json::to_string(&entries).unwrap().contains("SECRETWORD"));
    let hits = vera.get("/api/v1/search?q=SECRETWORD").await.ok();
    assert_eq!(hits["items"], json!([]));
}

#[actix_web::test]
async fn what_is_kept_beside_the_chain_must_say_the_same() {
    let unretract = "UPDATE entry_states SET retracted_at = NULL";
    let unrevise = "UPDATE entry_states SET revised_by = NULL";
    let forget = "DELETE FROM entry_states WHERE revised_by IS NOT NULL";
    let swap = "UPDATE files SET sha256 = payload_hash FROM entries WHERE entries.seq = 1";
    let unbind = "UPDATE files SET entry_id = NULL, lane_id = NULL, record_id = NULL";
    let silence = "UPDATE entry_payloads SET salt = NULL, data = NULL \
                   WHERE entry_id IN (SELECT id FROM entries WHERE seq = 2)";
    for (sql, why) in [
        (unretract, "whether it was retracted was changed"),
        (unrevise, "what it was revised to was changed"),
        (forget, "what it was revised to was changed"),
        (swap, "its files were changed"),
        (unbind, "its files were changed"),
        (silence, "its text is gone, and no entry says that it was erased"),
    ] {
        let world = conversation().await;
        let case = world.case().await;
        let adam = world.customer();
        let file = adam.uploads("a.txt", b"a").await;
        let first = adam.says_with(&case, "shared", "first", &[&file]).await;
        let second = adam.says(&case, "shared", "second").await;
        let path = |entry: &serde_json::Value, what: &str| {
            case.thread_path(&format!("entries/{}/{what}", text(&entry["id"])))
        };
        adam.post(&path(&first, "revise"), json!({ "body": "firstly" })).await.ok();
        adam.post(&path(&second, "retract"), json!({})).await.ok();
        assert!(broken(&verdicts(&world).await).is_empty());
        without_triggers(&world, sql);
        let found = broken(&verdicts(&world).await);
        assert!(found.contains(&why), "{sql}: {found:?}");
    }
}
