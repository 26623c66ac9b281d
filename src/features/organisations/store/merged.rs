//! Relationships that were merged into others: their records stay with them.
use diesel::prelude::*;

use crate::features::organisations::model::RelationshipId;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::db::schema::relationships;

/// Those of the scope's organisation that were merged, each with the one that lives on.
pub fn merged(
    conn: &mut Conn,
    scope: &Scope,
) -> QueryResult<Vec<(RelationshipId, RelationshipId)>> {
    relationships::table
        .filter(relationships::vendor_org.eq(scope.org()))
        .filter(relationships::merged_into.is_not_null())
        .select((relationships::id, relationships::merged_into.assume_not_null()))
        .load(conn)
}

/// A relationship of the scope's organisation and those that were merged into it, with the customers.
pub fn with_merged(
    conn: &mut Conn,
    scope: &Scope,
    id: RelationshipId,
) -> QueryResult<Vec<(RelationshipId, OrganisationId)>> {
    let merged = relationships::merged_into.eq(Some(id)).assume_not_null();
    relationships::table
        .filter(relationships::vendor_org.eq(scope.org()))
        .filter(relationships::id.eq(id).or(merged))
        .select((relationships::id, relationships::customer_org))
        .load(conn)
}

/// The customers of the scope's organisation that were merged into these.
pub fn merged_among(
    conn: &mut Conn,
    scope: &Scope,
    ids: &[RelationshipId],
) -> QueryResult<Vec<(RelationshipId, OrganisationId)>> {
    let among = relationships::merged_into.eq_any(ids.to_vec()).assume_not_null();
    relationships::table
        .filter(relationships::vendor_org.eq(scope.org()))
        .filter(among)
        .select((relationships::merged_into.assume_not_null(), relationships::customer_org))
        .load(conn)
}
