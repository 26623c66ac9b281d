//! What workers do for summaries: planning the next ones when something happens, and sending them.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::digests::service::{self, Due};
use crate::features::records::model::RecordId;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, finish};

const SUMMARY: System = System { reason: "a summary" };

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let send: Arc<dyn Handler> = Arc::new(SendDigests { platform: platform.clone() });
    vec![(service::DIGEST, send)]
}

/// Plans the next summaries of a project when something is written in it; then does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(PlanDigests { platform: platform.clone(), then })
}

struct PlanDigests {
    platform: Platform,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for PlanDigests {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let record: Option<RecordId> =
            work.payload.0.get("record").and_then(|id| serde_json::from_value(id.clone()).ok());
        if let Some(record) = record {
            let now = self.platform.clock.now();
            let db = &self.platform.db;
            let missing = db
                .read(move |conn| {
                    Ok(service::is_of_project(conn, record)?
                        && !service::is_planned(conn, record, now)?)
                })
                .await?;
            if missing {
                let plan = move |tx: &mut Tx<'_>| service::plan(tx, record);
                db.write(&SUMMARY, "project.digest.plan", plan).await?;
            }
        }
        self.then.run(work).await
    }
}

struct SendDigests {
    platform: Platform,
}

#[async_trait]
impl Handler for SendDigests {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let due: Due = serde_json::from_value(work.payload.0.clone()).map_err(|_| {
            JobError::Dead("the work carries what this version does not know".to_owned())
        })?;
        let (record, now): (RecordId, _) = (work.subject(), self.platform.clock.now());
        let told = self.platform.db.read(move |conn| service::due(conn, record, due, now)).await?;
        let (platform, work) = (self.platform.clone(), work.clone());
        let send = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            service::send(tx, &platform, record, &told)
        };
        self.platform.db.write(&SUMMARY, "project.digest.send", send).await?;
        Ok(Done::Marked)
    }
}
