//! What becomes of an account's places in static segments when it is merged, and when it comes apart
//! again. Segments by rule need no word: who fits them follows from what is known.
use std::collections::HashSet;

use super::compute::Changes;
use crate::features::organisations::model::RelationshipId;
use crate::features::segments::model::{MemberId, MemberRow, SegmentId, Why};
use crate::features::segments::store;
use crate::platform::authz::Scope;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

fn to_hand(
    conn: &mut Conn,
    rows: Vec<MemberRow>,
    to: RelationshipId,
) -> Result<Vec<MemberRow>, Problem> {
    let own: HashSet<SegmentId> =
        store::static_of_unscoped(conn, to)?.into_iter().map(|row| row.segment_id).collect();
    Ok(rows.into_iter().filter(|row| !own.contains(&row.segment_id)).collect())
}

/// The places that would be handed over.
pub fn places_to_hand(
    conn: &mut Conn,
    from: RelationshipId,
    to: RelationshipId,
) -> Result<Vec<MemberId>, Problem> {
    let rows = store::static_of_unscoped(conn, from)?;
    Ok(to_hand(conn, rows, to)?.into_iter().map(|row| row.id).collect())
}

/// Hands the places of an account of the own organisation over to another one, as far as that has
/// none of its own there; which ones. Whoever calls has shown that both are.
pub fn hand_places(
    tx: &mut Tx<'_>,
    scope: &Scope,
    from: RelationshipId,
    to: RelationshipId,
) -> Result<Vec<MemberId>, Problem> {
    let rows = store::static_of_unscoped(tx.conn, from)?;
    hand(tx, scope, rows, to)
}

/// Hands those of these places back that the account still has.
pub fn hand_places_back(
    tx: &mut Tx<'_>,
    scope: &Scope,
    places: &[MemberId],
    (from, to): (RelationshipId, RelationshipId),
) -> Result<(), Problem> {
    let mut rows = store::static_of_unscoped(tx.conn, from)?;
    rows.retain(|row| places.contains(&row.id));
    hand(tx, scope, rows, to)?;
    Ok(())
}

/// Nobody comes or goes by that, so no rule hears of it; the history tells it.
fn hand(
    tx: &mut Tx<'_>,
    scope: &Scope,
    rows: Vec<MemberRow>,
    to: RelationshipId,
) -> Result<Vec<MemberId>, Problem> {
    let rows = to_hand(tx.conn, rows, to)?;
    let why = Why { by: Some(scope.membership()), merged: true, facts: Vec::new() };
    let mut changes = Changes::new(scope.org(), tx.now);
    for row in &rows {
        changes.moved(row.segment_id, row.relationship_id, false, &why)?;
        changes.moved(row.segment_id, to, true, &why)?;
    }
    let ids: Vec<MemberId> = rows.iter().map(|row| row.id).collect();
    store::hand_members_unscoped(tx.conn, &ids, to)?;
    changes.write(tx, &rows.iter().map(|row| row.segment_id).collect(), &[])?;
    Ok(ids)
}
