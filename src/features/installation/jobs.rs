//! The same figures as metrics, taken now and then.
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use metrics::gauge;

use super::model::QueueLag;
use super::service;
use crate::platform::context::Platform;
use crate::platform::events::counts;
use crate::platform::jobs::{JobError, Task};
use crate::platform::statistics::number::real;

/// Seconds between two looks.
pub const LOOK_SECONDS: i64 = 15;

/// Looks at queues, database, machine and backup.
pub fn measure(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(Measure { platform: platform.clone(), known: Mutex::default() })
}

struct Measure {
    platform: Platform,
    /// Kinds of work that were behind once: they are told as up to date afterwards.
    known: Mutex<BTreeSet<String>>,
}

#[async_trait]
impl Task for Measure {
    async fn run(&self) -> Result<(), JobError> {
        let now = self.platform.clock.now();
        let (lags, all) = self
            .platform
            .db
            .scan(move |conn| Ok((service::queue_lags(conn, now)?, counts(conn, "")?)))
            .await?;
        gauge!("outbox_waiting").set(real(all.waiting.unsigned_abs()));
        gauge!("outbox_dead").set(real(all.dead.unsigned_abs()));
        self.tell_lags(lags);
        let state = self.platform.db.state().await?;
        gauge!("db_bytes").set(real(state.bytes.unwrap_or(0)));
        gauge!("db_waiting").set(real(state.waiting));
        gauge!("processes").set(real(u64::try_from(state.processes.len()).unwrap_or(0)));
        let dir = &self.platform.settings.data_dir;
        let machine = service::this_machine(dir);
        let told = [
            ("process_resident_memory_bytes", machine.memory_bytes),
            ("disk_free_bytes", machine.disk_free_bytes),
            ("disk_bytes", machine.disk_bytes),
        ];
        for (name, value) in told {
            if let Some(value) = value {
                gauge!(name).set(real(value));
            }
        }
        if let Some(backup) = service::last_backup(dir) {
            let age = now.seconds_since(backup.at).max(0);
            gauge!("backup_age_seconds").set(real(age.unsigned_abs()));
        }
        Ok(())
    }
}

impl Measure {
    fn tell_lags(&self, lags: Vec<QueueLag>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        for kind in known.iter().filter(|kind| lags.iter().all(|lag| lag.kind != **kind)) {
            gauge!("outbox_lag_seconds", "kind" => kind.clone()).set(0.0);
        }
        for QueueLag { kind, seconds, .. } in lags {
            gauge!("outbox_lag_seconds", "kind" => kind.clone()).set(real(seconds.unsigned_abs()));
            known.insert(kind);
        }
    }
}
