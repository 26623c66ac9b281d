//! One connection type over both databases.
use diesel::prelude::*;

/// A connection to SQLite or PostgreSQL. Which one is told by the URL's scheme when the
/// database is opened, never by trying: SQLite would happily create a file called `postgres:`.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Pg(PgConnection),
}

/// Runs one body for whichever connection is behind a [`Conn`], for what the multi-connection
/// cannot say: upserts, batch inserts, row locks. Both databases share the syntax.
#[macro_export]
macro_rules! on_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::platform::db::Conn::Sqlite($c) => $body,
            $crate::platform::db::Conn::Pg($c) => $body,
        }
    };
}

/// Parameters that one statement may have: SQLite's limit, PostgreSQL allows more.
pub const MAX_PARAMETERS: usize = 32_766;

/// Inserts rows of `$columns` columns each, as many in one statement as the databases take.
#[macro_export]
macro_rules! insert_all {
    ($conn:expr, $table:expr, $rows:expr, $columns:literal) => {
        for chunk in $rows.chunks($crate::platform::db::MAX_PARAMETERS / $columns) {
            $crate::on_backend!($conn, |c| {
                diesel::insert_into($table).values(chunk).execute(c)
            })?;
        }
    };
}
