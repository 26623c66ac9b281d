//! What workers do for rules: telling them of what happened, of days that have come, and doing what
//! they say.
use std::sync::Arc;

use async_trait::async_trait;
use uuid::Uuid;

use crate::features::interactions::service as interactions;
use crate::features::records::model::EntryId;
use crate::features::rules::model::{Event, RuleId};
use crate::features::rules::service::{self, RuleWork};
use crate::features::segments::model::MoveId;
use crate::features::segments::service::SEGMENT_MOVED;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::{Db, Tx};
use crate::platform::events::{Claimed, OutboxId};
use crate::platform::jobs::{Done, Handler, Handlers, JobError, Task, finish};
use crate::platform::problem::{Code, Problem};

const RULES: System = System { reason: "rules" };
/// Seconds between two looks at which days have come.
pub const LOOK_SECONDS: i64 = 3600;

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let run: Arc<dyn Handler> = Arc::new(Run(platform.clone()));
    let moved: Arc<dyn Handler> = Arc::new(Moved(platform.db.clone()));
    vec![(service::RULE_RUN, run), (SEGMENT_MOVED, moved)]
}

/// Tells rules of new entries; then does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(AfterEntry { db: platform.db.clone(), then })
}

/// Tells rules of new interactions.
pub fn after_interactions(platform: &Platform) -> Arc<dyn Handler> {
    Arc::new(Interactions(platform.db.clone()))
}

/// Tells rules of the days that have come.
pub fn look_at_dates(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(Dates(platform.db.clone()))
}

async fn tell(
    db: &Db,
    (rules, event): (Vec<RuleId>, Event),
    trail: Vec<Uuid>,
) -> Result<(), JobError> {
    let write = move |tx: &mut Tx<'_>| service::queue(tx, &rules, &event, &trail);
    Ok(db.write(&RULES, "rule.queue", write).await?)
}

struct AfterEntry {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for AfterEntry {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        let found = self.db.read(move |conn| service::entry_event_unscoped(conn, entry)).await?;
        if let Some(found) = found {
            tell(&self.db, found, Vec::new()).await?;
        }
        self.then.run(work).await
    }
}

struct Interactions(Db);

#[async_trait]
impl Handler for Interactions {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        if !interactions::is_new(&work.payload.0) {
            return Ok(Done::Unmarked);
        }
        let (id, at): (OutboxId, _) = (work.subject(), work.due_at);
        for account in interactions::accounts_of_event(&work.payload.0) {
            let found = self
                .0
                .read(move |conn| service::interaction_event(conn, id.0, account, at))
                .await?;
            if let Some(found) = found {
                tell(&self.0, found, Vec::new()).await?;
            }
        }
        Ok(Done::Unmarked)
    }
}

struct Moved(Db);

#[async_trait]
impl Handler for Moved {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let id: MoveId = work.subject();
        let trail = work.payload.0.get("trail").cloned().unwrap_or_default();
        let trail: Vec<Uuid> = serde_json::from_value(trail).unwrap_or_default();
        let found = self.0.read(move |conn| service::moved_event_unscoped(conn, id)).await?;
        if let Some(found) = found {
            tell(&self.0, found, trail).await?;
        }
        Ok(Done::Unmarked)
    }
}

struct Run(Platform);

/// What will be the same the next time it is tried.
fn for_good(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::NotFound | Code::Forbidden | Code::Invalid | Code::ActionNotAllowed
    )
}

#[async_trait]
impl Handler for Run {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let told: RuleWork = serde_json::from_value(work.payload.0.clone()).map_err(|_| {
            JobError::Dead("the work carries what this version does not know".to_owned())
        })?;
        let (platform, id): (Platform, RuleId) = (self.0.clone(), work.subject());
        let (mine, event) = (work.clone(), told.clone());
        let run = move |tx: &mut Tx<'_>| {
            finish(tx, &mine)?;
            service::run(tx, &platform, id, &event)
        };
        match self.0.db.write(&RULES, "rule.run", run).await {
            Ok(()) => {}
            Err(problem) if for_good(&problem) => {
                let (mine, code) = (work.clone(), problem.code.as_str());
                let note = move |tx: &mut Tx<'_>| {
                    finish(tx, &mine)?;
                    service::failed(tx, id, &told, code)
                };
                self.0.db.write(&RULES, "rule.failed", note).await?;
            }
            Err(problem) => return Err(problem.into()),
        }
        Ok(Done::Marked)
    }
}

struct Dates(Db);

#[async_trait]
impl Task for Dates {
    async fn run(&self) -> Result<(), JobError> {
        let now = self.0.clock().now();
        let found = self.0.scan(move |conn| service::dated_unscoped(conn, now)).await?;
        if found.is_empty() {
            return Ok(());
        }
        let write = move |tx: &mut Tx<'_>| {
            found.iter().try_for_each(|(rule, event)| service::queue(tx, &[*rule], event, &[]))
        };
        Ok(self.0.write(&RULES, "rule.dates", write).await?)
    }
}
