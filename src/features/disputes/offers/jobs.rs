//! What workers do for offers: seeing that an offer has run out.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::disputes::offers::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, finish};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    vec![(service::OFFER_EXPIRY, Arc::new(Expiry(platform.db.clone())))]
}

struct Expiry(Db);

#[async_trait]
impl Handler for Expiry {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let work = work.clone();
        self.0
            .write(&System { reason: "an offer without an answer" }, "offer.expire", move |tx| {
                service::run_expiry(tx, work.subject())?;
                finish(tx, &work)
            })
            .await?;
        Ok(Done::Marked)
    }
}
