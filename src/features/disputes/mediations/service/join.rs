//! The mediator comes: by the invitation, or at once if they mediated here before.
use serde_json::json;

use super::tell;
use crate::features::disputes::mediations::model::{MediationPatch, MediationRow};
use crate::features::disputes::mediations::store;
use crate::features::organisations::service as organisations;
use crate::features::records::model::EntryKind;
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Somebody of the mediator's organisation, if there is anybody yet: whoever is called in comes
/// alone.
pub(super) fn somebody(
    conn: &mut Conn,
    row: &MediationRow,
) -> Result<Option<MembershipId>, Problem> {
    let people = organisations::active_people_unscoped(conn, &[row.mediator_org])?;
    Ok(people.first().map(|(_, member, _)| *member))
}

/// Both sides are told that the mediator has come.
pub(super) fn say(
    tx: &mut Tx<'_>,
    row: &MediationRow,
    mediator: MembershipId,
) -> Result<(), Problem> {
    let data = json!({ "mediation_id": row.id });
    tell(tx, row.record_id, Some(mediator), EntryKind::MediatorJoined, data, None)
}

/// For the worker: somebody has accepted an invitation into this organisation. Twice changes
/// nothing.
pub fn follow_joining(tx: &mut Tx<'_>, organisation: OrganisationId) -> Result<(), Problem> {
    for row in store::waiting_unscoped(tx.conn, organisation)? {
        let Some(mediator) = somebody(tx.conn, &row)? else { continue };
        let patch =
            MediationPatch { accepted_at: Some(Some(tx.now)), ..MediationPatch::default() };
        if store::update(tx.conn, &row, &patch)? {
            say(tx, &row, mediator)?;
        }
    }
    Ok(())
}
