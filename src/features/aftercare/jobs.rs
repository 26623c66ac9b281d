//! What workers do after closing and delivering: customers are asked how it went.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::aftercare::service::{self, Follows};
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

/// Sees to it that customers are asked, when an entry closes their complaint, delivers their idea or signs what
/// was done;
/// then does `then`, which tells them.
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
        let Some(record) = record else { return self.then.run(work).await };
        match self.db.read(move |conn| service::what_follows(conn, entry)).await? {
            Some(Follows::Complaint) => {
                let follow = move |tx: &mut Tx<'_>| service::follow_entry(tx, record, entry);
                let over = System { reason: "complaint over" };
                self.db.write(&over, "satisfaction.plan", follow).await?;
            }
            Some(Follows::Idea) => {
                let ask = move |tx: &mut Tx<'_>| service::ask_outcome(tx, record);
                let delivered = System { reason: "idea delivered" };
                self.db.write(&delivered, "outcome.ask", ask).await?;
            }
            Some(Follows::Report) => {
                let ask = move |tx: &mut Tx<'_>| service::ask_report(tx, record);
                let done = System { reason: "actions carried out" };
                self.db.write(&done, "outcome.ask", ask).await?;
            }
            None => {}
        }
        self.then.run(work).await
    }
}
