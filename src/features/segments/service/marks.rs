//! What figures say of accounts, as segments and rules ask for it.
use std::collections::HashMap;

use super::recompute;
use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{Marks, MarksRow};
use crate::features::segments::store;
use crate::platform::authz::OrganisationId;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// What figures said last of the accounts of a vendor.
pub fn marks_unscoped(
    conn: &mut Conn,
    vendor: OrganisationId,
) -> Result<HashMap<RelationshipId, Marks>, Problem> {
    let rows = store::marks::load_unscoped(conn, vendor, None)?;
    Ok(rows.into_iter().map(|row| (row.relationship_id, row.marks())).collect())
}

/// Keeps what figures say now of these accounts of a vendor (none: nothing any more), and holds them
/// against its rules again.
pub fn mark(
    tx: &mut Tx<'_>,
    vendor: OrganisationId,
    changed: &[(RelationshipId, Option<Marks>)],
) -> Result<(), Problem> {
    let accounts: Vec<RelationshipId> = changed.iter().map(|(id, _)| *id).collect();
    let rows: Vec<MarksRow> = changed
        .iter()
        .filter_map(|(id, marks)| Some(MarksRow::of(vendor, *id, marks.clone()?)))
        .collect();
    store::marks::replace_unscoped(tx.conn, &accounts, &rows)?;
    recompute(tx, vendor, &accounts, &[])
}
