//! What others need of an idea that was delivered.
use serde::Serialize;
use utoipa::ToSchema;

use super::{find, lane_of};
use crate::features::ideas::model::IdeaStatus;
use crate::features::ideas::store;
use crate::features::organisations::model::Side;
use crate::features::records::model::{EntryId, RecordId};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Where an idea stands to somebody who sees it.
#[derive(Debug, Clone, Copy)]
pub struct IdeaCase {
    pub vendor: OrganisationId,
    pub side: Side,
    pub status: IdeaStatus,
}

/// An idea that the scope sees.
///
/// # Errors
/// `not_found` for an idea that the scope does not see.
pub fn case(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<IdeaCase, Problem> {
    let found = find(conn, scope, id)?;
    Ok(IdeaCase {
        vendor: found.idea.vendor_org,
        side: found.standing.side,
        status: found.idea.status,
    })
}

/// An idea in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IdeaBrief {
    pub id: RecordId,
    pub number: String,
    pub title: String,
    pub status: IdeaStatus,
    /// Organisations that stand behind it, and people.
    pub organisations: i64,
    pub people: i64,
}

/// Those of these ideas that are for the scope's organisation.
pub fn briefs(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> Result<Vec<IdeaBrief>, Problem> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let own = store::find_unscoped(conn, ids)?.into_iter();
    let own = own.filter(|(idea, _)| idea.vendor_org == scope.org());
    Ok(own
        .map(|(idea, record)| IdeaBrief {
            id: record.id,
            number: record.number,
            title: idea.title,
            status: idea.status,
            organisations: idea.organisations,
            people: idea.people,
        })
        .collect())
}

/// Whose idea it is to deliver; nothing for a record that is no idea.
pub fn vendor_unscoped(conn: &mut Conn, id: RecordId) -> Result<Option<OrganisationId>, Problem> {
    Ok(store::find_unscoped(conn, &[id])?.pop().map(|(idea, _)| idea.vendor_org))
}

/// Writes something down where the scope's organisation and the vendor speak about the idea.
///
/// # Errors
/// `not_found` for an idea that the scope does not see.
pub fn note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: RecordId,
    entry: NewEntry,
) -> Result<EntryId, Problem> {
    let found = find(tx.conn, scope, id)?;
    let lane = lane_of(tx, &found.record, scope.org())?;
    let row = records::append(tx, lane.id, entry)?;
    records::take_part(tx, id, scope)?;
    Ok(row.id)
}
