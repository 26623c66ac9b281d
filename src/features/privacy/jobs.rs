//! What workers do: forgetting in time.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::privacy::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Task};

/// Seconds between two looks at what is due.
pub const LOOK_SECONDS: i64 = 86_400;

/// Forgets what vendors want forgotten.
pub fn forget(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(Forget(platform.clone()))
}

struct Forget(Platform);

#[async_trait]
impl Task for Forget {
    async fn run(&self) -> Result<(), JobError> {
        let acting = System { reason: "what is kept long enough" };
        let secret = self.0.keys.sign(b"concord: callers that are forgotten");
        let forget = move |tx: &mut Tx<'_>| service::forget_due_unscoped(tx, &secret);
        Ok(self.0.db.write(&acting, "privacy.forget", forget).await?)
    }
}
