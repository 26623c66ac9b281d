//! Whole imports into a real database.
use std::io::Write;
use std::path::PathBuf;

use diesel::prelude::*;

use super::*;
use crate::features::complaints::model::{Complaint, Remedy, Status};
use crate::features::organisations::service as organisations;
use crate::features::records::chain::{self, Verdict};
use crate::features::records::model::{BallSide, EntryKind, Lane, LaneKind, Party, Record, Turn};
use crate::features::records::service::NewEntry;
use crate::features::records::{service as records, store as records_store};
use crate::platform::authz::{OrganisationId, System};
use crate::platform::clock::{Clock, Timestamp};
use crate::platform::db::schema::{
    audit, complaints, external_refs, import_batches, lanes, organisations as firms, outbox,
    record_parties, records as spine, search_docs, turns,
};
use crate::platform::db::{Conn, Db, Place};
use crate::platform::events::Bus;
use crate::platform::search::{group_token, parse_query, to_fts5, to_tsquery};

const SYSTEM: System = System { reason: "test" };
const HEADER: &str = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,\
    Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,\
    Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Complaint ID";

struct World {
    db: Db,
    folder: tempfile::TempDir,
}

/// The fields of a row that tests vary; the rest is usual.
struct Row {
    narrative: &'static str,
    company: &'static str,
    state: &'static str,
    response: &'static str,
    disputed: &'static str,
    id: &'static str,
}

const ROW: Row = Row {
    narrative: "They said \"\"no\"\",\ntwice.",
    company: "Meridian",
    state: "FL",
    response: "Closed with explanation",
    disputed: "N/A",
    id: "1",
};

fn row(row: &Row) -> String {
    let Row { narrative, company, state, response, disputed, id } = row;
    format!(
        "2019-09-24,Mortgage,FHA mortgage,Fees or interest,Late fee,\"{narrative}\",,{company},{state},\
         335XX,,Consent provided,Web,2019-09-26,{response},Yes,{disputed},{id}"
    )
}

