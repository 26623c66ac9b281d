//! Both migration folders are in the binary; `serve` brings the schema up to date at its start.
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

/// Migrates one connection; [`super::Db::open`] does it for the portal.
pub fn migrate(conn: &mut Conn, direction: Direction) -> Result<(), OpenError> {
    let result = match (conn, direction) {
        (Conn::Sqlite(c), Direction::Up) => c.run_pending_migrations(SQLITE).map(drop),
        (Conn::Sqlite(c), Direction::Down) => c.revert_all_migrations(SQLITE).map(drop),
        (Conn::Pg(c), Direction::Up) => c.run_pending_migrations(POSTGRES).map(drop),
        (Conn::Pg(c), Direction::Down) => c.revert_all_migrations(POSTGRES).map(drop),
    };
    result.map_err(|cause| OpenError(format!("the database schema could not be updated: {cause}")))
}
