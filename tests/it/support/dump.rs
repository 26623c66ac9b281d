//! All rows of all tables as text: two equal dumps mean that nothing was written in between.
use concord::app::Services;
use concord::platform::db::Conn;
use diesel::prelude::*;
use diesel::sql_types::Text;

/// The audit notes attempts and throttles count them; neither is anybody's data.
const IGNORED_TABLES: [&str; 3] = ["audit", "throttles", "__diesel_schema_migrations"];
/// When somebody was last here is noted beside the request, a little later.
const IGNORED_COLUMNS: [&str; 2] = ["last_seen_at", "last_used_at"];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Reads every row of every table but the ignored ones, in one statement.
pub struct Dumper {
    services: Services,
    query: String,
}

impl Dumper {
    pub async fn new(services: &Services) -> Self {
        let build = |conn: &mut Conn| Ok(query(conn)?);
        let query = services.platform.db.read(build).await.unwrap();
        Self { services: services.clone(), query }
    }

    /// Every row as `table: values`, sorted.
    pub async fn rows(&self) -> Vec<String> {
        let query = self.query.clone();
        let read = move |conn: &mut Conn| Ok(lines(conn, &query)?);
        let mut rows = self.services.platform.db.read(read).await.unwrap();
        rows.sort_unstable();
        rows
    }

    /// Fails with the rows that are not as they were.
    pub async fn assert_unchanged(&self, before: &[String], what: &str) {
        let after = self.rows().await;
        if before != after {
            let lost: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
            let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
            panic!(
                "{what} was refused and yet changed something\nbefore: {lost:#?}\nafter: {new:#?}"
            );
        }
    }
}

fn query(conn: &mut Conn) -> QueryResult<String> {
    let mut selects = Vec::new();
    for table in tables(conn)? {
        let columns = columns(conn, &table)?.into_iter().map(|column| match conn {
            Conn::Sqlite(_) => format!("quote(\"{column}\")"),
            Conn::Pg(_) => format!("coalesce(\"{column}\"::text, 'NULL')"),
        });
        let values = columns.collect::<Vec<_>>().join(" || '|' || ");
        selects.push(format!("SELECT '{table}: ' || {values} AS line FROM \"{table}\""));
    }
    Ok(selects.join(" UNION ALL "))
}

fn tables(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let query = match conn {
        // The text index keeps its rows in tables of its own.
        Conn::Sqlite(_) => {
            "SELECT name AS line FROM sqlite_master WHERE type = 'table' \
             AND name NOT LIKE 'search_index%' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
        }
        Conn::Pg(_) => {
            "SELECT table_name::text AS line FROM information_schema.tables \
             WHERE table_schema = current_schema() ORDER BY 1"
        }
    };
    let mut names = lines(conn, query)?;
    names.retain(|name| !IGNORED_TABLES.contains(&name.as_str()));
    Ok(names)
}

fn columns(conn: &mut Conn, table: &str) -> QueryResult<Vec<String>> {
    let query = match conn {
        Conn::Sqlite(_) => format!("SELECT name AS line FROM pragma_table_info('{table}')"),
        Conn::Pg(_) => format!(
            "SELECT column_name::text AS line FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    let mut names = lines(conn, &query)?;
    names.retain(|name| !IGNORED_COLUMNS.contains(&name.as_str()));
    Ok(names)
}

fn lines(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    let found: Vec<Line> = concord::on_backend!(conn, |c| diesel::sql_query(query).load(c))?;
    Ok(found.into_iter().map(|line| line.line).collect())
}