fn csv(rows: &[Row]) -> String {
    std::iter::once(HEADER.to_owned())
        .chain(rows.iter().map(self::row))
        .map(|line| line + "\n")
        .collect()
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock =
            Clock::manual(Timestamp::from_datetime("2026-03-02T09:00:00Z".parse().unwrap()));
        // The whole suite on PostgreSQL: a database of its own, named by the environment.
        let place = match std::env::var("CONCORD_TEST_IMPORTS_URL") {
            Ok(url) => Place::parse(&url).unwrap(),
            Err(_) => Place::Sqlite(folder.path().join("concord.db")),
        };
        Self { db: Db::open(&place, clock, Bus::default()).unwrap(), folder }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn options(&self, file: PathBuf, map: &str) -> ImportOptions {
        ImportOptions {
            file,
            map: map.to_owned(),
            encoding: None,
            dry_run: false,
            rejects: Some(self.folder.path().join("rejects.csv")),
            vendor_override: None,
            progress: false,
        }
    }

    async fn import(&self, text: impl AsRef<[u8]>) -> String {
        let options = self.options(self.file("file.csv", text), "cfpb");
        import_complaints(&self.db, &options).await.unwrap().to_string()
    }

    async fn refused(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let options = self.options(self.file(name, bytes), "cfpb");
        import_complaints(&self.db, &options).await.unwrap_err().to_string()
    }

    fn rejects(&self) -> Vec<Vec<String>> {
        let Ok(mut reader) = csv::Reader::from_path(self.folder.path().join("rejects.csv")) else {
            return Vec::new();
        };
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    async fn read<T, F>(&self, f: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    {
        self.db.read(move |conn| Ok(f(conn)?)).await.unwrap()
    }

    async fn complaints(&self) -> Vec<Complaint> {
        self.read(|conn| Complaint::query().order(complaints::record_id).load(conn)).await
    }
}

#[tokio::test]
async fn a_complaint_comes_whole() {
    let world = World::new();
    assert_eq!(world.import(csv(&[ROW])).await, "1 created, 0 updated, 0 rejected in 0.0 s");
    let [complaint] = world.complaints().await.try_into().unwrap();
    let noon = |text: &str| Timestamp::from_datetime(text.parse().unwrap());
    assert_eq!(complaint.title, "Fees or interest: Late fee");
    assert_eq!(complaint.description, "They said \"no\",\ntwice.");
    assert_eq!(complaint.product.as_deref(), Some("Mortgage, FHA mortgage"));
    assert_eq!(complaint.status, Status::Closed);
    assert_eq!(complaint.submitted_at, Some(noon("2019-09-24T16:00:00Z")));
    assert_eq!(complaint.first_response_at, Some(noon("2019-09-26T16:00:00Z")));
    assert_eq!(complaint.closed_at, complaint.first_response_at);
    assert_eq!(complaint.resolution_code, Some(Remedy::Explanation));
    assert_eq!(complaint.resolution_notes.as_deref(), Some("Closed with explanation."));
    assert_eq!(complaint.on_behalf_of.as_deref(), Some("A consumer, ZIP code 335XX"));
    assert!(complaint.is_confirmed());

    let id = complaint.record_id;
    let (record, parties, all_lanes, held) = world
        .read(move |conn| {
            Ok((
                Record::query().filter(spine::id.eq(id)).first::<Record>(conn)?,
                Party::query().order(record_parties::side).load::<Party>(conn)?,
                Lane::query().order(lanes::kind.desc()).load::<Lane>(conn)?,
                Turn::query().filter(turns::record_id.eq(id)).load::<Turn>(conn)?,
            ))
        })
        .await;
    assert!(record.number.starts_with("C-10"), "{}", record.number);
    assert_eq!((record.ball_side, record.ball_since), (None, None));
    assert_eq!(Some(record.activity_at), complaint.closed_at);
    let [customer, vendor] = parties.try_into().unwrap();
    assert_eq!(customer.counterpart_org, Some(vendor.organisation_id));
    assert_eq!(
        (customer.status.as_str(), customer.open, customer.hidden),
        ("closed", false, false)
    );
    assert_eq!(customer.reference.as_deref(), Some("1"));
    assert_eq!(all_lanes.len(), 3);
    let [turn] = held.try_into().unwrap();
    assert_eq!(
        (turn.side, turn.since, turn.until),
        (BallSide::Vendor, record.created_at, complaint.closed_at)
    );

    let shared = all_lanes.into_iter().find(|lane| lane.kind == LaneKind::Shared).unwrap();
    let lane = shared.id;
    let sealed = world.read(move |conn| records_store::sealed_entries(conn, lane)).await;
    let whole = chain::verify(&sealed, shared.head_seq, &shared.head_hash);
    assert_eq!(whole, Verdict::Whole { entries: 1, redacted: 0 });
    assert_eq!(sealed[0].row.kind, EntryKind::Imported);
    assert_eq!(Some(sealed[0].row.occurred_at), complaint.submitted_at);
    let payload: serde_json::Value =
        serde_json::from_str(&sealed[0].payload.as_ref().unwrap().1).unwrap();
    assert_eq!(payload["body"], complaint.description.as_str());
    assert_eq!(payload["data"]["source"]["Company"], "Meridian");
}

#[tokio::test]
async fn nobody_is_told_and_the_run_is_kept() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let (queued, runs, actions) = world
        .read(|conn| {
            type Run = (String, String, i32, i32, i32, Option<Timestamp>);
            Ok((
                outbox::table.count().get_result::<i64>(conn)?,
                import_batches::table
                    .select((
                        import_batches::source,
                        import_batches::file_name,
                        import_batches::created,
                        import_batches::updated,
                        import_batches::rejected,
                        import_batches::finished_at,
                    ))
                    .load::<Run>(conn)?,
                audit::table.select(audit::action).order(audit::id).load::<String>(conn)?,
            ))
        })
        .await;
    assert_eq!(queued, 0);
    let (source, file, created, updated, rejected, finished) = &runs[0];
    assert_eq!((source.as_str(), file.as_str()), ("cfpb", "file.csv"));
    assert_eq!((*created, *updated, *rejected, finished.is_some()), (1, 0, 0, true));
    assert_eq!(
        actions,
        ["complaints.import_start", "complaints.import", "complaints.import_finish"]
    );
}

#[tokio::test]
async fn an_imported_text_is_found_by_both_sides_alone() {
    let world = World::new();
    let other = Row { company: "Other", id: "2", ..ROW };
    world.import(csv(&[ROW, other])).await;
    let [first, second] = world.complaints().await.try_into().unwrap();
    let found = |word: &'static str, group: OrganisationId| {
        world.read(move |conn| {
            let query = parse_query(word).unwrap();
            let groups = [group_token(group.0)];
            let expression = match conn {
                Conn::Sqlite(_) => to_fts5(&query, &groups),
                Conn::Pg(_) => to_tsquery(&query, &groups),
            };
            let hits = crate::platform::db::find_in_index(conn, &expression, 10)?;
            Ok(hits.into_iter().map(|hit| hit.record_id.0).collect::<Vec<_>>())
        })
    };
    assert_eq!(found("twice", first.vendor_org).await, [first.record_id.0]);
    assert_eq!(found("mortgages", first.customer_org).await, [first.record_id.0]);
    assert_eq!(found("twice", second.vendor_org).await, [second.record_id.0]);
    let id = first.record_id;
    let number: String = world
        .read(move |conn| spine::table.filter(spine::id.eq(id)).select(spine::number).first(conn))
        .await;
    let number: &'static str = number.leak();
    assert_eq!(found(number, first.vendor_org).await, [first.record_id.0]);
}

