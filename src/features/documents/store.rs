//! Queries on documents. Which of them may be read is decided by `policy::opens`: every function
//! here is for callers that ask it.
use diesel::dsl::max;
use diesel::prelude::*;

use crate::features::documents::model::{
    DocumentId, DocumentPatch, DocumentRow, OpeningRow, ReaderRow, VersionId, VersionPatch,
    VersionRow,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::db::Conn;
use crate::platform::db::schema::{
    document_openings, document_readers, document_versions, documents,
};

pub fn insert(conn: &mut Conn, row: &DocumentRow) -> QueryResult<()> {
    diesel::insert_into(documents::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_unscoped(conn: &mut Conn, id: DocumentId) -> QueryResult<Option<DocumentRow>> {
    DocumentRow::query().filter(documents::id.eq(id)).first(conn).optional()
}

/// All documents of a project in the order of their numbers.
pub fn of_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<DocumentRow>> {
    DocumentRow::query().filter(documents::record_id.eq(record)).order(documents::number).load(conn)
}

/// The same of several projects.
pub fn of_records_unscoped(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<DocumentRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    DocumentRow::query()
        .filter(documents::record_id.eq_any(records.to_vec()))
        .order((documents::record_id, documents::number))
        .load(conn)
}

/// The highest number that was given out; numbers of documents that were discarded stay used.
pub fn last_number(conn: &mut Conn, record: RecordId) -> QueryResult<i32> {
    let last: Option<i32> = documents::table
        .filter(documents::record_id.eq(record))
        .select(max(documents::number))
        .first(conn)?;
    Ok(last.unwrap_or(0))
}

/// Moves a document that still has this version on; false if somebody was faster.
pub fn update(conn: &mut Conn, row: &DocumentRow, patch: &DocumentPatch) -> QueryResult<bool> {
    let rows = diesel::update(
        documents::table
            .filter(documents::id.eq(row.id))
            .filter(documents::version.eq(row.version)),
    )
    .set((patch, documents::version.eq(row.version.wrapping_add(1))))
    .execute(conn)?;
    Ok(rows == 1)
}

/// To whom documents of a project are opened by name.
pub fn readers(conn: &mut Conn, ids: &[DocumentId]) -> QueryResult<Vec<ReaderRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    ReaderRow::query().filter(document_readers::document_id.eq_any(ids.to_vec())).load(conn)
}

/// Opens a document to these by name and to nobody else.
pub fn set_readers(conn: &mut Conn, id: DocumentId, all: &[OrganisationId]) -> QueryResult<()> {
    diesel::delete(document_readers::table.filter(document_readers::document_id.eq(id)))
        .execute(conn)?;
    if all.is_empty() {
        return Ok(());
    }
    let rows: Vec<ReaderRow> =
        all.iter().map(|one| ReaderRow { document_id: id, organisation_id: *one }).collect();
    crate::on_backend!(conn, |c| diesel::insert_into(document_readers::table)
        .values(&rows)
        .execute(c))?;
    Ok(())
}

pub fn insert_version(conn: &mut Conn, row: &VersionRow) -> QueryResult<()> {
    diesel::insert_into(document_versions::table).values(row).execute(conn)?;
    Ok(())
}

/// Versions of a document, newest first.
pub fn versions(conn: &mut Conn, id: DocumentId) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(document_versions::document_id.eq(id))
        .order(document_versions::number.desc())
        .load(conn)
}

/// Versions of all documents of a project, newest first.
pub fn versions_of_record(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(document_versions::record_id.eq(record))
        .order(document_versions::number.desc())
        .load(conn)
}

/// Versions of all documents of several projects.
pub fn versions_of_records(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<VersionRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    VersionRow::query().filter(document_versions::record_id.eq_any(records.to_vec())).load(conn)
}

pub fn update_version(conn: &mut Conn, id: VersionId, patch: &VersionPatch) -> QueryResult<()> {
    diesel::update(document_versions::table.filter(document_versions::id.eq(id)))
        .set(patch)
        .execute(conn)?;
    Ok(())
}

/// Takes a draft away that nobody else has seen.
pub fn delete_version(conn: &mut Conn, id: VersionId) -> QueryResult<()> {
    diesel::delete(document_openings::table.filter(document_openings::version_id.eq(id)))
        .execute(conn)?;
    diesel::delete(document_versions::table.filter(document_versions::id.eq(id))).execute(conn)?;
    Ok(())
}

/// Somebody's row of an hour.
pub fn find_opening(conn: &mut Conn, row: &OpeningRow) -> QueryResult<Option<OpeningRow>> {
    OpeningRow::query()
        .filter(document_openings::version_id.eq(row.version_id))
        .filter(document_openings::membership_id.eq(row.membership_id))
        .filter(document_openings::hour.eq(row.hour))
        .first(conn)
        .optional()
}

/// Writes down that somebody has opened a version; once for an hour.
pub fn note_opening(conn: &mut Conn, row: &OpeningRow) -> QueryResult<()> {
    crate::on_backend!(conn, |c| diesel::insert_into(document_openings::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    if row.downloaded {
        diesel::update(
            document_openings::table
                .filter(document_openings::version_id.eq(row.version_id))
                .filter(document_openings::membership_id.eq(row.membership_id))
                .filter(document_openings::hour.eq(row.hour)),
        )
        .set(document_openings::downloaded.eq(true))
        .execute(conn)?;
    }
    Ok(())
}

/// Who has opened a document, newest first; of one organisation alone if it is named.
pub fn openings(
    conn: &mut Conn,
    id: DocumentId,
    of: Option<OrganisationId>,
    limit: i64,
) -> QueryResult<Vec<OpeningRow>> {
    let mut query = OpeningRow::query()
        .filter(document_openings::document_id.eq(id))
        .order(document_openings::at.desc())
        .limit(limit)
        .into_boxed();
    if let Some(of) = of {
        query = query.filter(document_openings::organisation_id.eq(of));
    }
    query.load(conn)
}
