//! Logs of calls: read, rejected, read again.
use std::path::Path;

use super::*;
use crate::features::organisations::office_hours::OfficeHours;
use crate::features::organisations::service::{self as organisations, NewOrganisation};
use crate::platform::authz::{Locale, Sees};
use crate::platform::clock::Clock;
use crate::platform::db::Place;
use crate::platform::events::Bus;

const MAP: &str = r#"
source = "pbx"
external_id = "Id"
party = "{Number}"
contact = "{Name}"
asked = "{Wanted}"
topic = "{Topic}"
category = "{Line}"
text = ["{Note}"]
duration_seconds = "Seconds"
sold = ["Pumps"]

[occurred]
column = "At"
format = "%d.%m.%Y %H:%M"

[direction]
column = "Way"
[direction.values]
incoming = ["in"]
outgoing = ["out"]
"#;
const HEADER: &str = "Id,At,Way,Number,Name,Wanted,Topic,Line,Note,Seconds";

struct Portal {
    dir: tempfile::TempDir,
    db: Db,
    vendor: OrganisationId,
}

async fn portal() -> Portal {
    let dir = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(dir.path().join("concord.db"));
    let db = Db::open(&place, Clock::System, Bus::default()).unwrap();
    let make = |tx: &mut Tx<'_>| {
        organisations::create_organisation(
            tx,
            NewOrganisation {
                name: "Hydra".to_owned(),
                locale: Locale::En,
                time_zone: "Europe/Moscow".to_owned(),
                sees: Sees::All,
                office_hours: OfficeHours::default(),
                setup_done: true,
            },
        )
    };
    let vendor = db.write(&SYSTEM, "test", make).await.unwrap();
    std::fs::write(dir.path().join("map.toml"), MAP).unwrap();
    Portal { dir, db, vendor }
}

impl Portal {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    async fn imports(&self, rows: &str) -> Result<Summary, ImportError> {
        std::fs::write(self.path("log.csv"), format!("{HEADER}\n{rows}")).unwrap();
        self.imports_file(&self.path("log.csv"), self.path("map.toml").to_str().unwrap()).await
    }

    async fn imports_file(&self, file: &Path, map: &str) -> Result<Summary, ImportError> {
        let options = CallOptions {
            file: file.to_owned(),
            map: map.to_owned(),
            encoding: None,
            vendor: self.vendor,
            time_zone: "Europe/Moscow".to_owned(),
            rejects: Some(self.path("rejects.csv")),
        };
        import_interactions(&self.db, &options).await
    }

    async fn texts(&self, sql: &'static str) -> Vec<String> {
        use diesel::prelude::*;
        #[derive(diesel::QueryableByName)]
        struct Line {
            #[diesel(sql_type = diesel::sql_types::Text)]
            line: String,
        }
        let read = move |conn: &mut crate::platform::db::Conn| {
            let lines: Vec<Line> = crate::on_backend!(conn, |c| diesel::sql_query(sql).load(c))?;
            Ok(lines.into_iter().map(|line| line.line).collect())
        };
        self.db.read(read).await.unwrap()
    }
}

#[actix_web::test]
async fn a_log_is_taken_row_by_row_and_can_be_repeated() {
    let portal = portal().await;
    let rows = "1,01.02.2026 10:00,in,8 495 123-45-67,Ann,a pump,Pump P-7,Pumps,short,61\n\
        2,02.02.2026 10:00,in,+7 495 123-45-67,,hoses,Hoses,Hose service,,\n\
        3,03.02.2026 10:00,out,,Bob,,,,We rang them,0\n\
        4,99.02.2026 10:00,in,,,x,,,,\n\
        5,05.02.2026 10:00,up,,,x,,,,\n\
        ,06.02.2026 10:00,in,,,x,,,,\n\
        7,07.02.2026 10:00,in,,,x,,,,a minute\n\
        8,08.02.2026 10:00,in\n";
    let done = portal.imports(rows).await.unwrap();
    assert_eq!((done.created, done.updated, done.rejected), (3, 0, 5));
    let rejects = std::fs::read_to_string(portal.path("rejects.csv")).unwrap();
    for (line, reason) in [
        (5, "bad_date"),
        (6, "unknown_value"),
        (7, "missing_value"),
        (8, "bad_number"),
        (9, "wrong_columns"),
    ] {
        assert!(
            rejects.contains(&format!("\n{line},{reason}"))
                || rejects.contains(&format!("\n{line},\"{reason}")),
            "{line} {reason}\n{rejects}"
        );
    }
    let parties = "SELECT coalesce(party, '-') || ' ' || coding AS line FROM interactions ORDER BY external_id";
    assert_eq!(portal.texts(parties).await, ["+74951234567 done", "+74951234567 done", "- none"]);
    let sold = "SELECT name || ' ' || sold AS line FROM topic_categories ORDER BY name";
    assert_eq!(portal.texts(sold).await, ["Hose service 0", "Pumps 1"]);
    // The same again changes nothing; a changed row is told anew.
    let done = portal.imports(rows).await.unwrap();
    assert_eq!((done.created, done.updated), (0, 3));
    let changed = rows.replace("a pump,", "two pumps,");
    let done = portal.imports(&changed).await.unwrap();
    assert_eq!((done.created, done.updated), (0, 3));
    let words = "SELECT words AS line FROM interaction_items ORDER BY words";
    assert_eq!(portal.texts(words).await, ["hoses", "two pumps"]);
    assert_eq!(
        portal.texts("SELECT name AS line FROM topics ORDER BY name").await,
        ["Hoses", "Pump P-7"]
    );
}

#[actix_web::test]
async fn a_file_that_does_not_fit_is_refused_before_anything_is_written() {
    let portal = portal().await;
    std::fs::write(portal.path("other.csv"), "A,B\n1,2\n").unwrap();
    let map = portal.path("map.toml");
    let refused =
        portal.imports_file(&portal.path("other.csv"), map.to_str().unwrap()).await.unwrap_err();
    assert!(refused.to_string().contains("lacks columns"), "{refused}");
    assert_eq!(portal.texts("SELECT 'x' AS line FROM interactions").await, [""; 0]);
}

/// A row of the open data of New York City, by the map that is built in.
#[actix_web::test]
async fn the_built_in_map_reads_requests_of_new_york() {
    let portal = portal().await;
    let file = portal.path("nyc.csv");
    std::fs::write(
        &file,
        "Unique Key,Created Date,Complaint Type,Descriptor,Location Type,City\n\
         64345465,3/14/2025 1:20,Animal-Abuse,Neglected,House,BROOKLYN\n\
         64349550,3/14/2025 0:44,Animal-Abuse,Tortured,House,SAINT ALBANS\n",
    )
    .unwrap();
    let done = portal.imports_file(&file, "nyc311").await.unwrap();
    assert_eq!((done.created, done.rejected), (2, 0));
    let asked = "SELECT words AS line FROM interaction_items ORDER BY words";
    assert_eq!(portal.texts(asked).await, ["Animal-Abuse: Neglected", "Animal-Abuse: Tortured"]);
}
