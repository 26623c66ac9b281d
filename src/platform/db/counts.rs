//! What a database has written since it was opened: for the operator, and as metrics.
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::platform::machine::Process;
use crate::platform::statistics::number::size;

/// Longer writes are named in the log and counted.
const SLOW: Duration = Duration::from_millis(250);

/// How a database stands.
#[derive(Debug, Clone)]
pub struct DbState {
    /// `sqlite` or `postgresql`.
    pub engine: &'static str,
    /// What it takes on the disk, if it tells.
    pub bytes: Option<u64>,
    pub written: Written,
    /// Writes that wait for their turn (SQLite).
    pub waiting: u64,
    /// The processes that work on it.
    pub processes: Vec<Process>,
}

/// What this process has written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub commits: u64,
    pub writes: u64,
    /// Writes of the largest commit.
    pub largest: u64,
    /// Tries that were undone because another write was in the way (PostgreSQL).
    pub again: u64,
}

#[derive(Debug, Default)]
pub(super) struct Counts {
    commits: AtomicU64,
    writes: AtomicU64,
    largest: AtomicU64,
    again: AtomicU64,
}

impl Counts {
    /// One commit of so many writes.
    pub(super) fn committed(&self, writes: usize, took: Duration) {
        let many = u64::try_from(writes).unwrap_or(u64::MAX);
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.writes.fetch_add(many, Ordering::Relaxed);
        self.largest.fetch_max(many, Ordering::Relaxed);
        metrics::counter!("db_writes_total").increment(many);
        metrics::histogram!("db_commit_writes").record(size(writes));
        metrics::histogram!("db_commit_seconds").record(took.as_secs_f64());
    }

    /// So many tries that another write was in the way of.
    pub(super) fn collided(&self, tries: u32) {
        self.again.fetch_add(u64::from(tries), Ordering::Relaxed);
        metrics::counter!("db_collisions_total").increment(u64::from(tries));
    }

    pub(super) fn written(&self) -> Written {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Written {
            commits: read(&self.commits),
            writes: read(&self.writes),
            largest: read(&self.largest),
            again: read(&self.again),
        }
    }
}

/// Names a slow write in the log.
pub(super) fn note_slow(action: &'static str, took: Duration) {
    if took >= SLOW {
        metrics::counter!("db_slow_writes_total").increment(1);
        tracing::warn!(action, seconds = took.as_secs_f64(), "a slow write");
    }
}

/// Bytes of a database file with its write-ahead log; none if the file cannot be looked at.
pub(super) fn file_bytes(path: &Path) -> Option<u64> {
    let bytes = |path: &Path| std::fs::metadata(path).map(|file| file.len()).ok();
    let mut log = path.to_owned().into_os_string();
    log.push("-wal");
    bytes(path).map(|file| file + bytes(Path::new(&log)).unwrap_or(0))
}
