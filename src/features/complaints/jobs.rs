//! What workers do for complaints: reminders, closing by itself, warnings of clocks, and what
//! follows from a new entry: the first response, and when the next move is due.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::agreements::service as agreements;
use crate::features::complaints::service;
use crate::features::organisations::model::RelationshipId;
use crate::features::records::model::{EntryId, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, one_write};

/// The handlers by kind of work. `entries` is whatever else is done for each new entry; it runs
/// after the first response was noted.
pub fn handlers(
    platform: &Platform,
    entries: Arc<dyn Handler>,
) -> Vec<(&'static str, Arc<dyn Handler>)> {
    let db = &platform.db;
    let clock = one_write(db, "silence", "complaint.clock", |tx, work| {
        let id: RecordId = work.subject();
        tx.subject(id);
        service::run_clock(tx, id, &work.payload.0)
    });
    let warnings = one_write(db, "clocks", "complaint.clocks", |tx, work| {
        let id: RecordId = work.subject();
        tx.subject(id);
        service::look(tx, id)
    });
    let agreed = one_write(db, "agreement", "complaint.agreement", |tx, work| {
        let id: RelationshipId = work.subject();
        tx.subject(id);
        service::look_at_relationship(tx, id)
    });
    let response: Arc<dyn Handler> = Arc::new(Response { db: db.clone(), then: entries });
    vec![
        (service::COMPLAINT_CLOCK, clock),
        (service::CLOCK_LOOK, warnings),
        (agreements::AGREEMENT_IN_FORCE, agreed),
        (records::ENTRY_EVENT, response),
    ]
}

struct Response {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for Response {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        let record: Option<RecordId> =
            work.payload.0.get("record").and_then(|id| serde_json::from_value(id.clone()).ok());
        if let Some(record) = record {
            self.db
                .write(&System { reason: "entry" }, "complaint.follow_entry", move |tx| {
                    service::follow_entry(tx, record, entry)?;
                    service::follow_commitment(tx, entry)
                })
                .await?;
        }
        self.then.run(work).await
    }
}
