//! A consistent copy of the whole database, made while it is in use, and its way back.
//!
//! SQLite copies itself (`VACUUM INTO`): one read transaction, which no writer waits for. PostgreSQL's
//! own tools do the same there (`pg_dump`, `pg_restore`); they have to be installed.
use std::path::Path;
use std::process::Command;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use percent_encoding::percent_decode_str;

use super::{Conn, OpenError, Place, sqlite};

/// Writes a copy of the database as it is at one moment into the new file `into`.
///
/// # Errors
/// One sentence: the database cannot be read, the disk is full, `pg_dump` is missing or refuses.
pub fn snapshot(place: &Place, into: &Path) -> Result<(), OpenError> {
    match place {
        Place::Sqlite(path) => copy_sqlite(path, into),
        Place::Postgres(url) => {
            let file = into.as_os_str();
            let options = ["--format=custom", "--no-owner", "--no-privileges", "--file"];
            tool("pg_dump", url, |command| command.args(options).arg(file))
        }
    }
}

/// Fills an empty database with what [`snapshot`] wrote.
///
/// # Errors
/// One sentence: it is not empty, it cannot be reached, `pg_restore` is missing or refuses. Nothing
/// is left of a restore that failed.
pub fn load_snapshot(place: &Place, from: &Path) -> Result<(), OpenError> {
    match place {
        Place::Sqlite(path) if path.exists() => {
            Err(OpenError(format!("there is a database already: {}", path.display())))
        }
        Place::Sqlite(path) => std::fs::rename(from, path).map_err(|cause| {
            OpenError(format!("the database cannot be put to {}: {cause}", path.display()))
        }),
        Place::Postgres(url) => {
            require_empty(url)?;
            let file = from.as_os_str();
            let options = ["--no-owner", "--no-privileges", "--single-transaction"];
            tool("pg_restore", url, |command| command.args(options).arg(file))
        }
    }
}

fn copy_sqlite(path: &Path, into: &Path) -> Result<(), OpenError> {
    let into = into
        .to_str()
        .ok_or_else(|| OpenError("the path of the backup is no text in UTF-8".to_owned()))?;
    let Conn::Sqlite(mut conn) = sqlite::connect(path)? else {
        return Err(OpenError("the engine changed".to_owned()));
    };
    diesel::sql_query("VACUUM INTO ?")
        .bind::<Text, _>(into)
        .execute(&mut conn)
        .map_err(|cause| OpenError(format!("the database could not be copied: {cause}")))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Tables {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn require_empty(url: &str) -> Result<(), OpenError> {
    let refuse = |cause: &dyn std::fmt::Display| {
        OpenError(format!("the database to restore into cannot be reached: {cause}"))
    };
    let mut conn = PgConnection::establish(url).map_err(|cause| refuse(&cause))?;
    let tables: Tables = diesel::sql_query(
        "SELECT count(*) AS n FROM information_schema.tables \
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema')",
    )
    .get_result(&mut conn)
    .map_err(|cause| refuse(&cause))?;
    if tables.n > 0 {
        return Err(OpenError(format!(
            "the database to restore into holds {} tables: name an empty one",
            tables.n
        )));
    }
    Ok(())
}

/// Runs one of PostgreSQL's tools. The password goes by the environment, since arguments can be read
/// by everybody on the machine.
fn tool(
    name: &str,
    url: &str,
    with: impl FnOnce(&mut Command) -> &mut Command,
) -> Result<(), OpenError> {
    let (address, password) = without_password(url);
    let mut command = Command::new(name);
    with(command.arg("--dbname").arg(address));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    let output = command.output().map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => OpenError(format!(
            "{name} is missing: install the client programs of PostgreSQL, at least as new as the server"
        )),
        _ => OpenError(format!("{name} could not be run: {cause}")),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it gave no reason");
    Err(OpenError(format!("{name} refused: {first}")))
}

/// A URL of PostgreSQL without its password, and the password.
fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let Some((login, host)) = authority.rsplit_once('@') else { return (url.to_owned(), None) };
    let Some((user, password)) = login.split_once(':') else { return (url.to_owned(), None) };
    let password = percent_decode_str(password).decode_utf8_lossy().into_owned();
    (format!("{scheme}://{user}@{host}{tail}"), Some(password))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_of_the_address() {
        let (address, password) = without_password("postgres://concord:p%40ss@db:5432/concord?a=b");
        assert_eq!(address, "postgres://concord@db:5432/concord?a=b");
        assert_eq!(password.as_deref(), Some("p@ss"));
        for plain in ["postgres://db/concord", "postgres://concord@/x?host=/run/a:b@c"] {
            assert_eq!(without_password(plain), (plain.to_owned(), None));
        }
    }
}
