//! The text index: one row of `search_docs` for each text, and its tokens in `search_index`
//! (FTS5 on SQLite, `tsvector` on PostgreSQL) under the same number.
//!
//! The tokens come from the one analyser in Rust, and among them stands a token for each
//! organisation that may read the text: a first wall, and 23 times faster for a frequent word.
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
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
#[diesel(table_name = search_docs)]
struct Row {
    record_id: IndexedId,
    lane_id: IndexedId,
    entry_id: Option<IndexedId>,
    at: Timestamp,
}

pub(super) fn write(conn: &mut Conn, docs: &[SearchDoc]) -> QueryResult<()> {
    for doc in docs {
        if doc.replaces {
            remove(conn, doc)?;
        }
        if doc.tokens.is_empty() {
            continue;
        }
        let row = Row {
            record_id: IndexedId(doc.record),
            lane_id: IndexedId(doc.lane),
            entry_id: doc.entry.map(IndexedId),
            at: doc.at,
        };
        let number: i64 = diesel::insert_into(search_docs::table)
            .values(&row)
            .returning(search_docs::id)
            .get_result(conn)?;
        match conn {
            Conn::Sqlite(c) => {
                diesel::sql_query("INSERT INTO search_index (rowid, tokens) VALUES (?, ?)")
                    .bind::<BigInt, _>(number)
                    .bind::<Text, _>(doc.tokens.join(" "))
                    .execute(c)?
            }
            Conn::Pg(c) => diesel::sql_query(
                "INSERT INTO search_index (rowid, tokens) VALUES ($1, $2::text::tsvector)",
            )
            .bind::<BigInt, _>(number)
            // A literal keeps the words' places, so that phrases are found as on SQLite.
            .bind::<Text, _>(to_tsvector_literal(&doc.tokens))
            .execute(c)?,
        };
    }
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
