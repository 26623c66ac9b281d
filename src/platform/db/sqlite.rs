//! SQLite: one writer thread with group commit, and a reading connection for each thread.
//!
//! The writer takes whatever waits in its queue, runs each use case in its own savepoint, commits
//! once, then answers all: 22,000 durable one-row writes a second at 64 connections against 3,000
//! with a commit for each. A full disk fails the whole batch; an I/O error stops all writing.
use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use tokio::sync::{mpsc, oneshot};

use super::counts::{Counts, DbState, file_bytes};
use super::migrate::{Direction, migrate};
use super::tx::{Effects, Tx, Work, write_index};
use super::{Conn, OpenError, SearchDoc};
use crate::platform::clock::Clock;
use crate::platform::events::{Bus, Hint};
use crate::platform::machine::Process;
use crate::platform::problem::{Code, Problem};

/// The oldest SQLite without the WAL-reset corruption (March 2026).
const MIN_VERSION: (u32, u32, u32) = (3, 51, 3);
/// Use cases in one commit at most.
const BATCH: usize = 256;
/// Use cases that may wait; more are answered with `busy`.
const QUEUE: usize = 4096;
/// How often the write-ahead log is copied into the database file, off the writer's path.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(2);
/// After so many of them the planner's counts are looked at: half an hour.
const ANALYSE_EVERY: u32 = 900;
/// Counts anew what has changed much, in all tables, by a sample: without counts the planner takes every index
/// by organisation for as good as one by id, and a big organisation's page reads all of its rows.
const ANALYSE: &str = "PRAGMA optimize = 0x10012";

const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA trusted_schema = OFF; \
     PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 0; \
     PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

static NEXT_ENGINE: AtomicU64 = AtomicU64::new(1);

thread_local! {
    static READERS: RefCell<HashMap<u64, Reader>> = RefCell::new(HashMap::new());
}

/// A thread's own connection, and which counts of the planner it has read.
struct Reader {
    conn: Conn,
    counted: u64,
}

/// A use case in the queue: what the writer can do with it, whatever its type.
trait Queued: Send {
    /// Runs inside a savepoint. The text to index, or the problem that undoes it.
    fn run(&mut self, conn: &mut Conn) -> Result<Vec<SearchDoc>, Problem>;
    /// Answers the caller once the batch is committed or lost; gives back the hints to publish.
    fn answer(self: Box<Self>, lost: Option<&Problem>) -> Vec<Hint>;
}

struct Job<T, F> {
    work: Work<F>,
    result: Option<Result<(T, Effects), Problem>>,
    reply: oneshot::Sender<Result<T, Problem>>,
}

impl<T, F> Queued for Job<T, F>
where
    T: Send,
    F: FnMut(&mut Tx<'_>) -> Result<T, Problem> + Send,
{
    fn run(&mut self, conn: &mut Conn) -> Result<Vec<SearchDoc>, Problem> {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.work.run(conn)))
            .unwrap_or_else(|_| Err(Problem::internal("a use case panicked")));
        match outcome {
            Ok((value, mut effects)) => {
                let docs = std::mem::take(&mut effects.docs);
                self.result = Some(Ok((value, effects)));
                Ok(docs)
            }
            Err(problem) => {
                self.result = Some(Err(problem.clone()));
                Err(problem)
            }
        }
    }

    fn answer(self: Box<Self>, lost: Option<&Problem>) -> Vec<Hint> {
        let (answer, hints) = match (self.result, lost) {
            (Some(Err(problem)), _) => (Err(problem), Vec::new()),
            (_, Some(problem)) => (Err(problem.clone()), Vec::new()),
            (Some(Ok((value, effects))), None) => (Ok(value), effects.hints),
            (None, None) => (Err(Problem::internal("a use case was not run")), Vec::new()),
        };
        // The caller may have gone; what it asked for is done all the same.
        let _gone = self.reply.send(answer);
        hints
    }
}

pub(super) struct Engine {
    id: u64,
    path: PathBuf,
    queue: mpsc::Sender<Box<dyn Queued>>,
    poisoned: Arc<AtomicBool>,
    /// How often the planner's counts were looked at.
    counted: Arc<AtomicU64>,
    counts: Arc<Counts>,
}

impl Engine {
    pub(super) fn open(path: &Path, _clock: Clock, bus: Bus) -> Result<Self, OpenError> {
        let mut conn = connect(path)?;
        check_settings(&mut conn)?;
        migrate(&mut conn, Direction::Up)?;
        analyse(&mut conn);
        let poisoned = Arc::new(AtomicBool::new(false));
        let (queue, waiting) = mpsc::channel(QUEUE);
        let counts = Arc::new(Counts::default());
        let writer = Writer {
            path: path.to_owned(),
            conn,
            waiting,
            bus,
            poisoned: Arc::clone(&poisoned),
            counts: Arc::clone(&counts),
        };
        spawn("sqlite-writer", move || writer.run())?;
        let checkpointer = connect(path)?;
        let alive = queue.downgrade();
        let counted = Arc::new(AtomicU64::new(0));
        let analysed = Arc::clone(&counted);
        spawn("sqlite-checkpoint", move || checkpoint(checkpointer, &alive, &analysed))?;
        let id = NEXT_ENGINE.fetch_add(1, Ordering::Relaxed);
        Ok(Self { id, path: path.to_owned(), queue, poisoned, counted, counts })
    }

