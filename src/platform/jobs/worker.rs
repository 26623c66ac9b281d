//! The loop around the handlers.
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::{FutureExt, future};
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;

use super::periodic::Periodic;
use super::{Done, Handler, JobError, Pace, Task};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::{
    Bus, Claimed, Hint, HintReceiver, claim, complete, fail, finish_dead, has_due, next_due,
};
use crate::platform::problem::Problem;

/// Pieces of work under way at once, for each pace.
const SLOTS: usize = 8;
/// The longest wait before looking again: a hint may be lost, or come from another machine.
const LOOK_EVERY: Duration = Duration::from_secs(2);
const WORKER: System = System { reason: "worker" };

/// Does the work of the outbox with the registered handlers. Work of other kinds is left alone.
pub struct Worker {
    db: Db,
    bus: Bus,
    handlers: HashMap<&'static str, Arc<dyn Handler>>,
    tasks: Vec<Periodic>,
}

impl Worker {
    /// A worker with a handler for each kind of work.
    pub fn new(
        platform: &Platform,
        handlers: impl IntoIterator<Item = (&'static str, Arc<dyn Handler>)>,
    ) -> Self {
        Self {
            db: platform.db.clone(),
            bus: platform.bus.clone(),
            handlers: handlers.into_iter().collect(),
            tasks: Vec::new(),
        }
    }

    /// Also does `task` at the start and every so many seconds.
    #[must_use]
    pub fn every(mut self, seconds: i64, name: &'static str, task: Arc<dyn Task>) -> Self {
        self.tasks.push(Periodic::new(name, seconds, task));
        self
    }

    /// Works until `stop`; then takes nothing new and ends when what it holds is done.
    pub async fn run(&self, stop: CancellationToken) {
        future::join3(
            self.serve(Pace::Quick, &stop),
            self.serve(Pace::Slow, &stop),
            self.keep_time(&stop),
        )
        .await;
    }

    /// Does everything that is due now, and what becomes due by it, until nothing is left; also
    /// the periodic tasks. How much work of the outbox that was. Never waits for a later time.
    pub async fn run_due(&self) -> usize {
        self.run_tasks().await;
        let mut done = 0;
        loop {
            let mut claimed = self.claim(Pace::Quick, SLOTS).await;
            claimed.extend(self.claim(Pace::Slow, SLOTS).await);
            if claimed.is_empty() {
                return done;
            }
            for work in claimed {
                self.attempt(work).await;
                done += 1;
            }
        }
    }

    async fn serve(&self, pace: Pace, stop: &CancellationToken) {
        let mut hints = self.bus.subscribe();
        let mut running = FuturesUnordered::new();
        loop {
            let stopping = stop.is_cancelled();
            let free = if stopping { 0 } else { SLOTS.saturating_sub(running.len()) };
            for work in self.claim(pace, free).await {
                running.push(self.attempt(work));
            }
            if stopping && running.is_empty() {
                return;
            }
            tokio::select! {
                Some(()) = running.next(), if !running.is_empty() => {}
                () = work_hinted(&mut hints), if free > 0 => {}
                () = tokio::time::sleep(self.nap(pace).await) => {}
                () = stop.cancelled(), if !stopping => {}
            }
        }
    }

    async fn keep_time(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            self.run_tasks().await;
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = stop.cancelled() => {}
            }
        }
    }

    async fn run_tasks(&self) {
        for task in &self.tasks {
            task.run_if_due(self.db.clock().now()).await;
        }
    }

    fn kinds(&self, pace: Pace) -> Vec<&'static str> {
        let mut kinds: Vec<_> = self
            .handlers
            .iter()
            .filter(|(_, handler)| handler.pace() == pace)
            .map(|(kind, _)| *kind)
            .collect();
        kinds.sort_unstable();
        kinds
    }

    /// Nothing on failure: the next look comes soon.
    async fn claim(&self, pace: Pace, limit: usize) -> Vec<Claimed> {
        match self.try_claim(pace, limit).await {
            Ok(claimed) => claimed,
            Err(problem) => {
                tracing::warn!(%problem, "work could not be claimed");
                Vec::new()
            }
        }
    }

    async fn try_claim(&self, pace: Pace, limit: usize) -> Result<Vec<Claimed>, Problem> {
        let kinds = self.kinds(pace);
        if limit == 0 || kinds.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.db.clock().now();
        let asked = kinds.clone();
        if !self.db.read(move |conn| Ok(has_due(conn, &asked, now)?)).await? {
            return Ok(Vec::new());
        }
        let limit = i64::try_from(limit).unwrap_or(1);
        self.db
            .write(&WORKER, "outbox.claim", move |tx| Ok(claim(tx.conn, &kinds, tx.now, limit)?))
            .await
    }

    /// How long nothing will be due, as far as is known.
    async fn nap(&self, pace: Pace) -> Duration {
        let now = self.db.clock().now();
        let kinds = self.kinds(pace);
        let next = self.db.read(move |conn| Ok(next_due(conn, &kinds, now)?)).await;
        let Ok(Some(next)) = next else { return LOOK_EVERY };
        let micros = u64::try_from(next.micros().saturating_sub(now.micros())).unwrap_or(0);
        Duration::from_micros(micros).clamp(Duration::from_millis(1), LOOK_EVERY)
    }

    /// One try of one piece of work, with its outcome written down.
    async fn attempt(&self, work: Claimed) {
        let began = std::time::Instant::now();
        let outcome = match self.handlers.get(work.kind.as_str()) {
            Some(handler) => caught(handler.run(&work)).await,
            None => Err(JobError::Retry("there is no handler".to_owned())),
        };
        metrics::histogram!("job_seconds", "kind" => work.kind.clone())
            .record(began.elapsed().as_secs_f64());
        if let Err(error) = &outcome {
            metrics::counter!("jobs_failed_total", "kind" => work.kind.clone()).increment(1);
            tracing::warn!(kind = work.kind, id = %work.id, attempts = work.attempts, %error, "work failed");
        }
        let (kind, id) = (work.kind.clone(), work.id);
        if let Err(problem) = self.settle(work, outcome).await {
            // Its lease runs out, and it is done again.
            tracing::error!(kind, %id, %problem, "the outcome of work could not be written");
        }
    }

    async fn settle(&self, work: Claimed, outcome: Result<Done, JobError>) -> Result<(), Problem> {
        let action = match &outcome {
            Ok(Done::Marked) => return Ok(()),
            Ok(Done::Unmarked) => "outbox.done",
            Err(JobError::Retry(_)) => "outbox.failed",
            Err(JobError::Dead(_)) => "outbox.dead",
        };
        let settle = move |tx: &mut crate::platform::db::Tx<'_>| {
            tx.subject(work.id);
            match &outcome {
                Ok(_) => complete(tx.conn, &work, tx.now).map(|_held| ())?,
                Err(JobError::Retry(error)) => {
                    fail(tx.conn, &work, error, tx.now).map(|_given_up| ())?;
                }
                Err(JobError::Dead(error)) => finish_dead(tx.conn, &work, error, tx.now)?,
            }
            Ok(())
        };
        self.db.write(&WORKER, action, settle).await
    }
}

/// A panic as a failure. Its message may hold anything, so the operator is not shown it.
pub(super) async fn caught<T>(
    run: impl Future<Output = Result<T, JobError>>,
) -> Result<T, JobError> {
    AssertUnwindSafe(run).catch_unwind().await.unwrap_or_else(|panic: Box<dyn Any + Send>| {
        drop(panic);
        Err(JobError::Retry("the handler panicked".to_owned()))
    })
}

/// Waits for a hint that there is work, or for having missed some.
async fn work_hinted(hints: &mut HintReceiver) {
    loop {
        match hints.recv().await {
            Ok(Hint::Outbox | Hint::Missed) | Err(RecvError::Lagged(_)) => return,
            Ok(_) => {}
            // The bus lives as long as the worker; if it ever did not, looking goes on by time.
            Err(RecvError::Closed) => future::pending().await,
        }
    }
}
