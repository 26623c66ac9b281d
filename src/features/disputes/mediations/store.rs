//! The rows of mediations.
use diesel::prelude::*;

use crate::features::disputes::mediations::model::{
    MediationId, MediationPatch, MediationRow, MediationState,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::{mediations, record_parties};

/// All mediations of a record whose visibility was shown, oldest first.
pub fn list_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<MediationRow>> {
    MediationRow::query()
        .filter(mediations::record_id.eq(record))
        .order(mediations::proposed_at)
        .load(conn)
}

/// A mediation by id alone; its record decides who may see it.
pub fn find_unscoped(conn: &mut Conn, id: MediationId) -> QueryResult<Option<MediationRow>> {
    MediationRow::query().filter(mediations::id.eq(id)).first(conn).optional()
}

/// The organisations in which this address mediated before, in matters of the scope's organisation:
/// who else knows the person is nobody's business.
pub fn organisations_of(
    conn: &mut Conn,
    scope: &Scope,
    email: &str,
) -> QueryResult<Vec<OrganisationId>> {
    let own = record_parties::table
        .filter(record_parties::organisation_id.eq(scope.org()))
        .select(record_parties::record_id);
    mediations::table
        .filter(mediations::mediator_email.eq(email))
        .filter(mediations::record_id.eq_any(own))
        .select(mediations::mediator_org)
        .distinct()
        .load(conn)
}

/// The records among these whose open mediation the scope's organisation leads, and where it stands.
pub fn led_by(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RecordId],
) -> QueryResult<Vec<(RecordId, MediationState)>> {
    mediations::table
        .filter(mediations::mediator_org.eq(scope.org()))
        .filter(mediations::record_id.eq_any(ids.to_vec()))
        .filter(mediations::open_key.is_not_null())
        .select((mediations::record_id, mediations::state))
        .load(conn)
}

/// The mediations in which this organisation was called in and nobody of it has come yet.
pub fn waiting_unscoped(
    conn: &mut Conn,
    organisation: OrganisationId,
) -> QueryResult<Vec<MediationRow>> {
    MediationRow::query()
        .filter(mediations::mediator_org.eq(organisation))
        .filter(mediations::state.eq(MediationState::Active))
        .filter(mediations::accepted_at.is_null())
        .load(conn)
}

pub fn insert(conn: &mut Conn, row: &MediationRow) -> QueryResult<()> {
    diesel::insert_into(mediations::table).values(row).execute(conn)?;
    Ok(())
}

/// Changes a mediation that still has the version and state that were looked at.
pub fn update(conn: &mut Conn, row: &MediationRow, patch: &MediationPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        mediations::table
            .filter(mediations::id.eq(row.id))
            .filter(mediations::version.eq(row.version))
            .filter(mediations::state.eq(row.state)),
    )
    .set((patch, mediations::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}
