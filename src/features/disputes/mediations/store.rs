//! The rows of mediations.
use diesel::prelude::*;

use crate::features::disputes::mediations::model::{
    MediationId, MediationPatch, MediationRow, MediationState,
};
use crate::features::organisations::model::Side;
use crate::features::records::model::RecordId;
use crate::features::records::service::visible_rows;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::schema::{mediations, record_parties, records};
use crate::platform::db::{Conn, MultiBackend};

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

/// Ended mediations that are listed at most.
const ENDED: i64 = 50;

/// Mediations that the scope's organisation led and that are over, the latest first, with the
/// numbers of their records.
pub fn ended_of(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(MediationRow, String)>> {
    mediations::table
        .inner_join(records::table.on(records::id.eq(mediations::record_id)))
        .filter(mediations::mediator_org.eq(scope.org()))
        .filter(mediations::state.eq(MediationState::Closed))
        .order((mediations::closed_at.desc(), mediations::id))
        .limit(ENDED)
        .select((<MediationRow as SelectableHelper<MultiBackend>>::as_select(), records::number))
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

/// Mediations that are not over, in open complaints that the scope sees as a side, oldest first,
/// each with the scope's own side: one statement.
pub fn open_in_sight(
    conn: &mut Conn,
    scope: &Scope,
    limit: i64,
) -> QueryResult<Vec<(MediationRow, Side)>> {
    mediations::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(mediations::record_id)))
        .filter(visible_rows!(scope))
        .filter(record_parties::open.eq(true))
        .filter(mediations::open_key.is_not_null())
        .order((mediations::proposed_at, mediations::id))
        .limit(limit)
        .select((
            <MediationRow as SelectableHelper<MultiBackend>>::as_select(),
            record_parties::side,
        ))
        .load(conn)
}
