//! The documents of a project as all of its organisations take them away.
use std::collections::HashMap;

use serde_json::{Value, json};

use crate::features::documents::model::{DocumentRow, VersionRow, VersionState};
use crate::features::documents::store;
use crate::features::projects::service::desk::Desk;
use crate::features::records::model::{FileId, FileRow, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::Scope;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// What of the documents everybody in the project may have.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    pub documents: Value,
    pub files: Vec<FileRow>,
}

/// Released and obsolete versions of documents that are open to the whole project, with their files.
/// A confidential one is left out altogether, whoever asks and whatever agreement they are under:
/// what is taken away is the same for all, and outlasts every agreement.
pub fn dossier(conn: &mut Conn, scope: &Scope, id: RecordId) -> Result<Papers, Problem> {
    Desk::open(conn, scope, id)?;
    let rows = store::of_record_unscoped(conn, id)?;
    let open: Vec<&DocumentRow> = rows.iter().filter(|row| !row.is_confidential()).collect();
    let mut versions = store::versions_of_record(conn, id)?;
    versions.retain(|one| {
        one.state != VersionState::Draft && open.iter().any(|row| row.id == one.document_id)
    });
    versions.sort_by_key(|one| (one.document_id, one.number));
    let ids: Vec<FileId> = versions.iter().map(|one| one.file_id).collect();
    let files = records::held_unscoped(conn, &ids)?;
    let by_id: HashMap<FileId, &FileRow> = files.iter().map(|file| (file.id, file)).collect();
    let lines: Vec<Value> = open
        .into_iter()
        .filter_map(|row| {
            let own = versions.iter().filter(|one| one.document_id == row.id);
            let own: Vec<Value> = own.map(|one| version(one, &by_id)).collect();
            (!own.is_empty()).then(|| line(row, own))
        })
        .collect();
    Ok(Papers { documents: Value::Array(lines), files })
}

fn line(row: &DocumentRow, versions: Vec<Value>) -> Value {
    json!({
        "id": row.id, "key": row.key(), "title": row.title, "kind": row.kind,
        "organisation_id": row.owner_org, "versions": versions,
    })
}

fn version(row: &VersionRow, files: &HashMap<FileId, &FileRow>) -> Value {
    let file = files.get(&row.file_id);
    json!({
        "id": row.id, "number": row.number, "state": row.state,
        "sha256": hex::encode(&row.sha256), "file": file.map(|file| &file.name),
        "size": file.map(|file| file.size), "media_type": file.map(|file| &file.media_type),
        "released_at": row.released_at, "obsolete_at": row.obsolete_at,
    })
}
