//! What workers do for the radar: looking at the whole log, once a week and when somebody asks.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::insights::model::{CheckFound, CheckKind, CheckRow, CheckState};
use crate::features::insights::service::{self, Log, PARTS, Read};
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{Scope, System};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Tx};
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, Pace, Task, finish};

const RADAR: System = System { reason: "the demand radar" };
/// Seconds between two looks at whose radar is due.
pub const LOOK_SECONDS: i64 = 3600;

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let check: Arc<dyn Handler> = Arc::new(Check { platform: platform.clone() });
    vec![(service::RADAR_CHECK, check)]
}

/// Sees to it that every radar looks once a week.
pub fn look_weekly(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookWeekly(platform.clone()))
}

struct LookWeekly(Platform);

#[async_trait]
impl Task for LookWeekly {
    async fn run(&self) -> Result<(), JobError> {
        let now = self.0.clock.now();
        if self.0.db.read(move |conn| service::due(conn, now)).await?.is_empty() {
            return Ok(());
        }
        Ok(self.0.db.write(&RADAR, "radar.plan", service::plan).await?)
    }
}

struct Check {
    platform: Platform,
}

#[async_trait]
impl Handler for Check {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let id = work.subject();
        let begin = move |tx: &mut Tx<'_>| service::begin(tx, id);
        let begun = self.platform.db.write(&RADAR, "radar.check", begin).await?;
        let Some(check) = begun else { return Ok(Done::Unmarked) };
        // Whoever asked may have left; then nobody waits for it.
        let by = check.asked_by;
        let scope = self.platform.db.read(move |conn| {
            Ok(by.map(|by| scope_of_membership(conn, by)).transpose()?.flatten())
        });
        let Some(scope) = scope.await? else {
            return self.end(work, &check, CheckState::Failed, CheckFound::default()).await;
        };
        let (reader, of) = (scope.clone(), check.clone());
        let read = move |conn: &mut Conn| service::read(conn, &reader, &of);
        match self.platform.db.scan(read).await? {
            Read::Seen(seen) => {
                let (work, check) = (work.clone(), check.clone());
                let keep = move |tx: &mut Tx<'_>| {
                    finish(tx, &work)?;
                    service::keep_alarms(tx, &scope, &check, seen.clone())
                };
                self.platform.db.write(&RADAR, "radar.alarms", keep).await?;
                Ok(Done::Marked)
            }
            Read::Log(log) => {
                let found = self.tried(&check, &scope, log).await?;
                self.end(work, &check, CheckState::Done, found).await
            }
            Read::Withheld(reason) => {
                let found = CheckFound { withheld: Some(reason), ..CheckFound::default() };
                self.end(work, &check, CheckState::Withheld, found).await
            }
        }
    }

    /// It computes for seconds: nothing else may wait for that.
    fn pace(&self) -> Pace {
        Pace::Slow
    }
}

impl Check {
    async fn end(
        &self,
        work: &Claimed,
        check: &CheckRow,
        state: CheckState,
        found: CheckFound,
    ) -> Result<Done, JobError> {
        let (work, id) = (work.clone(), check.id);
        let end = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            service::end(tx, id, state, &found)
        };
        self.platform.db.write(&RADAR, "radar.end", end).await?;
        Ok(Done::Marked)
    }

    /// Away from the threads that do other work.
    async fn tried(
        &self,
        check: &CheckRow,
        scope: &Scope,
        log: Arc<Log>,
    ) -> Result<CheckFound, JobError> {
        if check.kind == CheckKind::Injection {
            let check = check.clone();
            return away(move || service::injection(&log, &check)).await;
        }
        let mut alarms = Vec::new();
        for part in 0..PARTS {
            let (log, check, zone) = (log.clone(), check.clone(), scope.time_zone().to_owned());
            let id = check.id;
            alarms.extend(away(move || service::shuffle(&log, &check, &zone, part)).await?);
            let done = i32::try_from(100 * (part + 1) / PARTS).unwrap_or(0).min(99);
            let tell = move |tx: &mut Tx<'_>| service::progress(tx, id, done);
            self.platform.db.write(&RADAR, "radar.progress", tell).await?;
        }
        Ok(service::placebo(&log, &alarms))
    }
}

async fn away<T: Send + 'static>(
    compute: impl FnOnce() -> T + Send + 'static,
) -> Result<T, JobError> {
    let done = tokio::task::spawn_blocking(compute).await;
    done.map_err(|_| JobError::Retry("the computation was cut off".to_owned()))
}
