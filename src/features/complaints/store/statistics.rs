//! What statistics count.
use diesel::prelude::*;

use super::{Filter, filtered};
use crate::features::complaints::model::{Category, Status};
use crate::features::records::model::RecordId;
use crate::platform::authz::Scope;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::{complaints, record_parties};

/// What the statistics count: for each visible complaint its times and words.
#[derive(Debug, Clone)]
pub struct Counted {
    pub status: Status,
    pub category: Category,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
}

/// Complaints looked up in one statement.
const CHUNK: usize = 5000;

/// All visible complaints as the statistics need them: for `scan`, not for a request's thread.
pub fn counted(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<Counted>> {
    type Row = (Status, Category, Option<Timestamp>, Option<Timestamp>, Option<Timestamp>);
    let ids: Vec<RecordId> =
        filtered(scope, &Filter::default()).select(record_parties::record_id).load(conn)?;
    let mut counted = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let rows: Vec<Row> = complaints::table
            .filter(complaints::record_id.eq_any(chunk.to_vec()))
            .select((
                complaints::status,
                complaints::category,
                complaints::submitted_at,
                complaints::first_response_at,
                complaints::closed_at,
            ))
            .load(conn)?;
        counted.extend(rows.into_iter().map(
            |(status, category, submitted_at, first_response_at, closed_at)| Counted {
                status,
                category,
                submitted_at,
                first_response_at,
                closed_at,
            },
        ));
    }
    Ok(counted)
}
