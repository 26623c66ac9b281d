//! What workers do after closing: the customer is asked how it went.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::aftercare::service;
use crate::features::records::model::{EntryId, RecordId};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::{Db, Tx};
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let ask = one_write(&platform.db, "complaint over", "satisfaction.ask", |tx, work| {
        service::ask(tx, work.subject())
    });
    vec![(service::SATISFACTION_ASK, ask)]
}

/// Sees to it that the customer is asked, when an entry closes its complaint; then does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(AskAfterClosing { db: platform.db.clone(), then })
}

struct AskAfterClosing {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for AskAfterClosing {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        let record: Option<RecordId> =
            work.payload.0.get("record").and_then(|id| serde_json::from_value(id.clone()).ok());
        if let Some(record) = record
            && self.db.read(move |conn| service::is_ending(conn, entry)).await?
        {
            let follow = move |tx: &mut Tx<'_>| service::follow_entry(tx, record, entry);
            self.db
                .write(&System { reason: "complaint over" }, "satisfaction.plan", follow)
                .await?;
        }
        self.then.run(work).await
    }
}
