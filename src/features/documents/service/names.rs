//! What versions are called where they wait for somebody.
use std::collections::{HashMap, HashSet};

use super::approve::name;
use crate::features::documents::model::{DocumentId, DocumentRow, VersionId, VersionRow};
use crate::features::documents::policy::{self, Secrecy, shows};
use crate::features::documents::store;
use crate::features::ndas::service as ndas;
use crate::features::records::model::{Record, RecordId};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Those of a project's documents that open for the scope's organisation now.
pub fn open_ids(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    now: Timestamp,
) -> Result<HashSet<DocumentId>, Problem> {
    let shelf = super::shelf(conn, scope, record, now)?;
    Ok(shelf.cases.iter().filter(|case| shelf.opens(case)).map(|case| case.row.id).collect())
}

/// Names of those versions that open for the scope's organisation now; of any other one nobody
/// learns that it waits. The caller has shown that their records are visible: three statements.
pub fn names(
    conn: &mut Conn,
    scope: &Scope,
    seen: &HashMap<RecordId, Record>,
    ids: &[VersionId],
    now: Timestamp,
) -> Result<HashMap<VersionId, String>, Problem> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = store::versions_by_id(conn, ids)?;
    let documents: Vec<DocumentId> = rows.iter().map(|(_, row)| row.id).collect();
    let named = store::readers(conn, &documents)?;
    let vendors: HashSet<OrganisationId> = seen.values().map(|record| record.vendor_org).collect();
    let vendors: Vec<OrganisationId> = vendors.into_iter().collect();
    let under = ndas::under_each_unscoped(conn, &vendors, now)?;
    let nobody = HashSet::new();
    let opens = |(version, row): (VersionRow, DocumentRow)| {
        let vendor = seen.get(&row.record_id)?.vendor_org;
        let readers: Vec<OrganisationId> = named
            .iter()
            .filter(|reader| reader.document_id == row.id)
            .map(|reader| reader.organisation_id)
            .collect();
        let under = under.get(&vendor).unwrap_or(&nobody);
        let secrecy = Secrecy { vendor, under, readers: &readers };
        let open = policy::opens(&row, secrecy, scope.org())
            && shows(row.owner_org == scope.org(), version.state);
        open.then(|| (version.id, name(&row, version.number)))
    };
    Ok(rows.into_iter().filter_map(opens).collect())
}
