//! Statements over tables that are named in lists: parameters stand in the text in the order in
//! which they are bound, because SQLite numbers them so.
use diesel::prelude::*;
use diesel::query_builder::{BoxedSqlQuery, SqlQuery};
use diesel::sql_types::{BigInt, Text};

use crate::features::privacy::model::SubjectId;
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, MultiBackend, sql};

/// A parameter.
#[derive(Debug, Clone)]
enum Bound {
    Id(SubjectId),
    Text(String),
    At(Timestamp),
}

/// A statement that is being written.
#[derive(Debug, Clone, Default)]
pub struct Statement {
    text: String,
    bound: Vec<Bound>,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = sql::Uid)]
    id: SubjectId,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Statement {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), bound: Vec::new() }
    }

    /// Goes on with text of the program's own, never of a user's.
    pub fn put(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// The same, after text without parameters.
    pub fn after(mut self, text: &str) -> Self {
        self.text.insert_str(0, text);
        self
    }

    fn bind(mut self, bound: Bound) -> Self {
        self.bound.push(bound);
        let place = format!("${}", self.bound.len());
        self.put(&place)
    }

    pub fn id(self, id: impl Into<uuid::Uuid>) -> Self {
        self.bind(Bound::Id(SubjectId(id.into())))
    }

    pub fn text(self, text: &str) -> Self {
        self.bind(Bound::Text(text.to_owned()))
    }

    pub fn at(self, at: Timestamp) -> Self {
        self.bind(Bound::At(at))
    }

    /// Text in which `{}` stands for one and the same id.
    pub fn put_with(mut self, text: &str, id: impl Into<uuid::Uuid>) -> Self {
        let id = SubjectId(id.into());
        let mut parts = text.split("{}");
        self = self.put(parts.next().unwrap_or_default());
        for part in parts {
            self = self.bind(Bound::Id(id)).put(part);
        }
        self
    }

    /// The column with each of these replaced by `with`.
    pub fn replaced(mut self, column: &str, needles: &[String], with: &str) -> Self {
        self = self.put(&"replace(".repeat(needles.len())).put(column);
        for needle in needles {
            self = self.put(", ").text(needle).put(", ").text(with).put(")");
        }
        self
    }

    fn boxed(self) -> BoxedSqlQuery<'static, MultiBackend, SqlQuery> {
        let mut query = diesel::sql_query(self.text).into_boxed::<MultiBackend>();
        for bound in self.bound {
            query = match bound {
                Bound::Id(id) => query.bind::<sql::Uid, _>(id),
                Bound::Text(text) => query.bind::<Text, _>(text),
                Bound::At(at) => query.bind::<sql::Utc, _>(at),
            };
        }
        query
    }

    /// How many rows it changed.
    pub fn run(self, conn: &mut Conn) -> QueryResult<usize> {
        self.boxed().execute(conn)
    }

    /// The column `n` of its only row.
    pub fn count(self, conn: &mut Conn) -> QueryResult<i64> {
        Ok(self.boxed().get_result::<Count>(conn)?.n)
    }

    /// The column `id` of its rows.
    pub fn ids(self, conn: &mut Conn) -> QueryResult<Vec<SubjectId>> {
        Ok(self.boxed().load::<Id>(conn)?.into_iter().map(|row| row.id).collect())
    }

    /// The column `line` of its rows.
    pub fn lines(self, conn: &mut Conn) -> QueryResult<Vec<String>> {
        Ok(self.boxed().load::<Line>(conn)?.into_iter().map(|row| row.line).collect())
    }
}