#[tokio::test]
async fn a_second_run_updates_and_writes_only_what_changed() {
    let world = World::new();
    let second = || Row { response: "In progress", id: "2", ..ROW };
    world.import(csv(&[ROW, second()])).await;
    let before = world.complaints().await;
    assert_eq!(before[1].status, Status::InAssessment);
    assert_eq!((before[1].first_response_at, before[1].closed_at), (None, None));
    assert_eq!(
        world.import(csv(&[ROW, second()])).await,
        "0 created, 2 updated, 0 rejected in 0.0 s"
    );

    let changed = Row { disputed: "Yes", narrative: "New words", id: "2", ..ROW };
    let third = Row { id: "3", ..ROW };
    let summary = world.import(csv(&[ROW, changed, third])).await;
    assert_eq!(summary, "1 created, 2 updated, 0 rejected in 0.0 s");
    let after = world.complaints().await;
    assert_eq!(after[1].record_id, before[1].record_id);
    assert_eq!((after[1].status, after[1].description.as_str()), (Status::Disputed, "New words"));
    let (untouched, id) = (after[0].record_id, after[1].record_id);
    let (versions, held, texts) = world
        .read(move |conn| {
            let version = spine::table.select(spine::version);
            Ok((
                (
                    version.filter(spine::id.eq(untouched)).first::<i32>(conn)?,
                    version.filter(spine::id.eq(id)).first::<i32>(conn)?,
                ),
                Turn::query()
                    .filter(turns::record_id.eq(id))
                    .order(turns::since)
                    .load::<Turn>(conn)?,
                search_docs::table
                    .filter(search_docs::record_id.eq(id))
                    .count()
                    .get_result::<i64>(conn)?,
            ))
        })
        .await;
    assert_eq!(versions, (1, 2), "an unchanged row writes nothing");
    let sides: Vec<_> = held.iter().map(|turn| (turn.side, turn.until.is_some())).collect();
    assert_eq!(sides, [(BallSide::Vendor, true), (BallSide::Both, false)]);
    assert_eq!(texts, 2, "the complaint's own text once, and the new entry's");
}

