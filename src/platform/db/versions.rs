//! How often parts of what an organisation keeps have changed, as triggers count it.
use diesel::prelude::*;

use super::Conn;
use super::schema::data_versions;
use crate::platform::authz::OrganisationId;

/// A number that grows with each change of these parts.
pub fn data_version(
    conn: &mut Conn,
    organisation: OrganisationId,
    parts: &[&str],
) -> QueryResult<i64> {
    let versions: Vec<i64> = data_versions::table
        .filter(data_versions::organisation_id.eq(organisation))
        .filter(data_versions::part.eq_any(parts.to_vec()))
        .select(data_versions::version)
        .load(conn)?;
    Ok(versions.iter().sum())
}
