//! Many records at once: what is imported comes by the hundred, and a statement for each row of
//! each table would take ten times as long.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::features::records::model::{
    EntryId, EntryKind, EntryRow, Lane, LaneKind, Party, Record, RecordId, ThreadId, Turn,
};
use crate::insert_all;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    entries, entry_payloads, lanes, record_parties, records, threads, turns,
};

/// A payload beside its entry.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = entry_payloads, treat_none_as_default_value = false)]
pub struct NewPayload {
    pub entry_id: EntryId,
    pub salt: Option<Vec<u8>>,
    pub data: Option<String>,
}

/// The row of a timeline.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = threads, treat_none_as_default_value = false)]
pub struct NewThread {
    pub id: ThreadId,
    pub record_id: RecordId,
    pub topic: Option<String>,
    pub created_at: Timestamp,
}

/// Rows of many records, table by table.
#[derive(Debug, Default)]
pub struct Batch {
    pub records: Vec<Record>,
    pub parties: Vec<Party>,
    pub threads: Vec<NewThread>,
    pub lanes: Vec<Lane>,
    pub entries: Vec<EntryRow>,
    pub payloads: Vec<NewPayload>,
    pub turns: Vec<Turn>,
}

/// Parents before their children.
pub fn insert_batch(conn: &mut Conn, batch: &Batch) -> QueryResult<()> {
    insert_all!(conn, records::table, batch.records, 14);
    insert_all!(conn, record_parties::table, batch.parties, 15);
    insert_all!(conn, threads::table, batch.threads, 4);
    insert_all!(conn, lanes::table, batch.lanes, 8);
    insert_all!(conn, entries::table, batch.entries, 11);
    insert_all!(conn, entry_payloads::table, batch.payloads, 3);
    insert_all!(conn, turns::table, batch.turns, 6);
    Ok(())
}

/// Whether the shared lane holds more than what imports wrote.
pub fn was_worked_on(conn: &mut Conn, record: RecordId) -> QueryResult<bool> {
    diesel::select(exists(
        entries::table
            .inner_join(lanes::table)
            .filter(entries::record_id.eq(record))
            .filter(lanes::kind.eq(LaneKind::Shared))
            .filter(entries::kind.ne(EntryKind::Imported)),
    ))
    .get_result(conn)
}

/// What an import says about the past takes the place of what an earlier one said.
pub fn replace_turns(conn: &mut Conn, record: RecordId, new: &[Turn]) -> QueryResult<()> {
    diesel::delete(turns::table.filter(turns::record_id.eq(record))).execute(conn)?;
    insert_all!(conn, turns::table, new, 6);
    Ok(())
}