    pub(super) fn is_poisoned(&self) -> bool {
        self.poisoned.load(Ordering::Relaxed)
    }

    pub(super) fn state(&self, process: Process) -> DbState {
        let waiting = self.queue.max_capacity().saturating_sub(self.queue.capacity());
        DbState {
            engine: "sqlite",
            bytes: file_bytes(&self.path),
            written: self.counts.written(),
            waiting: u64::try_from(waiting).unwrap_or(u64::MAX),
            processes: vec![process],
        }
    }

    /// Copies the whole write-ahead log into the database file and empties it: what an orderly end
    /// leaves behind is one file.
    pub(super) fn checkpoint(&self) {
        let emptied =
            connect(&self.path).map_err(|cause| cause.to_string()).and_then(|mut conn| {
                analyse(&mut conn);
                conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    .map_err(|cause| cause.to_string())
            });
        if let Err(cause) = emptied {
            tracing::warn!(cause, "the write-ahead log stays: it is read at the next start");
        }
    }

    /// Runs on the calling thread, with its own connection.
    pub(super) fn read<T>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        READERS.with_borrow_mut(|readers| {
            let counted = self.counted.load(Ordering::Relaxed);
            // A connection reads the counts once, when it is made.
            if readers.get(&self.id).is_some_and(|reader| reader.counted != counted) {
                readers.remove(&self.id);
            }
            let reader = match readers.entry(self.id) {
                std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
                std::collections::hash_map::Entry::Vacant(entry) => {
                    let mut conn = connect(&self.path).map_err(Problem::internal)?;
                    conn.batch_execute("PRAGMA query_only = ON")?;
                    entry.insert(Reader { conn, counted })
                }
            };
            let conn = &mut reader.conn;
            conn.batch_execute("BEGIN")?;
            let result = catch_unwind(AssertUnwindSafe(|| f(conn)));
            if let Err(error) = conn.batch_execute("COMMIT") {
                // Nobody knows where it stands: the next reader of this thread gets a new one.
                readers.remove(&self.id);
                return Err(error.into());
            }
            result.unwrap_or_else(|_| Err(Problem::internal("a read panicked")))
        })
    }

    pub(super) async fn write<T, F>(&self, work: Work<F>) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        if self.is_poisoned() {
            return Err(Problem::new(Code::Busy).with_retry_after(30));
        }
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(Box::new(Job { work, result: None, reply }))
            .map_err(|_| Problem::new(Code::Busy).with_retry_after(1))?;
        answer.await.map_err(|_| Problem::new(Code::Busy).with_retry_after(5))?
    }
}

struct Writer {
    path: PathBuf,
    conn: Conn,
    waiting: mpsc::Receiver<Box<dyn Queued>>,
    bus: Bus,
    poisoned: Arc<AtomicBool>,
    counts: Arc<Counts>,
}

impl Writer {
    fn run(mut self) {
        let mut batch: Vec<Box<dyn Queued>> = Vec::new();
        while let Some(first) = self.waiting.blocking_recv() {
            batch.push(first);
            while batch.len() < BATCH
                && let Ok(next) = self.waiting.try_recv()
            {
                batch.push(next);
            }
            let began = Instant::now();
            let lost = match self.begin() {
                Ok(()) => self.commit(&mut batch).inspect_err(|_| self.roll_back()),
                // Another process writes: there is nothing to undo, and the connection is sound.
                Err(problem) if problem.code == Code::Busy => Err(problem),
                Err(problem) => Err(problem).inspect_err(|_| self.roll_back()),
            };
            let lost = lost.err();
            if lost.is_none() {
                self.counts.committed(batch.len(), began.elapsed());
            }
            let mut hints: Vec<Hint> = Vec::new();
            for job in batch.drain(..) {
                for hint in job.answer(lost.as_ref()) {
                    if !hints.contains(&hint) {
                        hints.push(hint);
                    }
                }
            }
            hints.into_iter().for_each(|hint| self.bus.publish(hint));
        }
    }

    /// Takes the lock on writing, or waits for it as long as `busy_timeout` says.
    fn begin(&mut self) -> Result<(), Problem> {
        // Told to diesel as well: what it wraps in a transaction of its own becomes a savepoint.
        if let Conn::Sqlite(sqlite) = &mut self.conn {
            AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")?;
        }
        Ok(())
    }

