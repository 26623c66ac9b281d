//! What is between the own organisation and one other, over all kinds of records.
use std::collections::HashMap;

use crate::features::records::model::{Party, Record, RecordId, RecordKind};
use crate::features::records::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::http::Cursor;
use crate::platform::problem::Problem;

/// Records of these kinds that the scope sees and shares with one of these, most recently touched first:
/// two statements.
pub fn with_counterpart(
    conn: &mut Conn,
    scope: &Scope,
    of: (&[OrganisationId], &[RecordKind]),
    open: bool,
    cursor: Option<Cursor>,
    limit: i64,
) -> Result<Vec<(Record, Party)>, Problem> {
    let parties = store::with_counterpart(conn, scope, of, open, cursor, limit)?;
    let ids: Vec<RecordId> = parties.iter().map(|party| party.record_id).collect();
    let mut records: HashMap<RecordId, Record> = store::load_records_unscoped(conn, &ids)?
        .into_iter()
        .map(|record| (record.id, record))
        .collect();
    let both = |party: Party| Some((records.remove(&party.record_id)?, party));
    Ok(parties.into_iter().filter_map(both).collect())
}

/// How many there are of each kind.
pub fn count_with_counterpart(
    conn: &mut Conn,
    scope: &Scope,
    counterparts: &[OrganisationId],
    kinds: &[RecordKind],
) -> Result<HashMap<RecordKind, i64>, Problem> {
    let counts = store::count_with_counterpart(conn, scope, counterparts, kinds)?;
    Ok(counts.into_iter().collect())
}
