//! Links from record to record, each with whose it is.
use diesel::prelude::*;

use super::visible::visible_rows;
use crate::features::records::model::{LinkRow, RecordId, RecordKind};
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::{record_links, record_parties, records};

pub fn insert_link(conn: &mut Conn, link: &LinkRow) -> QueryResult<()> {
    diesel::insert_into(record_links::table).values(link).execute(conn)?;
    Ok(())
}

/// Links from or to any of these records that the scope's organisation may know of, oldest first.
/// Whether it sees the record at the other end is not said.
pub fn find_links(conn: &mut Conn, scope: &Scope, ids: &[RecordId]) -> QueryResult<Vec<LinkRow>> {
    let of = record_links::organisation_id;
    LinkRow::query()
        .filter(
            record_links::from_record
                .eq_any(ids.to_vec())
                .or(record_links::to_record.eq_any(ids.to_vec())),
        )
        .filter(of.is_null().or(of.eq(Some(scope.org())).assume_not_null()))
        .order((record_links::created_at, record_links::from_record, record_links::to_record))
        .load(conn)
}

/// Links from a record, oldest first.
pub fn links_from(conn: &mut Conn, from: RecordId) -> QueryResult<Vec<LinkRow>> {
    LinkRow::query()
        .filter(record_links::from_record.eq(from))
        .order((record_links::created_at, record_links::to_record))
        .load(conn)
}

/// Takes a link away; false if it is gone already.
pub fn delete_link(conn: &mut Conn, link: &LinkRow) -> QueryResult<bool> {
    let rows = diesel::delete(
        record_links::table
            .filter(record_links::from_record.eq(link.from_record))
            .filter(record_links::to_record.eq(link.to_record))
            .filter(record_links::kind.eq(&link.kind))
            .filter(owned_by(link.organisation_id)),
    )
    .execute(conn)?;
    Ok(rows == 1)
}

type Owned = Box<
    dyn diesel::expression::BoxableExpression<
            record_links::table,
            crate::platform::db::MultiBackend,
            SqlType = diesel::sql_types::Bool,
        >,
>;

fn owned_by(organisation: Option<OrganisationId>) -> Owned {
    let of = record_links::organisation_id;
    match organisation {
        None => Box::new(of.is_null()),
        Some(own) => Box::new(of.eq(Some(own)).assume_not_null()),
    }
}

/// A record that the scope may see, by its number.
pub fn find_by_number(
    conn: &mut Conn,
    scope: &Scope,
    vendor: OrganisationId,
    kind: RecordKind,
    number: &str,
) -> QueryResult<Option<RecordId>> {
    records::table
        .inner_join(record_parties::table.on(record_parties::record_id.eq(records::id)))
        .filter(records::vendor_org.eq(vendor))
        .filter(records::kind.eq(kind))
        .filter(records::number.eq(number))
        .filter(visible_rows!(scope))
        .select(records::id)
        .first(conn)
        .optional()
}
