//! PostgreSQL: a pool of connections used on blocking threads, serialisable transactions, and a
//! retry when two of them collide.
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel::sql_types::{BigInt, Text};

use super::counts::{Counts, DbState};
use super::migrate::{Direction, migrate};
use super::tx::{Effects, Tx, Work, write_index};
use super::{Conn, OpenError};
use crate::platform::events::Bus;
use crate::platform::machine::Process;
use crate::platform::problem::{Code, Problem};

/// Connections to the server.
const POOL: u32 = 16;
/// Tries of a transaction that collides with others.
const TRIES: u32 = 12;

struct Manager {
    url: String,
    /// Who holds the connection, as the server shows it.
    label: String,
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        let mut conn =
            PgConnection::establish(&self.url).map_err(diesel::r2d2::Error::ConnectionError)?;
        diesel::sql_query("SELECT set_config('application_name', $1, false)")
            .bind::<Text, _>(&self.label)
            .execute(&mut conn)
            .map_err(diesel::r2d2::Error::QueryError)?;
        Ok(Conn::Pg(conn))
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Self::Error> {
        conn.batch_execute("SELECT 1").map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, _conn: &mut Conn) -> bool {
        std::thread::panicking()
    }
}

pub(super) struct Engine {
    pool: Pool<Manager>,
    bus: Bus,
    counts: Counts,
}

impl Engine {
    pub(super) fn open(url: &str, bus: Bus, process: &Process) -> Result<Self, OpenError> {
        let refuse = |cause: &dyn std::fmt::Display| {
            OpenError(format!("PostgreSQL does not answer: {cause}"))
        };
        let manager = Manager { url: url.to_owned(), label: process.label() };
        let mut conn = manager.connect().map_err(|cause| refuse(&cause))?;
        migrate(&mut conn, Direction::Up)?;
        let pool = Pool::builder()
            .max_size(POOL)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(5))
            .build(manager)
            .map_err(|cause| refuse(&cause))?;
        Ok(Self { pool, bus, counts: Counts::default() })
    }

    pub(super) async fn read<T, F>(&self, f: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
    {
        let pool = self.pool.clone();
        blocking(move || {
            let mut conn = take(&pool)?;
            conn.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            let result = catch_unwind(AssertUnwindSafe(|| f(&mut conn)));
            conn.batch_execute("ROLLBACK")?;
            result.unwrap_or_else(|_| Err(Problem::internal("a read panicked")))
        })
        .await
    }

    pub(super) async fn write<T, F>(&self, mut work: Work<F>) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, Problem> + Send + 'static,
    {
        let pool = self.pool.clone();
        let began = Instant::now();
        let (value, effects, tries) = blocking(move || {
            let mut conn = take(&pool)?;
            let mut tries = 1;
            loop {
                match attempt(&mut conn, &mut work) {
                    Err(problem) if problem.code == Code::Busy && tries < TRIES => {
                        // Collisions part by chance: a little more room for each try.
                        let room = rand::random_range(1..=u64::from(tries) * 4);
                        std::thread::sleep(Duration::from_millis(room));
                        tries += 1;
                    }
                    outcome => return outcome.map(|(value, effects)| (value, effects, tries)),
                }
            }
        })
        .await?;
        self.counts.collided(tries - 1);
        self.counts.committed(1, began.elapsed());
        effects.hints.into_iter().for_each(|hint| self.bus.publish(hint));
        Ok(value)
    }
}

#[derive(QueryableByName)]
struct Size {
    #[diesel(sql_type = BigInt)]
    bytes: i64,
}

#[derive(QueryableByName)]
struct Holder {
    #[diesel(sql_type = Text)]
    application_name: String,
}

impl Engine {
    /// Processes tell of themselves beside their connections: who is gone is not there any more.
    pub(super) async fn state(&self) -> Result<DbState, Problem> {
        let (size, holders) = self
            .read(|conn| {
                let Conn::Pg(conn) = conn else { return Err(Problem::internal("no PostgreSQL")) };
                let size = "SELECT pg_database_size(current_database()) AS bytes";
                let size: Size = diesel::sql_query(size).get_result(conn)?;
                let holders: Vec<Holder> = diesel::sql_query(
                    "SELECT DISTINCT application_name FROM pg_stat_activity \
                     WHERE datname = current_database() AND application_name LIKE 'concord %'",
                )
                .load(conn)?;
                Ok((size.bytes, holders))
            })
            .await?;
        let labels: BTreeSet<String> =
            holders.into_iter().map(|holder| holder.application_name).collect();
        Ok(DbState {
            engine: "postgresql",
            bytes: u64::try_from(size).ok(),
            written: self.counts.written(),
            waiting: 0,
            processes: labels.iter().filter_map(|label| Process::from_label(label)).collect(),
        })
    }
}

fn attempt<T, F>(conn: &mut Conn, work: &mut Work<F>) -> Result<(T, Effects), Problem>
where
    F: FnMut(&mut Tx<'_>) -> Result<T, Problem>,
{
    conn.batch_execute("BEGIN ISOLATION LEVEL SERIALIZABLE")?;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let (value, effects) = work.run(conn)?;
        write_index(conn, &effects.docs)?;
        conn.batch_execute("COMMIT").map_err(|error| match error {
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => {
                Problem::new(Code::Busy).with_retry_after(1)
            }
            other => Problem::from(other),
        })?;
        Ok((value, effects))
    }))
    .unwrap_or_else(|_| Err(Problem::internal("a use case panicked")));
    if outcome.is_err() {
        // After a failed commit there is no transaction left to undo.
        let _already = conn.batch_execute("ROLLBACK");
    }
    outcome
}

fn take(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, Problem> {
    pool.get().map_err(|cause| {
        tracing::error!(%cause, "no connection to PostgreSQL");
        Problem::new(Code::Busy).with_retry_after(5)
    })
}

async fn blocking<T: Send + 'static>(
    f: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(f).await.map_err(Problem::internal)?
}
