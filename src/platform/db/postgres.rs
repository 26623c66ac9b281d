//! PostgreSQL: a pool of connections used on blocking threads, serialisable transactions, and a
//! retry when two of them collide.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

use super::migrate::{Direction, migrate};
use super::tx::{Effects, Tx, Work, write_index};
use super::{Conn, OpenError};
use crate::platform::events::Bus;
use crate::platform::problem::{Code, Problem};

/// Connections to the server.
const POOL: u32 = 16;
/// Tries of a transaction that collides with others.
const TRIES: u32 = 12;

struct Manager {
    url: String,
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Conn, Self::Error> {
        let conn =
            PgConnection::establish(&self.url).map_err(diesel::r2d2::Error::ConnectionError)?;
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
}

impl Engine {
    pub(super) fn open(url: &str, bus: Bus) -> Result<Self, OpenError> {
        let refuse = |cause: &dyn std::fmt::Display| {
            OpenError(format!("PostgreSQL does not answer: {cause}"))
        };
        let manager = Manager { url: url.to_owned() };
        let mut conn = manager.connect().map_err(|cause| refuse(&cause))?;
        migrate(&mut conn, Direction::Up)?;
        let pool = Pool::builder()
            .max_size(POOL)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(5))
            .build(manager)
            .map_err(|cause| refuse(&cause))?;
        Ok(Self { pool, bus })
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
        let (value, effects) = blocking(move || {
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
                    outcome => return outcome,
                }
            }
        })
        .await?;
        effects.hints.into_iter().for_each(|hint| self.bus.publish(hint));
        Ok(value)
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
