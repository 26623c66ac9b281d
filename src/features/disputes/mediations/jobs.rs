//! What workers do for mediations: the end of the time for a review.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::disputes::mediations::model::MediationId;
use crate::features::disputes::mediations::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, finish};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    vec![(service::MEDIATION_CLOCK, Arc::new(Clock(platform.db.clone())))]
}

struct Clock(Db);

#[async_trait]
impl Handler for Clock {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let work = work.clone();
        self.0
            .write(&System { reason: "review over" }, "mediation.clock", move |tx| {
                let id: MediationId = work.subject();
                tx.subject(id);
                service::run_clock(tx, id)?;
                finish(tx, &work)
            })
            .await?;
        Ok(Done::Marked)
    }
}
