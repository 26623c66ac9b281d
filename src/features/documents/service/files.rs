//! All files of a project that somebody may read, wherever they come from.
use std::collections::HashMap;

use serde::Deserialize;
use utoipa::IntoParams;

use super::{Case, Shelf, shelf};
use crate::features::documents::model::{
    DocumentId, FileOrigin, FileSource, ProjectFile, VersionRow,
};

use crate::features::organisations::service::{self as organisations, Wanted};
use crate::features::projects::model::DeliverableId;
use crate::features::projects::service::desk;
use crate::features::records::model::{FileId, FileRef, FileRow, Lane, LaneId, LaneKind, RecordId};
use crate::features::records::service as records;
use crate::platform::authz::{MembershipId, Scope};
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::http::{Cursor, Page, PageParams};
use crate::platform::problem::Problem;

/// Attachments that are looked through.
const MOST: i64 = 5_000;

/// Filters of the list, as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FilesQuery {
    pub limit: Option<i64>,
    pub cursor: Option<String>,
    /// Part of the name of the file or of what it belongs to.
    pub q: Option<String>,
    pub source: Option<FileSource>,
}

/// A file before it is drawn.
struct Found {
    row: FileRow,
    origin: FileOrigin,
    path: String,
    at: Timestamp,
}

/// A page of files, newest first.
pub fn files(
    conn: &mut Conn,
    scope: &Scope,
    record: RecordId,
    query: &FilesQuery,
    now: Timestamp,
) -> Result<Page<ProjectFile>, Problem> {
    let page = PageParams { limit: query.limit, cursor: query.cursor.clone() };
    let (cursor, limit) = (page.cursor()?, page.limit()?);
    let shelf = shelf(conn, scope, record, now)?;
    let mut all = of_documents(conn, &shelf)?;
    all.extend(of_lanes(conn, scope, record)?);
    let wanted = query.q.as_deref().and_then(Wanted::new);
    all.retain(|one| {
        query.source.is_none_or(|source| one.origin.source == source)
            && wanted.as_ref().is_none_or(|wanted| {
                wanted.is_in(&one.row.name)
                    || one.origin.title.as_ref().is_some_and(|title| wanted.is_in(title))
            })
            && cursor.is_none_or(|after| (one.at, one.row.id.0) < (after.at, after.id))
    });
    all.sort_unstable_by_key(|one| std::cmp::Reverse((one.at, one.row.id.0)));
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX).saturating_add(1));
    let Page { items, next_cursor } =
        Page::cut(all, limit, |one| Cursor { at: one.at, id: one.row.id.0 });
    let hands: Vec<MembershipId> = items.iter().map(|one| one.row.uploaded_by).collect();
    let people = organisations::person_refs(conn, &hands)?;
    let items = items.into_iter().map(|one| {
        let by = people.get(&one.row.uploaded_by).cloned();
        let side = by.as_ref().and_then(|person| shelf.desk.side_of(person.organisation.id));
        ProjectFile {
            by: match side {
                Some(side) => by.map(|person| person.on(side)),
                None => by,
            },
            file: FileRef::from(one.row),
            path: one.path,
            origin: one.origin,
            at: one.at,
        }
    });
    Ok(Page { items: items.collect(), next_cursor })
}

/// Versions of documents that open for the reader.
fn of_documents(conn: &mut Conn, shelf: &Shelf) -> Result<Vec<Found>, Problem> {
    let mut versions: HashMap<FileId, (&Case, &VersionRow)> = HashMap::new();
    for case in shelf.cases.iter().filter(|case| shelf.opens(case)) {
        versions.extend(shelf.shown(case).map(|version| (version.file_id, (case, version))));
    }
    let ids: Vec<FileId> = versions.keys().copied().collect();
    let rows = records::held_unscoped(conn, &ids)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let (case, version) = *versions.get(&row.id)?;
            Some(of_version(row, case, version))
        })
        .collect())
}

fn of_version(row: FileRow, case: &Case, version: &VersionRow) -> Found {
    let (id, number): (DocumentId, i32) = (case.row.id, version.number);
    Found {
        row,
        path: format!("/documents/{id}/versions/{number}/file"),
        at: version.released_at.unwrap_or(version.created_at),
        origin: FileOrigin {
            source: FileSource::Document,
            title: Some(format!("{} {}", case.row.key(), case.row.title)),
            document_id: Some(id),
            number: Some(number),
            deliverable_id: None,
            thread_id: None,
            private: version.released_at.is_none(),
        },
    }
}

/// What messages and deliverables brought, from the lanes that the reader reads.
fn of_lanes(conn: &mut Conn, scope: &Scope, record: RecordId) -> Result<Vec<Found>, Problem> {
    let (rows, lanes) = records::attachments(conn, scope, record, MOST)?;
    let lanes: HashMap<LaneId, Lane> = lanes.into_iter().map(|lane| (lane.id, lane)).collect();
    let evidence = desk::evidence(conn, scope, record)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let lane = lanes.get(&row.lane_id?)?;
            let of: Option<&(DeliverableId, String)> = evidence.get(&row.id);
            Some(Found {
                path: format!("/files/{}", row.id),
                at: row.created_at,
                origin: FileOrigin {
                    source: if of.is_some() { FileSource::Evidence } else { FileSource::Message },
                    title: of.map(|(_, title)| title.clone()),
                    document_id: None,
                    number: None,
                    deliverable_id: of.map(|(id, _)| id.0),
                    thread_id: Some(lane.thread_id.0),
                    private: lane.kind == LaneKind::Private,
                },
                row,
            })
        })
        .collect())
}
