//! Kind `read`: somebody has read on in a lane, so their inbox need not tell them of it any more.
use async_trait::async_trait;

use super::payload;
use crate::features::notifications::service;
use crate::features::records::model::RecordId;
use crate::features::records::service::ReadUpTo;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, finish};

const READ: System = System { reason: "read" };

pub(super) struct ReadOn {
    pub platform: Platform,
}

#[async_trait]
impl Handler for ReadOn {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let read: ReadUpTo = payload(work)?;
        let work = work.clone();
        let write = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            tx.subject(work.subject::<RecordId>());
            service::read_on(tx, read)
        };
        self.platform.db.write(&READ, "inbox.read_on", write).await?;
        Ok(Done::Marked)
    }
}
