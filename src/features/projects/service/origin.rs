//! What a project grew from: an idea, a complaint, or a cause behind complaints, of the same vendor.
use serde_json::json;

use crate::features::records::model::{EntryKind, RecordId, RecordKind};
use crate::features::records::service::{self as records, NewEntry};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::{Code, Problem};

/// What the link is called.
const GREW_FROM: &str = "grew_from";

/// Where a project comes from, and who may know of it.
pub(super) struct Origin {
    id: RecordId,
    kind: RecordKind,
    /// The same organisations are in both; otherwise the own one alone knows of the link.
    shared: bool,
}

/// The record that the project grows from, if whoever begins it is in it.
pub(super) fn find(
    conn: &mut Conn,
    scope: &Scope,
    id: RecordId,
    vendor: OrganisationId,
    asked: &[OrganisationId],
) -> Result<Origin, Problem> {
    let unknown = || Problem::invalid("origin_id", "not_allowed_value");
    match records::require_party(conn, scope, id) {
        Err(problem) if problem.code == Code::NotFound => return Err(unknown()),
        found => found?,
    };
    let mut seen = records::on_a_side(conn, scope, &[id])?;
    let record = seen.remove(&id).ok_or_else(unknown)?;
    let grows = [RecordKind::Complaint, RecordKind::MajorIssue, RecordKind::Idea];
    if !grows.contains(&record.kind) || record.vendor_org != vendor {
        return Err(unknown());
    }
    let parties = records::parties_unscoped(conn, id)?;
    let there: Vec<OrganisationId> = parties.iter().map(|party| party.organisation_id).collect();
    let joins = |org: &OrganisationId| *org == scope.org() || asked.contains(org);
    let same = there.iter().all(joins) && asked.iter().all(|org| there.contains(org));
    let shared = there.len() > 1 && same;
    Ok(Origin { id, kind: record.kind, shared })
}

/// Projects that grew from a record, as far as the scope knows of them. That it sees them is not
/// said.
pub(super) fn grown_from(
    conn: &mut Conn,
    scope: &Scope,
    origin: RecordId,
) -> Result<Vec<RecordId>, Problem> {
    let links = records::links(conn, scope, &[origin])?.into_iter();
    let grown = links.filter(|link| link.kind == GREW_FROM && link.to_record == origin);
    Ok(grown.map(|link| link.from_record).collect())
}

/// Records that a project grew from as far as its vendor knows of it: what a customer noted for
/// itself alone binds nobody else.
pub fn origins_unscoped(conn: &mut Conn, project: RecordId) -> Result<Vec<RecordId>, Problem> {
    let vendor = records::load_unscoped(conn, project)?.vendor_org;
    let links = records::links_from_unscoped(conn, project)?.into_iter();
    let known = links.filter(|link| {
        link.kind == GREW_FROM && link.organisation_id.is_none_or(|known| known == vendor)
    });
    Ok(known.map(|link| link.to_record).collect())
}

/// Links the project with what it grew from, and says so there.
pub(super) fn link(
    tx: &mut Tx<'_>,
    scope: &Scope,
    project: RecordId,
    number: &str,
    origin: &Origin,
) -> Result<(), Problem> {
    let of = (!origin.shared).then(|| scope.org());
    records::link(tx, project, origin.id, GREW_FROM, of)?;
    if origin.kind != RecordKind::Complaint {
        return Ok(());
    }
    let lane = match of {
        None => records::shared_lane_unscoped(tx.conn, origin.id)?,
        Some(own) => records::private_lane_unscoped(tx.conn, origin.id, own)?,
    };
    let data = json!({ "kind": "project", "record_id": project, "number": number });
    let entry = NewEntry::event(Some(scope.membership()), EntryKind::Linked, tx.now, data);
    records::append(tx, lane.id, entry).map(drop)
}
