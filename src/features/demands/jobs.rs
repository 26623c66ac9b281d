//! What workers do: reminding of decisions whose day has come, and looking at complaints for defects.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::demands::service;
use crate::platform::auth::scope_of_membership;
use crate::platform::authz::{MembershipId, System};
use crate::platform::context::Platform;
use crate::platform::db::Tx;
use crate::platform::jobs::{JobError, Task};

const RADAR: System = System { reason: "the demand radar" };
/// Seconds between two looks at what is due.
pub const LOOK_SECONDS: i64 = 3600;

/// Sees to it that nobody forgets a decision, and that every vendor's complaints are looked at weekly.
pub fn look_ahead(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookAhead(platform.clone()))
}

struct LookAhead(Platform);

#[async_trait]
impl Task for LookAhead {
    async fn run(&self) -> Result<(), JobError> {
        let (db, now) = (&self.0.db, self.0.clock.now());
        if !db.read(move |conn| service::reviews_due(conn, now)).await?.is_empty() {
            db.write(&RADAR, "demand.remind", service::remind).await?;
        }
        for (_, owner) in db.read(move |conn| service::defects_due(conn, now)).await? {
            self.look_for(owner).await?;
        }
        Ok(())
    }
}

impl LookAhead {
    /// With the owner's eyes: they see all complaints of the vendor.
    async fn look_for(&self, owner: MembershipId) -> Result<(), JobError> {
        let (db, now) = (&self.0.db, self.0.clock.now());
        let scope = db.read(move |conn| Ok(scope_of_membership(conn, owner)?)).await?;
        let Some(scope) = scope else { return Ok(()) };
        let reader = scope.clone();
        let seen = db.scan(move |conn| service::defects_now(conn, &reader, now)).await?;
        let keep = move |tx: &mut Tx<'_>| service::keep_defects(tx, &scope, &seen);
        Ok(db.write(&RADAR, "demand.defects", keep).await?)
    }
}
