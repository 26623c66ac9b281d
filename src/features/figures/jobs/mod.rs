//! What workers do for figures: segments and rules are told what they say of each customer, when orders
//! came and, since they change with time alone, every day.
mod reviews;

use std::sync::Arc;

use async_trait::async_trait;

pub use reviews::{REVIEW_SECONDS, look_ahead};

use crate::features::figures::service;
use crate::features::segments::service as segments;
use crate::platform::authz::{OrganisationId, System};
use crate::platform::context::Platform;
use crate::platform::db::{Db, Tx};
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, JobError, Task};

const FIGURES: System = System { reason: "figures" };
/// Seconds between two looks at what time has changed.
pub const LOOK_SECONDS: i64 = 86_400;
/// Accounts of one transaction.
const AT_ONCE: usize = 500;

/// Tells segments what figures say now of a vendor's customers; then does `then`, which holds all of
/// them against its rules.
pub fn before_segments(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(BeforeSegments { db: platform.db.clone(), then })
}

/// Tells segments every day what time has changed.
pub fn look_daily(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookDaily(platform.db.clone()))
}

async fn tell(db: &Db, vendor: OrganisationId) -> Result<(), JobError> {
    let now = db.clock().now();
    let changed = db.scan(move |conn| service::changed_unscoped(conn, vendor, now)).await?;
    for some in changed.chunks(AT_ONCE) {
        let some = some.to_vec();
        let write = move |tx: &mut Tx<'_>| segments::mark(tx, vendor, &some);
        db.write(&FIGURES, "figures.mark", write).await?;
    }
    Ok(())
}

struct BeforeSegments {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for BeforeSegments {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        tell(&self.db, work.subject()).await?;
        self.then.run(work).await
    }
}

struct LookDaily(Db);

#[async_trait]
impl Task for LookDaily {
    async fn run(&self) -> Result<(), JobError> {
        for vendor in self.0.read(service::vendors_unscoped).await? {
            tell(&self.0, vendor).await?;
        }
        Ok(())
    }
}
