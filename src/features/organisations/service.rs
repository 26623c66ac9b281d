//! Use cases.
use std::collections::HashMap;

use diesel::QueryResult;

use super::model::{OrgRef, PersonRef};
use crate::platform::authz::{MembershipId, OrganisationId};
use crate::platform::db::Conn;

/// placeholder until the feature lands
pub fn person_refs(_conn: &mut Conn, _ids: &[MembershipId]) -> QueryResult<HashMap<MembershipId, PersonRef>> {
    Ok(HashMap::new())
}
/// placeholder until the feature lands
pub fn org_refs(_conn: &mut Conn, _ids: &[OrganisationId]) -> QueryResult<HashMap<OrganisationId, OrgRef>> {
    Ok(HashMap::new())
}
