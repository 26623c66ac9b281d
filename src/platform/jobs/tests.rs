use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use serde_json::json;

use super::*;
use crate::platform::authz::System;
use crate::platform::config::Settings;
use crate::platform::context::Platform;
use crate::platform::events::{Hint, NewOutbox, OutboxState, QueueItem, claim, list, requeue};

const TEST: System = System { reason: "test" };

struct House {
    platform: Platform,
    _folder: tempfile::TempDir,
}

fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let platform = Platform::for_tests(folder.path(), Settings::default());
    House { platform, _folder: folder }
}

impl House {
    async fn put(&self, kind: &'static str, in_seconds: i64) {
        self.platform
            .db
            .write(&TEST, "test.put", move |tx| {
                tx.enqueue(NewOutbox {
                    kind,
                    ref_id: crate::platform::id::new_uuid(),
                    payload: json!({}),
                    dedupe: None,
                    due_at: tx.now.plus_seconds(in_seconds),
                })
            })
            .await
            .unwrap();
    }

    async fn list(&self, state: OutboxState) -> Vec<QueueItem> {
        self.platform.db.read(move |c| Ok(list(c, state, None, 100)?)).await.unwrap()
    }

    fn worker(&self, handlers: Vec<(&'static str, Arc<Script>)>) -> Worker {
        let handlers = handlers.into_iter().map(|(kind, script)| {
            let handler: Arc<dyn Handler> = script;
            (kind, handler)
        });
        Worker::new(&self.platform, handlers)
    }
}

enum Step {
    Done,
    Retry,
    Dead,
    Panic,
}

/// Does what it is told, the last step again and again.
struct Script {
    steps: Vec<Step>,
    runs: AtomicUsize,
}

fn script(steps: Vec<Step>) -> Arc<Script> {
    Arc::new(Script { steps, runs: AtomicUsize::new(0) })
}

#[async_trait]
impl Handler for Script {
    async fn run(&self, _work: &Claimed) -> Result<Done, JobError> {
        let run = self.runs.fetch_add(1, Ordering::SeqCst);
        match self.steps[run.min(self.steps.len() - 1)] {
            Step::Done => Ok(Done::Unmarked),
            Step::Retry => Err(JobError::Retry("not now".into())),
            Step::Dead => Err(JobError::Dead("never".into())),
            Step::Panic => panic!("a text that nobody may see"),
        }
    }
}

#[actix_web::test]
async fn due_work_is_done_once_and_later_work_waits() {
    let house = house();
    let handler = script(vec![Step::Done]);
    let worker = house.worker(vec![("a", Arc::clone(&handler))]);
    for seconds in [0, 0, 10] {
        house.put("a", seconds).await;
    }
    house.put("of_nobody", 0).await;
    assert_eq!(worker.run_due().await, 2);
    assert_eq!(worker.run_due().await, 0);
    house.platform.clock.advance(10);
    assert_eq!(worker.run_due().await, 1);
    assert_eq!(handler.runs.load(Ordering::SeqCst), 3);
    assert_eq!(house.list(OutboxState::Done).await.len(), 3);
    assert_eq!(house.list(OutboxState::Waiting).await[0].kind, "of_nobody");
}

#[actix_web::test]
async fn more_work_than_slots_is_done_in_one_go() {
    let house = house();
    let worker = house.worker(vec![("a", script(vec![Step::Done]))]);
    for _ in 0..20 {
        house.put("a", 0).await;
    }
    assert_eq!(worker.run_due().await, 20);
}

#[actix_web::test]
async fn failed_work_is_tried_again_after_its_delay() {
    let house = house();
    let worker = house.worker(vec![("a", script(vec![Step::Retry, Step::Panic, Step::Done]))]);
    house.put("a", 0).await;
    assert_eq!(worker.run_due().await, 1);
    house.platform.clock.advance(59);
    assert_eq!(worker.run_due().await, 0, "the first delay is a minute");
    house.platform.clock.advance(1);
    assert_eq!(worker.run_due().await, 1);
    let waiting = house.list(OutboxState::Waiting).await;
    assert_eq!(waiting[0].last_error.as_deref(), Some("the handler panicked"));
    house.platform.clock.advance(300);
    assert_eq!(worker.run_due().await, 1);
    assert_eq!(house.list(OutboxState::Done).await.len(), 1);
}

#[actix_web::test]
async fn what_is_refused_or_tried_too_often_is_dead_until_the_operator_asks() {
    let house = house();
    let refused = house.worker(vec![("a", script(vec![Step::Dead, Step::Done]))]);
    house.put("a", 0).await;
    assert_eq!(refused.run_due().await, 1);
    let dead = house.list(OutboxState::Dead).await;
    assert_eq!(dead[0].last_error.as_deref(), Some("never"));
    let id = dead[0].id;
    let again = house
        .platform
        .db
        .write(&TEST, "test.requeue", move |tx| Ok(requeue(tx.conn, id, tx.now)?))
        .await
        .unwrap();
    assert_eq!(again, Some(true));
    assert_eq!(refused.run_due().await, 1);
    assert_eq!(house.list(OutboxState::Done).await.len(), 1);

    let failing = script(vec![Step::Retry]);
    let worker = house.worker(vec![("b", Arc::clone(&failing))]);
    house.put("b", 0).await;
    for _ in 0..30 {
        worker.run_due().await;
        house.platform.clock.advance(86_400);
    }
    assert_eq!(failing.runs.load(Ordering::SeqCst), 12, "one try and eleven more");
    assert_eq!(house.list(OutboxState::Dead).await.len(), 1);
}

/// Claims anew what it holds, as a second worker does once the lease has run out.
struct Robbed {
    platform: Platform,
    finished: Mutex<Vec<bool>>,
}

#[async_trait]
impl Handler for Robbed {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        if work.lease_no == 1 {
            self.platform.clock.advance(121);
            let theirs = self
                .platform
                .db
                .write(&TEST, "test.claim", |tx| Ok(claim(tx.conn, &["a"], tx.now, 8)?))
                .await?;
            assert_eq!(theirs.len(), 1);
        }
        let mine = work.clone();
        let outcome =
            self.platform.db.write(&TEST, "test.finish", move |tx| finish(tx, &mine)).await;
        self.finished.lock().unwrap().push(outcome.is_ok());
        outcome?;
        Ok(Done::Marked)
    }
}

