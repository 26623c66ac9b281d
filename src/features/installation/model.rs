//! What there is to say of an installation.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::clock::Timestamp;
use crate::platform::db::Written;
use crate::platform::events::Lag;
use crate::platform::machine::Process;

/// The installation, as the process that answers sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Installation {
    /// Of the process that answers.
    pub version: String,
    /// All processes that work on the database; the process that answers alone on SQLite.
    pub processes: Vec<RunningProcess>,
    pub database: DatabaseState,
    pub machine: Machine,
    /// Work that is due and not done, by kind, the oldest first.
    pub lags: Vec<QueueLag>,
    /// The months up to this one, the newest first.
    pub mails: Vec<MailMonth>,
    /// Nothing if none was ever made from this data folder.
    pub last_backup: Option<LastBackup>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RunningProcess {
    pub host: String,
    pub pid: u32,
    pub version: String,
    pub since: Timestamp,
}

impl From<Process> for RunningProcess {
    fn from(Process { host, pid, version, since }: Process) -> Self {
        Self { host, pid, version, since }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DatabaseState {
    /// `sqlite` or `postgresql`.
    pub engine: &'static str,
    pub bytes: Option<u64>,
    /// Commits of the process that answers, since it was started.
    pub commits: u64,
    /// Writes in them: several that come at once are committed together on SQLite.
    pub writes: u64,
    pub largest_commit: u64,
    /// Tries that were undone because another write was in the way (PostgreSQL).
    pub collisions: u64,
    /// Writes that wait for their turn now (SQLite).
    pub waiting: u64,
}

impl DatabaseState {
    pub(super) fn of(
        engine: &'static str,
        bytes: Option<u64>,
        waiting: u64,
        written: Written,
    ) -> Self {
        let Written { commits, writes, largest, again } = written;
        Self { engine, bytes, commits, writes, largest_commit: largest, collisions: again, waiting }
    }
}

/// What the machine tells; nothing where it does not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Machine {
    /// Memory that the process holds.
    pub memory_bytes: Option<u64>,
    /// Of the file system that holds the data folder.
    pub disk_free_bytes: Option<u64>,
    pub disk_bytes: Option<u64>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueLag {
    pub kind: String,
    /// Stops at 10,000 over all kinds.
    pub waiting: u64,
    /// How long ago the oldest of it was due.
    pub seconds: i64,
}

impl QueueLag {
    pub(super) fn of(Lag { kind, waiting, oldest }: Lag, now: Timestamp) -> Self {
        Self { kind, waiting, seconds: now.seconds_since(oldest).max(0) }
    }
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailMonth {
    /// As `2026-11`, in UTC.
    pub month: String,
    /// Mails of that month that were sent.
    pub sent: i64,
}

/// The newest backup that `concord backup` made. It stands in the data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LastBackup {
    pub at: Timestamp,
    pub bytes: u64,
    pub files: u64,
    /// Files that could not be saved since they are missing or damaged.
    pub missing: u64,
}
