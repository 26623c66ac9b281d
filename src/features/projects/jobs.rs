//! What workers do for projects: seeing that an interim verdict is over, and that a condition of one
//! moved on.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::projects::service;
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::{Db, Tx};
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let interim = one_write(&platform.db, "an interim verdict", "gate.interim_end", |tx, work| {
        service::run_interim_end(tx, work.subject())
    });
    vec![(service::INTERIM_END, interim)]
}

/// Books who holds a condition, when an entry says that it moved on; then does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(FollowConditions { db: platform.db.clone(), then })
}

struct FollowConditions {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for FollowConditions {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        let record: Option<RecordId> =
            work.payload.0.get("record").and_then(|id| serde_json::from_value(id.clone()).ok());
        if let Some(record) = record
            && self.db.read(move |conn| service::is_of_commitment(conn, entry)).await?
        {
            let follow = move |tx: &mut Tx<'_>| service::follow_commitment(tx, record);
            self.db
                .write(
                    &System { reason: "a condition of a gate" },
                    "project.follow_condition",
                    follow,
                )
                .await?;
        }
        self.then.run(work).await
    }
}
