//! What workers do for customers: what they are found by is written after it has changed.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::customers::service;
use crate::platform::authz::System;
use crate::platform::context::Platform;
use crate::platform::jobs::{JobError, Task};

const FOLDING: System = System { reason: "names of customers" };
/// Seconds between two looks.
pub const LOOK_SECONDS: i64 = 60;

/// Sees to it that customers are found by an index.
pub fn fold_names(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(FoldNames(platform.clone()))
}

struct FoldNames(Platform);

#[async_trait]
impl Task for FoldNames {
    async fn run(&self) -> Result<(), JobError> {
        let mut more = self.0.db.read(service::any_unfolded).await?;
        while more {
            more = self.0.db.write(&FOLDING, "accounts.fold", service::fold_names).await?;
        }
        Ok(())
    }
}