#[tokio::test]
async fn what_people_did_here_is_kept() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let id = world.complaints().await[0].record_id;
    let reopen = move |tx: &mut crate::platform::db::Tx<'_>| {
        let lane = records::shared_lane_unscoped(tx.conn, id)?;
        let event = NewEntry::event(None, EntryKind::Message, tx.now, serde_json::json!({}));
        records::append_in(tx, &lane, event.with_body(Some("Let us look again".to_owned())))?;
        diesel::update(complaints::table)
            .set(complaints::status.eq(Status::InAssessment))
            .execute(tx.conn)?;
        Ok(())
    };
    world.db.write(&SYSTEM, "test", reopen).await.unwrap();
    let changed = Row { disputed: "Yes", ..ROW };
    assert_eq!(world.import(csv(&[changed])).await, "0 created, 1 updated, 0 rejected in 0.0 s");
    assert_eq!(world.complaints().await[0].status, Status::InAssessment);
    let kinds = world
        .read(move |conn| {
            let lane = records_store::lanes_of_record_unscoped(conn, id)?
                .into_iter()
                .find(|lane| lane.kind == LaneKind::Shared)
                .unwrap();
            let sealed = records_store::sealed_entries(conn, lane.id)?;
            Ok(sealed.iter().map(|entry| entry.row.kind).collect::<Vec<_>>())
        })
        .await;
    assert_eq!(kinds, [EntryKind::Imported, EntryKind::Message, EntryKind::Imported]);
}

#[tokio::test]
async fn the_same_id_twice_in_a_file_is_one_complaint() {
    let world = World::new();
    let again = Row { narrative: "Corrected", ..ROW };
    let elsewhere = Row { company: "Other", ..ROW };
    let summary = world.import(csv(&[ROW, again, elsewhere])).await;
    assert_eq!(summary, "2 created, 1 updated, 0 rejected in 0.0 s");
    let all = world.complaints().await;
    assert_eq!(all.len(), 2, "an id counts within its vendor");
    assert_eq!(all[0].description, "Corrected");
}

const OLD_HEADER: &str = "Date received,Product,Sub-product,Issue,Sub-issue,Company,State,ZIP code,\
    Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,\
    Timely response?,Consumer disputed?";

#[tokio::test]
async fn rows_without_ids_are_known_by_their_hash_and_count() {
    let world = World::new();
    let row = "7/29/2013,Mortgage,,Late fee,,Ocwen,,33426,N/A,Web,7/31/2013,Closed with explanation,Yes,Yes";
    let other = row.replace("Late fee", "Other fee");
    let text = format!("{OLD_HEADER}\n{row}\n{other}\n{row}\n");
    let options = world.options(world.file("old.csv", &text), "cfpb-2013");
    let first = import_complaints(&world.db, &options).await.unwrap();
    assert_eq!(first.to_string(), "3 created, 0 updated, 0 rejected in 0.0 s");
    let second = import_complaints(&world.db, &options).await.unwrap();
    assert_eq!(second.to_string(), "0 created, 3 updated, 0 rejected in 0.0 s");
    let third_time = world.options(world.file("old.csv", format!("{text}{row}\n")), "cfpb-2013");
    let third = import_complaints(&world.db, &third_time).await.unwrap();
    assert_eq!(third.to_string(), "1 created, 3 updated, 0 rejected in 0.0 s");
    let customer: String = world
        .read(|conn| {
            firms::table.filter(firms::name.like("Consumers%")).select(firms::name).first(conn)
        })
        .await;
    assert_eq!(customer, "Consumers, state unknown");
    assert_eq!(world.complaints().await[0].status, Status::Disputed);
}

#[tokio::test]
async fn bad_rows_are_told_with_line_and_reason_and_stop_nothing() {
    let world = World::new();
    let good = row(&ROW);
    let late = good.replace("2019-09-24", "24.09.2019");
    let future = good.replace("2019-09-24", "2031-09-24");
    let bell = good.replace("twice", "tw\u{7}ice");
    let no_id = row(&Row { id: "", ..ROW });
    let mut bytes = format!("{HEADER}\n{late}\n1,2\n{future}\n{bell}\n{no_id}\n").into_bytes();
    bytes.extend_from_slice(b"2019-09-24,caf\xe9,,,,,,,,,,,,,,,,\n\n");
    bytes.extend_from_slice(format!("{good}\n").as_bytes());
    assert_eq!(world.import(&bytes).await, "1 created, 0 updated, 6 rejected in 0.0 s");
    let rejects = world.rejects();
    let told: Vec<(&str, &str)> = rejects
        .iter()
        .map(|reject| (reject[0].as_str(), reject[1].split(':').next().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("2", "bad_date"),
            ("4", "wrong_columns"),
            ("5", "bad_date"),
            ("7", "text_control"),
            ("9", "missing_value"),
            ("11", "text_encoding"),
        ]
    );
    assert_eq!(rejects[0][2], late);
    assert_eq!(rejects[3][1], "text_control: Consumer complaint narrative holds U+0007");
}

