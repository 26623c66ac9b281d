//! Both migration folders make the same tables; they go up, down and up again without a trace, and
//! `schema.rs` is what they make.
use std::collections::BTreeSet;

use concord::platform::clock::Clock;
use concord::platform::db::{Conn, Db, Direction, Place, migrate};
use concord::platform::events::Bus;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::support::db::{TestDatabase, postgres_server};
use crate::support::source::root;

fn names(kind: &str) -> BTreeSet<String> {
    std::fs::read_dir(root().join("migrations").join(kind))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn both_folders_hold_the_same_migrations() {
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
    for kind in ["sqlite", "postgres"] {
        for name in names(kind) {
            let (stamp, words) = name.split_once('_').unwrap();
            assert!(stamp.len() == 14 && stamp.bytes().all(|byte| byte.is_ascii_digit()), "{name}");
            assert!(words.contains('_'), "{name}: verb_noun");
            for file in ["up.sql", "down.sql"] {
                assert!(
                    root().join("migrations").join(kind).join(&name).join(file).exists(),
                    "{kind}/{name}/{file}"
                );
            }
        }
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(conn: &mut Conn, query: &str) -> Vec<String> {
    let found: Vec<Line> =
        concord::on_backend!(conn, |c| diesel::sql_query(query).load(c)).unwrap();
    found.into_iter().map(|line| line.line).collect()
}

/// All that a database is made of.
fn structure(conn: &mut Conn) -> Vec<String> {
    let query = match conn {
        Conn::Sqlite(_) => {
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '%diesel%' ORDER BY 1"
        }
        Conn::Pg(_) => {
            "SELECT line FROM ( \
               SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line \
                 FROM information_schema.columns WHERE table_schema = current_schema() \
               UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = current_schema() \
               UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
                 WHERE connamespace = current_schema()::regnamespace \
               UNION ALL SELECT 'trigger ' || trigger_name || ' ' || event_manipulation FROM information_schema.triggers \
               UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace \
             ) parts WHERE line NOT LIKE '%diesel%' ORDER BY 1"
        }
    };
    lines(conn, query)
}

#[test]
fn up_down_and_up_again_leaves_no_trace() {
    let dir = tempfile::tempdir().unwrap();
    let (database, mut conn) = match postgres_server() {
        Some(server) => {
            let database = TestDatabase::create_empty_on(&server);
            let conn = Conn::Pg(PgConnection::establish(&database.url).unwrap());
            (Some(database), conn)
        }
        None => {
            let path = dir.path().join("schema.db");
            (None, Conn::Sqlite(SqliteConnection::establish(path.to_str().unwrap()).unwrap()))
        }
    };
    let empty = structure(&mut conn);
    migrate(&mut conn, Direction::Up).unwrap();
    let first = structure(&mut conn);
    assert!(first.len() > 30, "{first:#?}");
    migrate(&mut conn, Direction::Down).unwrap();
    assert_eq!(structure(&mut conn), empty, "down leaves something behind");
    migrate(&mut conn, Direction::Up).unwrap();
    assert_eq!(structure(&mut conn), first);
    drop(conn);
    drop(database);
}

/// Each table with its columns, as `schema.rs` has them.
fn described() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(root().join("src/platform/db/schema.rs")).unwrap();
    let mut tables = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if let Some((name, _key)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            let mut columns = Vec::new();
            for line in lines.by_ref().map(str::trim).take_while(|line| !line.starts_with('}')) {
                if let Some((column, _type)) = line.split_once(" -> ") {
                    columns.push(column.trim().to_owned());
                }
            }
            tables.push((name.trim().to_owned(), columns));
        }
    }
    tables
}

#[test]
fn schema_rs_is_what_the_migrations_make() {
    let dir = tempfile::tempdir().unwrap();
    let database = TestDatabase::create(dir.path());
    let db =
        Db::open(&Place::parse(&database.url).unwrap(), Clock::System, Bus::default()).unwrap();
    let system = actix_web::rt::System::new();
    let tables = described();
    assert!(tables.len() > 30, "{tables:?}");
    let checked = system.block_on(db.read(move |conn| {
        for (table, columns) in &tables {
            // Fails if the table or one of the columns does not exist.
            let list =
                columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ");
            lines(
                conn,
                &format!("SELECT '' AS line FROM (SELECT {list} FROM \"{table}\") rows LIMIT 1"),
            );
            let found = match conn {
                Conn::Sqlite(_) => {
                    lines(conn, &format!("SELECT name AS line FROM pragma_table_info('{table}')"))
                }
                Conn::Pg(_) => lines(
                    conn,
                    &format!(
                        "SELECT column_name::text AS line FROM information_schema.columns \
                     WHERE table_schema = current_schema() AND table_name = '{table}'"
                    ),
                ),
            };
            assert_eq!(
                found.iter().collect::<BTreeSet<_>>(),
                columns.iter().collect::<BTreeSet<_>>(),
                "{table}"
            );
        }
        Ok(tables.len())
    }));
    assert!(checked.unwrap() > 30);
    drop(db);
}
