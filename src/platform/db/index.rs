//! The text index: one row of `search_docs` for each text, and its tokens in `search_index`
//! (FTS5 on SQLite, `tsvector` on PostgreSQL) under the same number.
//!
//! The tokens come from the one analyser in Rust, and among them stands a token for each
//! organisation that may read the text: a first wall, and 23 times faster for a frequent word.
use std::collections::HashSet;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text};
use uuid::Uuid;

use super::schema::search_docs;
use super::{Conn, sql};
use crate::id_type;
use crate::platform::clock::Timestamp;
use crate::platform::search::to_tsvector_literal;

id_type!(
    /// Any id that the index refers to.
    IndexedId
);

/// A text to be found by the organisations that may read it.
#[derive(Debug, Clone)]
pub struct SearchDoc {
    pub record: Uuid,
    pub lane: Uuid,
    /// The entry that holds the text; `None` for the record's own fields.
    pub entry: Option<Uuid>,
    pub at: Timestamp,
    /// Tokens of the analyser and of the groups; empty to take the text out of the index.
    pub tokens: Vec<String>,
    /// Whether an earlier text of the same record or entry is replaced.
    pub replaces: bool,
}

#[derive(Insertable)]
#[diesel(table_name = search_docs, treat_none_as_default_value = false)]
struct Row {
    id: i64,
    record_id: IndexedId,
    lane_id: IndexedId,
    entry_id: Option<IndexedId>,
    at: Timestamp,
}

/// The FTS5 table, which no migration tool describes.
mod fts5 {
    diesel::table! {
        search_index (rowid) {
            rowid -> BigInt,
            tokens -> Text,
        }
    }
}

/// Texts in one statement: well under SQLite's 32,766 parameters.
const CHUNK: usize = 1000;

/// What a later text of the same batch takes the place of.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    Entry(Uuid),
    Own { record: Uuid, lane: Uuid },
}

impl SearchDoc {
    fn place(&self) -> Place {
        match self.entry {
            Some(entry) => Place::Entry(entry),
            None => Place::Own { record: self.record, lane: self.lane },
        }
    }
}

/// Writes a batch: a few statements for each thousand texts.
pub(super) fn write(conn: &mut Conn, docs: &[SearchDoc]) -> QueryResult<()> {
    let mut replaced = HashSet::new();
    let mut kept = Vec::with_capacity(docs.len());
    for doc in docs.iter().rev() {
        if replaced.contains(&doc.place()) {
            continue;
        }
        if doc.replaces {
            replaced.insert(doc.place());
            remove(conn, doc)?;
        }
        if !doc.tokens.is_empty() {
            kept.push(doc);
        }
    }
    kept.reverse();
    for chunk in kept.chunks(CHUNK) {
        let numbers = next_numbers(conn, chunk.len())?;
        insert(conn, chunk, numbers)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Numbers that no text has had, in rising order.
fn next_numbers(conn: &mut Conn, count: usize) -> QueryResult<Vec<i64>> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    match conn {
        // One writer: nobody takes a number in between.
        Conn::Sqlite(c) => {
            let last: Number = diesel::sql_query(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'search_docs'), 0) AS number",
            )
            .get_result(c)?;
            Ok((1..=count).map(|step| last.number + step).collect())
        }
        Conn::Pg(c) => {
            let numbers: Vec<Number> = diesel::sql_query(
                "SELECT nextval(pg_get_serial_sequence('search_docs', 'id')) AS number \
                 FROM generate_series(1, $1)",
            )
            .bind::<BigInt, _>(count)
            .load(c)?;
            Ok(numbers.into_iter().map(|row| row.number).collect())
        }
    }
}

fn insert(conn: &mut Conn, docs: &[&SearchDoc], numbers: Vec<i64>) -> QueryResult<()> {
    let rows: Vec<Row> = docs
        .iter()
        .zip(&numbers)
        .map(|(doc, number)| Row {
            id: *number,
            record_id: IndexedId(doc.record),
            lane_id: IndexedId(doc.lane),
            entry_id: doc.entry.map(IndexedId),
            at: doc.at,
        })
        .collect();
    match conn {
        Conn::Sqlite(c) => {
            use fts5::search_index::dsl::{rowid, search_index, tokens};
            diesel::insert_into(search_docs::table).values(&rows).execute(c)?;
            let texts: Vec<_> = docs
                .iter()
                .zip(numbers)
                .map(|(doc, number)| (rowid.eq(number), tokens.eq(doc.tokens.join(" "))))
                .collect();
            diesel::insert_into(search_index).values(&texts).execute(c)?;
        }
        Conn::Pg(c) => insert_pg(c, docs, &rows, numbers)?,
    }
    Ok(())
}