#[tokio::test]
async fn long_texts_are_kept_as_far_as_they_may_be() {
    let world = World::new();
    let long: &'static str = "word ".repeat(12_799).leak();
    let longest = Row { narrative: long, ..ROW };
    let too_long: &'static str = "x".repeat(64_001).leak();
    let too_long = Row { narrative: too_long, id: "2", ..ROW };
    let title = row(&Row { id: "3", ..ROW }).replace("Late fee", &"fee ".repeat(100));
    let text = format!("{}{title}\n", csv(&[longest, too_long]));
    assert_eq!(world.import(text).await, "2 created, 0 updated, 1 rejected in 0.0 s");
    let all = world.complaints().await;
    assert_eq!(all[0].description, long.trim());
    assert_eq!(all[1].title.chars().count(), 200);
    assert!(all[1].title.ends_with('…'));
    let whole = format!("Fees or interest: {}", "fee ".repeat(100));
    assert!(all[1].description.starts_with(whole.trim_end()));
    assert!(world.rejects()[0][1].starts_with("text_too_long: description"));
}

#[tokio::test]
async fn files_come_in_many_shapes() {
    let world = World::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(format!("\u{feff}{}", csv(&[ROW])).as_bytes()).unwrap();
    let file = world.file("x.csv.gz", gzip.finish().unwrap());
    let summary = import_complaints(&world.db, &world.options(file, "cfpb")).await.unwrap();
    assert_eq!(summary.created, 1);

    let latin = Row { company: "Café", id: "2", ..ROW };
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(csv(&[latin]).leak());
    let mut options = world.options(world.file("latin.csv", &bytes), "cfpb");
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().rejected, 1);
    options.encoding = Some("latin-1".to_owned());
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 1);
    let names = world.read(|conn| firms::table.select(firms::name).load::<String>(conn)).await;
    assert!(names.contains(&"Café".to_owned()), "{names:?}");
}

#[tokio::test]
async fn a_wrong_file_gets_one_sentence() {
    let world = World::new();
    let lacks = world.refused("sales.csv", "InvoiceNo,StockCode,Date received\n1,2,3\n").await;
    let expected =
        "sales.csv lacks the columns \"Complaint ID\", \"Company\", \"State\", \"ZIP code\",";
    assert!(lacks.starts_with(expected), "{lacks}");
    assert!(lacks.ends_with("11 more that the map cfpb reads"), "{lacks}");
    let old = world.refused("old.csv", format!("{OLD_HEADER}\n")).await;
    assert!(old.ends_with("that the map cfpb reads; it would fit the map cfpb-2013"), "{old}");
    for (name, bytes, said) in [
        ("x.bin", &b"\x00\x01\x02\x03"[..], "x.bin is not a CSV file"),
        ("x.csv", b"caf\xe9,b\n", "x.csv is not UTF-8 text: say its encoding with --encoding"),
        ("x.csv.gz", b"a,b\n", "x.csv.gz is not gzip, although its name ends in .gz"),
        ("x.csv", b"", "x.csv is empty"),
    ] {
        assert_eq!(world.refused(name, bytes).await, said);
    }
    let mut options = world.options(world.file("x.csv", csv(&[ROW])), "nothing");
    let said = import_complaints(&world.db, &options).await.unwrap_err().to_string();
    assert!(said.starts_with("the map nothing does not exist"), "{said}");
    options.map = "cfpb".to_owned();
    options.encoding = Some("klingon".to_owned());
    let said = import_complaints(&world.db, &options).await.unwrap_err().to_string();
    assert!(said.starts_with("the encoding klingon is not known"), "{said}");
    let runs = world.read(|conn| import_batches::table.count().get_result::<i64>(conn)).await;
    assert_eq!(runs, 0, "nothing was written");
}

