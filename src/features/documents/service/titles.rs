//! What documents are called, for whoever looks for one.
use std::collections::{HashMap, HashSet};

use crate::features::documents::model::{DocumentId, DocumentRow, VersionState};
use crate::features::documents::policy::{self, Secrecy};
use crate::features::documents::store;
use crate::features::ndas::service as ndas;
use crate::features::projects::model::Part;
use crate::features::records::model::RecordId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Documents of these projects that open for the scope now. Each project comes with its vendor, and
/// the caller has shown that it is visible.
pub fn names_for(
    conn: &mut Conn,
    scope: &Scope,
    projects: &[(RecordId, OrganisationId)],
    now: Timestamp,
) -> Result<Vec<Part>, Problem> {
    let vendors: HashMap<RecordId, OrganisationId> = projects.iter().copied().collect();
    let ids: Vec<RecordId> = vendors.keys().copied().collect();
    let rows = store::of_records_unscoped(conn, &ids)?;
    let documents: Vec<DocumentId> = rows.iter().map(|row| row.id).collect();
    let readers = store::readers(conn, &documents)?;
    let out: HashSet<DocumentId> = store::versions_of_records(conn, &ids)?
        .into_iter()
        .filter(|version| version.state != VersionState::Draft)
        .map(|version| version.document_id)
        .collect();
    let firms: Vec<OrganisationId> = vendors.values().copied().collect();
    let under = ndas::under_each_unscoped(conn, &firms, now)?;
    let nobody = HashSet::new();
    let opens = |row: &DocumentRow| {
        let vendor = *vendors.get(&row.record_id)?;
        let named: Vec<OrganisationId> = readers
            .iter()
            .filter(|reader| reader.document_id == row.id)
            .map(|reader| reader.organisation_id)
            .collect();
        let secrecy =
            Secrecy { vendor, under: under.get(&vendor).unwrap_or(&nobody), readers: &named };
        let is_out = row.owner_org == scope.org() || out.contains(&row.id);
        (is_out && policy::opens(row, secrecy, scope.org())).then_some(())
    };
    Ok(rows
        .iter()
        .filter(|row| opens(row).is_some())
        .map(|row| Part {
            project: row.record_id,
            id: row.id.0,
            key: row.key(),
            title: row.title.clone(),
        })
        .collect())
}
