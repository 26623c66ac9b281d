//! What workers do: seeing that an agreement on secrecy ends soon, and that it is over.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::ndas::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Db;
use crate::platform::jobs::{Handlers, JobError, Task, one_write};

/// Seconds between two looks at which agreements end soon.
pub const LOOK_SECONDS: i64 = 86_400;

/// The handlers by kind of work.
pub fn handlers(platform: &Platform) -> Handlers {
    let end = one_write(&platform.db, "an agreement on secrecy", "nda.end", |tx, work| {
        service::run_end(tx, work.subject())
    });
    let soon = one_write(&platform.db, "an agreement on secrecy", "nda.soon", |tx, work| {
        let days = work.payload.0.get("days").and_then(serde_json::Value::as_i64);
        service::run_soon(tx, work.subject(), days.unwrap_or_default())
    });
    vec![(service::NDA_END, end), (service::NDA_SOON, soon)]
}

/// Sees to it that those are told in time whose agreement was made before anybody was told, or whose
/// work got lost.
pub fn look_ahead(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookAhead(platform.db.clone()))
}

struct LookAhead(Db);

#[async_trait]
impl Task for LookAhead {
    async fn run(&self) -> Result<(), JobError> {
        let acting = System { reason: "agreements on secrecy that end soon" };
        let now = self.0.clock().now();
        if self.0.read(move |conn| service::end_soon(conn, now)).await?.is_empty() {
            return Ok(());
        }
        Ok(self.0.write(&acting, "nda.look_ahead", service::look_ahead).await?)
    }
}