/// Arrays instead of rows: one text of the statement for any number of them.
fn insert_pg(
    conn: &mut PgConnection,
    docs: &[&SearchDoc],
    rows: &[Row],
    numbers: Vec<i64>,
) -> QueryResult<()> {
    diesel::sql_query(
        "INSERT INTO search_docs (id, record_id, lane_id, entry_id, at) OVERRIDING SYSTEM VALUE \
         SELECT * FROM unnest($1, $2, $3, $4, $5)",
    )
    .bind::<Array<BigInt>, _>(numbers.clone())
    .bind::<Array<sql::Uid>, _>(rows.iter().map(|row| row.record_id).collect::<Vec<_>>())
    .bind::<Array<sql::Uid>, _>(rows.iter().map(|row| row.lane_id).collect::<Vec<_>>())
    .bind::<Array<Nullable<sql::Uid>>, _>(rows.iter().map(|row| row.entry_id).collect::<Vec<_>>())
    .bind::<Array<sql::Utc>, _>(rows.iter().map(|row| row.at).collect::<Vec<_>>())
    .execute(conn)?;
    diesel::sql_query(
        "INSERT INTO search_index (rowid, tokens) \
         SELECT number, words::tsvector FROM unnest($1, $2) AS new (number, words)",
    )
    .bind::<Array<BigInt>, _>(numbers)
    // A literal keeps the words' places, so that phrases are found as on SQLite.
    .bind::<Array<Text>, _>(
        docs.iter().map(|doc| to_tsvector_literal(&doc.tokens)).collect::<Vec<_>>(),
    )
    .execute(conn)?;
    Ok(())
}

fn remove(conn: &mut Conn, doc: &SearchDoc) -> QueryResult<()> {
    let numbers: Vec<i64> = match doc.entry {
        Some(entry) => search_docs::table
            .filter(search_docs::entry_id.eq(Some(IndexedId(entry))))
            .select(search_docs::id)
            .load(conn)?,
        None => search_docs::table
            .filter(search_docs::record_id.eq(IndexedId(doc.record)))
            .filter(search_docs::lane_id.eq(IndexedId(doc.lane)))
            .filter(search_docs::entry_id.is_null())
            .select(search_docs::id)
            .load(conn)?,
    };
    for number in &numbers {
        diesel::sql_query("DELETE FROM search_index WHERE rowid = $1")
            .bind::<BigInt, _>(number)
            .execute(conn)?;
    }
    diesel::delete(search_docs::table.filter(search_docs::id.eq_any(numbers))).execute(conn)?;
    Ok(())
}

/// A hit: which text of which record.
#[derive(Debug, Clone, QueryableByName)]
pub struct Hit {
    #[diesel(sql_type = sql::Uid)]
    pub record_id: IndexedId,
    #[diesel(sql_type = sql::Uid)]
    pub lane_id: IndexedId,
    #[diesel(sql_type = diesel::sql_types::Nullable<sql::Uid>)]
    pub entry_id: Option<IndexedId>,
    #[diesel(sql_type = sql::Utc)]
    pub at: Timestamp,
}

/// The newest `limit` hits of a query that the analyser made: `expression` is FTS5 on SQLite and
/// a tsquery on PostgreSQL, never text of the user's.
pub fn find(conn: &mut Conn, expression: &str, limit: i64) -> QueryResult<Vec<Hit>> {
    const COLUMNS: &str = "SELECT d.record_id, d.lane_id, d.entry_id, d.at FROM search_index i \
         JOIN search_docs d ON d.id = i.rowid";
    match conn {
        Conn::Sqlite(c) => diesel::sql_query(format!(
            "{COLUMNS} WHERE i.search_index MATCH ? ORDER BY i.rowid DESC LIMIT ?"
        ))
        .bind::<Text, _>(expression)
        .bind::<BigInt, _>(limit)
        .load(c),
        Conn::Pg(c) => diesel::sql_query(format!(
            "{COLUMNS} WHERE i.tokens @@ $1::tsquery ORDER BY i.rowid DESC LIMIT $2"
        ))
        .bind::<Text, _>(expression)
        .bind::<BigInt, _>(limit)
        .load(c),
    }
}
