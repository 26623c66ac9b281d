//! What waits for a signature of the own organisation.
use crate::features::documents::model::VersionId;
use crate::features::documents::service as documents;
use crate::features::notifications::model::RecordTitles;
use crate::features::records::model::{Record, RecordId, RecordRef};
use crate::features::records::service as records;
use crate::features::signoffs::model::{SignoffRow, SubjectKind};
use crate::features::signoffs::service as signoffs;
use crate::features::tasks::model::AwaitedSignature;
use crate::platform::authz::{Capability, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// The version of a document that a sign-off is about.
fn version(row: &SignoffRow) -> Option<VersionId> {
    (row.subject_kind == SubjectKind::DocumentVersion).then_some(VersionId(row.subject_id.0))
}

/// Everything that the scope's organisation is to sign next in records that it sees, the longest
/// waiting first: nine statements at most.
pub fn signatures(
    conn: &mut Conn,
    scope: &Scope,
    titles: RecordTitles,
    now: Timestamp,
) -> Result<Vec<AwaitedSignature>, Problem> {
    // An observer signs nothing.
    if !scope.may(Capability::Write) {
        return Ok(Vec::new());
    }
    let waiting = signoffs::waiting_unscoped(conn, scope)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids: Vec<RecordId> = waiting.iter().map(|(row, _)| row.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let seen = records::on_a_side(conn, scope, &ids)?;
    let titles = titles.of(conn, &ids)?;
    let versions: Vec<VersionId> = waiting.iter().filter_map(|(row, _)| version(row)).collect();
    let names = documents::names(conn, scope, &seen, &versions, now)?;
    let show = |(row, roles): (SignoffRow, Vec<String>)| {
        let Record { id, kind, number, relationship_id, .. } = seen.get(&row.record_id)?.clone();
        // A document that has closed meanwhile does not wait any more.
        let called = match version(&row) {
            Some(version) => Some(names.get(&version)?.clone()),
            None => row.title,
        };
        let title = titles.get(&id).cloned().unwrap_or_default();
        Some(AwaitedSignature {
            record: RecordRef { id, kind, number, title },
            relationship_id,
            kind: row.subject_kind,
            subject_id: row.subject_id.0,
            step: row.subject_step,
            title: called,
            roles,
            since: row.created_at,
        })
    };
    Ok(waiting.into_iter().filter_map(show).collect())
}
