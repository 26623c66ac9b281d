//! Links between records. What a link means, and who may make one, is its feature's to say.
use crate::features::records::model::{LinkRow, RecordId, RecordKind};
use crate::features::records::store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

/// Links two records: for all parties of both, or for one organisation alone.
pub fn link(
    tx: &mut Tx<'_>,
    from: RecordId,
    to: RecordId,
    kind: &str,
    organisation: Option<OrganisationId>,
) -> Result<(), Problem> {
    let row = LinkRow {
        from_record: from,
        to_record: to,
        kind: kind.to_owned(),
        created_at: tx.now,
        organisation_id: organisation,
    };
    Ok(store::insert_link(tx.conn, &row)?)
}

/// Takes a link away; false if it is gone already.
pub fn unlink(tx: &mut Tx<'_>, link: &LinkRow) -> Result<bool, Problem> {
    Ok(store::delete_link(tx.conn, link)?)
}

/// Links from a record, also those that one organisation alone knows of: for the program itself.
pub fn links_from_unscoped(conn: &mut Conn, from: RecordId) -> Result<Vec<LinkRow>, Problem> {
    Ok(store::links_from(conn, from)?)
}

/// Links from or to these records that the scope's organisation may know of; whether it sees the
/// other ends is not said.
pub fn links(
    conn: &mut Conn,
    scope: &Scope,
    records: &[RecordId],
) -> Result<Vec<LinkRow>, Problem> {
    Ok(store::find_links(conn, scope, records)?)
}

/// A record of this vendor that the scope may see, by the number that people quote.
pub fn find_by_number(
    conn: &mut Conn,
    scope: &Scope,
    vendor: OrganisationId,
    kind: RecordKind,
    number: &str,
) -> Result<Option<RecordId>, Problem> {
    Ok(store::find_by_number(conn, scope, vendor, kind, number)?)
}
