//! A database of its own for each test: a file on SQLite, a copy of a migrated template on
//! PostgreSQL when `CONCORD_TEST_DATABASE_URL` names a server where databases may be created.
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

use concord::platform::clock::Clock;
use concord::platform::db::{Db, Place};
use concord::platform::events::Bus;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

const VARIABLE: &str = "CONCORD_TEST_DATABASE_URL";
/// Held while the template is made: tests run in several processes.
const TEMPLATE_LOCK: i64 = 7_426_211;

/// Where a test's data live; a PostgreSQL database goes with it.
pub struct TestDatabase {
    pub url: String,
    dropped_from: Option<(String, String)>,
}

/// The server to test on, if it is PostgreSQL.
pub fn postgres_server() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|url| !url.is_empty())
}

impl TestDatabase {
    /// A migrated database on PostgreSQL, a file that does not exist yet on SQLite.
    pub fn create(dir: &Path) -> Self {
        match postgres_server() {
            None => Self {
                url: format!("sqlite:{}", dir.join("concord.db").display()),
                dropped_from: None,
            },
            Some(server) => Self::copy_of_template(&server),
        }
    }

    /// The same data for a second node; they stay when it ends.
    pub fn shared(&self) -> Self {
        Self { url: self.url.clone(), dropped_from: None }
    }

    /// An empty PostgreSQL database.
    pub fn create_empty_on(server: &str) -> Self {
        let name = format!("it_{}", unique());
        admin(server).batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
        Self { url: with_database(server, &name), dropped_from: Some((server.to_owned(), name)) }
    }

    fn copy_of_template(server: &str) -> Self {
        let template = template(server);
        let name = format!("it_{}", unique());
        let mut admin = admin(server);
        // Creating from a template fails while another copy is under way.
        lock(&mut admin);
        admin.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).unwrap();
        Self { url: with_database(server, &name), dropped_from: Some((server.to_owned(), name)) }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.dropped_from
            && let Ok(mut admin) = PgConnection::establish(server)
        {
            let _left_behind = admin.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// The migrated template of this schema, made by the first test that needs it.
fn template(server: &str) -> String {
    let name = format!("template_{:016x}", schema_hash());
    let mut admin = admin(server);
    lock(&mut admin);
    if exists(&mut admin, &name) {
        return name;
    }
    let fresh = format!("{name}_new");
    let _none = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {fresh}"));
    admin.batch_execute(&format!("CREATE DATABASE {fresh}")).unwrap();
    let place = Place::parse(&with_database(server, &fresh)).unwrap();
    drop(Db::open(&place, Clock::System, Bus::default()).unwrap());
    let disconnect =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{fresh}'");
    admin.batch_execute(&disconnect).unwrap();
    admin.batch_execute(&format!("ALTER DATABASE {fresh} RENAME TO {name}")).unwrap();
    name
}

fn schema_hash() -> u64 {
    let mut hasher = DefaultHasher::new();
    for (path, text) in super::source::files(&["migrations/postgres"], "sql") {
        (path, text).hash(&mut hasher);
    }
    hasher.finish()
}

/// Held until the connection is dropped.
fn lock(admin: &mut PgConnection) {
    admin.batch_execute(&format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).unwrap();
}

fn exists(admin: &mut PgConnection, name: &str) -> bool {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let counted: Count =
        diesel::sql_query("SELECT count(*) AS n FROM pg_database WHERE datname = $1")
            .bind::<Text, _>(name)
            .get_result(admin)
            .unwrap();
    counted.n > 0
}

fn admin(server: &str) -> PgConnection {
    PgConnection::establish(server).unwrap_or_else(|cause| panic!("{VARIABLE}: {cause}"))
}

/// The same server's URL with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, parameters) = match server.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (server, String::new()),
    };
    let (host, _old) = address.rsplit_once('/').expect("postgres://…/DATABASE");
    format!("{host}/{name}{parameters}")
}

fn unique() -> String {
    concord::platform::id::new_uuid().simple().to_string()
}
