//! What workers do for accounts.
//!
//! Whether an address has an account is looked up here and not while somebody waits for an answer:
//! asking for a new password takes the same time for every address.
use std::sync::Arc;

use async_trait::async_trait;

use super::service::{self, RESET_ASKED};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, finish};

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let asked: Arc<dyn Handler> = Arc::new(ResetAsked(platform.db.clone()));
    vec![(RESET_ASKED, asked)]
}

struct ResetAsked(Db);

#[async_trait]
impl Handler for ResetAsked {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let work = work.clone();
        self.0
            .write(&System { reason: "password-reset" }, "password_reset.send", move |tx| {
                service::send_reset(tx, &work.payload.0)?;
                finish(tx, &work)
            })
            .await?;
        Ok(Done::Marked)
    }
}
