//! Whole imports into a real database.
mod files;

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
