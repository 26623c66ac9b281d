//! The same words to the other sides of many records at once.
use std::collections::HashMap;

use super::append::{NewEntry, append_for};
use super::{read, share};
use crate::features::records::model::{EntryKind, LaneId, RecordId};
use crate::features::records::store;
use crate::platform::authz::{Capability, OrganisationId, Scope};
use crate::platform::db::Tx;
use crate::platform::problem::Problem;
use crate::platform::search::group_token;

/// Writes a message into the shared lane of each of these records, in one transaction; whoever says
/// it takes part in all of them. Nothing in it tells that there are others. The caller has shown
/// that the records are visible. Gives how many were told.
pub fn tell_each(
    tx: &mut Tx<'_>,
    scope: &Scope,
    records: &[RecordId],
    body: &str,
) -> Result<usize, Problem> {
    scope.require(Capability::Write)?;
    let lanes = store::lock_shared_lanes_unscoped(tx.conn, records)?;
    let mut readers: HashMap<LaneId, Vec<OrganisationId>> =
        read::readers_unscoped(tx.conn, &lanes)?;
    store::join_all(tx.conn, records, scope.membership(), scope.org(), tx.now)?;
    for lane in &lanes {
        let groups = readers.remove(&lane.id).unwrap_or_default();
        let groups = groups.into_iter().map(|reader| group_token(reader.0)).collect();
        let nothing = serde_json::Value::Null;
        let entry = NewEntry::event(Some(scope.membership()), EntryKind::Message, tx.now, nothing)
            .with_body(Some(body.to_owned()));
        let row = append_for(tx, lane, entry, groups)?;
        share::notify(tx, &row)?;
    }
    Ok(lanes.len())
}
