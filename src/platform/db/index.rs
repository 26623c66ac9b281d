//! The text index: one row of `search_docs` for each text, and its tokens in `search_index`
//! (FTS5 on SQLite, `tsvector` on PostgreSQL) under the same number.
//!
//! The tokens come from the one analyser in Rust, and among them stands a token for each
//! organisation that may read the text: a first wall, and 23 times faster for a frequent word.
use std::collections::HashSet;

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Nullable, Text};
use diesel::sqlite::Sqlite;
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
    record_id: IndexedId,
    lane_id: IndexedId,
    entry_id: Option<IndexedId>,
    at: Timestamp,
}

impl From<&SearchDoc> for Row {
    fn from(doc: &SearchDoc) -> Self {
        Self {
            record_id: IndexedId(doc.record),
            lane_id: IndexedId(doc.lane),
            entry_id: doc.entry.map(IndexedId),
            at: doc.at,
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
        match conn {
            Conn::Sqlite(c) => insert_sqlite(c, chunk)?,
            Conn::Pg(c) => insert_pg(c, chunk)?,
        }
    }
    Ok(())
}

/// Two statements: the rows are numbered by the database, one after the other, and there is one
/// writer, so the tokens know their numbers from the last one.
fn insert_sqlite(conn: &mut SqliteConnection, docs: &[&SearchDoc]) -> QueryResult<()> {
    let rows: Vec<Row> = docs.iter().map(|doc| Row::from(*doc)).collect();
    diesel::insert_into(search_docs::table).values(&rows).execute(conn)?;
    let places = vec!["(?, ?)"; docs.len()].join(", ");
    let mut insert = diesel::sql_query(format!(
        "INSERT INTO search_index (rowid, tokens) \
         SELECT last.seq - text.column1, text.column2 \
         FROM (VALUES {places}) AS text, sqlite_sequence AS last WHERE last.name = 'search_docs'"
    ))
    .into_boxed::<Sqlite>();
    // How many texts come after it.
    let after = (0..docs.len()).rev().map(|after| i64::try_from(after).unwrap_or(i64::MAX));
    for (doc, after) in docs.iter().zip(after) {
        insert = insert.bind::<BigInt, _>(after).bind::<Text, _>(doc.tokens.join(" "));
    }
    insert.execute(conn)?;
    Ok(())
}

/// One statement, and arrays instead of rows: one text of it for any number of them.
fn insert_pg(conn: &mut PgConnection, docs: &[&SearchDoc]) -> QueryResult<()> {
    let of = |id: fn(&SearchDoc) -> Uuid| -> Vec<IndexedId> {
        docs.iter().map(|doc| IndexedId(id(doc))).collect()
    };
    diesel::sql_query(
        "WITH new AS MATERIALIZED ( \
           SELECT nextval(pg_get_serial_sequence('search_docs', 'id')) AS number, texts.* \
           FROM unnest($1, $2, $3, $4, $5) AS texts (record, lane, entry, at, words)), \
         docs AS ( \
           INSERT INTO search_docs (id, record_id, lane_id, entry_id, at) OVERRIDING SYSTEM VALUE \
           SELECT number, record, lane, entry, at FROM new) \
         INSERT INTO search_index (rowid, tokens) SELECT number, words::tsvector FROM new",
    )
    .bind::<Array<sql::Uid>, _>(of(|doc| doc.record))
    .bind::<Array<sql::Uid>, _>(of(|doc| doc.lane))
    .bind::<Array<Nullable<sql::Uid>>, _>(
        docs.iter().map(|doc| doc.entry.map(IndexedId)).collect::<Vec<_>>(),
    )
    .bind::<Array<sql::Utc>, _>(docs.iter().map(|doc| doc.at).collect::<Vec<_>>())
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
