//! Queries on the questions that a firm keeps: each starts from the scope's organisation.
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::features::surveys::model::{BankId, BankRow};
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::db::schema::survey_bank;

/// Newest first, with one too many. `pattern` is what `LIKE` takes, with `\` before what is meant
/// as it stands.
pub fn page(
    conn: &mut Conn,
    scope: &Scope,
    pattern: Option<&str>,
    after: Option<BankId>,
    limit: i64,
) -> QueryResult<Vec<BankRow>> {
    use survey_bank as b;
    let mut query = BankRow::query().filter(b::organisation_id.eq(scope.org())).into_boxed();
    if let Some(pattern) = pattern {
        query = query.filter(b::words.like(pattern.to_owned()).escape('\\'));
    }
    if let Some(after) = after {
        query = query.filter(b::id.lt(after));
    }
    query.order(b::id.desc()).limit(limit + 1).load(conn)
}

pub fn count(conn: &mut Conn, scope: &Scope) -> QueryResult<i64> {
    survey_bank::table
        .filter(survey_bank::organisation_id.eq(scope.org()))
        .select(count_star())
        .first(conn)
}

/// The same question, if it is kept already.
pub fn same(conn: &mut Conn, scope: &Scope, question: &str) -> QueryResult<Option<BankRow>> {
    BankRow::query()
        .filter(survey_bank::organisation_id.eq(scope.org()))
        .filter(survey_bank::question.eq(question.to_owned()))
        .first(conn)
        .optional()
}

pub fn insert(conn: &mut Conn, row: &BankRow) -> QueryResult<()> {
    diesel::insert_into(survey_bank::table).values(row).execute(conn)?;
    Ok(())
}

/// False if the firm keeps no such question.
pub fn delete(conn: &mut Conn, scope: &Scope, id: BankId) -> QueryResult<bool> {
    let found = survey_bank::table
        .filter(survey_bank::id.eq(id))
        .filter(survey_bank::organisation_id.eq(scope.org()));
    Ok(diesel::delete(found).execute(conn)? == 1)
}
