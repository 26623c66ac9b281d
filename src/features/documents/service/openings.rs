//! Opening the file of a version, and who has done so.
use super::find;
use crate::features::documents::model::{DocumentId, Opening, OpeningRow, VersionRow};
use crate::features::documents::store;
use crate::features::organisations::service as organisations;
use crate::features::records::model::FileRow;
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::{Conn, Tx};
use crate::platform::problem::Problem;

const HOUR: i64 = 3_600_000_000;
/// Rows that a page shows.
const SHOWN: i64 = 200;

/// Which file is wanted, and for what.
#[derive(Debug, Clone, Copy)]
pub struct WantedFile {
    pub document: DocumentId,
    /// Of the version.
    pub number: i32,
    pub download: bool,
}

fn version(
    conn: &mut Conn,
    scope: &Scope,
    wanted: WantedFile,
    now: Timestamp,
) -> Result<VersionRow, Problem> {
    let (shelf, case) = find(conn, scope, wanted.document, now)?;
    let found = shelf.shown(&case).find(|version| version.number == wanted.number).cloned();
    found.ok_or_else(Problem::not_found)
}

fn row(scope: &Scope, version: &VersionRow, wanted: WantedFile, now: Timestamp) -> OpeningRow {
    let hour = now.micros().div_euclid(HOUR).saturating_mul(HOUR);
    OpeningRow {
        version_id: version.id,
        document_id: wanted.document,
        membership_id: scope.membership(),
        organisation_id: scope.org(),
        hour: Timestamp::from_micros(hour).unwrap_or(now),
        at: now,
        downloaded: wanted.download,
    }
}

/// The file of a version that opens for the scope, and whether it is already written down that
/// they have opened it.
pub fn openable(
    conn: &mut Conn,
    scope: &Scope,
    wanted: WantedFile,
    now: Timestamp,
) -> Result<(FileRow, bool), Problem> {
    let version = version(conn, scope, wanted, now)?;
    let file = records::held_unscoped(conn, &[version.file_id])?.pop();
    let file = file.ok_or_else(Problem::not_found)?;
    let known = store::find_opening(conn, &row(scope, &version, wanted, now))?;
    Ok((file, known.is_some_and(|known| known.downloaded || !wanted.download)))
}

/// Writes down that somebody opens a version; nothing is given before this is kept.
pub fn note_opening(tx: &mut Tx<'_>, scope: &Scope, wanted: WantedFile) -> Result<(), Problem> {
    let now = tx.now;
    let version = version(tx.conn, scope, wanted, now)?;
    store::note_opening(tx.conn, &row(scope, &version, wanted, now))?;
    tx.subject(wanted.document);
    Ok(())
}

/// Who has opened a document: its owner is told of all, others of their own people.
pub fn openings(
    conn: &mut Conn,
    scope: &Scope,
    id: DocumentId,
    now: Timestamp,
) -> Result<Vec<Opening>, Problem> {
    let (shelf, case) = find(conn, scope, id, now)?;
    let of = (!shelf.owns(&case)).then_some(shelf.own);
    let rows = store::openings(conn, id, of, SHOWN)?;
    let ids: Vec<MembershipId> = rows.iter().map(|row| row.membership_id).collect();
    let people = organisations::person_refs(conn, &ids)?;
    let number = |row: &OpeningRow| {
        let version = case.versions.iter().find(|version| version.id == row.version_id)?;
        Some(version.number)
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let person = people.get(&row.membership_id).cloned().map(|person| {
                match shelf.desk.side_of(person.organisation.id) {
                    Some(side) => person.on(side),
                    None => person,
                }
            });
            Some(Opening { number: number(&row)?, person, at: row.at, downloaded: row.downloaded })
        })
        .collect())
}
