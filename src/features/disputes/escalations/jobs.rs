//! What workers do for the ladder: consent by silence, and the end that comes with the complaint's.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::disputes::escalations::model::EscalationId;
use crate::features::disputes::escalations::service;
use crate::features::disputes::mediations::service as mediations;
use crate::features::records::model::RecordId;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, one_write};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let clock = one_write(&platform.db, "silence", "escalation.clock", |tx, work| {
        let id: EscalationId = work.subject();
        tx.subject(id);
        service::run_clock(tx, id, &work.payload.0)
    });
    vec![(service::ESCALATION_CLOCK, clock)]
}

/// Ends what was climbed, and a mediation, when an entry ends its complaint; then does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(EndWithComplaint { db: platform.db.clone(), then })
}

struct EndWithComplaint {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for EndWithComplaint {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let record = work.payload.0.get("record").cloned().unwrap_or_default();
        let record: RecordId = serde_json::from_value(record)
            .map_err(|_| JobError::Dead("an entry without its record".to_owned()))?;
        if self.db.read(move |conn| service::is_left_open(conn, record)).await? {
            self.db
                .write(&System { reason: "complaint over" }, "escalation.close", move |tx| {
                    tx.subject(record);
                    service::close_all(tx, record)
                })
                .await?;
        }
        if self.db.read(move |conn| mediations::is_left_open(conn, record)).await? {
            self.db
                .write(&System { reason: "complaint over" }, "mediation.close", move |tx| {
                    tx.subject(record);
                    mediations::end_with_complaint(tx, record)
                })
                .await?;
        }
        self.then.run(work).await
    }
}
