//! Kind `entry`: an entry was written; who is told?
use async_trait::async_trait;
use serde::Deserialize;

use super::payload;
use crate::features::notifications::service::fan_out;
use crate::features::records::model::{EntryId, LaneId};
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, finish};

const SWITCHBOARD: System = System { reason: "switchboard" };

pub(super) struct TellOfEntry {
    pub platform: Platform,
}

#[derive(Deserialize)]
struct Ids {
    lane: LaneId,
}

#[async_trait]
impl Handler for TellOfEntry {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let Ids { lane } = payload(work)?;
        let (platform, work) = (self.platform.clone(), work.clone());
        let tell = move |tx: &mut Tx<'_>| {
            finish(tx, &work)?;
            fan_out(tx, &platform, lane, work.subject::<EntryId>())
        };
        self.platform.db.write(&SWITCHBOARD, "entry.tell", tell).await?;
        Ok(Done::Marked)
    }
}
