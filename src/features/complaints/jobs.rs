//! What workers do for complaints: reminders, closing by itself, and noting the first response.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::complaints::service;
use crate::features::records::model::{EntryId, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, finish};

/// The handlers by kind of work. `entries` is whatever else is done for each new entry; it runs
/// after the first response was noted.
pub fn handlers(
    platform: &Platform,
    entries: Arc<dyn Handler>,
) -> Vec<(&'static str, Arc<dyn Handler>)> {
    let db = platform.db.clone();
    let clock: Arc<dyn Handler> = Arc::new(Clock(db.clone()));
    let response: Arc<dyn Handler> = Arc::new(Response { db, then: entries });
    vec![(service::COMPLAINT_CLOCK, clock), (records::ENTRY_EVENT, response)]
}

struct Clock(Db);

#[async_trait]
impl Handler for Clock {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let work = work.clone();
        self.0
            .write(&System { reason: "silence" }, "complaint.clock", move |tx| {
                let id: RecordId = work.subject();
                tx.subject(id);
                service::run_clock(tx, id, &work.payload.0)?;
                finish(tx, &work)
            })
            .await?;
        Ok(Done::Marked)
    }
}

struct Response {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for Response {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        self.db
            .write(&System { reason: "first response" }, "complaint.first_response", move |tx| {
                service::first_response(tx, entry)?;
                service::follow_commitment(tx, entry)
            })
            .await?;
        self.then.run(work).await
    }
}
