//! Complaints that come from another system.
use diesel::prelude::*;

use crate::features::complaints::model::{Category, Complaint, Remedy, Severity, Status};
use crate::features::records::model::RecordId;
use crate::insert_all;
use crate::platform::clock::Timestamp;
use crate::platform::db::Conn;
use crate::platform::db::schema::complaints;

pub fn insert_many(conn: &mut Conn, rows: &[Complaint]) -> QueryResult<()> {
    insert_all!(conn, complaints::table, rows, 32);
    Ok(())
}

/// All that a source says about a complaint; what it leaves out is emptied.
#[derive(Debug, AsChangeset)]
#[diesel(table_name = complaints, treat_none_as_null = true)]
pub struct ImportPatch<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub category: Category,
    pub severity: Severity,
    pub remedy_sought: Remedy,
    pub status: Status,
    pub product: Option<&'a str>,
    pub order_no: Option<&'a str>,
    pub lot: Option<&'a str>,
    pub serial_no: Option<&'a str>,
    pub delivery_note: Option<&'a str>,
    pub detected_where: Option<&'a str>,
    pub on_behalf_of: Option<&'a str>,
    pub submitted_at: Option<Timestamp>,
    pub first_response_at: Option<Timestamp>,
    pub resolved_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub resolution_code: Option<Remedy>,
    pub resolution_notes: Option<&'a str>,
}

pub fn replace_imported(conn: &mut Conn, id: RecordId, patch: &ImportPatch<'_>) -> QueryResult<()> {
    diesel::update(complaints::table.filter(complaints::record_id.eq(id)))
        .set(patch)
        .execute(conn)?;
    Ok(())
}