#[tokio::test]
async fn a_file_that_breaks_off_tells_where() {
    let world = World::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    gzip.write_all(csv(&[ROW]).as_bytes()).unwrap();
    let mut bytes = gzip.finish().unwrap();
    bytes.truncate(bytes.len() - 12);
    let said = world.refused("x.csv.gz", bytes).await;
    assert!(said.starts_with("x.csv.gz is damaged after line"), "{said}");
}

#[tokio::test]
async fn a_dry_run_counts_and_writes_nothing() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let second = Row { id: "2", ..ROW };
    let text = format!("{}oops\n", csv(&[ROW, second]));
    let mut options = world.options(world.file("x.csv", text), "cfpb");
    options.dry_run = true;
    let summary = import_complaints(&world.db, &options).await.unwrap();
    assert_eq!(summary.to_string(), "1 created, 1 updated, 1 rejected in 0.0 s");
    assert_eq!(world.complaints().await.len(), 1);
    assert_eq!(world.rejects().len(), 1);
}

#[tokio::test]
async fn all_rows_can_go_to_one_vendor() {
    let world = World::new();
    let make = |tx: &mut crate::platform::db::Tx<'_>| {
        organisations::create_organisations(
            tx,
            vec![organisations::NewOrganisation {
                name: "Hydra Castings".to_owned(),
                locale: crate::platform::authz::Locale::En,
                time_zone: "Europe/Berlin".to_owned(),
                sees: crate::platform::authz::Sees::All,
                office_hours: Default::default(),
                setup_done: true,
            }],
        )
    };
    let hydra = world.db.write(&SYSTEM, "test", make).await.unwrap()[0];
    let other = Row { company: "Other", id: "2", ..ROW };
    let mut options = world.options(world.file("x.csv", csv(&[ROW, other])), "cfpb");
    options.vendor_override = Some(hydra);
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 2);
    assert!(world.complaints().await.iter().all(|complaint| complaint.vendor_org == hydra));

    let own = "source = 'helpdesk'\ndelimiter = ';'\ntime_zone = 'Europe/Berlin'\nexternal_id = 'No'\n\
        customer = '{Firm}'\ntitle = '{Text}'\n[vendor]\nslug = 'hydra-castings'\n\
        [received]\ncolumn = 'When'\nformat = '%d.%m.%Y %H:%M'\n";
    let map = world.file("own.toml", own);
    let text = "No;Firm;When;Text\n7;Nord;03.02.2026 08:30;Riss\n";
    let mut options = world.options(world.file("own.csv", text), map.to_str().unwrap());
    options.dry_run = false;
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 1);
    let complaint = world.complaints().await.pop().unwrap();
    let at = Timestamp::from_datetime("2026-02-03T07:30:00Z".parse().unwrap());
    assert_eq!(complaint.submitted_at, Some(at));
    assert_eq!((complaint.status, complaint.title.as_str()), (Status::Submitted, "Riss"));
    assert_eq!(complaint.vendor_org, hydra);
}

#[tokio::test]
async fn a_firm_that_people_use_is_not_written_to_by_name() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let claim = |tx: &mut crate::platform::db::Tx<'_>| {
        diesel::update(firms::table).set(firms::claimed_at.eq(Some(tx.now))).execute(tx.conn)?;
        Ok(())
    };
    world.db.write(&SYSTEM, "test", claim).await.unwrap();
    let second = Row { id: "2", ..ROW };
    world.import(csv(&[second])).await;
    let vendors: std::collections::HashSet<_> =
        world.complaints().await.iter().map(|complaint| complaint.vendor_org).collect();
    assert_eq!(vendors.len(), 1, "imported for before: the same");
    let forget = |tx: &mut crate::platform::db::Tx<'_>| {
        diesel::update(external_refs::table)
            .set(external_refs::source.eq("elsewhere"))
            .execute(tx.conn)?;
        Ok(())
    };
    world.db.write(&SYSTEM, "test", forget).await.unwrap();
    let third = Row { id: "3", ..ROW };
    world.import(csv(&[third])).await;
    let vendors: std::collections::HashSet<_> =
        world.complaints().await.iter().map(|complaint| complaint.vendor_org).collect();
    assert_eq!(vendors.len(), 2, "claimed and new to the source: another of the same name");
}
