//! Both migration folders are in the binary; `serve` brings the schema up to date at its start.
use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Conn, OpenError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Which way to migrate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// All that is missing.
    Up,
    /// Everything back; for the schema test alone.
    Down,
}

/// Whether somebody newer has been here: running on would change what this binary does not know.
fn refuse_newer(conn: &mut Conn) -> Result<(), OpenError> {
    let unreadable =
        |cause| OpenError(format!("the database's version could not be read: {cause}"));
    let (applied, known) = match conn {
        Conn::Sqlite(c) => (c.applied_migrations().map_err(unreadable)?, names::<Sqlite>(&SQLITE)?),
        Conn::Pg(c) => (c.applied_migrations().map_err(unreadable)?, names::<Pg>(&POSTGRES)?),
    };
    match applied.iter().map(ToString::to_string).filter(|name| !known.contains(name)).max() {
        None => Ok(()),
        Some(newest) => Err(OpenError(format!(
            "the database was written by a newer Concord (its schema is {newest}): use that version or a newer one"
        ))),
    }
}

fn names<DB: Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>, OpenError> {
    let known: Vec<Box<dyn Migration<DB>>> = source
        .migrations()
        .map_err(|cause| OpenError(format!("the migrations could not be read: {cause}")))?;
    Ok(known.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// Held while one node migrates a PostgreSQL database: others that start wait, and find it done.
const LOCK: i64 = 7_426_201;

/// Migrates one connection; [`super::Db::open`] does it for the portal.
pub fn migrate(conn: &mut Conn, direction: Direction) -> Result<(), OpenError> {
    lock(conn, "pg_advisory_lock")?;
    let migrated = migrate_alone(conn, direction);
    lock(conn, "pg_advisory_unlock")?;
    migrated
}

fn lock(conn: &mut Conn, function: &str) -> Result<(), OpenError> {
    let Conn::Pg(conn) = conn else { return Ok(()) };
    conn.batch_execute(&format!("SELECT {function}({LOCK})")).map_err(|cause| {
        OpenError(format!("the lock of the database schema could not be used: {cause}"))
    })
}

fn migrate_alone(conn: &mut Conn, direction: Direction) -> Result<(), OpenError> {
    if direction == Direction::Up {
        refuse_newer(conn)?;
    }
    let result = match (conn, direction) {
        (Conn::Sqlite(c), Direction::Up) => c.run_pending_migrations(SQLITE).map(drop),
        (Conn::Sqlite(c), Direction::Down) => c.revert_all_migrations(SQLITE).map(drop),
        (Conn::Pg(c), Direction::Up) => c.run_pending_migrations(POSTGRES).map(drop),
        (Conn::Pg(c), Direction::Down) => c.revert_all_migrations(POSTGRES).map(drop),
    };
    result.map_err(|cause| OpenError(format!("the database schema could not be updated: {cause}")))
}
