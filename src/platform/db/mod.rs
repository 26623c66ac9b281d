//! The database: one type with few doors.
//!
//! * [`Db::read`]: one connection, one consistent view. On SQLite it runs right on the calling
//!   thread with that thread's own connection (10 to 30 µs; a hop to another thread costs more
//!   than the query); on PostgreSQL on the blocking pool.
//! * [`Db::scan`]: the same for what takes long (search, export, statistics), always on the pool.
//! * [`Db::write`]: one transaction, which also holds its audit row. Work that failed leaves
//!   nothing behind; work that was answered is on the disk.
//!
//! The closure of a write may run again (PostgreSQL, serialisation failure), so it must not have
//! effects outside of its [`Tx`].
use std::sync::Arc;

use diesel::connection::SimpleConnection;

mod conn;
mod counts;
mod index;
mod joins;
mod migrate;
mod postgres;
#[expect(missing_docs, reason = "generated from the migrations")]
pub mod schema;
mod snapshot;
mod sqlite;
mod tx;
mod types;
mod versions;

pub use conn::{Conn, MAX_PARAMETERS, MultiBackend};
pub use counts::{DbState, Written};
pub use index::{Hit, IndexedId, SearchDoc, find as find_in_index};
pub use migrate::{Direction, migrate};
pub use snapshot::{load_snapshot, snapshot};
pub use tx::Tx;
pub use types::{Json, sql};
pub use versions::data_version;

use crate::platform::authz::Acting;
use crate::platform::clock::Clock;
use crate::platform::events::Bus;
use crate::platform::machine::Process;
use crate::platform::problem::Problem;

/// Where the data lives: told by the URL's scheme.
#[derive(Debug, Clone)]
pub enum Place {
    /// Path of the SQLite file.
    Sqlite(std::path::PathBuf),
    /// `postgres://…`
    Postgres(String),
}

impl Place {
    /// `sqlite:PATH` or `postgres://…`; anything else is refused.
    pub fn parse(url: &str) -> Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            Ok(Self::Sqlite(path.into()))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(url.to_owned()))
        } else {
            Err("the database URL must start with sqlite: or postgres://".to_owned())
        }
    }
}

/// Why the database could not be opened, in one sentence.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OpenError(pub String);

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(postgres::Engine),
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    clock: Clock,
    process: Process,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match *self.engine {
            Engine::Sqlite(_) => "Db(sqlite)",
            Engine::Postgres(_) => "Db(postgres)",
        })
    }
}

impl Db {
    /// Opens, checks the settings that the promises stand on (SQLite: version, WAL, FULL), and
    /// migrates to the newest schema.
    pub fn open(place: &Place, clock: Clock, bus: Bus) -> Result<Self, OpenError> {
        let process = Process::own(clock.now());
        let engine = match place {
            Place::Sqlite(path) => Engine::Sqlite(sqlite::Engine::open(path, clock.clone(), bus)?),
            Place::Postgres(url) => Engine::Postgres(postgres::Engine::open(url, bus, &process)?),
        };
        Ok(Self { engine: Arc::new(engine), clock, process })
    }

    /// The clock that transactions take their time from.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(*self.engine, Engine::Sqlite(_))
    }

    /// Reads with one connection in one consistent view.
    pub async fn read<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(engine) => engine.read(f),
            Engine::Postgres(engine) => engine.read(f).await,
        }
    }

    /// Like [`Db::read`], away from the threads that answer requests.
    pub async fn scan<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
    {
        match &*self.engine {
            Engine::Sqlite(_) => {
                let engine = Arc::clone(&self.engine);
                tokio::task::spawn_blocking(move || match &*engine {
                    Engine::Sqlite(engine) => engine.read(f),
                    Engine::Postgres(_) => Err(Problem::internal("the engine changed")),
                })
                .await
                .map_err(Problem::internal)?
            }
            Engine::Postgres(engine) => engine.read(f).await,
        }
    }

    /// Changes something: one transaction for one use case, with its audit row `action`.
    pub async fn write<T, F>(
        &self,
        acting: &impl Acting,
        action: &'static str,
        f: F,
    ) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        let work = tx::Work { who: acting.who(), action, now: self.clock.now(), run: f };
        let began = std::time::Instant::now();
        let written = match &*self.engine {
            Engine::Sqlite(engine) => engine.write(work).await,
            Engine::Postgres(engine) => engine.write(work).await,
        };
        counts::note_slow(action, began.elapsed());
        written
    }

    /// How it stands, for the operator.
    pub async fn state(&self) -> Result<DbState, Problem> {
        match &*self.engine {
            Engine::Sqlite(engine) => Ok(engine.state(self.process.clone())),
            Engine::Postgres(engine) => engine.state().await,
        }
    }

    /// Before an orderly end: on SQLite everything stands in the one file afterwards.
    pub fn checkpoint(&self) {
        if let Engine::Sqlite(engine) = &*self.engine {
            engine.checkpoint();
        }
    }

    /// Whether it answers and still takes writes; for `/readyz`.
    pub async fn ready(&self) -> bool {
        if let Engine::Sqlite(engine) = &*self.engine
            && engine.is_poisoned()
        {
            return false;
        }
        self.read(|conn| Ok(conn.batch_execute("SELECT 1")?)).await.is_ok()
    }
}
