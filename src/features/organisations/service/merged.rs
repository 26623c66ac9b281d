//! Customers that a vendor kept twice: what was worked out with one that was merged away stays in its
//! records, and is told of the one that lives on.
use std::collections::HashMap;

use crate::features::organisations::model::RelationshipId;
use crate::features::organisations::store::merged as store;
use crate::platform::authz::{OrganisationId, Scope};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;

/// Those of the scope's organisation that were merged, each with the one that lives on.
pub fn merged(
    conn: &mut Conn,
    scope: &Scope,
) -> Result<HashMap<RelationshipId, RelationshipId>, Problem> {
    Ok(store::merged(conn, scope)?.into_iter().collect())
}

/// All that one customer of the scope's organisation is kept as.
#[derive(Debug, Clone, Default)]
pub struct KeptAs {
    pub relationships: Vec<RelationshipId>,
    pub organisations: Vec<OrganisationId>,
}

/// A customer with those that were merged into it.
pub fn kept_as(conn: &mut Conn, scope: &Scope, id: RelationshipId) -> Result<KeptAs, Problem> {
    let (relationships, organisations) = store::with_merged(conn, scope, id)?.into_iter().unzip();
    Ok(KeptAs { relationships, organisations })
}