    /// Runs the batch in the open transaction. An error means that nothing of it stays.
    fn commit(&mut self, batch: &mut [Box<dyn Queued>]) -> Result<(), Problem> {
        let mut docs = Vec::new();
        for job in batch.iter_mut() {
            self.conn.batch_execute("SAVEPOINT use_case")?;
            match job.run(&mut self.conn) {
                Ok(new) => {
                    self.conn.batch_execute("RELEASE use_case")?;
                    docs.extend(new);
                }
                Err(problem) if problem.breaks_batch() => return Err(problem),
                Err(_) => {
                    self.conn.batch_execute("ROLLBACK TO use_case; RELEASE use_case")?;
                }
            }
        }
        write_index(&mut self.conn, &docs)?;
        self.end(
            <AnsiTransactionManager as TransactionManager<SqliteConnection>>::commit_transaction,
        )
        .map_err(|error| self.refuse_after_io_error(error))
    }

    fn end(&mut self, how: fn(&mut SqliteConnection) -> QueryResult<()>) -> QueryResult<()> {
        match &mut self.conn {
            Conn::Sqlite(sqlite) => how(sqlite),
            Conn::Pg(_) => Ok(()),
        }
    }

    /// Undoes the batch. SQLite may have done so by itself (a full disk); then the connection is
    /// made anew, so that nobody has to guess where it stands.
    fn roll_back(&mut self) {
        if self.end(<AnsiTransactionManager as TransactionManager<SqliteConnection>>::rollback_transaction).is_err() {
            match connect(&self.path) {
                Ok(conn) => self.conn = conn,
                Err(cause) => {
                    self.poisoned.store(true, Ordering::Relaxed);
                    tracing::error!(%cause, "writing stops: the database cannot be opened again");
                }
            }
        }
    }

    /// After a failed commit nobody knows what is on the disk: a full disk is told as such, any
    /// other failure stops all writing until the process is started again.
    fn refuse_after_io_error(&self, error: diesel::result::Error) -> Problem {
        let text = error.to_string();
        let problem = Problem::from(error);
        if text.contains("I/O") {
            self.poisoned.store(true, Ordering::Relaxed);
            tracing::error!(cause = text, "writing stops: the disk failed");
        }
        problem
    }
}

/// Copies the log into the database file now and then, until the engine is dropped.
fn checkpoint(mut conn: Conn, alive: &mpsc::WeakSender<Box<dyn Queued>>, counted: &AtomicU64) {
    let mut times = 0_u32;
    while alive.upgrade().is_some() {
        std::thread::sleep(CHECKPOINT_EVERY);
        times = times.wrapping_add(1);
        if times.is_multiple_of(ANALYSE_EVERY) {
            analyse(&mut conn);
            counted.fetch_add(1, Ordering::Relaxed);
        }
        if let Err(error) = conn.batch_execute("PRAGMA wal_checkpoint(PASSIVE)") {
            tracing::warn!(%error, "checkpoint failed");
        }
    }
}

/// Does without if it cannot: the answers are the same, they only come later.
fn analyse(conn: &mut Conn) {
    if let Err(error) = conn.batch_execute(ANALYSE) {
        tracing::warn!(%error, "the planner's counts stay as they are");
    }
}

fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> Result<(), OpenError> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map(drop)
        .map_err(|cause| OpenError(format!("a thread could not be started: {cause}")))
}

pub(super) fn connect(path: &Path) -> Result<Conn, OpenError> {
    let name = path.to_str().ok_or_else(|| OpenError("the data path must be UTF-8".to_owned()))?;
    let refuse = |cause: &dyn std::fmt::Display| {
        OpenError(format!("the database {name} could not be opened: {cause}"))
    };
    let mut conn = SqliteConnection::establish(name).map_err(|cause| refuse(&cause))?;
    conn.batch_execute(PRAGMAS).map_err(|cause| refuse(&cause))?;
    Ok(Conn::Sqlite(conn))
}

#[derive(QueryableByName)]
struct Settings {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = Text)]
    journal: String,
    #[diesel(sql_type = BigInt)]
    synchronous: i64,
    #[diesel(sql_type = BigInt)]
    foreign_keys: i64,
}

/// The promises stand on these settings: refuses to start with others.
fn check_settings(conn: &mut Conn) -> Result<(), OpenError> {
    let settings: Settings = diesel::sql_query(
        "SELECT sqlite_version() AS version, (SELECT journal_mode FROM pragma_journal_mode) AS journal, \
         (SELECT synchronous FROM pragma_synchronous) AS synchronous, \
         (SELECT foreign_keys FROM pragma_foreign_keys) AS foreign_keys",
    )
    .get_result(conn)
    .map_err(|cause| OpenError(format!("SQLite does not tell its settings: {cause}")))?;
    let mut parts = settings.version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version < MIN_VERSION {
        return Err(OpenError(format!("SQLite {} has a known corruption bug", settings.version)));
    }
    let full = settings.synchronous == 2 && settings.foreign_keys == 1;
    if settings.journal != "wal" || !full {
        return Err(OpenError("SQLite did not take WAL, FULL and foreign keys".to_owned()));
    }
    Ok(())
}
