//! What workers do for segments: holding accounts against the rules when something happened to them,
//! when a rule has changed, and when time alone changes the answer.
use std::sync::Arc;

use async_trait::async_trait;

use crate::features::interactions::service as interactions;
use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::service as organisations;
use crate::features::records::model::{EntryId, EntryKind, RecordId};
use crate::features::records::service as records;
use crate::features::segments::service;
use crate::platform::authz::{OrganisationId, System};
use crate::platform::context::Platform;
use crate::platform::db::{Conn, Db, Tx};
use crate::platform::events::Claimed;
use crate::platform::jobs::{Done, Handler, Handlers, JobError, Task, one_write};
use crate::platform::problem::Problem;

const SEGMENTS: System = System { reason: "segments" };
const ACTION: &str = "segment.compute";
/// Seconds between two looks at whose time has come.
pub const LOOK_SECONDS: i64 = 3600;

/// Holds all accounts of a vendor against its rules.
pub fn compute_all(platform: &Platform) -> Arc<dyn Handler> {
    Arc::new(ComputeAll(platform.db.clone()))
}

/// The handlers by kind of work; `all` is [`compute_all`], with what is to be done before it.
pub fn handlers(platform: &Platform, all: Arc<dyn Handler>) -> Handlers {
    let changed = one_write(&platform.db, "an account has changed", ACTION, |tx, work| {
        service::compute_some(tx, work.subject())
    });
    let imported = one_write(&platform.db, "calls were imported", ACTION, |tx, work| {
        service::plan_all(tx, work.subject())
    });
    vec![
        (service::SEGMENT_COMPUTE, all),
        (organisations::ACCOUNT_CHANGED, changed),
        (interactions::INTERACTIONS_IMPORTED, imported),
    ]
}

/// Accounts whose time has come are held against the rules.
pub fn look_again(platform: &Platform) -> Arc<dyn Task> {
    Arc::new(LookAgain(platform.db.clone()))
}

/// Entries of complaints that change a fact of their account.
const TELLING: [EntryKind; 7] = [
    EntryKind::Submitted,
    EntryKind::Imported,
    EntryKind::Closed,
    EntryKind::AutoClosed,
    EntryKind::Withdrawn,
    EntryKind::Reopened,
    EntryKind::SatisfactionAnswered,
];

/// Holds the account of a complaint against the rules when an entry changes what is known of it; then
/// does `then`.
pub fn after_entries(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(AfterEntry { db: platform.db.clone(), then })
}

struct AfterEntry {
    db: Db,
    then: Arc<dyn Handler>,
}

fn account_of_entry(
    conn: &mut Conn,
    entry: EntryId,
) -> Result<Option<(OrganisationId, RelationshipId)>, Problem> {
    let found: Option<(RecordId, EntryKind)> = records::entry_kind_unscoped(conn, entry)?;
    match found {
        Some((record, kind)) if TELLING.contains(&kind) => {
            service::account_of_complaint_unscoped(conn, record)
        }
        _ => Ok(None),
    }
}

/// Holds an account against the rules, if its vendor has any.
async fn compute(
    db: &Db,
    (vendor, account): (OrganisationId, RelationshipId),
) -> Result<(), JobError> {
    if db.read(move |conn| service::follows_any(conn, vendor)).await? {
        let write = move |tx: &mut Tx<'_>| service::recompute(tx, vendor, &[account], &[]);
        db.write(&SEGMENTS, ACTION, write).await?;
    }
    Ok(())
}

#[async_trait]
impl Handler for AfterEntry {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let entry: EntryId = work.subject();
        let found = self.db.read(move |conn| account_of_entry(conn, entry)).await?;
        if let Some(found) = found {
            compute(&self.db, found).await?;
        }
        self.then.run(work).await
    }
}

/// Holds the account of an interaction against the rules; then does `then`.
pub fn after_interactions(platform: &Platform, then: Arc<dyn Handler>) -> Arc<dyn Handler> {
    Arc::new(AfterInteraction { db: platform.db.clone(), then })
}

struct AfterInteraction {
    db: Db,
    then: Arc<dyn Handler>,
}

#[async_trait]
impl Handler for AfterInteraction {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        for account in interactions::accounts_of_event(&work.payload.0) {
            let vendor = self.db.read(move |conn| service::vendor_unscoped(conn, account)).await?;
            if let Some(vendor) = vendor {
                compute(&self.db, (vendor, account)).await?;
            }
        }
        self.then.run(work).await
    }
}

struct ComputeAll(Db);

#[async_trait]
impl Handler for ComputeAll {
    async fn run(&self, work: &Claimed) -> Result<Done, JobError> {
        let vendor: OrganisationId = work.subject();
        let mut after = None;
        if !self.0.read(move |conn| service::follows_any(conn, vendor)).await? {
            return Ok(Done::Unmarked);
        }
        loop {
            let from = after;
            let write = move |tx: &mut Tx<'_>| service::compute_all(tx, vendor, from);
            after = self.0.write(&SEGMENTS, ACTION, write).await?;
            if after.is_none() {
                break;
            }
        }
        let write = move |tx: &mut Tx<'_>| service::computed(tx, vendor);
        self.0.write(&SEGMENTS, "segment.computed", write).await?;
        Ok(Done::Unmarked)
    }
}

struct LookAgain(Db);

#[async_trait]
impl Task for LookAgain {
    async fn run(&self) -> Result<(), JobError> {
        let now = self.0.clock().now();
        while self.0.read(move |conn| service::any_due(conn, now)).await? {
            self.0.write(&SEGMENTS, ACTION, service::look_again).await?;
        }
        Ok(())
    }
}
