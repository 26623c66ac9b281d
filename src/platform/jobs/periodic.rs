//! What is done at intervals.
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;

use super::{JobError, Task};
use crate::platform::authz::System;
use crate::platform::clock::Timestamp;
use crate::platform::db::Db;
use crate::platform::events::sweep;

/// A task with its interval and when it last began.
pub(super) struct Periodic {
    name: &'static str,
    every: i64,
    task: Arc<dyn Task>,
    began: Mutex<Option<Timestamp>>,
}

impl Periodic {
    pub(super) fn new(name: &'static str, every: i64, task: Arc<dyn Task>) -> Self {
        Self { name, every, task, began: Mutex::new(None) }
    }

    /// Runs it if it is due: the first time at once. A failure waits for the next time.
    pub(super) async fn run_if_due(&self, now: Timestamp) {
        {
            let mut began = self.began.lock().unwrap_or_else(PoisonError::into_inner);
            if began.is_some_and(|began| now < began.plus_seconds(self.every)) {
                return;
            }
            *began = Some(now);
        }
        let run = super::worker::caught(self.task.run()).await;
        if let Err(error) = run {
            tracing::warn!(task = self.name, %error, "a periodic task failed");
        }
    }
}

/// Forgets work that was done more than 30 days ago.
#[derive(Debug, Clone)]
pub struct OutboxSweeper(pub Db);

impl OutboxSweeper {
    const KEPT_DAYS: i64 = 30;
    /// Rows of one transaction: few enough not to hold up others.
    const BATCH: i64 = 500;
}

#[async_trait]
impl Task for OutboxSweeper {
    async fn run(&self) -> Result<(), JobError> {
        let before = self.0.clock().now().plus_days(-Self::KEPT_DAYS);
        loop {
            let swept = self
                .0
                .write(&System { reason: "sweep" }, "outbox.sweep", move |tx| {
                    Ok(sweep(tx.conn, before, Self::BATCH)?)
                })
                .await?;
            if i64::try_from(swept).unwrap_or(0) < Self::BATCH {
                return Ok(());
            }
        }
    }
}
