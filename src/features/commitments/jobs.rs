//! What workers do for commitments: seeing that a last day is over.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::commitments::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, finish};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    vec![(service::COMMITMENT_DUE, Arc::new(Due(platform.db.clone())))]
}

struct Due(Db);

#[async_trait]
impl Handler for Due {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let work = work.clone();
        self.0
            .write(&System { reason: "a last day" }, "commitment.due", move |tx| {
                service::run_due(tx, work.subject())?;
                finish(tx, &work)
            })
            .await?;
        Ok(Done::Marked)
    }
}
