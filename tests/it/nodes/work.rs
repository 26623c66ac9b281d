//! Work by lease on any node, one migration for all, and a node that leaves.
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use concord::platform::authz::System;
use concord::platform::clock::Clock;
use concord::platform::db::{Db, Place};
use concord::platform::events::{Bus, Claimed, NewOutbox};
use concord::platform::id::new_uuid;
use concord::platform::jobs::{Done, Handler, JobError, Worker};

use crate::support::TestApp;
use crate::support::db::{TestDatabase, postgres_server};

const TEST: System = System { reason: "test" };
const PIECES: usize = 120;

/// Counts how often each piece was done, and by which worker.
struct Counter {
    worker: usize,
    done: Arc<Mutex<HashMap<String, Vec<usize>>>>,
}

#[async_trait]
impl Handler for Counter {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        // Long enough for the other one to reach for the same.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        self.done.lock().unwrap().entry(work.id.to_string()).or_default().push(self.worker);
        Ok(Done::Unmarked)
    }
}

#[actix_web::test]
async fn two_workers_share_the_work_and_do_none_of_it_twice() {
    if postgres_server().is_none() {
        return;
    }
    let first = TestApp::start().await;
    let second = first.beside(|_settings| {});
    let put = |tx: &mut concord::platform::db::Tx<'_>| {
        let piece = |_| NewOutbox {
            kind: "test.count",
            ref_id: new_uuid(),
            payload: serde_json::json!({}),
            dedupe: None,
            due_at: tx.now,
        };
        let pieces: Vec<NewOutbox> = (0..PIECES).map(piece).collect();
        tx.enqueue_all(pieces)
    };
    first.services.platform.db.write(&TEST, "test.put", put).await.unwrap();
    let done = Arc::new(Mutex::new(HashMap::new()));
    let workers: Vec<Worker> = [&first, &second]
        .iter()
        .enumerate()
        .map(|(worker, app)| {
            let counter: Arc<dyn Handler> = Arc::new(Counter { worker, done: Arc::clone(&done) });
            Worker::new(&app.services.platform, [("test.count", counter)])
        })
        .collect();
    let (one, two) = futures_util::future::join(workers[0].run_due(), workers[1].run_due()).await;
    assert_eq!(one + two, PIECES);
    let done = done.lock().unwrap();
    assert_eq!(done.len(), PIECES);
    assert!(done.values().all(|times| times.len() == 1), "{done:?}");
}

#[test]
fn nodes_that_start_at_once_migrate_once() {
    let Some(server) = postgres_server() else { return };
    let database = TestDatabase::create_empty_on(&server);
    let place = Place::parse(&database.url).unwrap();
    let starts: Vec<_> = (0..3)
        .map(|_| {
            let place = place.clone();
            std::thread::spawn(move || {
                Db::open(&place, Clock::System, Bus::default()).map(drop).map_err(|e| e.to_string())
            })
        })
        .collect();
    for start in starts {
        assert_eq!(start.join().unwrap(), Ok(()));
    }
}

#[actix_web::test]
async fn a_node_that_is_about_to_stop_says_so_and_goes_on_answering() {
    let app = TestApp::start().await;
    assert_eq!(app.get("/readyz").await.status, 200);
    app.services.leaving.0.cancel();
    let answer = app.get("/readyz").await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert_eq!(app.get("/healthz").await.status, 200);
    assert_eq!(app.get("/api/v1/openapi.json").await.status, 200);
}
