//! Versions of definitions. They are each vendor's own configuration: whoever may see a record may
//! see the definition that it was made with, so these reads take no scope.
use diesel::prelude::*;

use crate::features::complaints::definition::DefinitionId;
use crate::platform::authz::OrganisationId;
use crate::platform::clock::Timestamp;
use crate::platform::db::schema::definitions;
use crate::platform::db::{Conn, Json};

const KIND: &str = "complaint";

/// A version to be published.
#[derive(Insertable)]
#[diesel(table_name = definitions)]
struct Row<'a> {
    id: DefinitionId,
    vendor_org: OrganisationId,
    kind: &'static str,
    version: i32,
    data: &'a Json,
    published_at: Timestamp,
}

/// Publishes the next version; its number.
pub fn publish(
    conn: &mut Conn,
    vendor: OrganisationId,
    data: &Json,
    now: Timestamp,
) -> QueryResult<i32> {
    let newest = find(conn, vendor, None)?.map_or(0, |(version, _)| version);
    let row = Row {
        id: DefinitionId::generate(),
        vendor_org: vendor,
        kind: KIND,
        version: newest.wrapping_add(1),
        data,
        published_at: now,
    };
    diesel::insert_into(definitions::table).values(&row).execute(conn)?;
    Ok(row.version)
}

/// A given version, or the newest.
pub fn find(
    conn: &mut Conn,
    vendor: OrganisationId,
    version: Option<i32>,
) -> QueryResult<Option<(i32, Json)>> {
    let mut query = definitions::table
        .filter(definitions::vendor_org.eq(vendor))
        .filter(definitions::kind.eq(KIND))
        .select((definitions::version, definitions::data))
        .order(definitions::version.desc())
        .into_boxed();
    if let Some(version) = version {
        query = query.filter(definitions::version.eq(version));
    }
    query.first(conn).optional()
}

/// Every version of these vendors, oldest first.
pub fn versions(
    conn: &mut Conn,
    vendors: &[OrganisationId],
) -> QueryResult<Vec<(OrganisationId, i32)>> {
    definitions::table
        .filter(definitions::vendor_org.eq_any(vendors))
        .filter(definitions::kind.eq(KIND))
        .order(definitions::version)
        .select((definitions::vendor_org, definitions::version))
        .load(conn)
}
