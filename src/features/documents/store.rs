//! Queries on documents. Which of them may be read is decided by `policy::opens`: every function
//! here is for callers that ask it.
use diesel::prelude::*;

use crate::features::documents::model::{
    DocumentId, DocumentLabel, DocumentPatch, DocumentRow, OpeningRow, ReaderRow, VersionId,
    VersionPatch, VersionRow,
};
use crate::features::records::model::RecordId;
use crate::platform::authz::OrganisationId;
use crate::platform::db::schema::{
    document_openings, document_readers, document_versions, documents, record_parties, records,
};
use crate::platform::db::{Conn, MultiBackend};

pub fn insert(conn: &mut Conn, row: &DocumentRow) -> QueryResult<()> {
    diesel::insert_into(documents::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find_unscoped(conn: &mut Conn, id: DocumentId) -> QueryResult<Option<DocumentRow>> {
    DocumentRow::query().filter(documents::id.eq(id)).first(conn).optional()
}

/// All documents of a project, oldest first.
pub fn of_record_unscoped(conn: &mut Conn, record: RecordId) -> QueryResult<Vec<DocumentRow>> {
    DocumentRow::query()
        .filter(documents::record_id.eq(record))
        .order((documents::created_at, documents::id))
        .load(conn)
}

/// The same of several projects.
pub fn of_records_unscoped(conn: &mut Conn, records: &[RecordId]) -> QueryResult<Vec<DocumentRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    DocumentRow::query()
        .filter(documents::record_id.eq_any(records.to_vec()))
        .order((documents::record_id, documents::created_at))
        .load(conn)
}

/// Confidential documents in projects of a vendor that a customer has, or had, a place in.
pub fn confidential_between(
    conn: &mut Conn,
    vendor: OrganisationId,
    customer: OrganisationId,
) -> QueryResult<Vec<DocumentRow>> {
    let of_vendor = records::table.filter(records::vendor_org.eq(vendor)).select(records::id);
    let of_customer = record_parties::table
        .filter(record_parties::organisation_id.eq(customer))
        .select(record_parties::record_id);
    DocumentRow::query()
        .filter(documents::label.eq(DocumentLabel::Confidential))
        .filter(documents::record_id.eq_any(of_customer))
        .filter(documents::record_id.eq_any(of_vendor))
        .order((documents::record_id, documents::id))
        .load(conn)
}

/// Versions with the documents that they are of.
pub fn versions_by_id(
    conn: &mut Conn,
    ids: &[VersionId],
) -> QueryResult<Vec<(VersionRow, DocumentRow)>> {
    document_versions::table
        .inner_join(documents::table.on(documents::id.eq(document_versions::document_id)))
        .filter(document_versions::id.eq_any(ids.to_vec()))
        .select((
            <VersionRow as SelectableHelper<MultiBackend>>::as_select(),
            <DocumentRow as SelectableHelper<MultiBackend>>::as_select(),
        ))
        .load(conn)
}

/// Versions of these documents, newest first.
pub fn versions_of(conn: &mut Conn, ids: &[DocumentId]) -> QueryResult<Vec<VersionRow>> {
    VersionRow::query()
        .filter(document_versions::document_id.eq_any(ids.to_vec()))
        .order(document_versions::number.desc())
        .load(conn)
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