#[actix_web::test]
async fn whoever_lost_the_lease_changes_nothing() {
    let house = house();
    let platform = house.platform.clone();
    let robbed = Arc::new(Robbed { platform, finished: Mutex::default() });
    let handler: Arc<dyn Handler> = robbed.clone();
    let worker = Worker::new(&house.platform, [("a", handler)]);
    house.put("a", 0).await;
    assert_eq!(worker.run_due().await, 1);
    let waiting = house.list(OutboxState::Waiting).await;
    assert_eq!(waiting[0].last_error, None, "it belongs to the other worker now");
    house.platform.clock.advance(121);
    assert_eq!(worker.run_due().await, 1);
    assert_eq!(*robbed.finished.lock().unwrap(), [false, true]);
}

struct Counter(AtomicUsize);

#[async_trait]
impl Task for Counter {
    async fn run(&self) -> Result<(), JobError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        Err(JobError::Retry("as usual".into()))
    }
}

#[actix_web::test]
async fn periodic_tasks_run_at_the_start_and_at_their_interval() {
    let house = house();
    let counter = Arc::new(Counter(AtomicUsize::new(0)));
    let counting: Arc<dyn Task> = counter.clone();
    let sweeper = Arc::new(OutboxSweeper(house.platform.db.clone()));
    let worker = house
        .worker(vec![("a", script(vec![Step::Done]))])
        .every(60, "count", counting)
        .every(3600, "sweep", sweeper);
    house.put("a", 0).await;
    worker.run_due().await;
    house.platform.clock.advance(59);
    worker.run_due().await;
    assert_eq!(counter.0.load(Ordering::SeqCst), 1);
    house.platform.clock.advance(1);
    worker.run_due().await;
    assert_eq!(counter.0.load(Ordering::SeqCst), 2);
    assert_eq!(house.list(OutboxState::Done).await.len(), 1);
    house.platform.clock.advance(31 * 86_400);
    worker.run_due().await;
    assert!(house.list(OutboxState::Done).await.is_empty());
}

#[actix_web::test]
async fn a_running_worker_wakes_for_new_work_and_stops_when_told() {
    let house = house();
    let worker = house.worker(vec![("a", script(vec![Step::Done]))]);
    let stop = tokio_util::sync::CancellationToken::new();
    let mut hints = house.platform.bus.subscribe();
    let drive = async {
        house.put("a", 0).await;
        assert_eq!(hints.recv().await.unwrap(), Hint::Outbox);
        while house.list(OutboxState::Done).await.is_empty() {
            tokio::task::yield_now().await;
        }
        stop.cancel();
    };
    let both = futures_util::future::join(worker.run(stop.clone()), drive);
    tokio::time::timeout(std::time::Duration::from_secs(20), both).await.unwrap();
}
