//! What workers do: reminding of decisions on figures whose day has come.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::figures::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::jobs::{JobError, Task};

const REVIEWS: System = System { reason: "decisions on figures" };
/// Seconds between two looks at what is due.
pub const REVIEW_SECONDS: i64 = 3600;

/// Sees to it that nobody forgets what was decided on a figure.
pub fn look_ahead(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookAhead(platform.clone()))
}

struct LookAhead(Platform);

#[async_trait]
impl Task for LookAhead {
    async fn run(&self) -> Result<(), JobError> {
        let (db, now) = (&self.0.db, self.0.clock.now());
        if db.read(move |conn| service::reviews_due(conn, now)).await?.is_empty() {
            return Ok(());
        }
        Ok(db.write(&REVIEWS, "figure.remind", service::remind).await?)
    }
}
